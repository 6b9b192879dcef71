// id = "goal-stages"
// [zh]
// name = "目标的岗位与职责"
// about = "每个目标本身是否有岗位、是否有职责服务于它。$any 为假时只认已核实的连接。"
// [en]
// name = "Posts and duties of goals"
// about = "Of each goal: whether it has a post itself, and whether a leaf duty serves it. With $any false by confirmed links alone."
UNWIND $ids AS id
MATCH (g:Goal {id: id})
RETURN g.id AS subject, g.leaf AS leaf,
  EXISTS {
    (g)-[a:ASSIGNED_TO]->(:Post {counts: true})
    WHERE a.role IN $working AND ($any OR a.confirmed_by IS NOT NULL)
  } OR EXISTS {
    (g)<-[a:SERVES]-(d:Duty)
    WHERE ($any AND d.carried_below)
      OR (a.confirmed_by IS NOT NULL AND d.carried_below_confirmed)
  } AS post,
  EXISTS {
    (g)<-[a:SERVES]-(d:Duty)
    WHERE ($any AND d.reaches_leaf)
      OR (a.confirmed_by IS NOT NULL AND d.reaches_leaf_confirmed)
  } AS duty
