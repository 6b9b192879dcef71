// id = "GOL702"
// severity = "warning"
// family = "goals"
// subject = "Goal"
// clause = "4"
// [zh]
// name = "目标无时限"
// message = "目标“{subject}”没有截止日期"
// why = "没有时限的目标永远不会到期,也就永远不会被检查。"
// fix = "写明截止日期。"
// [en]
// name = "Goal without a date"
// message = "The goal “{subject}” has no due date"
// why = "A goal without a date never falls due and is never looked at."
// fix = "Enter a due date."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率"}'''
// [[example]]
// gaps = ["g", "h"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率", "start": "2026-01-01"}
// {"node": "Goal", "id": "h", "name": "年度报到率"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率", "due": "2026-12-31"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率", "status": "draft"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率", "valid_to": "2026-06-29"}'''
MATCH (g:Goal {counts: true})
WHERE g.due IS NULL
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
