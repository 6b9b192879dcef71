// id = "HOR405"
// severity = "warning"
// family = "peers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "呼应不对等"
// message = "目标“{subject}”与所呼应的“{key}”,层级不同或时段不重叠"
// why = "层级或时段对不上的两个目标,呼应只是写在纸上。"
// fix = "核对两个目标的层级和起止时间,改挂到对等的目标上。"
// [en]
// name = "Peers that do not match"
// message = "The goal “{subject}” and its peer “{key}” are of different tiers or periods"
// why = "Goals of different tiers, or of periods that never meet, cannot answer each other."
// fix = "Check tiers and dates of both, or align with a goal that matches."
// [[example]]
// gaps = ["a/b"]
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "tier": "专项规划"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "tier": "年度任务"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = ["a/b", "b/a"]
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "start": "2026-01-01", "due": "2026-06-30"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "start": "2026-07-01", "due": "2026-12-31"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}
// {"link": "ALIGNS_WITH", "source": "b", "target": "a"}'''
// [[example]]
// gaps = ["a/b"]
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "tier": "专项规划"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "tier": "五年行动", "valid_to": "2026-06-30"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "start": "2026-01-01", "due": "2026-06-30"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "start": "2026-06-30", "due": "2026-12-31"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "start": "2026-01-01", "due": "2026-06-30"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "start": "2026-12-31", "due": "2026-07-01"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "tier": "专项规划", "start": "2026-01-01", "due": "2026-06-30"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "due": "2027-12-31"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "tier": "专项规划"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "tier": "专项规划"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "a", "name": "扩招一百人", "tier": "专项规划"}
// {"node": "Goal", "id": "b", "name": "新增四间宿舍", "tier": "年度任务", "valid_to": "2026-06-29"}
// {"link": "ALIGNS_WITH", "source": "a", "target": "b"}'''
MATCH (a:Goal {counts: true})-[:ALIGNS_WITH]->(b:Goal {counts: true})
WHERE a.tier <> b.tier
   OR (a.start <= a.due AND b.start <= b.due AND (a.due < b.start OR b.due < a.start))
RETURN DISTINCT a.id AS subject, b.id AS key, [b.id] AS with_nodes
