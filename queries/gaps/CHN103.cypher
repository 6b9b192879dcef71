// id = "CHN103"
// severity = "warning"
// family = "chain"
// subject = "Standard"
// clause = "8"
// [zh]
// name = "标准无规范"
// message = "标准“{subject}”没有规范"
// why = "标准说明做到什么程度;没有规范,经办人不知道怎样做到。"
// fix = "为它编写规范(态度与要求、方法与流程、禁忌条款),或关联已有的规范。"
// [en]
// name = "Standard without norms"
// message = "No norm details the standard “{subject}”"
// why = "A standard says how well; without norms nobody knows in what manner."
// fix = "Write norms for it, or link those that exist."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程", "status": "draft"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "DETAILED_BY", "source": "p", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "国家", "code": "GB-1"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01", "status": "retired"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程", "status": "retired"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "DETAILED_BY", "source": "d", "target": "n"}'''
MATCH (s:Standard {counts: true, registered: true})
WHERE NOT EXISTS { (s)-[:DETAILED_BY]->(:Norm {counts: true}) }
  AND NOT EXISTS { (s)<-[:MEETS]-(:Duty {counts: true})-[:DETAILED_BY]->(:Norm {counts: true}) }
RETURN DISTINCT s.id AS subject, '' AS key, [] AS with_nodes
