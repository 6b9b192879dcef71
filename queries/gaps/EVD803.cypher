// id = "EVD803"
// severity = "warning"
// family = "evidence"
// subject = "Evidence"
// clause = ""
// [zh]
// name = "佐证无文件"
// message = "佐证“{subject}”没有文件"
// why = "只有名称没有文件,打不开,也就证明不了什么。"
// fix = "填写文件地址或校验值。"
// [en]
// name = "Evidence without a file"
// message = "The evidence “{subject}” has no file"
// why = "A name that opens nothing shows nothing."
// fix = "Enter where the file is, or its checksum."
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表"}'''
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "media_type": "application/pdf", "valid_until": "2026-12-31"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "uri": "a.pdf"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "sha256": "ab12"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "status": "draft"}'''
MATCH (e:Evidence {counts: true})
WHERE e.uri IS NULL AND e.sha256 IS NULL
RETURN DISTINCT e.id AS subject, '' AS key, [] AS with_nodes
