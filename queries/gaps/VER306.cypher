// id = "VER306"
// severity = "error"
// family = "tiers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "上级失效"
// message = "目标“{subject}”的上级目标都已失效"
// why = "上级已不算数,它为什么还在做就没有了依据。"
// fix = "改挂到现行的上级目标,或一并停用。"
// [en]
// name = "Higher goals no longer in force"
// message = "None of the goals above “{subject}” is in force"
// why = "With nothing in force above it, there is no reason left for the goal."
// fix = "Put it below a goal that is in force, or retire it too."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "status": "retired"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "valid_to": "2026-06-29"}
// {"node": "Goal", "id": "i", "name": "旧规划", "status": "draft"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "i", "target": "g"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "status": "retired"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "status": "retired"}
// {"node": "Goal", "id": "i", "name": "新规划"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "valid_to": "2026-06-30"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "status": "retired"}
// {"node": "Goal", "id": "h", "name": "建成骨干校", "status": "retired"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
MATCH (g:Goal {counts: true})<-[:DECOMPOSES_INTO]-(h:Goal {counts: false})
WHERE NOT EXISTS { (g)<-[:DECOMPOSES_INTO]-(o:Goal {counts: true}) WHERE o.id <> g.id }
WITH DISTINCT g.id AS subject, h.id AS above
ORDER BY above
RETURN subject, '' AS key, collect(above) AS with_nodes
