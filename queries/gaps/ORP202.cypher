// id = "ORP202"
// severity = "warning"
// family = "orphans"
// subject = "Standard"
// clause = ""
// [zh]
// name = "标准未被引用"
// message = "标准“{subject}”没有被任何职责、目标或下级标准引用"
// why = "没有人执行的标准只是一份文件。"
// fix = "把它关联到执行它的职责或目标;确已不用的,将它停用。"
// [en]
// name = "Standard that nothing refers to"
// message = "No duty, goal or lower standard refers to the standard “{subject}”"
// why = "A standard that nobody follows is only a document."
// fix = "Link the duties or goals that meet it, or retire it."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}
// {"node": "Standard", "id": "h", "name": "国家学籍管理标准"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "valid_to": "2026-06-30"}
// {"link": "MEETS", "source": "g", "target": "s"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "valid_to": "2026-06-29"}
// {"link": "MEETS", "source": "g", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "status": "retired"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准"}
// {"node": "Standard", "id": "t", "name": "院系学籍管理标准", "status": "retired"}
// {"link": "IMPLEMENTS", "source": "t", "target": "s"}'''
MATCH (s:Standard {counts: true})
WHERE NOT EXISTS { (s)<-[:MEETS]-({counts: true}) }
  AND NOT EXISTS { (s)<-[:IMPLEMENTS]-(:Standard {counts: true}) }
RETURN DISTINCT s.id AS subject, '' AS key, [] AS with_nodes
