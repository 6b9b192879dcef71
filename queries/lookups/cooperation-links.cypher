// id = "cooperation-links"
// [zh]
// name = "协同所经的连接"
// about = "目标、职责、部门向下的连接,以及它们的岗位; how 说明是哪一种。"
// [en]
// name = "Links that cooperation runs through"
// about = "Links downwards from goals, duties and units, and their posts; `how` tells which."
MATCH (a:Goal {counts: true})-[r:DECOMPOSES_INTO]->(b:Goal {counts: true})
RETURN 'goal' AS how, a.id AS above, b.id AS below, r.confirmed_by IS NOT NULL AS confirmed
UNION ALL
MATCH (b:Duty {counts: true})-[r:SERVES]->(a:Goal {counts: true})
RETURN 'goal' AS how, a.id AS above, b.id AS below, r.confirmed_by IS NOT NULL AS confirmed
UNION ALL
MATCH (a:Duty {counts: true})-[r:DECOMPOSES_INTO]->(b:Duty {counts: true})
RETURN 'duty' AS how, a.id AS above, b.id AS below, r.confirmed_by IS NOT NULL AS confirmed
UNION ALL
MATCH (b:Unit {counts: true})-[r:PART_OF]->(a:Unit {counts: true})
RETURN 'unit' AS how, a.id AS above, b.id AS below, r.confirmed_by IS NOT NULL AS confirmed
UNION ALL
MATCH (b:Post {counts: true})-[r:BELONGS_TO]->(a:Unit {counts: true})
RETURN 'home' AS how, a.id AS above, b.id AS below, r.confirmed_by IS NOT NULL AS confirmed
UNION ALL
MATCH (a:Goal {counts: true})-[r:ASSIGNED_TO]->(b:Post {counts: true})
WHERE r.role IN $working
RETURN 'assigned' AS how, a.id AS above, b.id AS below, r.confirmed_by IS NOT NULL AS confirmed
UNION ALL
MATCH (b:Post {counts: true})-[r:CARRIES]->(a:Duty {counts: true})
WHERE r.role IN $working
RETURN CASE WHEN a.leaf THEN 'carried leaf' ELSE 'carried' END AS how,
  a.id AS above, b.id AS below, r.confirmed_by IS NOT NULL AS confirmed
