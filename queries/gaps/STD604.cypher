// id = "STD604"
// severity = "warning"
// family = "standards"
// subject = "topic"
// clause = "9、10"
// [zh]
// name = "应有标准缺失"
// message = "应有的标准“{subject}”还没有"
// why = "方案要求的标准没有制定,这一方面就没有尺度。"
// fix = "制定这一主题的标准; 已有的,在标准目录中写明它的主题。"
// [en]
// name = "Required standard missing"
// message = "There is no standard on the required topic “{subject}”"
// why = "A required standard that is missing leaves its matter without a measure."
// fix = "Write a standard on this topic; if there is one, enter its topic in the register of standards."
// [[example]]
// gaps = ["topic/辅导员"]
// profile.required_topics = { "教师标准" = ["教师", "辅导员"], "培养规格标准" = ["教师"] }
// graph = '''
// {"node": "Standard", "id": "s", "name": "教师标准", "topic": "教师"}'''
// [[example]]
// gaps = ["topic/教师"]
// profile.required_topics = { "教师标准" = ["教师"] }
// graph = '''
// {"node": "Standard", "id": "s", "name": "教师标准", "topic": "教师", "valid_to": "2026-06-29"}'''
// [[example]]
// gaps = ["topic/教师"]
// profile.required_topics = { "教师标准" = ["教师"] }
// graph = '''
// {"node": "Standard", "id": "s", "name": "教师标准"}'''
// [[example]]
// gaps = ["topic/教师"]
// profile.required_topics = { "教师标准" = ["教师"] }
// graph = '''
// {"node": "Standard", "id": "s", "name": "教师标准", "topic": "教师", "status": "draft"}'''
// [[example]]
// gaps = ["topic/教师"]
// profile.required_topics = { "教师标准" = ["教师"] }
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}'''
// [[example]]
// gaps = []
// profile.required_topics = { "教师标准" = ["教师"] }
// graph = '''
// {"node": "Standard", "id": "s", "name": "教师标准", "topic": "教师", "valid_to": "2026-06-30"}'''
// [[example]]
// gaps = []
// profile.required_topics = { "教师标准" = ["教师"] }
// graph = '''
// {"node": "Standard", "id": "s", "name": "教师标准", "topic": "教师", "level": "国家"}'''
MATCH (s:Standard {counts: true})
WITH collect(DISTINCT s.topic) AS had
UNWIND $topics AS topic
WITH topic, had
WHERE NOT topic IN had
RETURN DISTINCT 'topic/' + topic AS subject, '' AS key, [] AS with_nodes
