// id = "unit-unit"
// rows = "units"
// columns = ["units"]
// facts = "cooperation"
// sparse = true
// [accepted_by]
// units = ["HOR402/{column}"]
// [zh]
// name = "部门协同"
// about = "牵头部门与配合部门共同承担的职责和目标,在配合部门有多少落实到岗。只列有共同事项的部门,不向上级部门合计。"
// [en]
// name = "Cooperation of units"
// about = "Of the duties and goals that one unit leads and another supports: for how many the supporting unit has a post. Only units that share something; nothing is added up into higher units."
MATCH (d:Duty {counts: true, catch_all: false})<-[lead:HOLDS]-(u:Unit {counts: true})
WHERE lead.role = 'lead'
MATCH (d)<-[support:HOLDS]-(v:Unit {counts: true})
WHERE support.role = 'support' AND v.id <> u.id
RETURN u.id AS row, v.id AS column, d.id AS subject, d.name AS name, 'Duty' AS kind
UNION ALL
MATCH (g:Goal {counts: true})-[lead:ASSIGNED_TO]->(u:Unit {counts: true})
WHERE lead.role = 'lead'
MATCH (g)-[support:ASSIGNED_TO]->(v:Unit {counts: true})
WHERE support.role = 'support' AND v.id <> u.id
RETURN u.id AS row, v.id AS column, g.id AS subject, g.name AS name, 'Goal' AS kind
