// id = "GOL704"
// severity = "error"
// family = "goals"
// subject = "Goal"
// clause = ""
// [zh]
// name = "到期无佐证"
// message = "目标“{subject}”已到期,没有有效的佐证"
// why = "目标到期而没有佐证,不能证明它达成了。"
// fix = "上传说明达成情况的有效佐证,或核实截止日期。"
// [en]
// name = "Due without evidence"
// message = "The goal “{subject}” has fallen due without current evidence"
// why = "A goal that is due and has no evidence cannot be shown to be reached."
// fix = "Add current evidence of how far it was reached, or check the due date."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29"}
// {"node": "Evidence", "id": "e", "name": "统计表", "uri": "a.pdf", "valid_until": "2026-06-29"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29"}
// {"node": "Evidence", "id": "e", "name": "统计表"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29"}
// {"node": "Evidence", "id": "e", "name": "统计表", "uri": "a.pdf", "valid_until": "2026-06-30"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-30"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}'''
// [[example]]
// gaps = ["h"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "due": "2026-06-29"}
// {"node": "Goal", "id": "h", "name": "年度报到率", "due": "2026-06-28"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}'''
MATCH (g:Goal {leaf: true})
WHERE g.due < $today
  AND NOT EXISTS { (g)<-[:SUPPORTS]-(:Evidence {current: true}) }
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
