"""诊改对象清单: what a programme, course, team, class or place must have, and has."""

from graph_model.kinds import NODE_KINDS, kind_named
from graph_model.store.port import Reader
from queries.details import facts, value
from queries.nodes import NodeRef
from queries.scope import Scope
from queries.sheets.rows import linked_rows
from queries.sheets.shapes import Body, Section, SheetRow
from queries.walks import backward
from queries.wording import Sentence

KIND = "QualityObject"
NAME = Sentence(zh="诊改对象清单", en="Sheet of a quality object")
ABOUT = backward("ABOUT")


def body(reader: Reader, subject: NodeRef, scope: Scope) -> Body:
    type_ = str(facts(reader, [subject])[subject.id].get("type") or "")
    found = {step.far: linked_rows(reader, [subject], step) for step in ABOUT}
    needs = [kind_named(need) for need in scope.profile.object_types.get(type_, ())]
    has = [kind.zh for kind in needs if found[kind.label]]
    lacks = [kind.zh for kind in needs if not found[kind.label]]
    return Body(
        sections=tuple(_section(kind, rows) for kind, rows in found.items()),
        notes=(
            value("has", "必备项已有", "must have and has", *has),
            value("lacks", "必备项缺少", "must have and lacks", *lacks),
        ),
        covered=ABOUT,
    )


def _section(kind: str, rows: list[SheetRow]) -> Section:
    name = Sentence(zh=NODE_KINDS[kind].zh, en=kind)
    return Section(key=kind.lower(), name=name, rows=tuple(rows))
