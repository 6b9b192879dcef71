// id = "IND905"
// severity = "warning"
// family = "indicators"
// subject = "Indicator"
// clause = ""
// [zh]
// name = "指标定义不全"
// message = "指标“{subject}”没有写明方向或单位"
// why = "不知道越高越好还是越低越好,也不知道单位,数值就无法比较。"
// fix = "写明方向(越高越好或越低越好)和单位。"
// [en]
// name = "Incomplete indicator"
// message = "The indicator “{subject}” lacks its direction or its unit"
// why = "A value cannot be compared without knowing which way is better and in what unit."
// fix = "Enter the direction (higher or lower is better) and the unit."
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "unit": "%"}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "unit": "%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "unit": "%", "status": "draft"}'''
MATCH (i:Indicator {counts: true})
WHERE i.direction IS NULL OR i.unit IS NULL
RETURN DISTINCT i.id AS subject, '' AS key, [] AS with_nodes
