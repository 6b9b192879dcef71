// id = "RSP506"
// severity = "error"
// family = "responsibility"
// subject = "DiagnosisPoint"
// clause = ""
// [zh]
// name = "诊断点无部门"
// message = "诊断点“{subject}”没有负责部门"
// why = "没有部门负责的诊断点,到诊断时无人准备。"
// fix = "在诊断任务分解表中写明负责部门。"
// [en]
// name = "Diagnosis point without a unit"
// message = "No unit is responsible for the diagnosis point “{subject}”"
// why = "A point that no unit answers for is prepared by nobody."
// fix = "Name the responsible unit in the table of diagnosis tasks."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Unit", "id": "u", "name": "教务处", "status": "retired"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "DiagnosisPoint", "id": "e", "name": "学生管理", "rank": "element", "status": "retired"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "PART_OF", "source": "p", "target": "e"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "e"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p", "role": "appraise"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point"}
// {"node": "DiagnosisPoint", "id": "e", "name": "学生管理", "rank": "element"}
// {"node": "DiagnosisPoint", "id": "i", "name": "育人", "rank": "item"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-30"}
// {"link": "PART_OF", "source": "p", "target": "e"}
// {"link": "PART_OF", "source": "e", "target": "i"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "i"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "element"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "学生注册管理", "rank": "point", "status": "retired"}'''
MATCH (p:DiagnosisPoint {counts: true, responsible: false})
WHERE p.rank = 'point'
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
