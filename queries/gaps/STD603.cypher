// id = "STD603"
// severity = "warning"
// family = "standards"
// subject = "Standard"
// clause = ""
// [zh]
// name = "标准无内容"
// message = "标准“{subject}”没有目标值,也没有内容"
// why = "只有名称的标准,没有人知道要做到什么程度。"
// fix = "写明标准内容或目标值。"
// [en]
// name = "Standard without content"
// message = "The standard “{subject}” has neither a target nor a text"
// why = "Of a standard that is only a name nobody knows what it asks for."
// fix = "Enter its text or its target."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01", "text": "ＴＢＤ"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "院系", "code": "BZ-01", "text": "待定"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01", "target": 0}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01", "text": "待定的事项三日内办结"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "当场办理", "level": "校"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "国标", "level": "国家", "code": "GB-1"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01", "status": "draft"}'''
MATCH (s:Standard {counts: true, registered: true})
WHERE s.hollow
RETURN DISTINCT s.id AS subject, '' AS key, [] AS with_nodes
