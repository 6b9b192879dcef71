// id = "VER302"
// severity = "error"
// family = "tiers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "目标未分解"
// message = "目标“{subject}”没有分解,也没有落实到岗"
// why = "停在纸上的目标没有人去做,到期才发现落空。"
// fix = "把它分解到下一层级,或直接落实到岗位;确实无须分解的,注明。"
// [en]
// name = "Goal not broken down"
// message = "The goal “{subject}” is neither broken down nor assigned to a post"
// why = "A goal that stays on paper is done by nobody, which shows only when it is due."
// fix = "Break it down to the next tier, assign it to a post, or mark it as terminal."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "学校总体规划"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "h", "name": "新生报到率不低于95%", "tier": "岗位工作项", "valid_to": "2026-06-29"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "专项规划"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "g"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "专项规划"}
// {"node": "Unit", "id": "u", "name": "教务处"}
// {"node": "Post", "id": "p", "name": "处长"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "u"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p", "role": "approve"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "年度任务"}
// {"node": "Goal", "id": "h", "name": "新生报到率不低于95%", "valid_to": "2026-06-30"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "岗位工作项"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "专项规划", "terminal": true}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "专项规划"}
// {"node": "Post", "id": "p", "name": "处长"}
// {"link": "ASSIGNED_TO", "source": "g", "target": "p", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "五年行动"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "建成骨干校", "tier": "学校总体规划", "status": "draft"}'''
MATCH (g:Goal {leaf: true, terminal: false})
WHERE g.tier_rank < $last_tier
  AND NOT EXISTS { (g)-[a:ASSIGNED_TO]->(:Post {counts: true}) WHERE a.role IN $working }
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
