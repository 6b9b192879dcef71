// id = "RSP505"
// severity = "error"
// family = "responsibility"
// subject = "Duty"
// clause = ""
// [zh]
// name = "牵头部门未落实到岗"
// message = "“{key}”牵头的职责“{subject}”,只由别的部门的岗位履行"
// why = "牵头部门自己没有人做,牵头就落了空。"
// fix = "由牵头部门指定履行它的岗位,或改由实际履行的部门牵头。"
// [en]
// name = "Lead without a post"
// message = "“{key}” leads the duty “{subject}”, which only posts of other units carry"
// why = "A unit that leads a duty with none of its own posts on it does not really lead."
// fix = "Have the lead unit name a post, or let the unit that does the work lead."
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"node": "Post", "id": "q", "name": "处长"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "e"}
// {"link": "BELONGS_TO", "source": "q", "target": "u"}
// {"link": "CARRIES", "source": "q", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"node": "Unit", "id": "x", "name": "教务科"}
// {"link": "PART_OF", "source": "x", "target": "u"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "x"}
// {"link": "CARRIES", "source": "p", "target": "e"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "q", "name": "处长"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "BELONGS_TO", "source": "q", "target": "u"}
// {"link": "CARRIES", "source": "q", "target": "d", "role": "support"}'''
// [[example]]
// gaps = ["d/u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "q", "name": "处长"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "BELONGS_TO", "source": "q", "target": "u"}
// {"link": "CARRIES", "source": "q", "target": "d", "role": "approve"}'''
MATCH (d:Duty {counts: true})
WHERE size(d.led_without_post) > 0
UNWIND d.led_without_post AS lead
RETURN DISTINCT d.id AS subject, lead AS key, [lead] AS with_nodes
