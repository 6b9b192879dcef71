// id = "goal-properties"
// [zh]
// name = "全部目标的属性"
// about = "全部目标及其属性, 不论是否有效。"
// [en]
// name = "Properties of all goals"
// about = "Every goal with its properties, whether or not it counts."
MATCH (g:Goal)
RETURN g.id AS id, properties(g) AS properties
