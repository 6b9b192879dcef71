// id = "reports"
// [zh]
// name = "报表情况"
// about = "须报送表3、表4的部门,以及各自已报的表。"
// [en]
// name = "Who has filed"
// about = "Units that must hand in 表3 and 表4, and the forms that each has handed in."
MATCH (u:Unit {counts: true, reports: true})
RETURN u.id AS id, u.name AS name, u.filed AS filed
