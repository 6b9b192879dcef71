// # The review is due so many years after the day of issue; one year after 29 February is 28 February.
// id = "STD601"
// severity = "warning"
// family = "standards"
// subject = "Standard"
// clause = "12"
// [zh]
// name = "标准到期未修订"
// message = "标准“{subject}”已过修订期"
// why = "过了修订期的标准可能已不合现在的要求。"
// fix = "修订后写明新的发布日期; 经审议仍适用的,也写明审议日期。"
// [en]
// name = "Standard overdue for review"
// message = "The standard “{subject}” is past the date for its review"
// why = "A standard that is overdue for review may no longer fit."
// fix = "Revise it and enter the new date of issue; if it still fits, enter the day it was looked at."
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "issued": "2023-06-29", "review_years": 3}'''
// [[example]]
// gaps = ["s"]
// today = 2025-03-01
// graph = '''
// {"node": "Standard", "id": "s", "name": "当场办理", "level": "院系", "issued": "2024-02-29", "review_years": 1}'''
// [[example]]
// gaps = ["s"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "issued": "2023-12-29", "review_years": 2.5}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "issued": "2023-06-30", "review_years": 3}'''
// [[example]]
// gaps = []
// today = 2025-02-28
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "issued": "2024-02-29", "review_years": 1}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "review_years": 3}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "issued": "2000-01-01"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "国标", "level": "国家", "issued": "2000-01-01", "review_years": 3}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "issued": "2000-01-01", "review_years": 3, "status": "retired"}'''
MATCH (x:Standard {counts: true})
WHERE x.own AND x.revise_by < $today
RETURN DISTINCT x.id AS subject, '' AS key, [] AS with_nodes
