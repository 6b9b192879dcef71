// id = "tier-links"
// [zh]
// name = "目标的上下左右"
// about = "目标的上级、下级、互相呼应的目标、落实到的部门与岗位、指标。"
// [en]
// name = "Neighbours of goals"
// about = "What goals have above, below and beside them, whom they are assigned to, what measures them."
MATCH (g:Goal {counts: true})<-[a:DECOMPOSES_INTO]-(h:Goal {counts: true})
WHERE h.id <> g.id
RETURN g.id AS subject, 'higher' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, h.name AS because
UNION ALL
MATCH (g:Goal {counts: true})-[a:DECOMPOSES_INTO]->(h:Goal {counts: true})
WHERE h.id <> g.id
RETURN g.id AS subject, 'broken_down' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, h.name AS because
UNION ALL
MATCH (g:Goal {counts: true})-[a:ALIGNS_WITH]->(h:Goal {counts: true})-[b:ALIGNS_WITH]->(g)
RETURN g.id AS subject, 'aligned' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL AS confirmed, h.name AS because
UNION ALL
MATCH (g:Goal {counts: true})-[a:ASSIGNED_TO]->(x {counts: true})
RETURN g.id AS subject, 'assigned' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, x.name AS because
UNION ALL
MATCH (g:Goal {counts: true})<-[a:MEASURES]-(i:Indicator {counts: true})
RETURN g.id AS subject, 'measured' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, i.name AS because
