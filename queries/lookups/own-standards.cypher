// id = "own-standards"
// [zh]
// name = "本校标准"
// about = "本校各级的有效标准。"
// [en]
// name = "Own standards"
// about = "Counting standards of the college's own levels."
MATCH (s:Standard {own: true, counts: true})
RETURN s.id AS id, s.name AS name, null AS parent
