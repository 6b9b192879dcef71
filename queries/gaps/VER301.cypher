// id = "VER301"
// severity = "error"
// family = "tiers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标无上级"
// message = "目标“{subject}”不是由上级目标分解而来"
// why = "没有上级的目标与学校规划脱节,做到了也不知道支撑了什么。"
// fix = "把它挂到所支撑的上级目标下。"
// [en]
// name = "Goal without a higher goal"
// message = "The goal “{subject}” breaks down no higher goal"
// why = "A goal without a parent is cut off from the college's plan."
// fix = "Put it below the higher goal that it supports."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "年度任务"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "专项规划"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "学校总体规划", "status": "retired"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "专项规划"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "学校总体规划"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "专项规划"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "tier": "学校总体规划"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "五年行动"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "tier": "年度任务", "status": "retired"}'''
MATCH (g:Goal {counts: true})
WHERE g.tier_rank > 0
  AND NOT EXISTS { (g)<-[:DECOMPOSES_INTO]-(h:Goal {counts: true}) WHERE h.id <> g.id }
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
