// id = "STD605"
// severity = "warning"
// family = "standards"
// subject = "Standard"
// clause = "16"
// [zh]
// name = "有标准未见执行"
// message = "标准“{subject}”有职责执行,却没有说明其执行情况的有效佐证"
// why = "没有佐证,不能说明标准真的在用。"
// fix = "为它、它的规范与监控或执行它的职责上传有效的佐证。"
// [en]
// name = "Standard not seen in use"
// message = "Duties meet the standard “{subject}”, yet no current evidence shows it"
// why = "Without evidence nobody can show that the standard is really followed."
// fix = "Add current evidence to it, to its norms or checks, or to a duty that meets it."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf", "valid_until": "2026-06-29"}
// {"link": "SUPPORTS", "source": "e", "target": "s"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"node": "Norm", "id": "n", "name": "流程", "status": "draft"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "SUPPORTS", "source": "e", "target": "n"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"node": "Check", "id": "c", "name": "抽查"}
// {"link": "CHECKED_BY", "source": "d", "target": "c"}
// {"link": "SUPPORTS", "source": "e", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"link": "MEETS", "source": "g", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "国家", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf", "valid_until": "2026-06-30"}
// {"link": "SUPPORTS", "source": "e", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"node": "Norm", "id": "n", "name": "流程"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}
// {"link": "SUPPORTS", "source": "e", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"node": "Norm", "id": "n", "name": "流程"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "SUPPORTS", "source": "e", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"node": "Check", "id": "c", "name": "抽查"}
// {"link": "CHECKED_BY", "source": "s", "target": "c"}
// {"link": "SUPPORTS", "source": "e", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"node": "Norm", "id": "n", "name": "流程"}
// {"node": "Check", "id": "c", "name": "抽查"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}
// {"link": "SUPPORTS", "source": "e", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Evidence", "id": "e", "name": "台账", "uri": "a.pdf"}
// {"node": "Norm", "id": "n", "name": "流程"}
// {"node": "Check", "id": "c", "name": "抽查"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}
// {"link": "SUPPORTS", "source": "e", "target": "c"}'''
MATCH (s:Standard {counts: true, registered: true})
WHERE EXISTS { (s)<-[:MEETS]-(:Duty {counts: true}) }
  AND NOT EXISTS { (s)<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (s)<-[:MEETS]-(:Duty {counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (s)-[:DETAILED_BY]->(:Norm {counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (s)<-[:MEETS]-(:Duty {counts: true})-[:DETAILED_BY]->(:Norm {counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (s)-[:CHECKED_BY]->(:Check {counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (s)-[:DETAILED_BY]->(:Norm {counts: true})-[:CHECKED_BY]->(:Check {counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (s)<-[:MEETS]-(:Duty {counts: true})-[:DETAILED_BY]->(:Norm {counts: true})-[:CHECKED_BY]->(:Check {counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
RETURN DISTINCT s.id AS subject, '' AS key, [] AS with_nodes
