// id = "ORP201"
// severity = "error"
// family = "orphans"
// subject = "Duty"
// clause = ""
// [zh]
// name = "职责无目标"
// message = "职责“{subject}”不服务于任何目标"
// why = "不服务于任何目标的工作,要么不必做,要么规划漏了目标。"
// fix = "关联它所服务的目标;确属日常保障的,写明它的工作目标。"
// [en]
// name = "Duty without a goal"
// message = "The duty “{subject}” serves no goal"
// why = "Work that serves no goal is either needless, or the plan lacks a goal."
// fix = "Link the goal that it serves, or write down its aim."
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "valid_to": "2026-06-29"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍管理", "status": "retired"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "d"}
// {"link": "SERVES", "source": "a", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "valid_to": "2026-06-30"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "d"}
// {"link": "SERVES", "source": "a", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "objective": "新生按时注册"}'''
// [[example]]
// gaps = ["b"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Duty", "id": "b", "name": "学籍注册"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}'''
MATCH (d:Duty {leaf: true, served: false})
WHERE d.objective IS NULL
RETURN DISTINCT d.id AS subject, '' AS key, [] AS with_nodes
