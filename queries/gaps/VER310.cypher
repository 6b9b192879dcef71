// id = "VER310"
// severity = "info"
// family = "tiers"
// subject = "Standard"
// clause = "16"
// enabled = false
// [zh]
// name = "标准无上级对应"
// message = "标准“{subject}”没有对应的上级标准"
// why = "不与上级标准对应,就看不出它是否符合国家、行业和省的要求。"
// fix = "关联它所落实的国家、行业、省或市的标准;没有的,保持不变。"
// [en]
// name = "No higher standard"
// message = "The standard “{subject}” implements no higher standard"
// why = "Without a higher standard nobody sees whether it meets what nation, trade and province ask."
// fix = "Link the standard that it implements; if there is none, leave it as it is."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "valid_to": "2026-06-29"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "校学籍标准", "level": "校"}
// {"node": "Standard", "id": "h", "name": "省学籍标准", "level": "省", "valid_to": "2026-06-30"}
// {"link": "IMPLEMENTS", "source": "s", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "系学籍标准", "level": "院系"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "省学籍标准", "level": "省"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准"}'''
MATCH (s:Standard {counts: true})
WHERE s.level = $own_levels[0]
  AND NOT EXISTS { (s)-[:IMPLEMENTS]->(:Standard {counts: true}) }
RETURN DISTINCT s.id AS subject, '' AS key, [] AS with_nodes
