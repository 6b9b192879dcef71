// id = "HOR403"
// severity = "error"
// family = "peers"
// subject = "Duty"
// clause = ""
// [zh]
// name = "牵头不明"
// message = "职责“{subject}”由多个部门承担,牵头部门却不是恰好一个"
// why = "都牵头等于没人牵头;没有牵头,谁也不动。"
// fix = "明确其中一个部门牵头,其余改为配合。"
// [en]
// name = "Lead unclear"
// message = "Several units hold the duty “{subject}”, yet not exactly one leads it"
// why = "Where all lead or none does, nobody moves."
// fix = "Name one of the units as the lead, the others as support."
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "HOLDS", "source": "w", "target": "d"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "HOLDS", "source": "w", "target": "d", "role": "support"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Unit", "id": "v", "name": "招就处"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "HOLDS", "source": "w", "target": "d", "role": "lead"}
// {"link": "HOLDS", "source": "v", "target": "d", "role": "support"}'''
// [[example]]
// gaps = ["d"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处", "valid_to": "2026-06-30"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "HOLDS", "source": "w", "target": "d", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "HOLDS", "source": "w", "target": "d", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "HOLDS", "source": "w", "target": "d", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
// {"link": "HOLDS", "source": "w", "target": "d", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处", "valid_to": "2026-06-29"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "HOLDS", "source": "w", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "d"}
// {"link": "HOLDS", "source": "w", "target": "d"}'''
MATCH (d:Duty {counts: true})<-[a:HOLDS]-(u:Unit {counts: true})
WHERE a.role IN $working
WITH DISTINCT d.id AS subject, u.id AS unit, a.role AS role
ORDER BY unit
WITH subject, collect(DISTINCT unit) AS units,
  collect(DISTINCT CASE WHEN role = 'lead' THEN unit END) AS leads
WHERE size(units) >= 2 AND size(leads) <> 1
RETURN subject, '' AS key, units AS with_nodes
