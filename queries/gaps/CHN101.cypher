// id = "CHN101"
// severity = "error"
// family = "chain"
// subject = "Duty"
// clause = "14"
// [zh]
// name = "职责无岗位"
// message = "职责“{subject}”没有岗位履行"
// why = "没有岗位履行,这项工作就没有人做,也没有人负责。"
// fix = "指定履行它的岗位(表3、表4);若已不再承担,将它停用。"
// [en]
// name = "Duty without a post"
// message = "No post carries the duty “{subject}”"
// why = "Work that no post carries is done by nobody and answered for by nobody."
// fix = "Name the post that carries it (forms 3 and 4), or retire the duty."
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "supervise"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗", "valid_to": "2026-06-29"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗", "valid_to": "2026-06-30"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "catch_all": true}'''
// [[example]]
// gaps = ["b"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Duty", "id": "b", "name": "学籍注册"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}'''
MATCH (d:Duty {leaf: true})
WHERE NOT EXISTS { (d)<-[c:CARRIES]-(:Post {counts: true}) WHERE c.role IN $working }
RETURN DISTINCT d.id AS subject, '' AS key, [] AS with_nodes
