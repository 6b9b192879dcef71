// # All comparable goals below are added up, also those due in earlier years: together they are the plan.
// id = "VER304"
// severity = "error"
// family = "tiers"
// subject = "Goal"
// clause = ""
// [zh]
// name = "分解值不足"
// message = "目标“{subject}”各下级目标的目标值合起来达不到它的目标值"
// why = "下级全部完成,上级仍然落空。"
// fix = "核对目标值与汇总方式,提高下级目标值,或补上缺少的下级目标。"
// [en]
// name = "Parts fall short"
// message = "The figures of the goals below “{subject}” together do not reach its own"
// why = "Even if everything below is done, the goal above is missed."
// fix = "Check figures and aggregation, raise the figures below, or add the goal that is missing."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">=", "aggregation": "sum"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 2000, "unit": "人"}
// {"node": "Goal", "id": "b", "name": "年度招生b", "target": 2999, "unit": "人"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "b"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 90, "unit": "人", "operator": ">", "aggregation": "mean", "due": "2028-12-31"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 90, "unit": "人", "due": "2028-01-01"}
// {"node": "Goal", "id": "b", "name": "年度招生b", "target": 90, "unit": "人", "due": "2026-12-31"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "b"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 3, "unit": "人", "operator": "<=", "aggregation": "max"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 3, "unit": "人"}
// {"node": "Goal", "id": "b", "name": "年度招生b", "target": 4, "unit": "人", "measure": "每班"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "b"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 0.3, "unit": "人", "operator": ">", "aggregation": "sum"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 0.1, "unit": "人"}
// {"node": "Goal", "id": "b", "name": "年度招生b", "target": 0.2, "unit": "人"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "b"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">=", "aggregation": "sum"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 2000, "unit": "人"}
// {"node": "Goal", "id": "b", "name": "年度招生b", "target": 3000, "unit": "人", "valid_to": "2026-06-29"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">=", "aggregation": "sum"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 2000, "unit": "人"}
// {"node": "Goal", "id": "b", "name": "年度招生b", "target": 3000, "unit": "人", "valid_to": "2026-06-30"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 0.3, "unit": "人", "operator": "=", "aggregation": "sum"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 0.1, "unit": "人"}
// {"node": "Goal", "id": "b", "name": "年度招生b", "target": 0.2, "unit": "人"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "b"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">=", "aggregation": "sum", "due": "2028-12-31"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 900, "unit": "人", "due": "2027-12-31"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">=", "aggregation": "sum"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 2, "unit": "%"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">=", "aggregation": "sum", "measure": "录取"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 2, "unit": "人", "measure": "报到"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">="}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 2, "unit": "人"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "五年招生五千人", "target": 5000, "unit": "人", "operator": ">=", "aggregation": "sum", "status": "retired"}
// {"node": "Goal", "id": "a", "name": "年度招生a", "target": 2, "unit": "人"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "a"}'''
MATCH (g:Goal {counts: true})
WHERE size(g.undershot_by) > 0
RETURN DISTINCT g.id AS subject, '' AS key, g.undershot_by AS with_nodes
