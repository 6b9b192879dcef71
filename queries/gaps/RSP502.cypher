// id = "RSP502"
// severity = "warning"
// family = "responsibility"
// subject = "Post"
// clause = ""
// [zh]
// name = "岗位无人"
// message = "岗位“{subject}”没有任职人员"
// why = "岗位上没有人,它的职责就没有人做。"
// fix = "在岗位人员名册中写明任职人员,或说明暂缺并安排代理。"
// [en]
// name = "Post without a holder"
// message = "Nobody holds the post “{subject}”"
// why = "Where nobody holds the post, nobody does its duties."
// fix = "Enter who holds it, or arrange a deputy."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗", "holders": []}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗", "valid_to": "2026-06-30"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗", "holders": ["张三"]}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗", "valid_to": "2026-06-29"}'''
MATCH (p:Post {counts: true})
WHERE size(coalesce(p.holders, [])) = 0
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
