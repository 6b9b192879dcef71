"""部门清单: the sections, posts and duties of a unit, its goals and what it answers for."""

from collections.abc import Sequence

from graph_model.projection.steps import HELD, POINTS_OF_UNIT, POSTS_OF_UNIT, UNIT_DOWN, Step
from graph_model.store.port import Reader
from queries.nodes import NodeRef
from queries.scope import Scope
from queries.sheets.duties import duty_rows
from queries.sheets.rows import linked_rows, plain_rows
from queries.sheets.shapes import Body, SheetRow, section
from queries.walks import backward, walk
from queries.wording import Sentence

KIND = "Unit"
NAME = Sentence(zh="部门清单", en="Sheet of a unit")
OWNED = backward("OWNED_BY")
GOALS_OF_UNIT = Step("ASSIGNED_TO", "Unit", "Goal", forward=False)


def body(reader: Reader, subject: NodeRef, scope: Scope) -> Body:
    """The units below count as the unit itself: their posts and duties are listed here."""
    found = walk(reader, [subject], (UNIT_DOWN,))
    units = list(found.nodes.values())
    inner = [one for one in units if one.id != subject.id]
    below = [
        row.model_copy(update={"depth": found.depth[row.node.id] - 1})
        for row in plain_rows(reader, inner)
    ]
    duties = duty_rows(reader, linked_rows(reader, units, HELD), scope)
    posts = _once(linked_rows(reader, units, POSTS_OF_UNIT))
    goals = _once(linked_rows(reader, units, GOALS_OF_UNIT))
    points = _once(linked_rows(reader, units, POINTS_OF_UNIT))
    owned = _once([row for step in OWNED for row in linked_rows(reader, units, step)])
    return Body(
        sections=(
            section("units", "下属科室", "Units below", below),
            section("posts", "岗位与任职人员", "Posts and their holders", posts),
            section("duties", "承担的职责", "Duties held", duties),
            section("goals", "负责的目标", "Goals assigned", goals),
            section("points", "负责的诊断点", "Diagnosis points answered for", points),
            section("owned", "归口管理的", "Owned", owned),
        ),
        covered=(UNIT_DOWN, POSTS_OF_UNIT, HELD, GOALS_OF_UNIT, POINTS_OF_UNIT, *OWNED),
        units=tuple(found.nodes),
    )


def _once(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """A node of several units once in each role."""
    return list({(row.node.id, row.role): row for row in reversed(rows)}.values())[::-1]
