// id = "RSP501"
// severity = "warning"
// family = "responsibility"
// subject = "Unit"
// clause = ""
// [zh]
// name = "部门无岗位"
// message = "部门“{subject}”承担职责,却没有岗位"
// why = "没有岗位的部门,职责落不到人。"
// fix = "在表3、表4或岗位名册中写明它的岗位; 若已并入别的部门,将它停用或隶属到那里。"
// [en]
// name = "Unit without posts"
// message = "The unit “{subject}” holds duties and has no post"
// why = "Where a unit has no posts, its duties reach nobody."
// fix = "Enter its posts in forms 3 and 4 or in the roster; if it was merged, retire it or make it part of the other."
// [[example]]
// gaps = ["u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = ["u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "科员", "status": "retired"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = ["u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "v", "name": "教务科", "valid_to": "2026-06-29"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "PART_OF", "source": "v", "target": "u"}'''
// [[example]]
// gaps = ["u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "PART_OF", "source": "u", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "supervise"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "v", "name": "教务科", "valid_to": "2026-06-30"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "PART_OF", "source": "v", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "draft"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}'''
MATCH (u:Unit {counts: true})
WHERE EXISTS { (u)-[h:HOLDS]->(:Duty {counts: true}) WHERE h.role IN $working }
  AND NOT EXISTS { (u)<-[:BELONGS_TO]-(:Post {counts: true}) }
  AND NOT EXISTS { (u)<-[:PART_OF]-(v:Unit {counts: true}) WHERE v.id <> u.id }
RETURN DISTINCT u.id AS subject, '' AS key, [] AS with_nodes
