// id = "HOR408"
// severity = "error"
// family = "peers"
// subject = "Indicator"
// clause = ""
// [zh]
// name = "口径冲突"
// message = "指标“{subject}”衡量的目标{key},同一期限而目标值或单位不同"
// why = "同一个数不可能同时达到两个值,必有一个目标写错。"
// fix = "核对两个目标,统一目标值和单位;确实不同的,分设指标。"
// [en]
// name = "Figures in conflict"
// message = "Goals measured by the indicator “{subject}” and due on the same day differ in target or unit: {key}"
// why = "One figure cannot reach two values: one of the goals is wrong."
// fix = "Check both goals and agree on target and unit, or use two indicators."
// [[example]]
// gaps = ["i/a|b"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "b", "name": "专业报到率", "due": "2026-12-31", "target": 90, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
// [[example]]
// gaps = ["i/a|b"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "b", "name": "专业报到率", "due": "2026-12-31", "target": 95, "unit": "人", "valid_to": "2026-06-30"}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "b", "name": "专业报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "b", "name": "专业报到率", "due": "2027-12-31", "target": 90, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "b", "name": "专业报到率", "due": "2026-12-31", "target": 90, "unit": "%", "valid_to": "2026-06-29"}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "target": 95}
// {"node": "Goal", "id": "b", "name": "专业报到率", "target": 90}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "b", "name": "专业报到率", "due": "2026-12-31"}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率", "status": "draft"}
// {"node": "Goal", "id": "a", "name": "学院报到率", "due": "2026-12-31", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "b", "name": "专业报到率", "due": "2026-12-31", "target": 90, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "a"}
// {"link": "MEASURES", "source": "i", "target": "b"}'''
MATCH (i:Indicator {counts: true})-[:MEASURES]->(g:Goal {counts: true})
WHERE g.due IS NOT NULL
WITH i, g.due AS due, collect(DISTINCT g.target) AS targets, collect(DISTINCT g.unit) AS units
WHERE size(targets) > 1 OR size(units) > 1
MATCH (i)-[:MEASURES]->(a:Goal {counts: true})
WHERE a.due = due
MATCH (i)-[:MEASURES]->(b:Goal {counts: true})
WHERE b.due = due AND a.id < b.id AND (a.target <> b.target OR a.unit <> b.unit)
RETURN DISTINCT i.id AS subject, a.id + '|' + b.id AS key, [a.id, b.id] AS with_nodes
