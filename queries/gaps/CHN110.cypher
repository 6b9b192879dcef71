// id = "CHN110"
// severity = "warning"
// family = "chain"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标无标准"
// message = "目标“{subject}”和服务于它的职责都没有标准"
// why = "有人有事而没有标准,目标达成到什么程度说不清。"
// fix = "为它或服务于它的职责制定标准,或关联已有的标准。"
// [en]
// name = "Goal without a standard"
// message = "Neither the goal “{subject}” nor any duty that serves it meets a standard"
// why = "With posts and duties but no standard, nobody can say how well the goal is reached."
// fix = "Write a standard for it or for a duty that serves it, or link one that exists."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p", "role": "support"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "valid_to": "2026-06-29"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "CARRIES", "source": "p", "target": "e"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "valid_to": "2026-06-30"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "CARRIES", "source": "p", "target": "e"}
// {"link": "MEETS", "source": "e", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "g", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}'''
MATCH (g:Goal {leaf: true})
WHERE (EXISTS { (g)-[a:ASSIGNED_TO]->(:Post {counts: true}) WHERE a.role IN $working }
    OR EXISTS { (g)<-[:SERVES]-(:Duty {carried_below: true}) })
  AND EXISTS { (g)<-[:SERVES]-(:Duty {reaches_leaf: true}) }
  AND NOT EXISTS { (g)-[:MEETS]->(:Standard {counts: true}) }
  AND NOT EXISTS { (g)<-[:SERVES]-(:Duty {meets_below: true}) }
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
