// id = "OBJ101"
// severity = "error"
// family = "objects"
// subject = "QualityObject"
// key_is = "kind"
// clause = ""
// [zh]
// name = "诊改对象缺项"
// message = "诊改对象“{subject}”没有必备的{key}"
// why = "没有必备的目标或标准,这个对象就无从诊断、无从改进。"
// fix = "制定它的目标或标准,或把已有的关联到它。"
// [en]
// name = "Quality object that lacks something"
// message = "The quality object “{subject}” has no {key}, which it must have"
// why = "Without the goal or standard that it must have, it cannot be diagnosed."
// fix = "Write it, or link to the object one that exists."
// [[example]]
// gaps = ["o/goal", "o/standard"]
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "机电专业", "type": "专业"}'''
// [[example]]
// gaps = ["o/standard"]
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "电工课程", "type": "课程"}
// {"node": "Goal", "id": "g", "name": "课程目标"}
// {"node": "Standard", "id": "s", "name": "课程标准", "valid_to": "2026-06-29"}
// {"link": "ABOUT", "source": "g", "target": "o"}
// {"link": "ABOUT", "source": "s", "target": "o"}'''
// [[example]]
// gaps = ["o/evidence"]
// profile.object_types = { "场所" = ["indicator", "evidence"] }
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "电工实训室", "type": "场所"}
// {"node": "Indicator", "id": "i", "name": "使用率"}
// {"link": "ABOUT", "source": "i", "target": "o"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "电工课程", "type": "课程"}
// {"node": "Standard", "id": "s", "name": "课程标准", "valid_to": "2026-06-30"}
// {"link": "ABOUT", "source": "s", "target": "o"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "教研室", "type": "教研室"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "教研室"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "QualityObject", "id": "o", "name": "机电专业", "type": "专业", "status": "draft"}'''
MATCH (o:QualityObject {counts: true})
UNWIND ['goal', 'standard', 'evidence', 'indicator'] AS need
WITH o, need
WHERE (o.type + '|' + need) IN $object_needs
  AND NOT (need = 'goal' AND EXISTS { (o)<-[:ABOUT]-(:Goal {counts: true}) })
  AND NOT (need = 'standard' AND EXISTS { (o)<-[:ABOUT]-(:Standard {counts: true}) })
  AND NOT (need = 'evidence' AND EXISTS { (o)<-[:ABOUT]-(:Evidence {counts: true}) })
  AND NOT (need = 'indicator' AND EXISTS { (o)<-[:ABOUT]-(:Indicator {counts: true}) })
RETURN DISTINCT o.id AS subject, need AS key, [] AS with_nodes
