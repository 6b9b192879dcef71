// id = "CHN106"
// severity = "warning"
// family = "chain"
// subject = "Standard"
// clause = "8"
// [zh]
// name = "标准无制度"
// message = "标准“{subject}”没有制度支撑"
// why = "没有制度支撑的标准,执行与否没有后果。"
// fix = "为它,或它的规范、监控、执行它的职责,关联所依据的制度。"
// [en]
// name = "Standard without a regulation"
// message = "No regulation backs the standard “{subject}”"
// why = "A standard that no regulation backs is kept or broken without consequence."
// fix = "Link the regulation to it, to its norms or checks, or to a duty that meets it."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "valid_to": "2026-06-29"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "r"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程", "status": "retired"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "valid_to": "2026-06-30"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "CHECKED_BY", "source": "s", "target": "c"}
// {"link": "BACKED_BY", "source": "c", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}
// {"link": "BACKED_BY", "source": "c", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校"}'''
MATCH (s:Standard {counts: true, registered: true, backed: false})
WHERE NOT EXISTS { (s)<-[:MEETS]-(:Duty {counts: true})-[:BACKED_BY]->(:Regulation {counts: true}) }
RETURN DISTINCT s.id AS subject, '' AS key, [] AS with_nodes
