// id = "DAT004"
// severity = "error"
// family = "data"
// subject = "any"
// key_is = "property"
// clause = ""
// [zh]
// name = "起止颠倒"
// message = "“{subject}”的{key}早于它的开始日期"
// why = "结束早于开始,这段时间就不存在,按日期做的检查都会出错。"
// fix = "核对两个日期。"
// [en]
// name = "Dates reversed"
// message = "The {key} of “{subject}” lies before the date on which it begins"
// why = "A period that ends before it begins does not exist, and every check by date goes wrong."
// fix = "Check both dates."
// [[example]]
// gaps = ["g/due"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "start": "2026-07-01", "due": "2026-06-30"}'''
// [[example]]
// gaps = ["d/valid_to"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "valid_from": "2026-07-02", "valid_to": "2026-07-01"}'''
// [[example]]
// gaps = ["g/due", "g/valid_to"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "start": "2026-07-01", "due": "2026-06-30", "valid_from": "2026-02-01", "valid_to": "2026-01-01", "status": "draft"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "start": "2026-06-30", "due": "2026-06-30"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "start": "2026-07-01"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "start": "2026-07-01", "due": "2026-06-30", "status": "retired"}'''
MATCH (n)
WHERE n.reversed IS NOT NULL AND n.status <> 'retired'
UNWIND n.reversed AS name
RETURN DISTINCT n.id AS subject, name AS key, [] AS with_nodes
