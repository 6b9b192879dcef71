// id = "tier-link"
// rows = "profile.tiers"
// facts = "tier-links"
// [accepted_by]
// higher = ["VER301"]
// broken_down = ["VER302"]
// measured = ["GOL701"]
// [[column]]
// id = "higher"
// zh = "有上级"
// en = "Has a higher goal"
// [[column]]
// id = "broken_down"
// zh = "已分解"
// en = "Broken down"
// [[column]]
// id = "aligned"
// zh = "左右呼应"
// en = "Aligned both ways"
// [[column]]
// id = "assigned"
// zh = "已落实"
// en = "Assigned"
// [[column]]
// id = "measured"
// zh = "有指标"
// en = "Measured"
// [zh]
// name = "规划层级衔接"
// about = "每一层级的目标,有多少由上级目标分解而来、已向下分解、与其他目标互相呼应、已落实到部门或岗位、有指标衡量。最高一层没有上级,最低一层不再分解。"
// [en]
// name = "Links between tiers of plans"
// about = "Of the goals of each tier: how many break down a higher goal, are broken down, name another goal that names them, are assigned to a unit or post, are measured. The top tier has nothing above it, the last nothing below."
MATCH (g:Goal {counts: true})
WHERE g.tier_rank IS NOT NULL
RETURN g.tier AS row, g.id AS subject, g.name AS name, 'Goal' AS kind
