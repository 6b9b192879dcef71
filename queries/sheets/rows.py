"""Rows of nodes reached by steps: with roles, properties, what their links say, and ways."""

from collections.abc import Collection, Iterable, Sequence

from graph_model.kinds import NODE_KINDS, Role
from graph_model.projection.steps import Step
from graph_model.store.port import Reader
from queries.details import facts, link_name, link_values, own_values
from queries.nodes import NodeRef, arrivals
from queries.sheets.shapes import Section, SheetRow
from queries.walks import EVERY, Walked, link_of
from queries.wording import Sentence, way_words

ROLE_ORDER = {str(role): place for place, role in enumerate(Role)}


def plain_rows(reader: Reader, nodes: Iterable[NodeRef]) -> list[SheetRow]:
    """Nodes with what is said of them, in the order given."""
    listed = list(nodes)
    said = facts(reader, listed)
    return [
        SheetRow(
            node=node,
            values=own_values(node.kind, said[node.id]),
            current=bool(said[node.id].get("current")) if node.kind == "Evidence" else None,
        )
        for node in listed
    ]


def linked_rows(reader: Reader, starts: Sequence[NodeRef], step: Step) -> list[SheetRow]:
    """Nodes one step from the starts, one a link: by role, then by id."""
    met = arrivals(reader, step, [one.id for one in starts])
    kinds = {one.id: one.kind for one in (*starts, *(each.node for each in met))}
    links = [link_of(step, one) for one in met]
    said = link_values(reader, links, kinds)
    rows = plain_rows(reader, [one.node for one in met])
    found = [
        row.model_copy(update={"role": link.role, "notes": said.get(link, ())})
        for row, link in zip(rows, links, strict=True)
    ]
    return sorted(found, key=by_role)


def by_role(row: SheetRow) -> tuple[int, str]:
    return ROLE_ORDER.get(row.role or "", -1), row.node.id


def walked_rows(
    reader: Reader, found: Walked, subject: NodeRef, kinds: Collection[str]
) -> list[SheetRow]:
    """Nodes of these kinds that a walk has met, with the way to those not directly linked."""
    names = {one.id: one.name for one in found.nodes.values()}
    nodes = [one for one in found.nodes.values() if one.kind in kinds and one.id != subject.id]
    return [
        row.model_copy(
            update={"way": way_words(subject.id, found.way(row.node.id), names)}
            if found.depth[row.node.id] > 1
            else {}
        )
        for row in plain_rows(reader, nodes)
    ]


def link_sections(reader: Reader, subject: NodeRef, but: Collection[Step]) -> list[Section]:
    """A section for every kind of link that the subject has, but for the steps named."""
    steps = (step for step in EVERY if step.near == subject.kind and step not in but)
    found = ((step, linked_rows(reader, [subject], step)) for step in steps)
    return [
        Section(key=_key(step), name=_name(step), rows=tuple(rows)) for step, rows in found if rows
    ]


def _key(step: Step) -> str:
    return f"{'to' if step.forward else 'from'}-{step.link}-{step.far}"


def _name(step: Step) -> Sentence:
    """`所属部门 → 部门` of the subject's own links, `职责 —执行标准→` of those to it."""
    link, far = link_name(step.link), NODE_KINDS[step.far]
    if step.forward:
        return Sentence(zh=f"{link.zh} → {far.zh}", en=f"{link.en} → {far.label}")
    return Sentence(zh=f"{far.zh} —{link.zh}→", en=f"{far.label} —{link.en}→")
