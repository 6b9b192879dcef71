// id = "HOR406"
// severity = "warning"
// family = "peers"
// subject = "layer"
// key_is = "kind"
// clause = ""
// [zh]
// name = "层面缺项"
// message = "层面“{subject}”没有{key}"
// why = "五个层面都要有目标、有标准、有制度;缺一项,这个层面的诊改就无从谈起。"
// fix = "由质量管理部门会同分管这一层面的部门制定;已有的,在表中写明它的层面。"
// [en]
// name = "Layer that lacks something"
// message = "The layer “{subject}” has no {key}"
// why = "Each layer needs goals, standards and regulations; without one of them there is nothing to diagnose it by."
// fix = "The unit for quality has it written by those in charge of the layer; where it exists, enter its layer."
// [[example]]
// gaps = ["layer/学校/Goal", "layer/学校/Regulation", "layer/学校/Standard"]
// profile.layers = ["学校"]
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}'''
// [[example]]
// gaps = ["layer/学校/Regulation", "layer/学生/Regulation", "layer/学校/Standard"]
// profile.layers = ["学校", "学生"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "layer": "学校"}
// {"node": "Goal", "id": "h", "name": "满意度", "layer": "学生"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "layer": "学生"}'''
// [[example]]
// gaps = ["layer/学校/Goal"]
// profile.layers = ["学校"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "layer": "学校", "valid_to": "2026-06-29"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "layer": "学校"}
// {"node": "Regulation", "id": "r", "name": "学籍办法"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
// [[example]]
// gaps = ["layer/学生/Regulation"]
// profile.layers = ["学生"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "满意度", "layer": "学生"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "layer": "学生"}
// {"node": "Regulation", "id": "r", "name": "学籍办法"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "layer": "学生", "status": "retired"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = []
// profile.layers = ["学校"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "layer": "学校", "valid_to": "2026-06-30"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "layer": "学校"}
// {"node": "Regulation", "id": "r", "name": "学籍办法"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
// [[example]]
// gaps = []
// profile.layers = ["学校"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "layer": "学校"}
// {"node": "Standard", "id": "s", "name": "学籍标准", "layer": "学校"}
// {"node": "Regulation", "id": "r", "name": "学籍办法"}
// {"node": "Duty", "id": "d", "name": "学籍注册", "layer": "学校"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = []
// profile.layers = []
// graph = '''
// {"node": "Unit", "id": "u", "name": "教务处"}'''
MATCH (n:Goal {counts: true})
UNWIND coalesce(n.layers, []) AS one
WITH collect(DISTINCT one) AS had
UNWIND $layers AS layer
WITH layer, had
WHERE NOT layer IN had
RETURN DISTINCT 'layer/' + layer AS subject, 'Goal' AS key, [] AS with_nodes
UNION
MATCH (n:Standard {counts: true})
UNWIND coalesce(n.layers, []) AS one
WITH collect(DISTINCT one) AS had
UNWIND $layers AS layer
WITH layer, had
WHERE NOT layer IN had
RETURN DISTINCT 'layer/' + layer AS subject, 'Standard' AS key, [] AS with_nodes
UNION
MATCH (n:Regulation {counts: true})
UNWIND coalesce(n.layers, []) AS one
WITH collect(DISTINCT one) AS had
UNWIND $layers AS layer
WITH layer, had
WHERE NOT layer IN had
RETURN DISTINCT 'layer/' + layer AS subject, 'Regulation' AS key, [] AS with_nodes
