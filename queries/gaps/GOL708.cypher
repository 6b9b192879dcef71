// id = "GOL708"
// severity = "warning"
// family = "goals"
// subject = "Duty"
// clause = ""
// [zh]
// name = "服务失效目标"
// message = "职责“{subject}”服务的目标“{key}”目前无效(草案、停用或不在有效期内)"
// why = "为无效的目标做的工作,不算在任何目标里。"
// fix = "改为服务现行的目标; 目标仍要的,批准或延长它。"
// [en]
// name = "Serves a goal that is not in force"
// message = "The duty “{subject}” serves the goal “{key}”, which is not in force (draft, retired or outside its dates)"
// why = "Work for a goal that is not in force counts towards no goal."
// fix = "Link it to a goal in force, or approve or extend that goal if it is still wanted."
// [[example]]
// gaps = ["d/g"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "报到率", "valid_to": "2026-06-29"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = ["d/h"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Goal", "id": "h", "name": "旧目标", "status": "retired"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "SERVES", "source": "d", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "报到率", "valid_to": "2026-06-30"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Goal", "id": "g", "name": "报到率", "status": "retired"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = ["d/g"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "报到率", "status": "draft"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
MATCH (d:Duty {counts: true})-[:SERVES]->(g:Goal {counts: false})
RETURN DISTINCT d.id AS subject, g.id AS key, [g.id] AS with_nodes
