// id = "find-part"
// [zh]
// name = "查找(包含)"
// about = "标识、编号、名称、别名或文号中含有所给文字的节点; 名称不计全角半角与标点。名称短者在前。"
// [en]
// name = "Find, part of the words"
// about = "Nodes whose code, name, alias or document number contains the text; of names, without regard to width and punctuation. Short names first."
MATCH (x:Near)
WHERE toLower(x.code) CONTAINS $lower
  OR toLower(x.name) CONTAINS $lower OR toLower(x.document_no) CONTAINS $lower
  OR ($match <> '' AND x.match_name CONTAINS $match)
  OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) CONTAINS $lower)
RETURN x.id AS id, x.name AS name, x.code AS code, x.counts AS counts,
  coalesce(x.aliases, []) AS aliases, x.document_no AS document_no
ORDER BY size(name), id LIMIT 50
