// id = "STD602"
// severity = "info"
// family = "standards"
// subject = "Standard"
// clause = ""
// [zh]
// name = "标准无发布日期"
// message = "标准“{subject}”没有发布日期"
// why = "没有发布日期,就不知道它用了多久、该不该修订。"
// fix = "补上发布日期。"
// [en]
// name = "Standard without a date of issue"
// message = "The standard “{subject}” has no date of issue"
// why = "Without it nobody knows how old the standard is and whether it is due for review."
// fix = "Enter the date of issue."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "院系", "code": "BZ-01", "review_years": 3}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-01", "issued": "2024-09-01"}'''
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
WHERE s.issued IS NULL
RETURN DISTINCT s.id AS subject, '' AS key, [] AS with_nodes
