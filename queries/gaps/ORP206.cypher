// id = "ORP206"
// severity = "warning"
// family = "orphans"
// subject = "Evidence"
// clause = ""
// [zh]
// name = "佐证未挂接"
// message = "佐证“{subject}”没有说明佐证什么"
// why = "说不出佐证什么的材料,评审时等于没有。"
// fix = "把它关联到它所佐证的目标、职责、标准或诊断点;没有用的,停用。"
// [en]
// name = "Evidence of nothing"
// message = "The evidence “{subject}” supports nothing"
// why = "Material that supports nothing in particular is worth nothing in an audit."
// fix = "Link it to the goal, duty, standard or point that it supports, or retire it."
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "学籍注册名单", "uri": "名单.pdf"}'''
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "学籍注册名单", "uri": "名单.pdf"}
// {"node": "Goal", "id": "g", "name": "报到率", "status": "retired"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "学籍注册名单", "uri": "名单.pdf"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "OWNED_BY", "source": "e", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "学籍注册名单", "uri": "名单.pdf"}
// {"node": "Goal", "id": "g", "name": "报到率", "valid_to": "2026-06-30"}
// {"link": "SUPPORTS", "source": "e", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "学籍注册名单", "uri": "名单.pdf"}
// {"node": "DiagnosisPoint", "id": "x", "name": "学籍管理", "rank": "point"}
// {"link": "SUPPORTS", "source": "e", "target": "x"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "学籍注册名单", "valid_to": "2026-06-29"}'''
MATCH (e:Evidence {counts: true})
WHERE NOT EXISTS { (e)-[:SUPPORTS]->({counts: true}) }
RETURN DISTINCT e.id AS subject, '' AS key, [] AS with_nodes
