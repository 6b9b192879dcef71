// id = "unit-stage"
// rows = "units"
// columns = ["profile.shown_stages"]
// facts = "stages"
// [accepted_by]
// goal = ["ORP201", "ORP210"]
// post = ["CHN101"]
// standard = ["CHN102"]
// norm = ["CHN111/norm"]
// check = ["CHN111/check"]
// regulation = ["CHN111/regulation"]
// [zh]
// name = "部门 × 链条环节"
// about = "每个部门(含下属科室)的末级职责,在链条的各个环节上有多少有着落。"
// [en]
// name = "Units × stages of the chain"
// about = "Of the leaf duties of each unit and those below it: how many are covered at each stage."
MATCH (d:Duty {leaf: true})-[:FALLS_TO]->(u:Unit {counts: true})
RETURN DISTINCT u.id AS row, d.id AS subject, d.name AS name, 'Duty' AS kind
