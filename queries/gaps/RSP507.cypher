// id = "RSP507"
// severity = "warning"
// family = "responsibility"
// subject = "DiagnosisPoint"
// clause = ""
// [zh]
// name = "诊断点牵头不明"
// message = "诊断点“{subject}”由多个部门负责,牵头的部门不是正好一个"
// why = "几个部门负责而没有一个牵头,或都牵头,材料就没有人汇总。"
// fix = "写明一个牵头部门,其余写为配合。"
// [en]
// name = "Diagnosis point without one lead"
// message = "Several units are responsible for the diagnosis point “{subject}”, and not exactly one of them leads"
// why = "Where several are responsible and none leads, or all do, nobody puts the material together."
// fix = "Name one unit as lead and the others as support."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p"}
// {"link": "RESPONSIBLE_FOR", "source": "w", "target": "i"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p", "role": "support"}
// {"link": "RESPONSIBLE_FOR", "source": "w", "target": "p", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p"}
// {"link": "RESPONSIBLE_FOR", "source": "w", "target": "i", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "i"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p", "role": "support"}
// {"link": "RESPONSIBLE_FOR", "source": "w", "target": "p", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处", "status": "retired"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p"}
// {"link": "RESPONSIBLE_FOR", "source": "w", "target": "i"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "i", "name": "项目一", "rank": "item"}
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "element"}
// {"link": "PART_OF", "source": "p", "target": "i"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "RESPONSIBLE_FOR", "source": "u", "target": "p"}
// {"link": "RESPONSIBLE_FOR", "source": "w", "target": "i"}'''
MATCH (p:DiagnosisPoint {counts: true})
WHERE p.rank = 'point' AND size(p.worked_by) >= 2 AND size(p.led_by) <> 1
RETURN DISTINCT p.id AS subject, '' AS key, p.worked_by AS with_nodes
