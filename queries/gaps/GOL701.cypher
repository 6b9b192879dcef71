// id = "GOL701"
// severity = "warning"
// family = "goals"
// subject = "Goal"
// clause = "4"
// [zh]
// name = "目标不可衡量"
// message = "目标“{subject}”没有目标值,也没有指标衡量它"
// why = "没有数字也没有指标,到期时谁也说不清是否达成。"
// fix = "写明目标值(运算、数值、单位),或把衡量它的指标与它关联。"
// [en]
// name = "Goal that cannot be measured"
// message = "The goal “{subject}” has no target, and no indicator measures it"
// why = "Without a figure or an indicator nobody can say at the end whether it was reached."
// fix = "Enter a target (operator, figure, unit), or link the indicator that measures it."
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率"}'''
// [[example]]
// gaps = ["g"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率"}
// {"node": "Indicator", "id": "i", "name": "报到率", "valid_to": "2026-06-29"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = ["h"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率"}
// {"node": "Goal", "id": "h", "name": "年度报到率"}
// {"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率"}
// {"node": "Indicator", "id": "i", "name": "报到率", "valid_to": "2026-06-30"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "投诉为零", "target": 0}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Goal", "id": "g", "name": "提高新生报到率", "status": "draft"}'''
MATCH (g:Goal {leaf: true})
WHERE g.target IS NULL
  AND NOT EXISTS { (g)<-[:MEASURES]-(:Indicator {counts: true}) }
RETURN DISTINCT g.id AS subject, '' AS key, [] AS with_nodes
