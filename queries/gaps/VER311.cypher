// id = "VER311"
// severity = "warning"
// family = "tiers"
// subject = "Standard"
// clause = ""
// [zh]
// name = "上级标准失效"
// message = "标准“{subject}”所落实的上级标准“{key}”已失效"
// why = "上级标准已经换了,照着旧的做就过时了。"
// fix = "查明现行的上级标准,修订本标准并改为落实它。"
// [en]
// name = "Higher standard no longer in force"
// message = "The standard “{subject}” implements “{key}”, which is not in force"
// why = "Where the higher standard was replaced, what follows the old one is out of date."
// fix = "Find the higher standard in force, revise this one and link it to that."
// [[example]]
// gaps = ["s/h"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "valid_to": "2026-06-29"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = ["s/h"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "status": "retired"}
// {"node": "Standard", "id": "i", "name": "国家学籍标准"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}
// {"link": "IMPLEMENTS", "source": "s", "target": "i"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "valid_to": "2026-06-30"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "status": "draft"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "status": "retired"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准"}'''
MATCH (s:Standard {counts: true})-[:IMPLEMENTS]->(h:Standard {counts: false})
RETURN DISTINCT s.id AS subject, h.id AS key, [h.id] AS with_nodes
