// id = "IND901"
// severity = "error"
// family = "indicators"
// subject = "Indicator"
// clause = ""
// [zh]
// name = "阈值矛盾"
// message = "指标“{subject}”的目标值、标准值、预警值次序颠倒"
// why = "预警比标准还严,或标准比目标还严,报警就失去意义。"
// fix = "按方向核对: 越高越好的,目标值≥标准值≥预警值; 越低越好的相反。"
// [en]
// name = "Thresholds in conflict"
// message = "Target, standard and warning of the indicator “{subject}” are out of order"
// why = "If the warning asks for more than the standard, or the standard for more than the target, alarms mean nothing."
// fix = "Check by direction: for higher is better, target >= standard >= warning; for lower the reverse."
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "target": 95, "standard": 96, "warning": 90}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "投诉数", "direction": "lower", "target": 5, "warning": 4}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "standard": 90, "warning": 91}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "target": 95, "standard": 95, "warning": 95}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "投诉数", "direction": "lower", "target": 5, "standard": 6, "warning": 8}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "target": 95, "standard": 96}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "direction": "higher", "target": 95, "standard": 96, "status": "draft"}'''
MATCH (i:Indicator {counts: true})
WHERE (i.direction = 'higher'
    AND (i.target < i.standard OR i.target < i.warning OR i.standard < i.warning))
   OR (i.direction = 'lower'
    AND (i.target > i.standard OR i.target > i.warning OR i.standard > i.warning))
RETURN DISTINCT i.id AS subject, '' AS key, [] AS with_nodes
