// id = "ORP205"
// severity = "warning"
// family = "orphans"
// subject = "Regulation"
// clause = ""
// [zh]
// name = "制度未被引用"
// message = "制度“{subject}”没有被任何职责、标准、规范或监控引用"
// why = "没有地方引用的制度,要么没有执行,要么早该废止。"
// fix = "把它关联到以它为依据的职责、岗位、标准、规范或监控;不再用的,废止。"
// [en]
// name = "Regulation not cited"
// message = "Nothing is backed by the regulation “{subject}”"
// why = "A regulation that nothing cites is not carried out, or should long have been repealed."
// fix = "Link it to what it backs, or retire it."
// [[example]]
// gaps = ["r"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}'''
// [[example]]
// gaps = ["r"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "valid_to": "2026-06-29"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = ["r"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}
// {"link": "CONFLICTS_WITH", "source": "r", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "valid_to": "2026-06-30"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"link": "BACKED_BY", "source": "c", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "status": "retired"}'''
MATCH (r:Regulation {counts: true})
WHERE NOT EXISTS { (r)<-[:BACKED_BY]-({counts: true}) }
RETURN DISTINCT r.id AS subject, '' AS key, [] AS with_nodes
