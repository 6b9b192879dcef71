// # Figures alone are compared: > 95 and >= 95 ask for the same figure, as in STD609.
// id = "VER309"
// severity = "error"
// family = "tiers"
// subject = "Standard"
// clause = "16"
// [zh]
// name = "标准低于上级"
// message = "标准“{subject}”的要求低于上级标准“{key}”"
// why = "校内标准低于上级标准,达到了也不合格。"
// fix = "把要求提高到不低于上级标准。"
// [en]
// name = "Standard below the higher one"
// message = "The standard “{subject}” asks for less than “{key}”, which it implements"
// why = "Who meets it may still fail the higher standard."
// fix = "Raise what it asks for at least to the higher standard."
// [[example]]
// gaps = ["s/h"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": ">=", "target": 90, "unit": "%"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = ["s/h"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": "<", "target": 3, "unit": "%"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "国家", "operator": "<=", "target": 2.5, "unit": "%", "valid_to": "2026-06-30"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": ">", "target": 95, "unit": "%"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": ">=", "target": 90, "unit": "%"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "operator": "<=", "target": 95, "unit": "%"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": ">=", "target": 90, "unit": "人"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": "=", "target": 90, "unit": "%"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": ">=", "target": 90, "unit": "%"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "operator": ">=", "target": 95, "unit": "%", "valid_to": "2026-06-29"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校", "operator": ">=", "target": 90, "unit": "%"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
MATCH (s:Standard {counts: true})-[:IMPLEMENTS]->(h:Standard {counts: true})
WHERE s.unit = h.unit
  AND ((s.operator IN ['>=', '>'] AND h.operator IN ['>=', '>'] AND s.target < h.target)
    OR (s.operator IN ['<=', '<'] AND h.operator IN ['<=', '<'] AND s.target > h.target))
RETURN DISTINCT s.id AS subject, h.id AS key, [h.id] AS with_nodes
