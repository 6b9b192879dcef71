// id = "STD608"
// severity = "warning"
// family = "standards"
// subject = "any"
// clause = ""
// [zh]
// name = "引用失效制度"
// message = "“{subject}”依据的制度“{key}”目前无效(草案、停用或不在有效期内)"
// why = "依据无效的制度,奖惩与追责都站不住。"
// fix = "改为依据现行的制度; 制度仍要的,批准或延长它。"
// [en]
// name = "Backed by a regulation that is not in force"
// message = "“{subject}” is backed by the regulation “{key}”, which is not in force (draft, retired or outside its dates)"
// why = "What rests on a regulation that is not in force cannot be enforced."
// fix = "Link the regulation in force, or approve or extend that one if it is still wanted."
// [[example]]
// gaps = ["d/r"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Regulation", "id": "r", "name": "学籍办法", "valid_to": "2026-06-29"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = ["n/r", "p/r"]
// graph = '''
// {"node": "Norm", "id": "n", "name": "流程"}
// {"node": "Post", "id": "p", "name": "学籍岗"}
// {"node": "Regulation", "id": "r", "name": "学籍办法", "status": "draft"}
// {"link": "BACKED_BY", "source": "n", "target": "r"}
// {"link": "BACKED_BY", "source": "p", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Regulation", "id": "r", "name": "学籍办法", "valid_to": "2026-06-30"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Regulation", "id": "r", "name": "学籍办法", "status": "retired"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Regulation", "id": "r", "name": "学籍办法"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
MATCH (r:Regulation {counts: false})<-[:BACKED_BY]-(x {counts: true})
RETURN DISTINCT x.id AS subject, r.id AS key, [r.id] AS with_nodes
