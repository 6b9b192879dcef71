// id = "IND903"
// severity = "error"
// family = "indicators"
// subject = "Indicator"
// clause = "6"
// [zh]
// name = "触发预警"
// message = "指标“{subject}”的数值已越过预警值"
// why = "到了预警,就应当查明原因、及时处置。"
// fix = "核实数值; 属实的,查明原因并采取措施。"
// [en]
// name = "Warning reached"
// message = "The value of the indicator “{subject}” has passed its warning"
// why = "A warning calls for its cause and for action in time."
// fix = "Check the value; if it is right, find the cause and act."
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "warning": 90, "value": 89.9}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "投诉数", "direction": "lower", "warning": 8, "value": 9}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "warning": 90, "value": 90}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "value": 1}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "warning": 90, "value": 1}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "warning": 90, "value": 1, "valid_from": "2026-07-01"}'''
MATCH (i:Indicator {counts: true})
WHERE (i.direction = 'higher' AND i.value < i.warning)
   OR (i.direction = 'lower' AND i.value > i.warning)
RETURN DISTINCT i.id AS subject, '' AS key, [] AS with_nodes
