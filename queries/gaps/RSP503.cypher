// id = "RSP503"
// severity = "info"
// family = "responsibility"
// subject = "Post"
// clause = ""
// [zh]
// name = "岗位超载"
// message = "岗位“{subject}”人均牵头的职责过多"
// why = "一个人牵头的事太多,每件都难做好。"
// fix = "把部分职责分给别的岗位,或增加任职人员。"
// [en]
// name = "Overloaded post"
// message = "The post “{subject}” leads too many duties for each of its holders"
// why = "Who leads too many things does few of them well."
// fix = "Give some duties to other posts, or add holders."
// [[example]]
// gaps = ["p"]
// profile.parameters.overload_duties = 1
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b"}'''
// [[example]]
// gaps = ["p"]
// profile.parameters.overload_duties = 1
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三"]}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b"}'''
// [[example]]
// gaps = []
// profile.parameters.overload_duties = 1
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三", "李四"]}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b"}'''
// [[example]]
// gaps = []
// profile.parameters.overload_duties = 2
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b"}'''
// [[example]]
// gaps = []
// profile.parameters.overload_duties = 1
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b", "role": "support"}'''
// [[example]]
// gaps = []
// profile.parameters.overload_duties = 1
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// profile.parameters.overload_duties = 1
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动", "status": "retired"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍异动"}
// {"link": "CARRIES", "source": "p", "target": "a"}
// {"link": "CARRIES", "source": "p", "target": "b"}'''
MATCH (p:Post {counts: true})-[c:CARRIES]->(d:Duty {leaf: true})
WHERE c.role = 'lead'
WITH p.id AS subject, size(coalesce(p.holders, [])) AS holders, count(DISTINCT d.id) AS duties
WHERE duties > $overload_duties * CASE WHEN holders > 1 THEN holders ELSE 1 END
RETURN subject, '' AS key, [] AS with_nodes
