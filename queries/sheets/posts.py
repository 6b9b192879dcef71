"""岗位责任清单: what a post carries, in which role, for which goals and by which rules."""

from graph_model.projection.steps import CARRIED, GOALS_OF_POST, UNIT_OF_POST
from graph_model.store.port import Reader
from queries.nodes import NodeRef
from queries.scope import Scope
from queries.sheets.duties import duty_rows
from queries.sheets.rows import linked_rows
from queries.sheets.shapes import Body, section
from queries.wording import Sentence

KIND = "Post"
NAME = Sentence(zh="岗位责任清单", en="Duties of a post")


def body(reader: Reader, subject: NodeRef, scope: Scope) -> Body:
    duties = duty_rows(reader, linked_rows(reader, [subject], CARRIED), scope)
    goals = linked_rows(reader, [subject], GOALS_OF_POST)
    return Body(
        sections=(
            section("duties", "履行的职责", "Duties carried", duties),
            section("goals", "负责的目标", "Goals assigned", goals),
        ),
        covered=(CARRIED, GOALS_OF_POST, UNIT_OF_POST),
    )
