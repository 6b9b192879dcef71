// id = "CHN111"
// severity = "warning"
// family = "chain"
// subject = "Duty"
// key_is = "kind"
// clause = ""
// [zh]
// name = "职责链条中断"
// message = "职责“{subject}”有岗位、有标准,却没有{key}"
// why = "链条在这里断了:做到什么程度说了,怎样做、谁来看、依据什么却没有说全。"
// fix = "补上这一环节,关联到职责、它的标准、规范、监控或履行它的岗位。"
// [en]
// name = "Chain of a duty broken"
// message = "The duty “{subject}” has a post and a standard, but no {key}"
// why = "The chain breaks here: how well is said, but not in what manner, who watches, or by which rule."
// fix = "Add what is missing and link it to the duty, its standards, norms, checks or posts."
// [[example]]
// gaps = ["d/norm", "d/regulation"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["d/check", "d/norm", "d/regulation"]
// profile.optional_stages = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = ["d/regulation"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "valid_to": "2026-06-29"}
// {"link": "DETAILED_BY", "source": "p", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "r"}'''
// [[example]]
// gaps = ["d/norm"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
// [[example]]
// gaps = ["d/norm"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Post", "id": "q", "name": "处长"}
// {"link": "CARRIES", "source": "q", "target": "d", "role": "approve"}
// {"link": "DETAILED_BY", "source": "q", "target": "n"}
// {"link": "BACKED_BY", "source": "p", "target": "r"}'''
// [[example]]
// gaps = ["d/check"]
// profile.optional_stages = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "valid_to": "2026-06-30"}
// {"link": "DETAILED_BY", "source": "p", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "r"}'''
// [[example]]
// gaps = []
// profile.optional_stages = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}
// {"link": "BACKED_BY", "source": "c", "target": "r"}'''
// [[example]]
// gaps = []
// profile.optional_stages = ["check", "norm"]
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"link": "CARRIES", "source": "p", "target": "d"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d", "role": "supervise"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Duty", "id": "d", "name": "学籍注册", "catch_all": true}
// {"node": "Post", "id": "p", "name": "学籍管理岗"}
// {"node": "Standard", "id": "s", "name": "当场办理"}
// {"link": "CARRIES", "source": "p", "target": "d"}
// {"link": "MEETS", "source": "d", "target": "s"}'''
MATCH (d:Duty {leaf: true})
WHERE EXISTS { (d)<-[c:CARRIES]-(:Post {counts: true}) WHERE c.role IN $working }
  AND EXISTS { (d)-[:MEETS]->(:Standard {counts: true}) }
UNWIND [stage IN ['norm', 'check', 'regulation'] WHERE stage IN $needed_stages] AS stage
WITH d, stage
WHERE (stage = 'norm' AND NOT d.normed
    AND NOT EXISTS { (d)-[:MEETS]->(:Standard {counts: true, normed: true}) }
    AND NOT EXISTS { (d)<-[c:CARRIES]-(:Post {counts: true, normed: true}) WHERE c.role IN $working })
  OR (stage = 'check' AND NOT d.checked
    AND NOT EXISTS { (d)-[:MEETS]->(:Standard {counts: true, checked: true}) }
    AND NOT EXISTS { (d)<-[c:CARRIES]-(:Post {counts: true, checked: true}) WHERE c.role IN $working })
  OR (stage = 'regulation' AND NOT d.backed
    AND NOT EXISTS { (d)-[:MEETS]->(:Standard {counts: true, backed: true}) }
    AND NOT EXISTS { (d)<-[c:CARRIES]-(:Post {counts: true, backed: true}) WHERE c.role IN $working })
RETURN DISTINCT d.id AS subject, stage AS key, [] AS with_nodes
