// id = "ORP203"
// severity = "warning"
// family = "orphans"
// subject = "Norm"
// clause = ""
// [zh]
// name = "规范未挂接"
// message = "规范“{subject}”不属于任何标准、职责或岗位"
// why = "没有挂接的规范没有人照着做,也没有人知道它还有没有用。"
// fix = "把它关联到它所细化的标准、职责或岗位;不再用的,停用。"
// [en]
// name = "Norm that hangs nowhere"
// message = "No standard, duty or post is detailed by the norm “{subject}”"
// why = "A norm that hangs nowhere is followed by nobody, and nobody knows whether it is still of use."
// fix = "Link it to the standard, duty or post that it details, or retire it."
// [[example]]
// gaps = ["n"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}'''
// [[example]]
// gaps = ["n"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "valid_to": "2026-06-29"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}'''
// [[example]]
// gaps = ["n"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "valid_to": "2026-06-30"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"link": "DETAILED_BY", "source": "p", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程", "status": "draft"}'''
MATCH (n:Norm {counts: true})
WHERE NOT EXISTS { (n)<-[:DETAILED_BY]-({counts: true}) }
RETURN DISTINCT n.id AS subject, '' AS key, [] AS with_nodes
