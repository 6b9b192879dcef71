// # A cycle is one of nodes that count: a retired node on it has broken it.
// id = "VER308"
// severity = "error"
// family = "tiers"
// subject = "any"
// clause = ""
// [zh]
// name = "循环分解"
// message = "“{subject}”绕一圈又成了自己的上级"
// why = "上下级连成圈,就说不清谁是谁的上级,汇总和追溯都不可信。"
// fix = "找出圈上写反的一条,改正或删去。"
// [en]
// name = "Cycle"
// message = "“{subject}” lies above itself"
// why = "On a cycle nothing is above or below, and neither sums nor traces can be trusted."
// fix = "Find the link of the cycle that is the wrong way round, and correct or remove it."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "g"}'''
// [[example]]
// gaps = ["a", "b", "c"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "职责a"}
// {"node": "Duty", "id": "b", "name": "职责b"}
// {"node": "Duty", "id": "c", "name": "职责c"}
// {"node": "Duty", "id": "d", "name": "职责d"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}
// {"link": "DECOMPOSES_INTO", "source": "b", "target": "c"}
// {"link": "DECOMPOSES_INTO", "source": "c", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "c", "target": "d"}'''
// [[example]]
// gaps = ["u", "w"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "教务科", "valid_to": "2026-06-30"}
// {"link": "PART_OF", "source": "u", "target": "w"}
// {"link": "PART_OF", "source": "w", "target": "u"}'''
// [[example]]
// gaps = ["x"]
// graph = '''
// {"node": "DiagnosisPoint", "id": "x", "name": "目标体系"}
// {"node": "QualityObject", "id": "o", "name": "机电专业"}
// {"node": "QualityObject", "id": "q", "name": "机电系"}
// {"link": "PART_OF", "source": "x", "target": "x"}
// {"link": "PART_OF", "source": "o", "target": "q"}'''
// [[example]]
// gaps = ["o", "q"]
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "机电专业"}
// {"node": "QualityObject", "id": "q", "name": "机电系"}
// {"link": "PART_OF", "source": "o", "target": "q"}
// {"link": "PART_OF", "source": "q", "target": "o"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "教务科", "valid_to": "2026-06-29"}
// {"link": "PART_OF", "source": "u", "target": "w"}
// {"link": "PART_OF", "source": "w", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "职责a"}
// {"node": "Duty", "id": "b", "name": "职责b"}
// {"node": "Duty", "id": "c", "name": "职责c"}
// {"node": "Duty", "id": "d", "name": "职责d"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "c"}
// {"link": "DECOMPOSES_INTO", "source": "b", "target": "d"}
// {"link": "DECOMPOSES_INTO", "source": "c", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "status": "retired"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "g"}'''
MATCH (n:Goal {counts: true})-[:DECOMPOSES_INTO]->(m:Goal)
WHERE n.cycle IS NOT NULL AND m.cycle = n.cycle
WITH DISTINCT n.id AS subject, m.id AS next
ORDER BY next
RETURN subject, '' AS key, collect(next) AS with_nodes
UNION
MATCH (n:Duty {counts: true})-[:DECOMPOSES_INTO]->(m:Duty)
WHERE n.cycle IS NOT NULL AND m.cycle = n.cycle
WITH DISTINCT n.id AS subject, m.id AS next
ORDER BY next
RETURN subject, '' AS key, collect(next) AS with_nodes
UNION
MATCH (n:Unit {counts: true})-[:PART_OF]->(m:Unit)
WHERE n.cycle IS NOT NULL AND m.cycle = n.cycle
WITH DISTINCT n.id AS subject, m.id AS next
ORDER BY next
RETURN subject, '' AS key, collect(next) AS with_nodes
UNION
MATCH (n:DiagnosisPoint {counts: true})-[:PART_OF]->(m:DiagnosisPoint)
WHERE n.cycle IS NOT NULL AND m.cycle = n.cycle
WITH DISTINCT n.id AS subject, m.id AS next
ORDER BY next
RETURN subject, '' AS key, collect(next) AS with_nodes
UNION
MATCH (n:QualityObject {counts: true})-[:PART_OF]->(m:QualityObject)
WHERE n.cycle IS NOT NULL AND m.cycle = n.cycle
WITH DISTINCT n.id AS subject, m.id AS next
ORDER BY next
RETURN subject, '' AS key, collect(next) AS with_nodes
