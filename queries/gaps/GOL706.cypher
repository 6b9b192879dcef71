// id = "GOL706"
// severity = "error"
// family = "goals"
// subject = "Goal"
// clause = ""
// [zh]
// name = "到期未达成"
// message = "目标“{subject}”已到期,指标“{key}”的数值没有达到目标值"
// why = "到期的目标没有达成,就要查原因、定措施。"
// fix = "分析原因并制定改进措施; 若数值有误,核对后更正。"
// [en]
// name = "Due and not reached"
// message = "The goal “{subject}” has fallen due, and the value of the indicator “{key}” does not reach its target"
// why = "A goal that was missed calls for its cause and for measures."
// fix = "Find the cause and agree on measures; if the value is wrong, correct it."
// [[example]]
// gaps = ["g/i"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29", "operator": ">=", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 94.9, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = ["g/i"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "投诉", "due": "2026-06-29", "operator": "<", "target": 5, "unit": "件"}
// {"node": "Indicator", "id": "i", "name": "投诉数", "value": 5, "unit": "件"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = ["g/j"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29", "operator": "=", "target": 100, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 100, "unit": "%"}
// {"node": "Indicator", "id": "j", "name": "返校率", "value": 101, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}
// {"link": "MEASURES", "source": "j", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29", "operator": ">=", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 95, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-30", "operator": ">=", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 94.9, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29", "operator": ">=", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到人数", "value": 94, "unit": "人"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29", "operator": ">=", "target": 95}
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 94}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29", "operator": ">=", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
MATCH (g:Goal {leaf: true})<-[:MEASURES]-(i:Indicator {counts: true})
WHERE g.due < $today AND i.unit = g.unit
  AND ((g.operator = '>=' AND i.value < g.target)
    OR (g.operator = '>' AND i.value <= g.target)
    OR (g.operator = '=' AND i.value <> g.target)
    OR (g.operator = '<' AND i.value >= g.target)
    OR (g.operator = '<=' AND i.value > g.target))
RETURN DISTINCT g.id AS subject, i.id AS key, [i.id] AS with_nodes
