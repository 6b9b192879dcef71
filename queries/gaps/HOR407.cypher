// id = "HOR407"
// severity = "info"
// family = "peers"
// subject = "layer"
// clause = ""
// [zh]
// name = "层面系统空白"
// message = "层面“{subject}”在{key}系统中既无职责也无标准"
// why = "五纵五横的每一格都该有人做、有标准;空白处就是体系的漏洞。"
// fix = "由质量管理部门会同负责这一系统的部门核对:有的,写明层面和系统;没有的,补上。"
// [en]
// name = "Layer blank in a system"
// message = "The layer “{subject}” has neither duty nor standard in the system {key}"
// why = "Where layers and systems cross, somebody should work by some standard; a blank is a hole in the whole."
// fix = "The unit for quality checks it with those in charge of the system: enter layer and system, or add what is missing."
// [[example]]
// gaps = ["layer/学生/监督控制", "layer/学生/质量生成"]
// profile.layers = ["学生"]
// profile.systems = ["质量生成", "监督控制"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}'''
// [[example]]
// gaps = ["layer/学生/监督控制"]
// profile.layers = ["学生"]
// profile.systems = ["质量生成", "监督控制"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "layer": "学生", "system": "质量生成"}'''
// [[example]]
// gaps = ["layer/学生/监督控制"]
// profile.layers = ["学生"]
// profile.systems = ["质量生成", "监督控制"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "报到率", "layer": "学生"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "system": "质量生成"}
// {"link": "SERVES", "source": "d", "target": "g"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["layer/学生/监督控制", "layer/学生/质量生成"]
// profile.layers = ["学生"]
// profile.systems = ["质量生成", "监督控制"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "layer": "教师"}
// {"node": "Goal", "id": "g", "name": "报到率", "layer": "学生", "system": "质量生成"}
// {"link": "SERVES", "source": "d", "target": "g"}'''
// [[example]]
// gaps = ["layer/学生/监督控制"]
// profile.layers = ["学生"]
// profile.systems = ["质量生成", "监督控制"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "layer": "学生", "system": "质量生成", "valid_to": "2026-06-30"}
// {"node": "Standard", "id": "t", "name": "奖学金标准", "layer": "学生", "system": "监督控制", "valid_to": "2026-06-29"}'''
// [[example]]
// gaps = []
// profile.layers = ["学生"]
// profile.systems = ["质量生成", "监督控制"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "layer": "学生", "system": "质量生成"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "layer": "学生", "system": "监督控制"}'''
// [[example]]
// gaps = []
// profile.layers = ["学生"]
// profile.systems = ["质量生成", "监督控制"]
// graph = '''
// {"node": "Duty", "id": "a", "name": "学籍管理"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Goal", "id": "g", "name": "报到率", "layer": "学生", "system": "质量生成"}
// {"node": "Goal", "id": "h", "name": "满意度", "system": "监督控制"}
// {"link": "DECOMPOSES_INTO", "source": "a", "target": "d"}
// {"link": "SERVES", "source": "a", "target": "g"}
// {"link": "SERVES", "source": "d", "target": "h"}'''
// [[example]]
// gaps = []
// profile.layers = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}'''
MATCH (n:Duty|Standard {counts: true})
UNWIND coalesce(n.layers, []) AS one
UNWIND coalesce(n.systems, []) AS other
WITH collect(DISTINCT one + '|' + other) AS had
UNWIND $layers AS layer
UNWIND $systems AS system
WITH layer, system, had
WHERE NOT (layer + '|' + system) IN had
RETURN DISTINCT 'layer/' + layer AS subject, system AS key, [] AS with_nodes
