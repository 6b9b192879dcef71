// # The review is due so many years after the day of issue; one year after 29 February is 28 February.
// id = "STD606"
// severity = "info"
// family = "standards"
// subject = "Regulation"
// clause = ""
// [zh]
// name = "制度到期未修订"
// message = "制度“{subject}”已过修订期"
// why = "过了修订期的制度可能与现在的标准不一致。"
// fix = "修订后写明新的发布日期; 经审议仍适用的,也写明审议日期。"
// [en]
// name = "Regulation overdue for review"
// message = "The regulation “{subject}” is past the date for its review"
// why = "A regulation that is overdue for review may no longer agree with the standards."
// fix = "Revise it and enter the new date of issue; if it still fits, enter the day it was looked at."
// [[example]]
// gaps = ["r"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍办法", "issued": "2021-06-29", "review_years": 5}'''
// [[example]]
// gaps = ["r"]
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍办法", "issued": "2026-06-29", "review_years": 0}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍办法", "issued": "2021-06-30", "review_years": 5}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍办法", "issued": "2000-01-01"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Regulation", "id": "r", "name": "学籍办法", "issued": "2000-01-01", "review_years": 5, "valid_to": "2026-06-29"}'''
MATCH (x:Regulation {counts: true})
WHERE x.revise_by < $today
RETURN DISTINCT x.id AS subject, '' AS key, [] AS with_nodes
