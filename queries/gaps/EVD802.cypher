// id = "EVD802"
// severity = "info"
// family = "evidence"
// subject = "Evidence"
// clause = ""
// [zh]
// name = "佐证将过期"
// message = "佐证“{subject}”的有效期快到了"
// why = "等到过期才补,检查时就拿不出有效的佐证。"
// fix = "在到期前换上新的佐证,或核实后延长有效期。"
// [en]
// name = "Evidence about to expire"
// message = "The evidence “{subject}” is about to pass its validity"
// why = "If it is renewed only after it expires, there is none when somebody asks."
// fix = "Replace it before it expires, or check it and extend its validity."
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "valid_until": "2026-06-30"}'''
// [[example]]
// gaps = ["e"]
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "valid_until": "2026-07-30"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "valid_until": "2026-07-31"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "valid_until": "2026-06-29"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表"}'''
// [[example]]
// gaps = ["e"]
// profile.parameters.expiring_days = 31
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "valid_until": "2026-07-31"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Evidence", "id": "e", "name": "统计表", "valid_until": "2026-07-01", "status": "retired"}'''
MATCH (e:Evidence {counts: true})
WHERE $today <= e.valid_until AND e.valid_until <= $expiring_on
RETURN DISTINCT e.id AS subject, '' AS key, [] AS with_nodes
