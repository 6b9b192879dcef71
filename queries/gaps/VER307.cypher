// id = "VER307"
// severity = "error"
// family = "tiers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "层级倒挂"
// message = "目标“{subject}”的层级不低于上级目标“{key}”"
// why = "下级的层级不低于上级,上下关系就颠倒了。"
// fix = "核对两个目标的层级,或改正分解关系。"
// [en]
// name = "Tiers upside down"
// message = "The tier of the goal “{subject}” is not below that of “{key}” above it"
// why = "Where the part stands as high as the whole, above and below have changed places."
// fix = "Check the tiers of both goals, or correct the breakdown."
// [[example]]
// gaps = ["g/h"]
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "专项规划"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = ["g/h"]
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "年度任务", "valid_to": "2026-06-30"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "年度任务", "valid_to": "2026-06-29"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "岗位工作项"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "五年行动"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "年度任务"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "g"}'''
MATCH (h:Goal {counts: true})-[:DECOMPOSES_INTO]->(g:Goal {counts: true})
WHERE g.tier_rank <= h.tier_rank AND g.id <> h.id
RETURN DISTINCT g.id AS subject, h.id AS key, [h.id] AS with_nodes
