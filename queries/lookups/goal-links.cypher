// id = "goal-links"
// [zh]
// name = "目标以下的连接"
// about = "从目标到下级目标、到服务于它的职责、从职责到下级职责。"
// [en]
// name = "Links below goals"
// about = "From goals to goals below them and to duties that serve them, and from duties to those below."
MATCH (a:Goal {counts: true})-[:DECOMPOSES_INTO]->(b:Goal {counts: true})
RETURN DISTINCT a.id AS above, b.id AS below
UNION ALL
MATCH (b:Duty {counts: true})-[:SERVES]->(a:Goal {counts: true})
RETURN DISTINCT a.id AS above, b.id AS below
UNION ALL
MATCH (a:Duty {counts: true})-[:DECOMPOSES_INTO]->(b:Duty {counts: true})
RETURN DISTINCT a.id AS above, b.id AS below
