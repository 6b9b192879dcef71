// id = "layer-system"
// rows = "profile.layers"
// columns = ["profile.systems"]
// facts = "meetings"
// [accepted_by]
// "profile.systems" = ["CHN102", "ORP202"]
// [zh]
// name = "层面 × 系统"
// about = "每个层面、每个系统的末级职责与标准: 职责有标准、标准有职责执行的有多少。"
// [en]
// name = "Layers × systems"
// about = "Of the leaf duties and standards of each layer and system: how many duties meet a standard, and how many standards a duty meets."
MATCH (d:Duty {leaf: true})
UNWIND d.layers AS layer
UNWIND d.systems AS system
RETURN layer AS row, system AS column, d.id AS subject, d.name AS name, 'Duty' AS kind
UNION ALL
MATCH (s:Standard {counts: true})
UNWIND s.layers AS layer
UNWIND s.systems AS system
RETURN layer AS row, system AS column, s.id AS subject, s.name AS name, 'Standard' AS kind
