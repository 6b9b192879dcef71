// id = "achievements"
// [zh]
// name = "目标的指标与达成"
// about = "末级目标由哪些指标衡量、数值多少、是否都达到目标值。"
// [en]
// name = "Indicators and achievement of goals"
// about = "Which indicators measure leaf goals, with what values, and whether all reach the target."
MATCH (g:Goal {leaf: true})<-[a:MEASURES]-(i:Indicator {counts: true})
RETURN g.id AS subject, 'measured' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed, i.name AS because
UNION ALL
MATCH (g:Goal {leaf: true})<-[a:MEASURES]-(i:Indicator {counts: true})
WHERE i.value IS NOT NULL
RETURN g.id AS subject, 'has_value' AS column, true AS covered,
  a.confirmed_by IS NOT NULL AS confirmed,
  i.name + ' ' + toString(i.value) + coalesce(i.unit, '') AS because
UNION ALL
// what each indicator says stands beside the goal, whether or not it is achieved
MATCH (g:Goal {leaf: true})<-[a:MEASURES]-(i:Indicator {counts: true})
WHERE i.unit = g.unit AND i.value IS NOT NULL AND g.target IS NOT NULL
RETURN g.id AS subject, 'achieved' AS column, false AS covered, false AS confirmed,
  i.name + ' ' + toString(i.value) + i.unit AS because
UNION ALL
// every value in the goal's unit satisfies it, and there is one
MATCH (g:Goal {leaf: true})<-[a:MEASURES]-(i:Indicator {counts: true})
WHERE i.unit = g.unit AND i.value IS NOT NULL
WITH g,
  min(CASE WHEN (g.operator = '>=' AND i.value >= g.target)
    OR (g.operator = '>' AND i.value > g.target)
    OR (g.operator = '=' AND i.value = g.target)
    OR (g.operator = '<' AND i.value < g.target)
    OR (g.operator = '<=' AND i.value <= g.target) THEN 1 ELSE 0 END) AS worst,
  min(CASE WHEN a.confirmed_by IS NULL THEN 0 ELSE 1 END) AS sure
WHERE worst = 1
RETURN g.id AS subject, 'achieved' AS column, true AS covered, sure = 1 AS confirmed, '' AS because
