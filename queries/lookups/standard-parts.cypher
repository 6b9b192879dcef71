// id = "standard-parts"
// [zh]
// name = "标准的规范与制度"
// about = "本校标准的规范有哪些组成部分、制度有哪些作用。"
// [en]
// name = "Norms and regulations of standards"
// about = "Which parts the norms of own standards have, and which aspects their regulations."
MATCH (s:Standard {own: true, counts: true})-[a:DETAILED_BY]->(n:Norm {counts: true})
RETURN s.id AS subject, n.part AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, n.name AS because
UNION ALL
MATCH (s:Standard {own: true, counts: true})<-[a:MEETS]-(:Duty {counts: true})
  -[b:DETAILED_BY]->(n:Norm {counts: true})
RETURN DISTINCT s.id AS subject, n.part AS column, true AS covered,
  a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL AS confirmed, n.name AS because
UNION ALL
MATCH (s:Standard {own: true, counts: true})-[a:BACKED_BY]->(r:Regulation {counts: true})
UNWIND r.aspects AS aspect
RETURN s.id AS subject, aspect AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, r.name AS because
UNION ALL
MATCH (s:Standard {own: true, counts: true})-[a:DETAILED_BY|CHECKED_BY]->({counts: true})
  -[b:BACKED_BY]->(r:Regulation {counts: true})
WITH DISTINCT s, r, a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL AS sure
UNWIND r.aspects AS aspect
RETURN s.id AS subject, aspect AS column, true AS covered, sure AS confirmed, r.name AS because
UNION ALL
MATCH (s:Standard {own: true, counts: true})<-[a:MEETS]-(:Duty {counts: true})
  -[b:BACKED_BY]->(r:Regulation {counts: true})
WITH DISTINCT s, r, a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL AS sure
UNWIND r.aspects AS aspect
RETURN s.id AS subject, aspect AS column, true AS covered, sure AS confirmed, r.name AS because
UNION ALL
// the checks of its norms first, each once, so that ways are not counted
MATCH (s:Standard {own: true, counts: true})-[a:DETAILED_BY]->(:Norm {counts: true})
  -[b:CHECKED_BY]->(k:Check {counts: true})
WITH DISTINCT s, k, a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL AS near
MATCH (k)-[c:BACKED_BY]->(r:Regulation {counts: true})
WITH DISTINCT s, r, near AND c.confirmed_by IS NOT NULL AS sure
UNWIND r.aspects AS aspect
RETURN s.id AS subject, aspect AS column, true AS covered, sure AS confirmed, r.name AS because
