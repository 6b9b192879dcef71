// id = "CHN109"
// severity = "error"
// family = "chain"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标无职责"
// message = "目标“{subject}”落实到了岗位,却没有职责服务于它"
// why = "岗位不知道为这个目标要做哪些工作。"
// fix = "把服务于它的职责(表4工作目标)与目标关联。"
// [en]
// name = "Goal without a duty"
// message = "The goal “{subject}” has a post, yet no duty serves it"
// why = "The post does not know what work the goal asks for."
// fix = "Link the duties that serve it (column 工作目标 of form 4)."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "valid_to": "2026-06-29"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "valid_to": "2026-06-30"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Duty", "id": "b", "name": "学籍注册"}
// {"link": "SERVES", "source": "a", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗", "status": "retired"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p", "role": "approve"}'''
// [[example]]
// gaps = ["h"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Goal", "id": "h", "name": "年度报到率"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"link": "ASSIGNED_TO", "source": "h", "target": "p"}'''
MATCH (g:Goal {leaf: true})
WHERE EXISTS { (g)-[a:ASSIGNED_TO]->(:Post {counts: true}) WHERE a.role IN $working }
  AND NOT EXISTS { (g)<-[:SERVES]-(:Duty {reaches_leaf: true}) }
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
