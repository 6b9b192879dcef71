// id = "goal-stages"
// [zh]
// name = "目标的岗位与职责"
// about = "每个目标是否有岗位、是否有职责服务于它。"
// [en]
// name = "Posts and duties of goals"
// about = "Of each goal: whether it has a post, and whether a leaf duty serves it."
UNWIND $ids AS id
MATCH (g:Goal {id: id})
RETURN g.id AS subject, g.leaf AS leaf,
  EXISTS { (g)-[a:ASSIGNED_TO]->(:Post {counts: true}) WHERE a.role IN $working }
  OR EXISTS { (g)<-[:SERVES]-(:Duty {carried_below: true}) } AS post,
  EXISTS { (g)<-[:SERVES]-(:Duty {reaches_leaf: true}) } AS duty
