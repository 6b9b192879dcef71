// id = "EVD808"
// severity = "info"
// family = "evidence"
// subject = "DiagnosisPoint"
// clause = ""
// [zh]
// name = "诊断点仅有间接佐证"
// message = "诊断点“{subject}”只有对应工作的佐证,没有直接的佐证"
// why = "对应工作的佐证未必正好说明这个诊断点。"
// fix = "核实这些佐证; 适用的,直接关联到诊断点。"
// [en]
// name = "Diagnosis point with indirect evidence only"
// message = "The diagnosis point “{subject}” is supported only through what answers it, not directly"
// why = "Evidence of the work that answers a point need not show the point itself."
// fix = "Look at that evidence and link to the point what fits."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Goal", "id": "g", "name": "规划"}
// {"node": "Evidence", "id": "e", "name": "文本", "uri": "a.pdf"}
// {"link": "ANSWERS", "source": "g", "target": "p"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Goal", "id": "g", "name": "规划"}
// {"node": "Evidence", "id": "e", "name": "文本", "uri": "a.pdf"}
// {"node": "Evidence", "id": "f", "name": "旧文本", "uri": "b.pdf", "valid_until": "2026-06-29"}
// {"link": "ANSWERS", "source": "g", "target": "p"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}
// {"link": "SUPPORTS", "source": "f", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Goal", "id": "g", "name": "规划"}
// {"node": "Evidence", "id": "e", "name": "文本", "uri": "a.pdf"}
// {"node": "Evidence", "id": "f", "name": "新文本", "uri": "b.pdf", "valid_until": "2026-06-30"}
// {"link": "ANSWERS", "source": "g", "target": "p"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}
// {"link": "SUPPORTS", "source": "f", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}
// {"node": "Goal", "id": "g", "name": "规划", "status": "draft"}
// {"node": "Evidence", "id": "e", "name": "文本", "uri": "a.pdf"}
// {"link": "ANSWERS", "source": "g", "target": "p"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "办学定位", "rank": "point"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "DiagnosisPoint", "id": "p", "name": "项目一", "rank": "item"}
// {"node": "Goal", "id": "g", "name": "规划"}
// {"node": "Evidence", "id": "e", "name": "文本", "uri": "a.pdf"}
// {"link": "ANSWERS", "source": "g", "target": "p"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
MATCH (p:DiagnosisPoint {counts: true})
WHERE p.rank = 'point'
  AND EXISTS { (p)<-[:ANSWERS]-({counts: true})<-[:SUPPORTS]-(:Evidence {current: true}) }
  AND NOT EXISTS { (p)<-[:SUPPORTS]-(:Evidence {current: true}) }
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
