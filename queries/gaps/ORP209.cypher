// id = "ORP209"
// severity = "error"
// family = "orphans"
// subject = "Post"
// clause = ""
// [zh]
// name = "岗位无部门"
// message = "岗位“{subject}”不属于任何部门"
// why = "不知道属于哪个部门,就没有人安排和考核它。"
// fix = "写明它所属的部门。"
// [en]
// name = "Post without a unit"
// message = "The post “{subject}” belongs to no unit"
// why = "Without a unit nobody directs or appraises the post."
// fix = "Say which unit it belongs to."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Unit", "id": "u", "name": "教务处", "status": "retired"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-29"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Unit", "id": "u", "name": "教务处", "valid_to": "2026-06-30"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗", "status": "draft"}'''
MATCH (p:Post {counts: true})
WHERE NOT EXISTS { (p)-[:BELONGS_TO]->(:Unit {counts: true}) }
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
