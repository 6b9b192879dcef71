// id = "DAT006"
// severity = "warning"
// family = "data"
// subject = "any"
// key_is = "property"
// clause = ""
// [zh]
// name = "说法不一"
// message = "“{subject}”的{key},两处来源说法不同"
// why = "两份表说法不同,总有一份是错的。"
// fix = "核对后更正说错的那份表并重新导入。"
// [en]
// name = "Sources disagree"
// message = "Two sources disagree about the {key} of “{subject}”"
// why = "Where two tables disagree, one of them is wrong."
// fix = "Find out which, correct that table and load it again."
// [[example]]
// gaps = ["g/due"]
// from_ledger.g.disputed = ["due"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}'''
// [[example]]
// gaps = ["g/target", "g/unit"]
// from_ledger.g.disputed = ["target", "unit"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}'''
// [[example]]
// gaps = []
// from_ledger.g.disputed = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}'''
// [[example]]
// gaps = []
// from_ledger.g.disputed = ["due"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "valid_to": "2026-06-29"}'''
// [[example]]
// gaps = ["g/due"]
// from_ledger.g.disputed = ["due"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "valid_to": "2026-06-30"}'''
MATCH (n)
WHERE n.disputed IS NOT NULL AND n.counts
UNWIND n.disputed AS name
RETURN DISTINCT n.id AS subject, name AS key, [] AS with_nodes
