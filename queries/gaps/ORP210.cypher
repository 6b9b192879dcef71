// id = "ORP210"
// severity = "warning"
// family = "orphans"
// subject = "Duty"
// clause = ""
// [zh]
// name = "职责目标未对接"
// message = "职责“{subject}”的工作目标只有文字,未对接规划中的目标"
// why = "只有文字的目标无法逐级汇总,也看不出它支撑哪一项规划。"
// fix = "把它的工作目标对接到规划中的目标,或在目标分解表中补上这个目标。"
// [en]
// name = "Aim not linked to the plan"
// message = "The aim of the duty “{subject}” stands in words only and belongs to no goal of the plan"
// why = "An aim in words cannot be added up, nor seen in the plan."
// fix = "Link the duty to a goal of the plan, or add that goal to the plan."
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "objective": "新生按时注册"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "objective": "新生按时注册"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "status": "retired"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "objective": "新生按时注册"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "objective": "按领导要求", "catch_all": true}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "objective": "新生按时注册"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "valid_from": "2026-07-01"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = ["b"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍管理", "objective": "学籍无差错"}
// {"node": "Duty", "id": "b", "name": "学籍注册", "objective": "新生按时注册"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}'''
MATCH (d:Duty {leaf: true, served: false})
WHERE d.objective IS NOT NULL
RETURN DISTINCT d.id AS subject, '' AS key, [] AS with_nodes
