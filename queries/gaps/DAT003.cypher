// id = "DAT003"
// severity = "info"
// family = "data"
// subject = "Post"
// clause = ""
// [zh]
// name = "只有兜底职责"
// message = "岗位“{subject}”只有兜底职责"
// why = "只写“完成领导交办的其他工作”,等于没有写这个岗位做什么。"
// fix = "写明它实际承担的具体工作; 若岗位已撤,将它停用。"
// [en]
// name = "Catch-all duties only"
// message = "The post “{subject}” carries catch-all duties only"
// why = "“Other work as assigned” does not say what the post is for."
// fix = "Enter the work it really does, or retire the post."
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = ["p"]
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"node": "Duty", "id": "e", "name": "学籍注册"}
// {"node": "Duty", "id": "f", "name": "成绩", "status": "retired"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "support"}
// {"link": "CARRIES", "source": "p", "target": "e", "role": "approve"}
// {"link": "CARRIES", "source": "p", "target": "f"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"node": "Duty", "id": "e", "name": "学籍注册"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "CARRIES", "source": "p", "target": "e", "role": "support"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "supervise"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Post", "id": "p", "name": "科员", "valid_to": "2026-06-29"}
// {"node": "Duty", "id": "d", "name": "其他工作", "catch_all": true}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
MATCH (p:Post {counts: true})-[c:CARRIES]->(:Duty {counts: true, catch_all: true})
WHERE c.role IN $working
  AND NOT EXISTS {
    (p)-[w:CARRIES]->(:Duty {counts: true, catch_all: false}) WHERE w.role IN $working
  }
RETURN DISTINCT p.id AS subject, '' AS key, [] AS with_nodes
