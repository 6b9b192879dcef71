// id = "RSP504"
// severity = "warning"
// family = "responsibility"
// subject = "Duty"
// clause = ""
// [zh]
// name = "职责岗位跨部门"
// message = "履行职责“{subject}”的岗位“{key}”不在承担这项职责的部门"
// why = "承担的部门管不到别的部门的岗位,做与不做都说不清。"
// fix = "由承担部门的岗位履行; 确由别的部门履行的,把那个部门写为承担或配合部门。"
// [en]
// name = "Carried in another unit"
// message = "The post “{key}” carries the duty “{subject}”, which its unit does not hold"
// why = "The unit that holds the duty cannot direct a post of another."
// fix = "Have a post of the holding unit carry it, or enter the other unit as holding or supporting it."
// [[example]]
// gaps = ["d/p"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["e/p"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "supervise"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "e", "role": "support"}'''
// [[example]]
// gaps = ["d/p"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "x", "name": "教务科"}
// {"link": "PART_OF", "source": "x", "target": "u"}
// {"link": "HOLDS", "source": "x", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "x", "name": "教务科"}
// {"link": "PART_OF", "source": "x", "target": "u"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "x"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "HOLDS", "source": "w", "target": "d", "role": "support"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员", "valid_to": "2026-06-29"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["d/p"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员", "valid_to": "2026-06-30"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
MATCH (d:Duty {counts: true})
WHERE size(d.carried_elsewhere) > 0
UNWIND d.carried_elsewhere AS post
RETURN DISTINCT d.id AS subject, post AS key, [post] AS with_nodes
