// id = "CHN112"
// severity = "error"
// family = "chain"
// subject = "Post"
// clause = ""
// [zh]
// name = "岗位无职责"
// message = "岗位“{subject}”没有职责"
// why = "没有职责的岗位无从考核,也看不出为什么设它。"
// fix = "在表3、表4中填写它的职责;若岗位已撤,将它停用。"
// [en]
// name = "Post without duties"
// message = "The post “{subject}” carries no duty"
// why = "A post without duties cannot be appraised, nor does anybody see what it is for."
// fix = "Enter its duties in forms 3 and 4, or retire the post."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "support"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗", "valid_from": "2026-07-01"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "学籍管理岗", "valid_from": "2026-06-30"}'''
MATCH (p:Post {counts: true})
WHERE NOT EXISTS {
  (p)-[c:CARRIES]->(:Duty {counts: true, catch_all: false}) WHERE c.role IN $working
}
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
