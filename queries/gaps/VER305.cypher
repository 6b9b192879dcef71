// id = "VER305"
// severity = "error"
// family = "tiers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "时限倒挂"
// message = "目标“{subject}”的截止日期晚于上级目标“{key}”"
// why = "下级到期晚于上级,上级到期时一定完不成。"
// fix = "调整截止日期,使下级不晚于上级。"
// [en]
// name = "Due after the higher goal"
// message = "The goal “{subject}” is due after the higher goal “{key}”"
// why = "If the part is due after the whole, the whole cannot be reached in time."
// fix = "Change the dates so that the lower goal is not due later."
// [[example]]
// gaps = ["g/h"]
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "due": "2027-12-31"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "due": "2028-01-01"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = ["g/h", "g/k"]
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "due": "2027-12-31"}
// {"node": "Goal", "id": "k", "name": "招生规划", "due": "2026-12-31"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "due": "2028-06-30"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}
// {"link": "DECOMPOSES_INTO", "source": "k", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "due": "2027-12-31"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "due": "2027-12-31"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "due": "2028-01-01"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "due": "2027-12-31", "status": "retired"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "due": "2028-01-01"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "h", "name": "建成骨干校", "due": "2027-12-31"}
// {"node": "Goal", "id": "g", "name": "新生报到率不低于95%", "due": "2028-01-01", "status": "retired"}
// {"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}'''
MATCH (h:Goal {counts: true})-[:DECOMPOSES_INTO]->(g:Goal {counts: true})
WHERE g.due > h.due
RETURN DISTINCT g.id AS subject, h.id AS key, [h.id] AS with_nodes
