// id = "HOR410"
// severity = "error"
// family = "peers"
// subject = "Regulation"
// clause = "16"
// [zh]
// name = "制度与标准冲突"
// message = "制度“{subject}”与标准“{key}”不一致"
// why = "制度与标准各说各的,照哪一个做都不对。"
// fix = "由归口部门修订其中一个,使两者一致,再删去这一标记。"
// [en]
// name = "Regulation against standard"
// message = "The regulation “{subject}” conflicts with the standard “{key}”"
// why = "Where rule and standard say different things, whatever one does is wrong."
// fix = "Have the owner amend one of them, then remove the mark."
// [[example]]
// gaps = ["r/s"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Standard", "id": "s", "name": "学籍标准"}
// {"link": "CONFLICTS_WITH", "source": "r", "target": "s"}'''
// [[example]]
// gaps = ["r/s", "r/t"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "valid_to": "2026-06-30"}
// {"node": "Standard", "id": "t", "name": "注册标准"}
// {"link": "CONFLICTS_WITH", "source": "r", "target": "s"}
// {"link": "CONFLICTS_WITH", "source": "r", "target": "t"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "valid_to": "2026-06-29"}
// {"link": "CONFLICTS_WITH", "source": "r", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "status": "retired"}
// {"node": "Standard", "id": "s", "name": "学籍标准"}
// {"link": "CONFLICTS_WITH", "source": "r", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Standard", "id": "s", "name": "学籍标准"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
MATCH (r:Regulation {counts: true})-[:CONFLICTS_WITH]->(s:Standard {counts: true})
RETURN DISTINCT r.id AS subject, s.id AS key, [s.id] AS with_nodes
