// id = "units"
// [zh]
// name = "部门"
// about = "有效的部门及其上级。"
// [en]
// name = "Units"
// about = "Counting units, each with the unit that it is part of."
MATCH (u:Unit {counts: true})
OPTIONAL MATCH (u)-[:PART_OF]->(t:Unit)
WHERE t.counts AND t.id <> u.id
RETURN u.id AS id, u.name AS name, t.id AS parent
