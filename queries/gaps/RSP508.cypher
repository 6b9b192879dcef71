// id = "RSP508"
// severity = "error"
// family = "responsibility"
// subject = "Duty"
// clause = ""
// [zh]
// name = "执行审核未分离"
// message = "岗位“{key}”既履行职责“{subject}”,又监督、审核或考核它"
// why = "自己做自己审,等于没有审。"
// fix = "由另一个岗位监督、审核或考核。"
// [en]
// name = "Doing and checking not separated"
// message = "The post “{key}” both carries the duty “{subject}” and supervises, approves or appraises it"
// why = "Who approves their own work does not check it."
// fix = "Have another post supervise, approve or appraise it."
// [[example]]
// gaps = ["d/p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三"]}
// {"node": "Duty", "id": "d", "name": "成绩审核"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = ["d/p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "成绩审核"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "support"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "supervise"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "appraise"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三", "李四"]}
// {"node": "Duty", "id": "d", "name": "成绩审核"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三"]}
// {"node": "Duty", "id": "d", "name": "成绩审核"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "supervise"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三"]}
// {"node": "Duty", "id": "d", "name": "成绩审核"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三"]}
// {"node": "Duty", "id": "d", "name": "成绩审核"}
// {"node": "Duty", "id": "e", "name": "成绩登记"}
// {"link": "CARRIES", "source": "p", "target": "e"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "holders": ["张三"]}
// {"node": "Duty", "id": "d", "name": "成绩审核", "status": "retired"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "approve"}'''
MATCH (p:Post {counts: true})-[c:CARRIES]->(d:Duty {counts: true})
WHERE NOT c.role IN $working AND size(coalesce(p.holders, [])) < 2
  AND EXISTS { (p)-[w:CARRIES]->(e:Duty) WHERE e.id = d.id AND w.role IN $working }
RETURN DISTINCT d.id AS subject, p.id AS key, [p.id] AS with_nodes
