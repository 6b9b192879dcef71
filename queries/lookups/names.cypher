// id = "names"
// [zh]
// name = "名称"
// about = "一类节点的名称与编号。"
// [en]
// name = "Names"
// about = "Name and code of nodes of one kind."
UNWIND $ids AS id
MATCH (x:Near {id: id})
RETURN x.id AS id, x.name AS name, x.code AS code, x.counts AS counts
