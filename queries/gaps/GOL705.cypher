// id = "GOL705"
// severity = "warning"
// family = "goals"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标无层级"
// message = "目标“{subject}”没有写明属于哪一层级"
// why = "不知道层级,就无法检查它上下是否衔接。"
// fix = "写明它的规划层级。"
// [en]
// name = "Goal without a tier"
// message = "The goal “{subject}” does not say which tier it belongs to"
// why = "Without its tier nobody can check how it joins those above and below."
// fix = "Enter the tier of planning."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}'''
// [[example]]
// gaps = ["h"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "招生规划", "tier": "学校总体规划"}
// {"node": "Goal", "id": "h", "name": "报到率"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "tier": "年度任务"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "tier": "目录里没有的层级"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率", "status": "draft"}'''
MATCH (g:Goal {counts: true})
WHERE g.tier IS NULL
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
