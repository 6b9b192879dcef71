// id = "point-facets"
// [zh]
// name = "诊断点的各个方面"
// about = "诊断点由谁负责、与什么对应、有什么有效佐证、平台编号是什么。"
// [en]
// name = "Facets of diagnosis points"
// about = "Who answers for a point, what answers it, its current evidence, its platform code."
MATCH (p:DiagnosisPoint {counts: true, rank: 'point'})
WHERE p.responsible
RETURN p.id AS subject, 'responsible' AS column, true AS covered,
  p.responsible_confirmed AS confirmed, '' AS because
UNION ALL
MATCH (p:DiagnosisPoint {counts: true, rank: 'point'})<-[a:ANSWERS]-(x {counts: true})
RETURN p.id AS subject, 'answered' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, x.name AS because
UNION ALL
MATCH (p:DiagnosisPoint {counts: true, rank: 'point'})<-[a:SUPPORTS]-(e:Evidence {current: true})
RETURN p.id AS subject, 'evidence' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, e.name AS because
UNION ALL
// evidence of what answers the point
MATCH (p:DiagnosisPoint {counts: true, rank: 'point'})<-[a:ANSWERS]-(x {counts: true})
WHERE EXISTS { (x)<-[:SUPPORTS]-(:Evidence {current: true}) }
RETURN p.id AS subject, 'evidence' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AND EXISTS {
    (x)<-[b:SUPPORTS]-(:Evidence {current: true}) WHERE b.confirmed_by IS NOT NULL
  } AS confirmed, x.name AS because
UNION ALL
MATCH (p:DiagnosisPoint {counts: true, rank: 'point'})
WHERE p.platform_code IS NOT NULL
RETURN p.id AS subject, 'platform_code' AS column, true AS covered, true AS confirmed,
  p.platform_code AS because
