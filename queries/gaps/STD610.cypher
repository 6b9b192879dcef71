// # The review is due so many years after the day of issue; one year after 29 February is 28 February.
// id = "STD610"
// severity = "info"
// family = "standards"
// subject = "Standard"
// clause = ""
// [zh]
// name = "上级标准宜核对新版"
// message = "上级标准“{subject}”已过修订期,可能有了新版"
// why = "照旧版的上级标准做,可能已不符合新的要求。"
// fix = "到发布机关核对是否有新版; 有的,更新它和落实它的校级标准。"
// [en]
// name = "Higher standard: look for a new edition"
// message = "The higher standard “{subject}” is past its review and may have a new edition"
// why = "Work by an old edition may no longer meet what is asked."
// fix = "Ask its issuer for a new edition; if there is one, update it and the college standards that implement it."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "国家标准", "level": "国家", "issued": "2021-06-29", "review_years": 5}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "国家标准", "level": "市", "issued": "2021-06-29", "review_years": 5}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "国家标准", "level": "国家", "issued": "2021-06-30", "review_years": 5}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "国家标准", "level": "校", "issued": "2000-01-01", "review_years": 5}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "国家标准", "issued": "2000-01-01", "review_years": 5}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "国家标准", "level": "县", "issued": "2000-01-01", "review_years": 5}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "国家标准", "level": "国家", "issued": "2000-01-01", "review_years": 5, "status": "draft"}'''
MATCH (x:Standard {counts: true})
WHERE x.level IN $higher_levels AND x.revise_by < $today
RETURN DISTINCT x.id AS subject, '' AS key, [] AS with_nodes
