// # A post in the lead does not stand for its unit: which unit leads must be said.
// id = "HOR404"
// severity = "error"
// family = "peers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标牵头不明"
// message = "目标“{subject}”落实到多个部门,牵头部门却不是恰好一个"
// why = "几个部门各管一段而没有一个牵头,目标达不成时谁都不算责任部门。"
// fix = "明确其中一个部门牵头,其余改为配合。"
// [en]
// name = "Lead of a goal unclear"
// message = "The goal “{subject}” is assigned to several units, yet not exactly one leads it"
// why = "Where none leads, or several do, no unit answers when the goal is missed."
// fix = "Name one of the units as the lead, the others as support."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "w"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u", "role": "support"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "w", "role": "support"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "处长"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u", "role": "support"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "w", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "w", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u", "role": "support"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "w", "role": "supervise"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处", "valid_to": "2026-06-29"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "w"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Post", "id": "p", "name": "处长"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u", "role": "support"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p", "role": "support"}'''
MATCH (g:Goal {counts: true})-[a:ASSIGNED_TO]->(u:Unit {counts: true})
WHERE a.role IN $working
WITH DISTINCT g.id AS subject, u.id AS unit, a.role AS role
ORDER BY unit
WITH subject, collect(DISTINCT unit) AS units,
  collect(DISTINCT CASE WHEN role = 'lead' THEN unit END) AS leads
WHERE size(units) >= 2 AND size(leads) <> 1
RETURN subject, '' AS key, units AS with_nodes
