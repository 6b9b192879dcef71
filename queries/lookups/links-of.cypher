// id = "links-of"
// [zh]
// name = "节点发出的连接"
// about = "从一批节点出发的一种连接及其自身所说, 另一端不论是否有效。"
// [en]
// name = "Links from nodes"
// about = "Links of one kind that start at some nodes, with what they say, whether or not the other end counts."
UNWIND $ids AS id
MATCH (x:Near {id: id})-[r:LINK]->(y:Far)
RETURN x.id AS near, y.id AS id, y.name AS name, y.code AS code, y.counts AS counts,
  properties(r) AS properties
