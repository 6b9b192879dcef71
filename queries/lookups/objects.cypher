// id = "objects"
// [zh]
// name = "诊改对象"
// about = "有效的诊改对象,归在各自的类型之下。"
// [en]
// name = "Quality objects"
// about = "Counting quality objects, each below its type."
MATCH (o:QualityObject {counts: true})
RETURN o.id AS id, o.name AS name, CASE WHEN o.type = '' THEN null ELSE 'type/' + o.type END AS parent
UNION ALL
MATCH (o:QualityObject {counts: true})
WHERE o.type <> ''
RETURN DISTINCT 'type/' + o.type AS id, o.type AS name, null AS parent
