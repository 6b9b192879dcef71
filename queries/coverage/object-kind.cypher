// id = "object-kind"
// rows = "objects"
// rolls_up = true
// columns = ["profile.needs"]
// facts = "object-kinds"
// [accepted_by]
// "profile.needs" = ["OBJ101/{column}"]
// [zh]
// name = "诊改对象 × 必备项"
// about = "每个诊改对象,其类型必备的目标、标准等是否都有; 按类型合计。"
// [en]
// name = "Quality objects × what they must have"
// about = "Whether each quality object has the goal, standard and so on that its type must have; added up by type."
MATCH (o:QualityObject {counts: true})
UNWIND ['goal', 'standard', 'evidence', 'indicator'] AS need
WITH o, need
WHERE (o.type + '|' + need) IN $object_needs
RETURN o.id AS row, need AS column, o.id AS subject, o.name AS name, 'QualityObject' AS kind
