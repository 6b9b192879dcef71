// id = "hop-back"
// [zh]
// name = "逆向一步"
// about = "逆着一种连接,从一批节点走到有效的另一端。"
// [en]
// name = "One step back"
// about = "Against one kind of link, from many nodes to the counting nodes at its start."
UNWIND $ids AS id
MATCH (x:Near {id: id})<-[r:LINK]-(y:Far)
WHERE y.counts AND y.id <> x.id
RETURN x.id AS near, y.id AS id, y.name AS name, y.code AS code, r.role AS role,
  r.confirmed_by IS NOT NULL AS confirmed
