// id = "properties"
// [zh]
// name = "属性"
// about = "一类节点的全部属性。"
// [en]
// name = "Properties"
// about = "All properties of nodes of one kind."
UNWIND $ids AS id
MATCH (x:Near {id: id})
RETURN x.id AS id, properties(x) AS properties
