// id = "STD607"
// severity = "error"
// family = "standards"
// subject = "Duty"
// clause = ""
// [zh]
// name = "执行失效标准"
// message = "职责“{subject}”执行的标准“{key}”目前无效(草案、停用或不在有效期内)"
// why = "照无效的标准做,做得再好也不算数。"
// fix = "改为执行现行的标准; 标准仍要的,批准或延长它。"
// [en]
// name = "Meets a standard that is not in force"
// message = "The duty “{subject}” meets the standard “{key}”, which is not in force (draft, retired or outside its dates)"
// why = "Work done by a standard that is not in force counts for nothing, however good."
// fix = "Link the standard in force, or approve or extend that one if it is still wanted."
// [[example]]
// gaps = ["d/s"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "valid_to": "2026-06-29"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["d/s", "d/t"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "status": "retired"}
// {"node": "Standard", "id": "t", "name": "学籍新标准", "status": "draft"}
// {"node": "Standard", "id": "w", "name": "办理时限"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "MEETS", "source": "d", "target": "t"}
// {"link": "MEETS", "source": "d", "target": "w"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "valid_to": "2026-06-30"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "status": "retired"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "status": "retired"}
// {"link": "MEETS", "source": "g", "target": "s"}'''
MATCH (d:Duty {counts: true})-[:MEETS]->(s:Standard {counts: false})
RETURN DISTINCT d.id AS subject, s.id AS key, [s.id] AS with_nodes
