// id = "standard-part"
// rows = "own-standards"
// columns = ["profile.parts", "profile.aspects"]
// facts = "standard-parts"
// [accepted_by]
// "profile.parts" = ["CHN103", "CHN104/{column}"]
// "profile.aspects" = ["CHN106", "CHN107/{column}"]
// [zh]
// name = "标准 × 规范、制度各项"
// about = "本校的每项标准,规范的各个组成部分、制度的各项作用是否齐全。"
// [en]
// name = "Standards × parts of norms and aspects of regulations"
// about = "Whether each standard of the college's own has every part of its norms and every aspect of its regulations."
MATCH (s:Standard {own: true, counts: true})
RETURN s.id AS row, s.id AS subject, s.name AS name, 'Standard' AS kind
