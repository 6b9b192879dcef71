// id = "object-kinds"
// [zh]
// name = "诊改对象所有的"
// about = "针对诊改对象的目标、标准、佐证、指标。"
// [en]
// name = "What quality objects have"
// about = "Goals, standards, evidence and indicators about quality objects."
MATCH (o:QualityObject {counts: true})<-[a:ABOUT]-(x:Goal {counts: true})
RETURN o.id AS subject, 'goal' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, x.name AS because
UNION ALL
MATCH (o:QualityObject {counts: true})<-[a:ABOUT]-(x:Standard {counts: true})
RETURN o.id AS subject, 'standard' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, x.name AS because
UNION ALL
MATCH (o:QualityObject {counts: true})<-[a:ABOUT]-(x:Evidence {counts: true})
RETURN o.id AS subject, 'evidence' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, x.name AS because
UNION ALL
MATCH (o:QualityObject {counts: true})<-[a:ABOUT]-(x:Indicator {counts: true})
RETURN o.id AS subject, 'indicator' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, x.name AS because
