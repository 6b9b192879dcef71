// id = "DAT007"
// severity = "error"
// family = "data"
// subject = "Unit"
// clause = ""
// [zh]
// name = "部门未报表"
// message = "部门“{subject}”还没有报送表3、表4"
// why = "没有报表的部门,它的职责与岗位在图上都是空白。"
// fix = "请该部门报送岗位工作职责一览表(表3)和表4。"
// [en]
// name = "Unit that has not filed"
// message = "The unit “{subject}” has not handed in forms 3 and 4"
// why = "Of a unit that has not filed, neither duties nor posts are known."
// fix = "Ask the unit for forms 3 and 4."
// [[example]]
// gaps = ["u"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处", "reports": true}'''
// [[example]]
// gaps = ["w"]
// filed = ["教务处"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处", "reports": true}
// {"node": "Unit", "id": "w", "name": "学生处", "reports": true, "valid_to": "2026-06-30"}'''
// [[example]]
// gaps = []
// filed = ["教务处"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处", "reports": true}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处", "reports": true, "valid_to": "2026-06-29"}'''
MATCH (u:Unit {counts: true, reports: true})
WHERE size(coalesce(u.filed, [])) = 0
RETURN DISTINCT u.id AS subject, '' AS key, [] AS with_nodes
