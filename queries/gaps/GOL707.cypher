// id = "GOL707"
// severity = "warning"
// family = "goals"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标与指标口径不一"
// message = "目标“{subject}”与衡量它的指标“{key}”目标值不同"
// why = "同一件事有两个目标值,考核时各说各的。"
// fix = "核对后统一目标值; 若口径不同,写明各自的口径或单位。"
// [en]
// name = "Goal and indicator disagree"
// message = "The goal “{subject}” and the indicator “{key}” that measures it have different targets"
// why = "Where one matter has two targets, each side is appraised by another."
// fix = "Check and make them agree; if they count different things, say so or name the unit."
// [[example]]
// gaps = ["g/i"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "target": 96, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = ["g/i", "h/i"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "unit": "%"}
// {"node": "Goal", "id": "h", "name": "年度报到率", "target": 95.5, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "target": 96, "unit": "%"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}
// {"link": "MEASURES", "source": "i", "target": "g"}
// {"link": "MEASURES", "source": "i", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "target": 95.0, "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "target": 96}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "unit": "%"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "unit": "%"}
// {"node": "Indicator", "id": "i", "name": "报到率", "target": 96, "unit": "%", "status": "draft"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
MATCH (g:Goal {counts: true})<-[:MEASURES]-(i:Indicator {counts: true})
WHERE i.unit = g.unit AND i.target <> g.target
RETURN DISTINCT g.id AS subject, i.id AS key, [i.id] AS with_nodes
