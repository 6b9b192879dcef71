// id = "IND904"
// severity = "warning"
// family = "indicators"
// subject = "Indicator"
// clause = ""
// [zh]
// name = "指标无当期值"
// message = "指标“{subject}”没有当期的数值(没有数值、没有采集日期或采集太久)"
// why = "没有当期数值的指标,看不出现在的情况。"
// fix = "采集并填写数值和采集日期。"
// [en]
// name = "Indicator without a present value"
// message = "The indicator “{subject}” has no present value (no value, no date, or too old)"
// why = "Without a present value an indicator does not show how things are."
// fix = "Collect the value and enter it with its date."
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率"}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 95}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "value_on": "2026-06-01"}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 95, "value_on": "2025-06-29"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 95, "value_on": "2025-06-30"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "投诉数", "value": 0, "value_on": "2026-06-30"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "status": "draft"}'''
// [[example]]
// gaps = ["i"]
// profile.parameters.stale_value_days = 1
// graph = '''
// {"node": "Indicator", "id": "i", "name": "报到率", "value": 95, "value_on": "2026-06-28"}'''
MATCH (i:Indicator {counts: true})
WHERE i.value IS NULL OR i.value_on IS NULL OR i.value_on < $stale_on
RETURN DISTINCT i.id AS subject, '' AS key, [] AS with_nodes
