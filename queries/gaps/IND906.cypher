// id = "IND906"
// severity = "warning"
// family = "indicators"
// subject = "Indicator"
// clause = ""
// [zh]
// name = "未达标准值"
// message = "指标“{subject}”的数值没有达到标准值"
// why = "没有到预警,但已低于标准,应及早改进。"
// fix = "查明原因,制定改进措施。"
// [en]
// name = "Below the standard"
// message = "The value of the indicator “{subject}” is worse than its standard"
// why = "It has not reached the warning, yet is below the standard: better to act early."
// fix = "Find the cause and agree on measures."
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "standard": 95, "warning": 90, "value": 90}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "投诉数", "direction": "lower", "standard": 5, "value": 6}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "standard": 95, "warning": 90, "value": 89}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "standard": 95, "warning": 90, "value": 95}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "standard": 95, "value": 90}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "standard": 95, "value": 90, "status": "retired"}'''
MATCH (i:Indicator {counts: true})
WHERE (i.direction = 'higher' AND i.value < i.standard
    AND (i.warning IS NULL OR i.value >= i.warning))
   OR (i.direction = 'lower' AND i.value > i.standard
    AND (i.warning IS NULL OR i.value <= i.warning))
RETURN DISTINCT i.id AS subject, '' AS key, [] AS with_nodes
