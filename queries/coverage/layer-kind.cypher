// id = "layer-kind"
// rows = "profile.layers"
// facts = "gaps"
// confirmed = false
// [kinds]
// goal = "Goal"
// standard = "Standard"
// regulation = "Regulation"
// [[column]]
// id = "goal"
// zh = "目标"
// en = "Goal"
// [[column]]
// id = "standard"
// zh = "标准"
// en = "Standard"
// [[column]]
// id = "regulation"
// zh = "制度"
// en = "Regulation"
// [zh]
// name = "层面 × 目标、标准、制度"
// about = "每个层面的目标、标准、制度,有多少没有严重或一般的缺漏。"
// [en]
// name = "Layers × goals, standards, regulations"
// about = "Of the goals, standards and regulations of each layer: how many have no serious or ordinary gap."
MATCH (x:Goal {counts: true})
UNWIND x.layers AS layer
RETURN layer AS row, x.id AS subject, x.name AS name, 'Goal' AS kind
UNION ALL
MATCH (x:Standard {counts: true})
UNWIND x.layers AS layer
RETURN layer AS row, x.id AS subject, x.name AS name, 'Standard' AS kind
UNION ALL
MATCH (x:Regulation {counts: true})
UNWIND x.layers AS layer
RETURN layer AS row, x.id AS subject, x.name AS name, 'Regulation' AS kind
