// id = "RSP509"
// severity = "warning"
// family = "responsibility"
// subject = "Goal"
// clause = ""
// [zh]
// name = "部门目标无岗"
// message = "目标“{subject}”落实到“{key}”,该部门却没有岗位承担"
// why = "目标在部门,做事的岗位在别处,部门到时交不了账。"
// fix = "在该部门指定岗位,或把目标改派给实际承担的部门。"
// [en]
// name = "Unit's goal without a post"
// message = "The goal “{subject}” is assigned to “{key}”, yet only posts elsewhere answer for it"
// why = "The unit must account for a goal on which none of its posts works."
// fix = "Name a post of the unit, or assign the goal to the unit that works on it."
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}'''
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "e"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}'''
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"node": "Post", "id": "q", "name": "处长", "valid_to": "2026-06-29"}
// {"link": "BELONGS_TO", "source": "q", "target": "u"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "q"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"node": "Post", "id": "q", "name": "处长", "valid_to": "2026-06-30"}
// {"link": "BELONGS_TO", "source": "q", "target": "u"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "q", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"node": "Unit", "id": "x", "name": "教务科"}
// {"link": "PART_OF", "source": "x", "target": "u"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "e"}
// {"link": "BELONGS_TO", "source": "p", "target": "x"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u", "role": "approve"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"node": "Goal", "id": "h", "name": "年度报到率"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}'''
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"node": "Post", "id": "q", "name": "处长"}
// {"link": "BELONGS_TO", "source": "q", "target": "u"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "q", "role": "appraise"}'''
MATCH (g:Goal {leaf: true})
WHERE size(g.assigned_without_post) > 0
UNWIND g.assigned_without_post AS unit
RETURN DISTINCT g.id AS subject, unit AS key, [unit] AS with_nodes
