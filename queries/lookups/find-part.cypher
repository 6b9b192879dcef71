// id = "find-part"
// [zh]
// name = "查找(包含)"
// about = "标识、编号、名称、别名或文号中含有所给文字的节点。"
// [en]
// name = "Find, part of the words"
// about = "Nodes whose id, code, name, alias or document number contains the text."
MATCH (x:Near)
WHERE toLower(x.code) CONTAINS $lower
  OR toLower(x.name) CONTAINS $lower OR toLower(x.document_no) CONTAINS $lower
  OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) CONTAINS $lower)
RETURN x.id AS id, x.name AS name, x.code AS code, x.counts AS counts,
  coalesce(x.aliases, []) AS aliases, x.document_no AS document_no
ORDER BY id LIMIT 50
