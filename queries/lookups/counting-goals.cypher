// id = "counting-goals"
// [zh]
// name = "目标"
// about = "全部有效的目标。"
// [en]
// name = "Goals"
// about = "All counting goals."
MATCH (g:Goal {counts: true})
RETURN g.id AS id, g.name AS name, g.code AS code, g.tier AS tier, g.cycle AS cycle
