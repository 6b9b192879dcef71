// id = "nodes"
// [zh]
// name = "一类节点"
// about = "一类有效的节点,全部列出。"
// [en]
// name = "Nodes of a kind"
// about = "All counting nodes of one kind."
MATCH (x:Near {counts: true})
RETURN x.id AS id, x.name AS name, x.code AS code, x.leaf AS leaf, x.served AS served,
  x.reports AS reports
