// id = "ORP207"
// severity = "warning"
// family = "orphans"
// subject = "Indicator"
// clause = ""
// [zh]
// name = "指标未挂接"
// message = "指标“{subject}”没有衡量任何目标、标准或诊断点"
// why = "采集了数据却不知道衡量什么,数据就白采了。"
// fix = "把它关联到它所衡量的目标、标准或诊断点;不再采集的,停用。"
// [en]
// name = "Indicator of nothing"
// message = "The indicator “{subject}” measures no goal, standard or diagnosis point"
// why = "Figures that measure nothing are collected in vain."
// fix = "Link it to the goal, standard or point that it measures, or retire it."
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "g", "name": "报到率", "valid_to": "2026-06-29"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = ["i"]
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "QualityObject", "id": "o", "name": "机电专业"}
// {"link": "ABOUT", "source": "i", "target": "o"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Goal", "id": "g", "name": "报到率", "valid_to": "2026-06-30"}
// {"link": "MEASURES", "source": "i", "target": "g"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率"}
// {"node": "Standard", "id": "s", "name": "招生标准"}
// {"link": "MEASURES", "source": "i", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Indicator", "id": "i", "name": "新生报到率", "status": "draft"}'''
MATCH (i:Indicator {counts: true})
WHERE NOT EXISTS { (i)-[:MEASURES]->({counts: true}) }
RETURN DISTINCT i.id AS subject, '' AS key, [] AS with_nodes
