// id = "EVD805"
// severity = "error"
// family = "evidence"
// subject = "DiagnosisPoint"
// clause = ""
// [zh]
// name = "诊断点无佐证"
// message = "诊断点“{subject}”没有有效的佐证"
// why = "没有佐证,诊断时无法说明做到了。"
// fix = "为它或与它对应的工作上传有效的佐证。"
// [en]
// name = "Diagnosis point without evidence"
// message = "No current evidence supports the diagnosis point “{subject}”"
// why = "Without evidence nobody can show that the point is met."
// fix = "Add current evidence to it, or to what answers it."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Evidence", "id": "e", "name": "注册名册"}
// {"link": "SUPPORTS", "source": "e", "target": "p"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "valid_until": "2026-06-29"}
// {"link": "SUPPORTS", "source": "e", "target": "p"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}
// {"link": "ANSWERS", "source": "d", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "valid_until": "2026-06-30"}
// {"link": "SUPPORTS", "source": "e", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Evidence", "id": "e", "name": "注册名册", "sha256": "ab"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}
// {"link": "ANSWERS", "source": "d", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "item"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "issued": "2026-07-01"}
// {"link": "SUPPORTS", "source": "e", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point", "status": "retired"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "valid_until": "2026-06-29"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}
// {"link": "ANSWERS", "source": "d", "target": "p"}'''
MATCH (p:DiagnosisPoint {counts: true})
WHERE p.rank = 'point'
  AND NOT EXISTS { (p)<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (p)<-[:ANSWERS]-({counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
