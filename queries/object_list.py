"""Every quality object by its type: what it must have, what it has, what it lacks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph_model.kinds import kind_named
from graph_model.profile import Need
from graph_model.store.port import Reader
from queries.catalogue import built_in
from queries.details import facts
from queries.nodes import NodeRef, arrivals, responsible
from queries.question import Closed
from queries.scope import Scope
from queries.walks import backward

KIND = "QualityObject"


class Having(Closed):
    """What an object has of one kind; needed: its type must have it."""

    need: Need
    needed: bool
    nodes: tuple[NodeRef, ...]


class ObjectLine(Closed):
    """An object; units: who answers for it; has: in the order of the needs."""

    subject: NodeRef
    type: str
    pilot: bool
    units: tuple[NodeRef, ...]
    has: tuple[Having, ...]


def object_list(reader: Reader, scope: Scope) -> list[ObjectLine]:
    """Every object that counts, by type in the order of the profile, then by name."""
    rows = reader.read(built_in().lookup("nodes").between(KIND))
    nodes = [NodeRef(row["id"], KIND, row["name"], row["code"]) for row in rows]
    said, units = facts(reader, nodes), responsible(reader, nodes)
    types = scope.profile.object_types
    near = _near(reader, nodes)
    found = [
        ObjectLine(
            subject=node,
            type=(type_ := str(said[node.id].get("type") or "")),
            pilot=bool(said[node.id].get("pilot")),
            units=units.get(node.id, ()),
            has=_having(near[node.id], types.get(type_, ())),
        )
        for node in nodes
    ]
    order = {type_: place for place, type_ in enumerate(types)}

    def place(line: ObjectLine) -> tuple[int, str, str, str]:
        rank = order.get(line.type, len(order))
        return (rank, line.type, line.subject.name, line.subject.id)

    return sorted(found, key=place)


def _near(reader: Reader, nodes: Iterable[NodeRef]) -> dict[str, dict[str, list[NodeRef]]]:
    """Object → kind → what is about it."""
    ids = [node.id for node in nodes]
    found: dict[str, dict[str, list[NodeRef]]] = defaultdict(lambda: defaultdict(list))
    for step in backward("ABOUT"):
        for one in arrivals(reader, step, ids):
            if one.node not in found[one.near][one.node.kind]:
                found[one.near][one.node.kind].append(one.node)
    return found


def _having(near: dict[str, list[NodeRef]], needs: Sequence[Need]) -> tuple[Having, ...]:
    return tuple(
        Having(need=need, needed=need in needs, nodes=tuple(near[kind_named(need).label]))
        for need in Need
    )
