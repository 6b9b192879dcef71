// id = "duty-stages"
// [zh]
// name = "职责的链条环节"
// about = "每项末级职责在哪些环节有着落: 唯一的定义,各处共用。$any 为假时只认已核实的连接,没有已核实的连接的职责不列出。"
// [en]
// name = "Stages of duties"
// about = "At which stages each leaf duty is covered: the one definition. With $any false by confirmed links alone; duties without a confirmed link are left out."
UNWIND $ids AS id
MATCH (d:Duty {id: id})
// every way but that to goals starts with one of these links: without a confirmed one, none is
WHERE d.leaf AND ($any OR d.served_confirmed OR EXISTS {
  (d)-[a:CARRIES|MEETS|DETAILED_BY|CHECKED_BY|BACKED_BY]-({counts: true})
  WHERE a.confirmed_by IS NOT NULL
})
RETURN d.id AS subject, d.name AS name,
  ($any AND d.served) OR d.served_confirmed AS goal,
  EXISTS {
    (d)<-[a:CARRIES]-(:Post {counts: true})
    WHERE a.role IN $working AND ($any OR a.confirmed_by IS NOT NULL)
  } AS post,
  EXISTS {
    (d)-[a:MEETS]->(:Standard {counts: true})
    WHERE $any OR a.confirmed_by IS NOT NULL
  } AS standard,
  // norms of the duty, of its standards, of its carriers
  EXISTS {
    (d)-[a:DETAILED_BY]->(:Norm {counts: true})
    WHERE $any OR a.confirmed_by IS NOT NULL
  } OR EXISTS {
    (d)-[a:MEETS]->({counts: true})-[b:DETAILED_BY]->(:Norm {counts: true})
    WHERE $any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL)
  } OR EXISTS {
    (d)<-[a:CARRIES]-(:Post {counts: true})-[b:DETAILED_BY]->(:Norm {counts: true})
    WHERE a.role IN $working
      AND ($any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL))
  } AS norm,
  // checks of the duty, of its standards and norms, of its standards' norms, of its carriers' norms
  EXISTS {
    (d)-[a:CHECKED_BY]->(:Check {counts: true})
    WHERE $any OR a.confirmed_by IS NOT NULL
  } OR EXISTS {
    (d)-[a:MEETS|DETAILED_BY]->({counts: true})-[b:CHECKED_BY]->(:Check {counts: true})
    WHERE $any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL)
  } OR EXISTS {
    (d)-[a:MEETS]->({counts: true})-[b:DETAILED_BY]->({counts: true})
      -[c:CHECKED_BY]->(:Check {counts: true})
    WHERE $any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL
      AND c.confirmed_by IS NOT NULL)
  } OR EXISTS {
    (d)<-[a:CARRIES]-(:Post {counts: true})-[b:DETAILED_BY]->({counts: true})
      -[c:CHECKED_BY]->(:Check {counts: true})
    WHERE a.role IN $working AND ($any OR (a.confirmed_by IS NOT NULL
      AND b.confirmed_by IS NOT NULL AND c.confirmed_by IS NOT NULL))
  } AS check,
  // regulations of the duty, of its standards, norms and checks (one to three steps away),
  // of its carriers, of their norms and these norms' checks
  EXISTS {
    (d)-[a:BACKED_BY]->(:Regulation {counts: true})
    WHERE $any OR a.confirmed_by IS NOT NULL
  } OR EXISTS {
    (d)-[a:MEETS|DETAILED_BY|CHECKED_BY]->({counts: true})
      -[b:BACKED_BY]->(:Regulation {counts: true})
    WHERE $any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL)
  } OR EXISTS {
    (d)<-[a:CARRIES]-(:Post {counts: true})-[b:BACKED_BY]->(:Regulation {counts: true})
    WHERE a.role IN $working
      AND ($any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL))
  } OR EXISTS {
    (d)-[a:MEETS|DETAILED_BY]->({counts: true})-[b:DETAILED_BY|CHECKED_BY]->({counts: true})
      -[c:BACKED_BY]->(:Regulation {counts: true})
    WHERE $any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL
      AND c.confirmed_by IS NOT NULL)
  } OR EXISTS {
    (d)<-[a:CARRIES]-(:Post {counts: true})-[b:DETAILED_BY]->({counts: true})
      -[c:BACKED_BY]->(:Regulation {counts: true})
    WHERE a.role IN $working AND ($any OR (a.confirmed_by IS NOT NULL
      AND b.confirmed_by IS NOT NULL AND c.confirmed_by IS NOT NULL))
  } OR EXISTS {
    (d)-[a:MEETS]->({counts: true})-[b:DETAILED_BY]->({counts: true})
      -[c:CHECKED_BY]->({counts: true})-[e:BACKED_BY]->(:Regulation {counts: true})
    WHERE $any OR (a.confirmed_by IS NOT NULL AND b.confirmed_by IS NOT NULL
      AND c.confirmed_by IS NOT NULL AND e.confirmed_by IS NOT NULL)
  } OR EXISTS {
    (d)<-[a:CARRIES]-(:Post {counts: true})-[b:DETAILED_BY]->({counts: true})
      -[c:CHECKED_BY]->({counts: true})-[e:BACKED_BY]->(:Regulation {counts: true})
    WHERE a.role IN $working AND ($any OR (a.confirmed_by IS NOT NULL
      AND b.confirmed_by IS NOT NULL AND c.confirmed_by IS NOT NULL
      AND e.confirmed_by IS NOT NULL))
  } AS regulation
