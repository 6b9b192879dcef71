// id = "STD609"
// severity = "error"
// family = "standards"
// subject = "Duty"
// clause = ""
// [zh]
// name = "岗位要求低于标准"
// message = "职责“{subject}”的工作要求低于它执行的标准“{key}”"
// why = "要求低于标准,达到了要求也没有达到标准。"
// fix = "把工作要求提高到标准,或核对两处的数值。"
// [en]
// name = "Asks for less than the standard"
// message = "What is asked of the duty “{subject}” is less than its standard “{key}”"
// why = "Where less is asked than the standard, meeting the demand does not meet the standard."
// fix = "Raise the demand to the standard, or check both figures."
// [[example]]
// gaps = ["d/s"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": ">=", "value": 90, "unit": "%"}'''
// [[example]]
// gaps = ["d/s"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": "<", "target": 3, "unit": "天"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": "<=", "value": 4, "unit": "天"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": ">=", "value": 95, "unit": "%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": ">", "value": 95, "unit": "%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": "<=", "value": 90, "unit": "%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": ">=", "value": 90}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": ">=", "value": 90, "unit": "人"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "draft"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "operator": ">=", "target": 95, "unit": "%"}
// {"link": "MEETS", "source": "d", "target": "s", "operator": ">=", "value": 90, "unit": "%"}'''
MATCH (d:Duty {counts: true})-[m:MEETS]->(s:Standard {counts: true})
WHERE m.unit = s.unit
  AND ((m.operator IN ['>=', '>'] AND s.operator IN ['>=', '>'] AND m.value < s.target)
    OR (m.operator IN ['<=', '<'] AND s.operator IN ['<=', '<'] AND m.value > s.target))
RETURN DISTINCT d.id AS subject, s.id AS key, [s.id] AS with_nodes
