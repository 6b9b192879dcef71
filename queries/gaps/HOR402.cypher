// id = "HOR402"
// severity = "error"
// family = "peers"
// subject = "Duty"
// clause = ""
// [zh]
// name = "配合未落实到岗"
// message = "“{key}”配合的职责“{subject}”,在该部门没有岗位履行"
// why = "说了配合而没有人去做,牵头部门就等不到配合。"
// fix = "由配合部门指定履行它的岗位,或取消配合。"
// [en]
// name = "Support without a post"
// message = "“{key}” supports the duty “{subject}”, yet none of its posts carries it"
// why = "Support that no post gives does not reach the unit in the lead."
// fix = "Have the supporting unit name a post, or remove the support."
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}'''
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "appraise"}'''
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "lead"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "新生注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学籍科"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "PART_OF", "source": "w", "target": "u"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "b"}
// {"link": "CARRIES", "source": "p", "target": "b", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-29"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}'''
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "lead"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}'''
MATCH (u:Unit {counts: true})-[h:HOLDS]->(d:Duty {counts: true})
WHERE h.role = 'support' AND h.placed = false
RETURN DISTINCT d.id AS subject, u.id AS key, [u.id] AS with_nodes
