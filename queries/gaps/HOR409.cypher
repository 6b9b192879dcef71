// id = "HOR409"
// severity = "warning"
// family = "peers"
// subject = "Duty"
// clause = ""
// [zh]
// name = "职责重叠"
// message = "职责“{subject}”由不同部门各自牵头"
// why = "同一件事几个部门各做一遍,或者都以为别人在做。"
// fix = "由一个部门牵头,其余改为配合;确属两件事的,改用能区分的名称。"
// [en]
// name = "Duties overlap"
// message = "The duty “{subject}” is led by several units, each with its own"
// why = "The same thing is done several times, or each thinks that another does it."
// fix = "Let one unit lead and the others support it; if they are two things, give them names that tell them apart."
// [[example]]
// gaps = ["a/学籍注册"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍 注册。"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "w", "target": "b"}'''
// [[example]]
// gaps = ["a/abc平台维护"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "ABC平台维护"}
// {"node": "Duty", "id": "b", "name": "abc平台维护"}
// {"node": "Duty", "id": "c", "name": "ａｂｃ平台维护", "valid_to": "2026-06-30"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Unit", "id": "v", "name": "信息学院", "type": "教学单位"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "v", "target": "b"}
// {"link": "HOLDS", "source": "w", "target": "c"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "u", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "w", "target": "b", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "信息学院", "type": "教学单位"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "w", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Duty", "id": "b", "name": "学籍注册", "valid_to": "2026-06-29"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "w", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "其他工作", "catch_all": true}
// {"node": "Duty", "id": "b", "name": "其他工作", "catch_all": true}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "w", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍注册"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "HOLDS", "source": "u", "target": "a"}
// {"link": "HOLDS", "source": "w", "target": "a"}'''
MATCH (d:Duty {counts: true, catch_all: false})<-[h:HOLDS]-(u:Unit {counts: true})
WHERE h.role = 'lead' AND d.match_name IS NOT NULL AND u.type <> '教学单位'
WITH DISTINCT d.match_name AS key, d.id AS duty, u.id AS unit
ORDER BY duty, unit
WITH key, min(duty) AS subject, collect(DISTINCT duty) AS duties, collect(DISTINCT unit) AS units
WHERE size(duties) >= 2 AND size(units) >= 2
RETURN subject, key, [one IN duties WHERE one <> subject] + units AS with_nodes
