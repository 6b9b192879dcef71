// id = "EVD801"
// severity = "warning"
// family = "evidence"
// subject = "Evidence"
// clause = ""
// [zh]
// name = "佐证过期"
// message = "佐证“{subject}”已过有效期"
// why = "过期的佐证不能证明现在的情况。"
// fix = "换上仍然有效的佐证,或核实后延长有效期。"
// [en]
// name = "Evidence out of date"
// message = "The evidence “{subject}” is past its validity"
// why = "Evidence out of date does not show how things are now."
// fix = "Replace it, or check it and extend its validity."
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "valid_until": "2026-06-29"}'''
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "注册名册", "valid_until": "2020-01-01"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "valid_until": "2026-06-30"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "valid_until": "2026-06-29", "status": "retired"}'''
// [[example]]
// gaps = []
// today = 2026-06-29
// graph = '''
// {"node": "Evidence", "id": "e", "name": "注册名册", "uri": "a.pdf", "valid_until": "2026-06-29"}'''
MATCH (e:Evidence {counts: true})
WHERE e.valid_until < $today
RETURN DISTINCT e.id AS subject, '' AS key, [] AS with_nodes
