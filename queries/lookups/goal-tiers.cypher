// id = "goal-tiers"
// [zh]
// name = "有目标的层级"
// about = "有效目标所在的各个层级。"
// [en]
// name = "Tiers with goals"
// about = "The tiers that counting goals stand in."
MATCH (g:Goal {counts: true})
WHERE g.tier_rank IS NOT NULL
RETURN DISTINCT g.tier AS tier
