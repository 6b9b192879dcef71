// id = "links"
// [zh]
// name = "一类连接"
// about = "两类有效节点之间的一种连接,全部列出。"
// [en]
// name = "Links of a kind"
// about = "All links of one kind between counting nodes of two kinds."
MATCH (x:Near)-[r:LINK]->(y:Far)
WHERE x.counts AND y.counts
RETURN x.id AS source, y.id AS target, r.role AS role, r.confirmed_by IS NOT NULL AS confirmed
