// id = "goal-stage"
// rows = "goals"
// columns = ["profile.stages"]
// facts = "stages"
// below = "goal-links"
// tier = true
// [kinds]
// goal = "Duty"
// post = "Goal"
// duty = "Goal"
// standard = "Duty"
// norm = "Duty"
// check = "Duty"
// regulation = "Duty"
// [accepted_by]
// post = ["CHN108"]
// duty = ["CHN109"]
// standard = ["CHN102"]
// norm = ["CHN111/norm"]
// check = ["CHN111/check"]
// regulation = ["CHN111/regulation"]
// [zh]
// name = "目标 × 链条环节"
// about = "服务于每个目标及其下级目标的末级职责,在各个环节上有多少有着落; 岗位、职责两列数的是末级目标。"
// [en]
// name = "Goals × stages of the chain"
// about = "Of the leaf duties that serve each goal or one below it: how many are covered at each stage. The columns post and duty count leaf goals."
MATCH (d:Duty {leaf: true, served: true})
RETURN d.id AS row, d.id AS subject, d.name AS name, 'Duty' AS kind
UNION ALL
MATCH (g:Goal {leaf: true})
RETURN g.id AS row, g.id AS subject, g.name AS name, 'Goal' AS kind
