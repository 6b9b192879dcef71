// id = "DAT005"
// severity = "warning"
// family = "data"
// subject = "any"
// clause = ""
// [zh]
// name = "存疑未决"
// message = "“{subject}”有一处存疑还没有处理: {key}"
// why = "存疑的内容没有按原意进图,图上的结论可能不对。"
// fix = "核对原表这一处,更正后重新导入,或补上它所指的对象。"
// [en]
// name = "Unresolved doubt"
// message = "A doubt about “{subject}” is not resolved: {key}"
// why = "What is in doubt did not enter the graph as it was meant, so conclusions may be wrong."
// fix = "Look at that place of the table, correct and load it again, or add what it refers to."
// [[example]]
// gaps = ["d/表4第12行"]
// from_ledger.d.doubts = ["表4第12行"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = ["g/表1第3行", "g/表1第4行"]
// from_ledger.g.doubts = ["表1第3行", "表1第4行"]
// graph = '''
// {"node": "Goal", "id": "g", "name": "报到率"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = []
// from_ledger.d.doubts = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}'''
// [[example]]
// gaps = []
// from_ledger.d.doubts = ["表4第12行"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "status": "retired"}'''
MATCH (n)
WHERE n.doubts IS NOT NULL AND n.counts
UNWIND n.doubts AS place
RETURN DISTINCT n.id AS subject, place AS key, [] AS with_nodes
