// id = "VER312"
// severity = "warning"
// family = "tiers"
// subject = "any"
// clause = ""
// [zh]
// name = "未落到部门"
// message = "“{subject}”适用于“{key}”,该部门却没有职责承接"
// why = "写明适用而没有职责承接,到了部门就断了。"
// fix = "在该部门的职责中写明服务于这一目标或执行这一标准;不适用的,取消。"
// [en]
// name = "Not taken up by a unit"
// message = "“{subject}” applies to “{key}”, yet no duty of that unit takes it up"
// why = "What applies to a unit that does nothing for it ends there."
// fix = "Link a duty of that unit to the goal or standard, or remove the unit."
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}'''
// [[example]]
// gaps = ["s/u"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "APPLIES_TO", "source": "s", "target": "u"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["g/w"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}
// {"link": "APPLIES_TO", "source": "g", "target": "w"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Goal", "id": "h", "name": "新生报到率不低于95%"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}
// {"link": "SERVES", "source": "d", "target": "h"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "supervise"}'''
// [[example]]
// gaps = ["g/u"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Goal", "id": "h", "name": "新生报到率不低于95%", "valid_to": "2026-06-29"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}
// {"link": "SERVES", "source": "d", "target": "h"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Goal", "id": "h", "name": "新生报到率不低于95%", "valid_to": "2026-06-30"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}
// {"link": "SERVES", "source": "d", "target": "h"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "教务科"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "新生注册"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}
// {"link": "PART_OF", "source": "w", "target": "u"}
// {"link": "DECOMPOSES_INTO", "source": "d", "target": "e"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "CARRIES", "source": "p", "target": "e", "role": "support"}
// {"link": "BELONGS_TO", "source": "p", "target": "w"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "APPLIES_TO", "source": "s", "target": "u"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}
// {"node": "Unit", "id": "u", "name": "教务处", "status": "retired"}
// {"link": "APPLIES_TO", "source": "g", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "status": "retired"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "APPLIES_TO", "source": "s", "target": "u"}'''
MATCH (x:Goal {counts: true})-[:APPLIES_TO]->(u:Unit {counts: true})
WHERE NOT u.id IN coalesce(x.taken_up_by, [])
RETURN DISTINCT x.id AS subject, u.id AS key, [u.id] AS with_nodes
UNION
MATCH (x:Standard {counts: true})-[:APPLIES_TO]->(u:Unit {counts: true})
WHERE NOT u.id IN coalesce(x.taken_up_by, [])
RETURN DISTINCT x.id AS subject, u.id AS key, [u.id] AS with_nodes
