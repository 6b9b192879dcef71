// id = "CHN104"
// severity = "info"
// family = "chain"
// subject = "Standard"
// clause = "8"
// [zh]
// name = "规范缺项"
// message = "标准“{subject}”的规范缺少{key}"
// why = "规范须说清态度、方法和禁忌;缺一项,经办人就只知道一部分做法。"
// fix = "补写缺少的这一项规范,并关联到标准或执行它的职责。"
// [en]
// name = "Norms incomplete"
// message = "The norms of the standard “{subject}” lack the part {key}"
// why = "Norms say attitude, method and taboos; where a part is missing, only some of the manner is known."
// fix = "Write the missing part and link it to the standard or to a duty that meets it."
// [[example]]
// gaps = ["s/方法与流程", "s/禁忌条款"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册态度与要求", "part": "态度与要求"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}'''
// [[example]]
// gaps = ["s/禁忌条款"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Norm", "id": "n", "name": "学籍注册态度与要求", "part": "态度与要求"}
// {"node": "Norm", "id": "m", "name": "学籍注册方法与流程", "part": "方法与流程"}
// {"node": "Norm", "id": "o", "name": "学籍注册禁忌条款", "part": "禁忌条款", "status": "draft"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "DETAILED_BY", "source": "d", "target": "m"}
// {"link": "DETAILED_BY", "source": "s", "target": "o"}'''
// [[example]]
// gaps = ["s/禁忌条款"]
// profile.parts = ["态度与要求", "禁忌条款"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册态度与要求", "part": "态度与要求"}
// {"node": "Norm", "id": "m", "name": "学籍注册禁忌条款", "part": "禁忌条款", "valid_to": "2026-06-29"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "DETAILED_BY", "source": "s", "target": "m"}'''
// [[example]]
// gaps = ["s/态度与要求"]
// profile.parts = ["态度与要求"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册规范", "part": "其他"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}'''
// [[example]]
// gaps = []
// profile.parts = ["态度与要求", "禁忌条款"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册态度与要求", "part": "态度与要求"}
// {"node": "Norm", "id": "m", "name": "学籍注册禁忌条款", "part": "禁忌条款", "valid_to": "2026-06-30"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "DETAILED_BY", "source": "s", "target": "m"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Norm", "id": "n", "name": "学籍注册态度与要求", "part": "态度与要求"}
// {"node": "Norm", "id": "m", "name": "学籍注册方法与流程", "part": "方法与流程"}
// {"node": "Norm", "id": "o", "name": "学籍注册禁忌条款", "part": "禁忌条款"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}
// {"link": "DETAILED_BY", "source": "d", "target": "m"}
// {"link": "DETAILED_BY", "source": "s", "target": "o"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "国家", "code": "GB-1"}
// {"node": "Norm", "id": "n", "name": "学籍注册态度与要求", "part": "态度与要求"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}'''
MATCH (s:Standard {counts: true, registered: true})
WHERE EXISTS { (s)-[:DETAILED_BY]->(:Norm {counts: true}) }
   OR EXISTS { (s)<-[:MEETS]-(:Duty {counts: true})-[:DETAILED_BY]->(:Norm {counts: true}) }
UNWIND $parts AS part
WITH s, part
WHERE NOT EXISTS { (s)-[:DETAILED_BY]->(n:Norm {counts: true}) WHERE n.part = part }
  AND NOT EXISTS {
    (s)<-[:MEETS]-(:Duty {counts: true})-[:DETAILED_BY]->(n:Norm {counts: true})
    WHERE n.part = part
  }
RETURN DISTINCT s.id AS subject, part AS key, [] AS with_nodes
