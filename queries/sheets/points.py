"""诊断点清单: who answers for a diagnosis point, what answers it, evidence and indicators."""

from graph_model.projection.steps import POINT_DOWN, POINT_UP, UNITS_OF_POINT
from graph_model.store.port import Reader
from queries.nodes import NodeRef
from queries.scope import Scope
from queries.sheets.rows import by_role, linked_rows, walked_rows
from queries.sheets.shapes import Body, SheetRow, section
from queries.walks import backward, walk
from queries.wording import Sentence, way_words

KIND = "DiagnosisPoint"
NAME = Sentence(zh="诊断点清单", en="Sheet of a diagnosis point")
ANSWERING = ("Goal", "Duty", "Standard", "Norm", "Check", "Regulation")
BEHIND = (
    POINT_DOWN,
    *backward("ANSWERS"),
    *backward("SUPPORTS", "DiagnosisPoint", *ANSWERING),
    *backward("MEASURES", "DiagnosisPoint"),
)


def body(reader: Reader, subject: NodeRef, _scope: Scope) -> Body:
    """Of an element or item, what lies behind its points is listed as well."""
    behind = walk(reader, [subject], BEHIND)
    parts = walked_rows(reader, behind, subject, ("DiagnosisPoint",))
    answers = walked_rows(reader, behind, subject, ANSWERING)
    evidence = walked_rows(reader, behind, subject, ("Evidence",))
    figures = walked_rows(reader, behind, subject, ("Indicator",))
    return Body(
        sections=(
            section("units", "责任部门", "Units that answer for it", _units(reader, subject)),
            section("parts", "所含诊断点", "Points within", parts),
            section("answers", "对应内容", "What answers it", answers),
            section("evidence", "佐证", "Evidence", evidence),
            section("indicators", "状态数据指标", "Indicators", figures),
        ),
        covered=(UNITS_OF_POINT, *BEHIND),
    )


def _units(reader: Reader, subject: NodeRef) -> list[SheetRow]:
    """Units of the point itself, then of the elements and items above it."""
    above = walk(reader, [subject], (POINT_UP,))
    names = {one.id: one.name for one in above.nodes.values()}
    found: list[SheetRow] = []
    for point in above.nodes.values():
        way = way_words(subject.id, above.way(point.id), names) if point != subject else None
        rows = linked_rows(reader, [point], UNITS_OF_POINT)
        found += [row.model_copy(update={"way": way}) for row in sorted(rows, key=by_role)]
    return found
