"""Nodes by name, one step along links, and who answers for them: always for many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph_model.errors import UnknownName
from graph_model.kinds import NODE_KINDS
from graph_model.projection.steps import DUTY_UP, HOLDERS, Step
from graph_model.store.port import Reader
from queries.catalogue import built_in


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node as it is named in an answer."""

    id: str
    kind: str
    name: str
    code: str | None = None


class Arrival(NamedTuple):
    """A counting node reached by one step along a link from the node `near`."""

    near: str
    node: NodeRef
    role: str | None
    confirmed: bool


def arrivals(reader: Reader, step: Step, ids: Iterable[str]) -> list[Arrival]:
    """Counting nodes at the other end of a step, never the node itself; one a link, by id."""
    wanted = list(ids)
    if not wanted:
        return []
    lookup = built_in().lookup("hop" if step.forward else "hop-back")
    rows = reader.read(lookup.between(step.near, step.link, step.far), {"ids": wanted})
    return [
        Arrival(
            row["near"],
            NodeRef(id=row["id"], kind=step.far, name=row["name"], code=row["code"]),
            row["role"],
            bool(row["confirmed"]),
        )
        for row in sorted(rows, key=lambda one: (one["id"], one["near"], one["role"] or ""))
    ]


def named(reader: Reader, ids: Iterable[str], first: Iterable[str] = ()) -> dict[str, NodeRef]:
    """Id → node, for those that exist. first: kinds that they are likely to be of."""
    open_ids, found = set(ids), dict[str, NodeRef]()
    for kind in dict.fromkeys((*first, *NODE_KINDS)):
        if not open_ids:
            break
        found |= _of_kind(reader, kind, open_ids)
        open_ids -= found.keys()
    return found


def node_by_id(reader: Reader, id_: str) -> NodeRef:
    """The node, whether it counts or not; UnknownName where there is none."""
    found = named(reader, [id_])
    if id_ not in found:
        raise UnknownName(f"图谱中没有标识为“{id_}”的节点; 可用编号或名称查找")
    return found[id_]


def known_kinds(kinds: Collection[str], also: Iterable[str] = ()) -> tuple[str, ...]:
    """The node kinds chosen, all where none is; UnknownName lists what there is.

    also: kinds of subjects that are no nodes, where those may be chosen too.
    """
    known = (*NODE_KINDS, *also)
    for kind in kinds:
        if kind not in known:
            raise UnknownName(f"没有“{kind}”这种对象; 可用: {'、'.join(known)}")
    return tuple(kinds) or known


def _of_kind(reader: Reader, kind: str, ids: set[str]) -> dict[str, NodeRef]:
    rows = reader.read(built_in().lookup("names").between(kind), {"ids": sorted(ids)})
    return {
        row["id"]: NodeRef(id=row["id"], kind=kind, name=row["name"], code=row["code"])
        for row in rows
    }


def responsible(reader: Reader, nodes: Iterable[NodeRef]) -> dict[str, tuple[NodeRef, ...]]:
    """Id → the units that answer for the node (domain §8), by id; absent: none."""
    by_kind: Mapping[str, set[str]] = defaultdict(set)
    for node in nodes:
        by_kind[node.kind].add(node.id)
    return {
        id_: units
        for kind, ids in sorted(by_kind.items())
        for id_, units in _responsible(reader, kind, ids).items()
    }


def answering(
    reader: Reader, nodes: Iterable[NodeRef], below: frozenset[str] = frozenset()
) -> dict[str, tuple[NodeRef, ...]]:
    """As `responsible`, also of duties that do not count (drafts, retired ones): who holds
    them, else who answers for what they are part of. below: duties walked up from already."""
    listed = list(nodes)
    found = responsible(reader, listed)
    duties = [node.id for node in listed if node.kind == "Duty" and node.id not in found]
    found |= _gathered((one.near, one.node) for one in arrivals(reader, HOLDERS, duties))
    left = {id_ for id_ in duties if id_ not in found} - below
    if not left:
        return found
    above = _parts_of(reader, left)
    answers = answering(reader, {node for _, node in above}, below | left)
    return found | _gathered((id_, one) for id_, node in above for one in answers.get(node.id, ()))


def _parts_of(reader: Reader, ids: Iterable[str]) -> list[tuple[str, NodeRef]]:
    """Each duty with the duties that it is part of, whether or not those count."""
    query = built_in().lookup("links-to").between("Duty", DUTY_UP.link, "Duty")
    rows = reader.read(query, {"ids": sorted(ids)})
    return [(row["near"], NodeRef(row["id"], "Duty", row["name"], row["code"])) for row in rows]


def _gathered(pairs: Iterable[tuple[str, NodeRef]]) -> dict[str, tuple[NodeRef, ...]]:
    """Id → each unit once, by id."""
    units: dict[str, dict[str, NodeRef]] = defaultdict(dict)
    for id_, unit in pairs:
        units[id_][unit.id] = unit
    return {id_: tuple(found[key] for key in sorted(found)) for id_, found in units.items()}


def _responsible(reader: Reader, kind: str, ids: set[str]) -> dict[str, tuple[NodeRef, ...]]:
    rows = reader.read(built_in().lookup("responsible").between(kind), {"ids": sorted(ids)})
    steps: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        steps[row["subject"]][row["step"]][row["unit"]] = row["name"]
    return {id_: _units(found[min(found)]) for id_, found in steps.items()}


def _units(names: Mapping[str, str]) -> tuple[NodeRef, ...]:
    return tuple(NodeRef(id=id_, kind="Unit", name=names[id_]) for id_ in sorted(names))
