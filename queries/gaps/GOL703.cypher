// id = "GOL703"
// severity = "warning"
// family = "goals"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标值不完整"
// message = "目标“{subject}”的目标值缺运算或单位"
// why = "只有数字,不知道是不低于还是不高于,也不知道是多少什么。"
// fix = "补上运算(≥、>、=、<、≤)和单位。"
// [en]
// name = "Incomplete target"
// message = "The target of the goal “{subject}” lacks its operator or its unit"
// why = "A bare figure does not say whether at least or at most, nor of what."
// fix = "Add the operator (>=, >, =, <, <=) and the unit."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "unit": "%"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "投诉", "target": 0, "operator": "="}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "operator": ">=", "unit": "%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "unit": "%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "target": 95, "status": "retired"}'''
MATCH (g:Goal {counts: true})
WHERE g.target IS NOT NULL AND (g.operator IS NULL OR g.unit IS NULL)
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
