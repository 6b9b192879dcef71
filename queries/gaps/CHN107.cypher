// id = "CHN107"
// severity = "info"
// family = "chain"
// subject = "Standard"
// clause = ""
// enabled = false
// [zh]
// name = "制度缺项"
// message = "支撑标准“{subject}”的制度没有起到{key}的作用"
// why = "制度须有尽职、有引导、有惩戒;缺一样,标准就只靠自觉。"
// fix = "修订制度,补上这一作用的条款;已有的,在制度目录中写明它的作用。"
// [en]
// name = "Regulations incomplete"
// message = "No regulation behind the standard “{subject}” serves the aspect {key}"
// why = "Regulations oblige, encourage and punish; where one is missing, the standard rests on good will."
// fix = "Amend the regulation, or enter in the register the aspects that it serves."
// [[example]]
// gaps = ["s/引导促进", "s/违规惩戒"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "aspects": ["尽职尽责"]}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
// [[example]]
// gaps = ["s/尽职尽责", "s/引导促进", "s/违规惩戒"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "BACKED_BY", "source": "d", "target": "r"}'''
// [[example]]
// gaps = ["s/违规惩戒"]
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "aspects": ["尽职尽责", "引导促进"]}
// {"node": "Regulation", "id": "q", "name": "学籍管理办法", "aspects": ["违规惩戒"], "valid_to": "2026-06-29"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "q"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "aspects": ["尽职尽责", "引导促进"]}
// {"node": "Regulation", "id": "q", "name": "学籍管理办法", "aspects": ["违规惩戒"], "valid_to": "2026-06-30"}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"link": "BACKED_BY", "source": "s", "target": "r"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "BACKED_BY", "source": "n", "target": "q"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "aspects": ["尽职尽责"]}
// {"node": "Regulation", "id": "q", "name": "学籍管理办法", "aspects": ["引导促进"]}
// {"node": "Regulation", "id": "o", "name": "学籍管理办法", "aspects": ["违规惩戒"]}
// {"node": "Norm", "id": "n", "name": "学籍注册办理流程"}
// {"node": "Check", "id": "c", "name": "注册抽查"}
// {"node": "Duty", "id": "d", "name": "学籍注册"}
// {"link": "BACKED_BY", "source": "c", "target": "r"}
// {"link": "CHECKED_BY", "source": "s", "target": "c"}
// {"link": "MEETS", "source": "d", "target": "s"}
// {"link": "BACKED_BY", "source": "d", "target": "q"}
// {"link": "DETAILED_BY", "source": "s", "target": "n"}
// {"link": "CHECKED_BY", "source": "n", "target": "c"}
// {"link": "BACKED_BY", "source": "c", "target": "o"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "校", "code": "BZ-01"}'''
// [[example]]
// gaps = []
// graph = '''
// {"node": "Standard", "id": "s", "name": "学籍管理标准", "level": "省", "code": "S-1"}
// {"node": "Regulation", "id": "r", "name": "学籍管理办法", "aspects": ["尽职尽责"]}
// {"link": "BACKED_BY", "source": "s", "target": "r"}'''
MATCH (s:Standard {counts: true, registered: true})
WHERE s.backed
   OR EXISTS { (s)<-[:MEETS]-(:Duty {counts: true})-[:BACKED_BY]->(:Regulation {counts: true}) }
UNWIND $aspects AS aspect
WITH s, aspect
WHERE NOT aspect IN coalesce(s.backed_for, [])
  AND NOT EXISTS {
    (s)<-[:MEETS]-(:Duty {counts: true})-[:BACKED_BY]->(r:Regulation {counts: true})
    WHERE aspect IN r.aspects
  }
RETURN DISTINCT s.id AS subject, aspect AS key, [] AS with_nodes
