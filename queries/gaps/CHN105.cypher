// id = "CHN105"
// severity = "info"
// family = "chain"
// subject = "Norm"
// clause = "8"
// [zh]
// name = "规范无监控"
// message = "规范“{subject}”没有质量监控"
// why = "没有人看规范有没有照做,规范就成了墙上的纸。"
// fix = "为它,或它所细化的标准、职责,安排质量监控。"
// [en]
// name = "Norm without a check"
// message = "Nothing checks the norm “{subject}”"
// why = "A norm that nobody watches is paper on the wall."
// fix = "Plan a check for it, or for the standard or duty that it details."
// [[example]]
// gaps = ["n"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}'''
// [[example]]
// gaps = ["n"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Check", "id": "c", "name": "注册抽查", "valid_to": "2026-06-29"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}'''
// [[example]]
// gaps = ["n"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01", "status": "retired"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "CHECKED_BY", "source": "s", "target": "c"}'''
// [[example]]
// gaps = ["n"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "CHECKED_BY", "source": "s", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Check", "id": "c", "name": "注册抽查", "valid_to": "2026-06-30"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "CHECKED_BY", "source": "s", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}
// {"link": "CHECKED_BY", "source": "d", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程", "status": "retired"}'''
MATCH (n:Norm {counts: true})
WHERE NOT EXISTS { (n)-[:CHECKED_BY]->(:Check {counts: true}) }
  AND NOT EXISTS { (n)<-[:DETAILED_BY]-(:Standard {counts: true})-[:CHECKED_BY]->(:Check {counts: true}) }
  AND NOT EXISTS { (n)<-[:DETAILED_BY]-(:Duty {counts: true})-[:CHECKED_BY]->(:Check {counts: true}) }
RETURN DISTINCT n.id AS subject, '' AS key, [] AS with_nodes
