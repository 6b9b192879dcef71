// id = "CHN108"
// severity = "error"
// family = "chain"
// subject = "Goal"
// clause = "36"
// [zh]
// name = "目标无岗位"
// message = "目标“{subject}”没有落实到岗位"
// why = "没有岗位的目标只是口号,到期时没有人能说明进展。"
// fix = "把目标落实到岗位,或让服务于它的职责由岗位履行。"
// [en]
// name = "Goal without a post"
// message = "No post answers for the goal “{subject}”"
// why = "A goal without a post is a slogan: nobody can report on it."
// fix = "Assign the goal to a post, or have a post carry a duty that serves it."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p", "role": "appraise"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Duty", "id": "b", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "SERVES", "source": "a", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}
// {"link": "CARRIES", "source": "p", "target": "b"}'''
// [[example]]
// gaps = ["h"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Goal", "id": "h", "name": "年度报到率"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗", "status": "retired"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}'''
MATCH (g:Goal {leaf: true})
WHERE NOT EXISTS { (g)-[a:ASSIGNED_TO]->(:Post {counts: true}) WHERE a.role IN $working }
  AND NOT EXISTS { (g)<-[:SERVES]-(:Duty {carried_below: true}) }
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
