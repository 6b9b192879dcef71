// id = "CHN102"
// severity = "error"
// family = "chain"
// subject = "Duty"
// clause = "16"
// [zh]
// name = "职责无标准"
// message = "职责“{subject}”没有工作标准"
// why = "没有标准,就无法判断这项工作做得好不好。"
// fix = "为它制定标准,或关联已有的标准。"
// [en]
// name = "Duty without a standard"
// message = "The duty “{subject}” meets no standard"
// why = "Without a standard nobody can tell whether the work is done well."
// fix = "Write a standard for it, or link one that exists."
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "status": "retired"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "valid_from": "2026-07-01"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "valid_from": "2026-06-30"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["a"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Duty", "id": "b", "name": "旧的学籍注册", "status": "retired"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "完成领导交办的其他工作", "catch_all": true}'''
MATCH (d:Duty {leaf: true})
WHERE NOT EXISTS { (d)-[:MEETS]->(:Standard {counts: true}) }
RETURN DISTINCT d.id AS subject, '' AS key, [] AS with_nodes
