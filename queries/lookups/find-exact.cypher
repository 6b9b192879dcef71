// id = "find-exact"
// [zh]
// name = "查找(完全一致)"
// about = "标识、编号、名称、别名或文号与所给文字一致的节点。"
// [en]
// name = "Find, the very words"
// about = "Nodes whose id, code, name, alias or document number is the text."
MATCH (x:Near)
WHERE x.id = $text OR toLower(x.code) = $lower OR toLower(x.name) = $lower
  OR $text IN coalesce(x.aliases, []) OR toLower(x.document_no) = $lower
RETURN x.id AS id, x.name AS name, x.code AS code, x.counts AS counts,
  coalesce(x.aliases, []) AS aliases, x.document_no AS document_no
