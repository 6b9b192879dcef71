// id = "meetings"
// [zh]
// name = "职责与标准"
// about = "职责执行的标准,标准由哪些职责执行,按它们所在的系统。"
// [en]
// name = "Duties and standards"
// about = "The standards that duties meet and the duties that meet standards, by their systems."
MATCH (d:Duty {leaf: true})-[a:MEETS]->(s:Standard {counts: true})
UNWIND d.systems AS system
RETURN d.id AS subject, system AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, s.name AS because
UNION ALL
MATCH (s:Standard {counts: true})<-[a:MEETS]-(d:Duty {counts: true})
UNWIND s.systems AS system
RETURN s.id AS subject, system AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, d.name AS because
