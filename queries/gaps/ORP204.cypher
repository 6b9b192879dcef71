// id = "ORP204"
// severity = "warning"
// family = "orphans"
// subject = "Check"
// clause = ""
// [zh]
// name = "监控未挂接"
// message = "质量监控“{subject}”不针对任何规范、标准或职责"
// why = "不知道在监控什么的监控,结果用不上。"
// fix = "把它关联到它所监控的规范、标准或职责;不再做的,停用。"
// [en]
// name = "Check that hangs nowhere"
// message = "No norm, standard or duty is checked by “{subject}”"
// why = "A check of nothing in particular yields results that nobody can use."
// fix = "Link it to the norm, standard or duty that it checks, or retire it."
// [[example]]
// gaps = ["c"]
// graph = '''
// {"node": "Check", "id": "c", "name": "注册抽查"}'''
// [[example]]
// gaps = ["c"]
// graph = '''
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程", "status": "retired"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}'''
// [[example]]
// gaps = ["c"]
// graph = '''
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "BACKED_BY", "source": "c", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "valid_to": "2026-06-30"}
// {"link": "CHECKED_BY", "source": "d", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Check", "id": "c", "name": "注册抽查", "valid_from": "2026-07-01"}'''
MATCH (c:Check {counts: true})
WHERE NOT EXISTS { (c)<-[:CHECKED_BY]-({counts: true}) }
RETURN DISTINCT c.id AS subject, '' AS key, [] AS with_nodes
