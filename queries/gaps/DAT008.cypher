// # A unit of a duty is one that leads it; where no unit that must report does, one whose
// # work it is (as in unit-stage): a department also files for its sections.
// id = "DAT008"
// severity = "warning"
// family = "data"
// subject = "Duty"
// clause = ""
// [zh]
// name = "表3表4不一致"
// message = "职责“{subject}”没有写进所在部门的{key}"
// why = "两张表都报了,职责却只在一张上,不知道以哪张为准。"
// fix = "核对两张表,补上或删去这项职责后重新导入。"
// [en]
// name = "Forms 3 and 4 differ"
// message = "The duty “{subject}” is not stated in the {key} of its unit"
// why = "Both forms were handed in, and only one states the duty: nobody knows which is right."
// fix = "Compare both forms, add or remove the duty, and load them again."
// [[example]]
// gaps = ["d/表4"]
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = ["表3"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = ["d/表3"]
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = ["表4"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}'''
// [[example]]
// gaps = ["d/表4"]
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = ["表3"]
// graph = '''
// {"node": "Unit", "id": "s", "name": "教务科"}
// {"link": "PART_OF", "source": "s", "target": "u"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "BELONGS_TO", "source": "p", "target": "s"}'''
// [[example]]
// gaps = []
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = ["表3", "表4"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// from_ledger.u.filed = ["表3"]
// from_ledger.d.stated_in = ["表3"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = ["表3"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处", "reports": true}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "w", "target": "d"}
// {"link": "HOLDS", "source": "u", "target": "d", "role": "support"}'''
// [[example]]
// gaps = []
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = ["表3"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "catch_all": true}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
// [[example]]
// gaps = []
// from_ledger.u.filed = ["表3", "表4"]
// from_ledger.d.stated_in = ["表3"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}
// {"link": "HOLDS", "source": "u", "target": "d"}'''
MATCH (d:Duty {leaf: true})
WHERE size(d.stated_in) > 0
UNWIND ['表3', '表4'] AS form
WITH d, form
WHERE NOT form IN d.stated_in
  AND ('表3' IN d.stated_in OR '表4' IN d.stated_in)
  AND (EXISTS { (d)-[h:HELD_BY]->(u:Unit) WHERE h.role = 'lead' AND '表3' IN u.filed AND '表4' IN u.filed }
    OR (NOT EXISTS { (d)-[h:HELD_BY]->(v:Unit) WHERE h.role = 'lead' AND v.reports }
      AND EXISTS { (d)-[:FALLS_TO]->(u:Unit) WHERE '表3' IN u.filed AND '表4' IN u.filed }))
RETURN DISTINCT d.id AS subject, form AS key, [] AS with_nodes
