// id = "EVD806"
// severity = "error"
// family = "evidence"
// subject = "DiagnosisPoint"
// clause = ""
// [zh]
// name = "诊断点无对应"
// message = "诊断点“{subject}”没有对应的目标、职责、标准、规范、监控或制度"
// why = "没有对应的工作,诊断时无从说起。"
// fix = "把与它对应的目标、职责、标准或制度关联到它。"
// [en]
// name = "Diagnosis point that nothing answers"
// message = "No goal, duty, standard, norm, check or regulation answers the diagnosis point “{subject}”"
// why = "Where nothing answers a point, there is nothing to report on it."
// fix = "Link the goals, duties, standards or regulations that answer it."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Goal", "id": "g", "name": "规划", "status": "draft"}
// {"link": "ANSWERS", "source": "g", "target": "p"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Goal", "id": "g", "name": "规划"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"link": "ANSWERS", "source": "g", "target": "i"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Goal", "id": "g", "name": "规划"}
// {"link": "ANSWERS", "source": "g", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Regulation", "id": "r", "name": "章程", "valid_to": "2026-06-30"}
// {"link": "ANSWERS", "source": "r", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "项目一", "rank": "item"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位"}'''
MATCH (p:DiagnosisPoint {counts: true})
WHERE p.rank = 'point' AND NOT EXISTS { (p)<-[:ANSWERS]-({counts: true}) }
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
