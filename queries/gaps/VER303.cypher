// id = "VER303"
// severity = "info"
// family = "tiers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "越级分解"
// message = "目标“{subject}”由“{key}”越级分解而来"
// why = "中间层级没有承接,上级目标怎样落到下级说不清。"
// fix = "在中间层级补上承接的目标,再由它分解。"
// [en]
// name = "Tier skipped"
// message = "The goal “{subject}” is broken down from “{key}” across a tier that may not be skipped"
// why = "Where a tier between takes nothing up, nobody can say how the higher goal reaches the lower one."
// fix = "Add a goal at the tier between and break that down."
// [[example]]
// gaps = ["g/h"]
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "学校总体规划"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "院系与部门规划"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = ["g/h"]
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "院系与部门规划"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "岗位工作项"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = ["g/h"]
// profile.tiers = ["甲", "乙", "丙"]
// profile.skippable_tiers = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "甲"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "丙"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "院系与部门规划"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "年度任务"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "学校总体规划"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "专项规划"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "岗位工作项"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "学校总体规划"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "学校总体规划"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "五年行动"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "学校总体规划", "valid_to": "2026-06-29"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "年度任务"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
MATCH (h:Goal {counts: true})-[:DECOMPOSES_INTO]->(g:Goal {counts: true})
WHERE any(rank IN $firm_tiers WHERE rank > h.tier_rank AND rank < g.tier_rank)
RETURN DISTINCT g.id AS subject, h.id AS key, [h.id] AS with_nodes
