// id = "point-facet"
// rows = "points"
// rolls_up = true
// facts = "point-facets"
// [accepted_by]
// responsible = ["RSP506"]
// answered = ["EVD806"]
// evidence = ["EVD805"]
// [[column]]
// id = "responsible"
// zh = "责任"
// en = "Responsible"
// [[column]]
// id = "answered"
// zh = "对应"
// en = "Answered"
// [[column]]
// id = "evidence"
// zh = "佐证"
// en = "Evidence"
// [[column]]
// id = "platform_code"
// zh = "平台编号"
// en = "Platform code"
// [zh]
// name = "诊断点 × 责任、对应、佐证、平台编号"
// about = "每个诊断点是否有部门负责、有对应的目标或标准等、有有效的佐证、有平台编号; 要素和项目按所含诊断点合计。"
// [en]
// name = "Diagnosis points × responsible, answered, evidence, platform code"
// about = "Whether each diagnosis point has a unit that answers for it, something that answers it, current evidence and a platform code; elements and items add up their points."
MATCH (p:DiagnosisPoint {counts: true, rank: 'point'})
RETURN p.id AS row, p.id AS subject, p.name AS name, 'DiagnosisPoint' AS kind
