"""What a sheet is made of: sections of rows, each row a node with all that is said of it."""

from datetime import date

from graph_model.projection.steps import Step
from queries.details import Value
from queries.gaps import Gap
from queries.nodes import NodeRef
from queries.question import Closed
from queries.stages import StageMark
from queries.wording import Sentence


class Related(Closed):
    """Nodes of one sort that belong to a row: the goals that a duty serves."""

    key: str
    name: Sentence
    nodes: tuple[NodeRef, ...]


class SheetRow(Closed):
    """A node of a section. depth: steps below a row above; role: in which it is linked;
    values: its own properties; notes: what its link says, or what was worked out; way: how it
    is joined with the subject, where not directly; marks: of leaf duties; current: of
    evidence, whether it is valid today; gaps: those on the node."""

    node: NodeRef
    depth: int = 0
    role: str | None = None
    values: tuple[Value, ...] = ()
    notes: tuple[Value, ...] = ()
    way: Sentence | None = None
    related: tuple[Related, ...] = ()
    marks: tuple[StageMark, ...] = ()
    current: bool | None = None
    gaps: tuple[Gap, ...] = ()


class Section(Closed):
    """One table of a sheet."""

    key: str
    name: Sentence
    rows: tuple[SheetRow, ...]


class Body(Closed):
    """What is particular to the sheet of one kind. covered: steps from the subject that need
    no section of their own any more; units: those whose gaps are the subject's, too."""

    sections: tuple[Section, ...]
    notes: tuple[Value, ...] = ()
    covered: tuple[Step, ...] = ()
    units: tuple[str, ...] = ()


class Sheet(Closed):
    """units: who answers for the subject. gaps: on the subject; of a unit also those it
    answers for."""

    subject: NodeRef
    name: Sentence
    today: date
    counts: bool
    values: tuple[Value, ...]
    notes: tuple[Value, ...]
    units: tuple[NodeRef, ...]
    sections: tuple[Section, ...]
    gaps: tuple[Gap, ...]


def section(key: str, zh: str, en: str, rows: list[SheetRow]) -> Section:
    return Section(key=key, name=Sentence(zh=zh, en=en), rows=tuple(rows))


def related(key: str, zh: str, en: str, nodes: tuple[NodeRef, ...]) -> Related:
    return Related(key=key, name=Sentence(zh=zh, en=en), nodes=nodes)
