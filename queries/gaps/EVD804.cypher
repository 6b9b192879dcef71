// id = "EVD804"
// severity = "error"
// family = "evidence"
// subject = "any"
// clause = ""
// [zh]
// name = "只剩过期佐证"
// message = "“{subject}”有佐证,但没有一份现在有效"
// why = "看上去有佐证,其实都已过期、太旧或没有文件。"
// fix = "补充现在有效的佐证。"
// [en]
// name = "Only evidence that is no longer current"
// message = "“{subject}” has evidence, yet none of it is current"
// why = "It seems to have evidence, but all of it is out of date, too old or without a file."
// fix = "Add current evidence."
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Evidence", "id": "e", "name": "旧统计表", "uri": "a.pdf", "valid_until": "2026-06-29"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准"}
// {"node": "Evidence", "id": "a", "name": "统计表"}
// {"node": "Evidence", "id": "b", "name": "照片", "uri": "b.jpg", "issued": "2023-06-30"}
// {"link": "SUPPORTS", "source": "a", "target": "s"}
// {"link": "SUPPORTS", "source": "b", "target": "s"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Evidence", "id": "e", "name": "明年的报表", "uri": "a.pdf", "issued": "2026-07-01"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Evidence", "id": "a", "name": "旧统计表", "uri": "a.pdf", "valid_until": "2026-06-29"}
// {"node": "Evidence", "id": "b", "name": "新统计表", "uri": "b.pdf", "valid_until": "2026-06-30"}
// {"link": "SUPPORTS", "source": "a", "target": "d"}
// {"link": "SUPPORTS", "source": "b", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Evidence", "id": "e", "name": "照片", "uri": "b.jpg", "issued": "2023-07-01"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Evidence", "id": "e", "name": "旧统计表", "status": "retired"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Evidence", "id": "e", "name": "旧统计表"}
// {"link": "SUPPORTS", "source": "e", "target": "d"}'''
MATCH (e:Evidence {counts: true, current: false})-[:SUPPORTS]->(x {counts: true})
WHERE NOT EXISTS { (x)<-[:SUPPORTS]-(:Evidence {current: true}) }
WITH DISTINCT x.id AS subject, e.id AS id
ORDER BY id
RETURN subject, '' AS key, collect(id) AS with_nodes
