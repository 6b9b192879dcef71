// id = "ORP208"
// severity = "error"
// family = "orphans"
// subject = "Duty"
// clause = ""
// [zh]
// name = "职责无部门"
// message = "职责“{subject}”没有部门承担"
// why = "没有部门承担的职责,出了问题找不到谁。"
// fix = "明确承担它的部门,或写明履行它的岗位属于哪个部门。"
// [en]
// name = "Duty without a unit"
// message = "No unit holds the duty “{subject}”"
// why = "For a duty that no unit holds, nobody can be asked when something goes wrong."
// fix = "Name the unit that holds it, or the unit of the post that carries it."
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-29"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "supervise"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = ["a"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "d"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-30"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "appraise"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "d"}
// {"link": "HOLDS", "source": "u", "target": "a", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "support"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}'''
MATCH (d:Duty {counts: true, catch_all: false})
WHERE NOT EXISTS { (d)-[:HELD_BY]->(:Unit {counts: true}) }
  AND NOT EXISTS {
    (d)<-[c:CARRIES]-(:Post {counts: true})-[:BELONGS_TO]->(:Unit {counts: true})
    WHERE c.role IN $working
  }
RETURN DISTINCT d.id AS subject, '' AS key, [] AS with_nodes
