// id = "DAT001"
// severity = "warning"
// family = "data"
// subject = "any"
// clause = ""
// [zh]
// name = "疑似重复"
// message = "“{subject}”与“{key}”名称相同,可能是同一个"
// why = "同一件东西登记两次,职责、标准和数字就分在两处。"
// fix = "核对后合并; 确实不同的,改名以示区别。"
// [en]
// name = "Possibly the same"
// message = "“{subject}” and “{key}” have the same name and may be one"
// why = "What is entered twice has its duties, standards and figures in two places."
// fix = "Look, and merge them; if they differ, give them names that do."
// [[example]]
// gaps = ["a/b"]
// graph = '''
// {"node": "Standard", "id": "a", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Standard", "id": "b", "name": "学籍-管理标准。", "level": "校", "code": "BZ-02"}
// {"node": "Standard", "id": "c", "name": "学籍管理", "level": "院系", "code": "BZ-03"}'''
// [[example]]
// gaps = ["a/b", "a/c", "b/c"]
// graph = '''
// {"node": "Regulation", "id": "a", "name": "奖惩办法A"}
// {"node": "Regulation", "id": "b", "name": "《奖惩办法ａ》"}
// {"node": "Regulation", "id": "c", "name": "奖惩、办法a"}'''
// [[example]]
// gaps = ["u/v", "x/y"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "v", "name": "教务处"}
// {"node": "Unit", "id": "x", "name": "办公室"}
// {"node": "Unit", "id": "y", "name": "办公室"}
// {"node": "Unit", "id": "z", "name": "办公室"}
// {"link": "PART_OF", "source": "x", "target": "u"}
// {"link": "PART_OF", "source": "y", "target": "u"}
// {"link": "PART_OF", "source": "z", "target": "v"}'''
// [[example]]
// gaps = ["p/q"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "v", "name": "学生处"}
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Post", "id": "q", "name": "科员"}
// {"node": "Post", "id": "r", "name": "科员"}
// {"link": "BELONGS_TO", "source": "p", "target": "u"}
// {"link": "BELONGS_TO", "source": "q", "target": "u"}
// {"link": "BELONGS_TO", "source": "r", "target": "v"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "a", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Standard", "id": "b", "name": "学籍管理标准", "level": "国家", "code": "GB-1"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "a", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Standard", "id": "b", "name": "学籍管理标准", "level": "校"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "a", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Standard", "id": "b", "name": "学籍管理标准", "level": "校", "code": "BZ-02", "status": "draft"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "v", "name": "教务处", "valid_to": "2026-06-29"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "v", "name": "教务处"}
// {"link": "PART_OF", "source": "v", "target": "u"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Post", "id": "q", "name": "科员"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Duty", "id": "e", "name": "学籍注册"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "a", "name": "——"}
// {"node": "Regulation", "id": "b", "name": "《》"}'''
// [[example]]
// gaps = ["u/v"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Unit", "id": "v", "name": "教务处"}
// {"node": "Unit", "id": "w", "name": "学院", "status": "retired"}
// {"link": "PART_OF", "source": "v", "target": "w"}'''
MATCH (x:Standard {counts: true, registered: true})
WHERE x.match_name IS NOT NULL
WITH x.match_name AS name, collect(DISTINCT x.id) AS ids
WHERE size(ids) > 1
UNWIND ids AS a
UNWIND ids AS b
WITH a, b
WHERE a < b
RETURN DISTINCT a AS subject, b AS key, [b] AS with_nodes
UNION
MATCH (x:Regulation {counts: true})
WHERE x.match_name IS NOT NULL
WITH x.match_name AS name, collect(DISTINCT x.id) AS ids
WHERE size(ids) > 1
UNWIND ids AS a
UNWIND ids AS b
WITH a, b
WHERE a < b
RETURN DISTINCT a AS subject, b AS key, [b] AS with_nodes
UNION
MATCH (x:Unit {counts: true})
WHERE x.match_name IS NOT NULL
  AND NOT EXISTS { (x)-[:PART_OF]->(u:Unit {counts: true}) WHERE u.id <> x.id }
WITH x.match_name AS name, collect(DISTINCT x.id) AS ids
WHERE size(ids) > 1
UNWIND ids AS a
UNWIND ids AS b
WITH a, b
WHERE a < b
RETURN DISTINCT a AS subject, b AS key, [b] AS with_nodes
UNION
MATCH (x:Unit {counts: true})-[:PART_OF]->(u:Unit {counts: true})
WHERE x.match_name IS NOT NULL AND u.id <> x.id
WITH u.id AS unit, x.match_name AS name, collect(DISTINCT x.id) AS ids
WHERE size(ids) > 1
UNWIND ids AS a
UNWIND ids AS b
WITH a, b
WHERE a < b
RETURN DISTINCT a AS subject, b AS key, [b] AS with_nodes
UNION
MATCH (x:Post {counts: true})-[:BELONGS_TO]->(u:Unit {counts: true})
WHERE x.match_name IS NOT NULL
WITH u.id AS unit, x.match_name AS name, collect(DISTINCT x.id) AS ids
WHERE size(ids) > 1
UNWIND ids AS a
UNWIND ids AS b
WITH a, b
WHERE a < b
RETURN DISTINCT a AS subject, b AS key, [b] AS with_nodes
