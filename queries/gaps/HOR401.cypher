// id = "HOR401"
// severity = "warning"
// family = "peers"
// subject = "Goal"
// clause = "4"
// [zh]
// name = "单向呼应"
// message = "目标“{subject}”呼应“{key}”,对方却没有呼应它"
// why = "左右呼应须双方都认;只有一方写了,另一方多半不知道。"
// fix = "请对方目标也写明呼应,或删去这一呼应。"
// [en]
// name = "Aligned one way"
// message = "The goal “{subject}” names “{key}” as its peer, which does not name it"
// why = "Peers must both agree; where only one says so, the other often does not know."
// fix = "Have the other goal name it too, or remove the link."
// [[example]]
// gaps = ["a/b"]
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = ["a/c"]
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍"}
// {"node": "Goal", "id": "c", "name": "新聘五名教师"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}
// {"link": "ALIGNS_WITH", "source": "b", "target": "a"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}
// {"link": "ALIGNS_WITH", "source": "b", "target": "a"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "valid_to": "2026-06-29"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = ["a/b"]
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "valid_to": "2026-06-30"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "status": "retired"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
MATCH (a:Goal {counts: true})-[:ALIGNS_WITH]->(b:Goal {counts: true})
WHERE NOT EXISTS { (a)<-[:ALIGNS_WITH]-(c:Goal) WHERE c.id = b.id }
RETURN DISTINCT a.id AS subject, b.id AS key, [b.id] AS with_nodes
