"""The sheet of any node: its properties, its kind's own sections, its other links, its gaps."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph_model.kinds import NODE_KINDS
from graph_model.store.port import Reader
from queries.details import facts, own_values
from queries.gaps import Gap
from queries.nodes import NodeRef, node_by_id, responsible
from queries.scope import Scope
from queries.sheets.rows import link_sections
from queries.sheets.shapes import Body, Section, Sheet
from queries.wording import Sentence


class Particular(NamedTuple):
    """What one kind's sheet is called and how its own sections are made."""

    name: Sentence
    body: Callable[[Reader, NodeRef, Scope], Body]


@cache
def particulars() -> Mapping[str, Particular]:
    """Kind → its sheet, of all modules of this folder that are one."""
    names = (one.name for one in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = [importlib.import_module(f"queries.sheets.{name}") for name in names]
    return {one.KIND: Particular(one.NAME, one.body) for one in modules if hasattr(one, "KIND")}


def sheet(reader: Reader, id_: str, scope: Scope, gaps: Sequence[Gap]) -> Sheet:
    """All that is known of a node. gaps: all there are on the day; those that concern it, or
    a row of it, are shown."""
    subject = node_by_id(reader, id_)
    said = facts(reader, [subject])[id_]
    kind = NODE_KINDS[subject.kind]
    plain = Particular(Sentence(zh=f"{kind.zh}详情", en=f"{kind.label} in detail"), _no_body)
    particular = particulars().get(subject.kind, plain)
    body = particular.body(reader, subject, scope)
    sections = (*body.sections, *link_sections(reader, subject, body.covered))
    on, units = _by_subject(gaps), {id_, *body.units}
    return Sheet(
        subject=subject,
        name=particular.name,
        today=scope.day,
        counts=bool(said["counts"]),
        values=own_values(subject.kind, said),
        notes=body.notes,
        units=responsible(reader, [subject]).get(id_, ()),
        sections=tuple(_with_gaps(one, on) for one in sections),
        gaps=tuple(gap for gap in gaps if id_ == gap.subject or units.intersection(gap.unit_ids)),
    )


def _no_body(_reader: Reader, _subject: NodeRef, _scope: Scope) -> Body:
    return Body(sections=())


def _by_subject(gaps: Iterable[Gap]) -> Mapping[str, list[Gap]]:
    found: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        found[gap.subject].append(gap)
    return found


def _with_gaps(section: Section, on: Mapping[str, list[Gap]]) -> Section:
    rows = (
        row.model_copy(update={"gaps": tuple(on[row.node.id])}) if row.node.id in on else row
        for row in section.rows
    )
    return section.model_copy(update={"rows": tuple(rows)})
