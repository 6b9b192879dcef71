// id = "responsible"
// [zh]
// name = "责任部门"
// about = "谁对节点负责: 归口部门; 没有则承担它或其上级职责的部门; 再则岗位所属部门; 再则目标的牵头部门。取 step 最小者。"
// [en]
// name = "Who answers for a node"
// about = "The owner; else the units that hold it or a duty above; else the post's unit; else the lead of a goal. The smallest step wins."
UNWIND $ids AS id
MATCH (x:Near {id: id})-[:OWNED_BY]->(u:Unit {counts: true})
RETURN x.id AS subject, 1 AS step, u.id AS unit, u.name AS name
UNION
UNWIND $ids AS id
MATCH (x:Near {id: id})-[:HELD_BY]->(u:Unit {counts: true})
RETURN x.id AS subject, 2 AS step, u.id AS unit, u.name AS name
UNION
UNWIND $ids AS id
MATCH (x:Near {id: id})-[:BELONGS_TO]->(u:Unit {counts: true})
RETURN x.id AS subject, 3 AS step, u.id AS unit, u.name AS name
UNION
UNWIND $ids AS id
MATCH (x:Near {id: id})-[:ASSIGNED_TO {role: 'lead'}]->(u:Unit {counts: true})
RETURN x.id AS subject, 4 AS step, u.id AS unit, u.name AS name
UNION
UNWIND $ids AS id
MATCH (x:Near {id: id})-[:ASSIGNED_TO {role: 'lead'}]->(:Post {counts: true})-[:BELONGS_TO]->(u:Unit {counts: true})
RETURN x.id AS subject, 4 AS step, u.id AS unit, u.name AS name
