// id = "goals"
// [zh]
// name = "某一层级的目标"
// about = "所选层级的有效目标。"
// [en]
// name = "Goals of a tier"
// about = "The counting goals of the chosen tier."
MATCH (g:Goal {counts: true})
WHERE g.tier = $tier
RETURN g.id AS id, g.name AS name, null AS parent
