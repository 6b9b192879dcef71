// id = "requirements"
// [zh]
// name = "连接上的要求"
// about = "一批节点到另一类节点的连接自身所说: 工作要求及其中的数值。"
// [en]
// name = "What links say"
// about = "What links to nodes of another kind say by themselves: the requirement in words, and the figure in it."
UNWIND $ids AS id
MATCH (x:Near {id: id})-[r:LINK]->(y:Far)
RETURN x.id AS source, y.id AS target, properties(r) AS properties
