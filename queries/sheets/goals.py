"""目标分解清单: the goals below a goal, their figures and dates, and who answers for them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph_model.figures import added_up, same_unit, satisfies
from graph_model.projection.steps import Step
from graph_model.store.port import Reader, Row
from queries.details import Value, facts, own_values, value
from queries.nodes import NodeRef, arrivals
from queries.scope import Scope
from queries.sheets.shapes import Body, Related, SheetRow, related, section
from queries.walks import GOALS_BELOW, Walked, backward, forward, walk
from queries.wording import Sentence

KIND = "Goal"
HOLDERS = forward("ASSIGNED_TO", KIND)
FIGURES = backward("MEASURES", KIND)
DUTIES = backward("SERVES", KIND)
NAME = Sentence(zh="目标分解清单", en="Tree of a goal")


def body(reader: Reader, subject: NodeRef, _scope: Scope) -> Body:
    """Each goal once, level by level below the goal above it."""
    return Body(
        sections=(section("goals", "目标分解", "Goals below", goal_rows(reader, [subject])),),
        covered=(*GOALS_BELOW, *HOLDERS, *FIGURES, *DUTIES),
    )


def goal_rows(reader: Reader, tops: Sequence[NodeRef]) -> list[SheetRow]:
    """The goals at or below the tops, in their order, each once below the first goal above
    it; with what the goals below come to, what is achieved, and who is in charge."""
    tree = walk(reader, tops, GOALS_BELOW)
    holders, figures = _near(reader, tree, HOLDERS), _near(reader, tree, FIGURES)
    duties = _near(reader, tree, DUTIES)
    said = facts(
        reader, [*tree.nodes.values(), *(one for near in figures.values() for one in near)]
    )
    children = _children(tree)
    return [
        SheetRow(
            node=tree.nodes[id_],
            depth=depth,
            values=own_values(KIND, said[id_]),
            notes=(
                *_sums(said[id_], {child: said[child] for child in children[id_]}),
                *_achievement(said[id_], [said[one.id] for one in figures[id_]]),
            ),
            related=_related(holders[id_], duties[id_], figures[id_]),
        )
        for id_, depth in _order([one.id for one in tops], children).items()
    ]


def _near(reader: Reader, tree: Walked, steps: Sequence[Step]) -> dict[str, list[NodeRef]]:
    """Goal → the nodes linked with it, each once."""
    found: dict[str, list[NodeRef]] = defaultdict(list)
    for step in steps:
        for one in arrivals(reader, step, tree.nodes):
            if one.node not in found[one.near]:
                found[one.near].append(one.node)
    return found


def _children(tree: Walked) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for link in tree.links:
        found[link.source].append(link.target)
    return found


def _order(tops: Sequence[str], children: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Id → depth, depth first, each once, children by id."""
    found: dict[str, int] = {}
    stack = [(top, 0) for top in reversed(tops)]
    while stack:
        id_, depth = stack.pop()
        if id_ not in found:
            found[id_] = depth
            stack += [(child, depth + 1) for child in sorted(children[id_], reverse=True)]
    return found


def _sums(goal: Row, children: Mapping[str, Row]) -> tuple[Value, ...]:
    """What the goals below come to; whether that is enough, where it can be told (VER304)."""
    found = added_up(goal, children)
    if found is None:
        return ()
    said = [value("children", "下级汇总", "children together", float(found.total))]
    if found.enough is not None:
        said.append(value("enough", "下级汇总满足目标", "children suffice", found.enough))
    return tuple(said)


def _achievement(goal: Row, indicators: Sequence[Row]) -> tuple[Value, ...]:
    """Achieved: every indicator with a value in the goal's unit satisfies it."""
    values = [
        one["value"] for one in indicators if one.get("value") is not None and same_unit(goal, one)
    ]
    met = [satisfies(goal, one) for one in values]
    if not values or None in met:
        return ()
    return (
        value("actual", "指标现值", "indicator values", *values),
        value("achieved", "已达成", "achieved", all(met)),
    )


def _related(
    holders: Sequence[NodeRef], duties: Sequence[NodeRef], indicators: Sequence[NodeRef]
) -> tuple[Related, ...]:
    return (
        related("holders", "责任岗位与部门", "Posts and units in charge", tuple(holders)),
        related("duties", "服务的职责", "Duties that serve it", tuple(duties)),
        related("indicators", "指标", "Indicators", tuple(indicators)),
    )
