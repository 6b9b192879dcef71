// id = "goal-achievement"
// rows = "goals"
// facts = "achievements"
// below = "goal-links"
// tier = true
// [accepted_by]
// measured = ["GOL701"]
// achieved = ["GOL706"]
// [[column]]
// id = "measured"
// zh = "有指标"
// en = "Measured"
// [[column]]
// id = "has_value"
// zh = "有数值"
// en = "Has a value"
// [[column]]
// id = "achieved"
// zh = "已达成"
// en = "Achieved"
// [zh]
// name = "目标达成"
// about = "每个目标及其下级的末级目标,有多少有指标衡量、有当前值、已达到目标值。"
// [en]
// name = "Goals achieved"
// about = "Of the leaf goals at or below each goal: how many an indicator measures, how many have a value, how many reach their target."
MATCH (g:Goal {leaf: true})
RETURN g.id AS row, g.id AS subject, g.name AS name, 'Goal' AS kind
