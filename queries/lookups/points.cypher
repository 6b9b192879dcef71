// id = "points"
// [zh]
// name = "诊断点"
// about = "有效的项目、要素、诊断点及其上级。"
// [en]
// name = "Diagnosis points"
// about = "Counting items, elements and points, each with what it is part of."
MATCH (p:DiagnosisPoint {counts: true})
OPTIONAL MATCH (p)-[:PART_OF]->(t:DiagnosisPoint)
WHERE t.counts AND t.id <> p.id
RETURN p.id AS id, p.name AS name, t.id AS parent
