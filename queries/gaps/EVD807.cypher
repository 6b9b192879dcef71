// id = "EVD807"
// severity = "info"
// family = "evidence"
// subject = "Evidence"
// clause = ""
// [zh]
// name = "佐证重复"
// message = "佐证“{subject}”与“{key}”是同一份文件"
// why = "同一份文件登记两次,更新时容易漏掉一处。"
// fix = "保留一条,把它关联到所有用到的地方。"
// [en]
// name = "Evidence entered twice"
// message = "The evidence “{subject}” and “{key}” are the same file"
// why = "A file that is entered twice is renewed in one place and forgotten in the other."
// fix = "Keep one, and link it wherever it is used."
// [[example]]
// gaps = ["a/b"]
// graph = '''
// {"node": "Evidence", "id": "a", "name": "统计表", "sha256": "ab12"}
// {"node": "Evidence", "id": "b", "name": "报表", "sha256": "ab12"}'''
// [[example]]
// gaps = ["a/b", "a/c", "b/c"]
// graph = '''
// {"node": "Evidence", "id": "a", "name": "统计表", "sha256": "ab12"}
// {"node": "Evidence", "id": "b", "name": "报表", "sha256": "ab12"}
// {"node": "Evidence", "id": "c", "name": "附件", "sha256": "ab12"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "a", "name": "统计表", "sha256": "ab12"}
// {"node": "Evidence", "id": "b", "name": "统计表", "sha256": "ab13"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "a", "name": "统计表", "uri": "a.pdf"}
// {"node": "Evidence", "id": "b", "name": "统计表", "uri": "a.pdf"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "a", "name": "统计表", "sha256": "ab12"}
// {"node": "Evidence", "id": "b", "name": "报表", "sha256": "ab12", "status": "retired"}'''
MATCH (e:Evidence {counts: true})
WHERE e.sha256 IS NOT NULL
WITH e.sha256 AS file, collect(e.id) AS ids
WHERE size(ids) > 1
UNWIND ids AS a
UNWIND ids AS b
WITH a, b
WHERE a < b
RETURN DISTINCT a AS subject, b AS key, [b] AS with_nodes
