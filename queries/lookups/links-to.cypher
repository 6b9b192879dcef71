// id = "links-to"
// [zh]
// name = "指向节点的连接"
// about = "指向一批节点的一种连接及其自身所说, 另一端不论是否有效。"
// [en]
// name = "Links to nodes"
// about = "Links of one kind that lead to some nodes, with what they say, whether or not the other end counts."
UNWIND $ids AS id
MATCH (x:Near {id: id})<-[r:LINK]-(y:Far)
RETURN x.id AS near, y.id AS id, y.name AS name, y.code AS code, y.counts AS counts,
  properties(r) AS properties
