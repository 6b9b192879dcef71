// # The type of a quality object is among them: of an unknown type nothing would be asked.
// id = "DAT002"
// severity = "warning"
// family = "data"
// subject = "any"
// key_is = "property"
// clause = ""
// [zh]
// name = "取值不在目录"
// message = "“{subject}”的{key}不在学校的目录中"
// why = "目录里没有的值,统计和检查都找不到它。"
// fix = "改为目录中的值; 若目录漏了,在学校设置中补上。"
// [en]
// name = "Value not in the college's list"
// message = "The {key} of “{subject}” is not in the college's list"
// why = "A value that no list has is missed by every count and check."
// fix = "Use a value of the list, or add this one to the college's profile."
// [[example]]
// gaps = ["g/layer", "g/tier"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "tier": "年度计划", "layer": "班级"}'''
// [[example]]
// gaps = ["r/aspects"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍办法", "aspects": ["尽职尽责", "奖优罚劣"]}'''
// [[example]]
// gaps = ["b/cause", "d/system", "n/part", "s/level"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "system": "后勤"}
// {"node": "Norm", "id": "n", "name": "流程", "part": "附则"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "县"}
// {"node": "Problem", "id": "b", "name": "迟到", "cause": "天气"}'''
// [[example]]
// gaps = ["o/type"]
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "教研室", "type": "教研室"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "tier": "年度任务", "layer": "学生", "system": "支持服务"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍办法", "aspects": ["尽职尽责", "违规惩戒"]}'''
// [[example]]
// gaps = []
// profile.tiers = ["年度计划"]
// profile.skippable_tiers = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "tier": "年度计划"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "tier": "年度计划", "status": "retired"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "tier": "年度计划", "valid_to": "2026-06-29"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处", "type": "随便写的类型"}'''
MATCH (n)
WHERE n.off_list IS NOT NULL AND n.counts
UNWIND n.off_list AS name
RETURN DISTINCT n.id AS subject, name AS key, [] AS with_nodes
