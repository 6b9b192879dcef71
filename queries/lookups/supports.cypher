// id = "supports"
// [zh]
// name = "配合"
// about = "部门以配合角色承担的职责与目标。"
// [en]
// name = "Support"
// about = "Duties and goals that units take part in as support."
MATCH (u:Unit {counts: true})-[h:HOLDS]->(d:Duty {counts: true})
WHERE h.role = 'support'
RETURN 'Duty' AS kind, d.id AS subject, u.id AS unit
UNION ALL
MATCH (g:Goal {counts: true})-[a:ASSIGNED_TO]->(u:Unit {counts: true})
WHERE a.role = 'support'
RETURN 'Goal' AS kind, g.id AS subject, u.id AS unit
