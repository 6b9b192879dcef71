// id = "IND902"
// severity = "warning"
// family = "indicators"
// subject = "Indicator"
// clause = ""
// [zh]
// name = "指标无主"
// message = "指标“{subject}”没有归口部门"
// why = "没有归口部门,没有人采集它,也没有人对它负责。"
// fix = "写明归口部门。"
// [en]
// name = "Indicator without an owner"
// message = "No unit owns the indicator “{subject}”"
// why = "Without an owner nobody collects it and nobody answers for it."
// fix = "Name the unit that owns it."
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率"}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-29"}
// {"link": "OWNED_BY", "source": "i", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-30"}
// {"link": "OWNED_BY", "source": "i", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "status": "retired"}'''
MATCH (i:Indicator {counts: true})
WHERE NOT EXISTS { (i)-[:OWNED_BY]->(:Unit {counts: true}) }
RETURN DISTINCT i.id AS subject, '' AS key, [] AS with_nodes
