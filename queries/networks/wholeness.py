"""On what each stage of a duty's chain hangs, and which goals are above which duties.

The same definitions as lookups/duty-stages.cypher; a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graph_model.profile import Stage
from graph_model.store.port import Reader
from queries.networks.bits import bits_above, places
from queries.networks.reading import links_of, refs, rows_of, working
from queries.nodes import NodeRef
from queries.scope import Scope

Near = Mapping[str, frozenset[str]]
Routes = Mapping[Stage, frozenset[str]]
FROM_CHAIN = (Stage.NORM, Stage.CHECK, Stage.REGULATION)


@dataclass(frozen=True, slots=True)
class Wholeness:
    """routes: leaf duty → stage → the posts, standards and the duty itself that each bring
    the stage along; the stage is missing where nothing does. above: leaf duty → the goals at
    any height above it, as a bit for each of `goals`. order: stages that must be there."""

    duties: Mapping[str, NodeRef]
    goals: tuple[NodeRef, ...]
    routes: Mapping[str, Routes]
    above: Mapping[str, int]
    order: tuple[Stage, ...]

    def missing(self, duty: str) -> tuple[Stage, ...]:
        return tuple(stage for stage in self.order if not self.routes[duty].get(stage))

    def broken(self) -> dict[str, tuple[Stage, ...]]:
        """Leaf duty → the stages it lacks, of those that lack any."""
        listed = {duty: self.missing(duty) for duty in self.routes}
        return {duty: stages for duty, stages in listed.items() if stages}

    def goals_above(self, duties: Iterable[str]) -> int:
        """Bits of the goals above any of the duties."""
        found = 0
        for duty in duties:
            found |= self.above.get(duty, 0)
        return found

    def whole_goals(self) -> int:
        """Bits of the goals that duties serve, all of them whole (domain §4)."""
        return self.goals_above(self.routes) & ~self.goals_above(self.broken())

    def named_goals(self, bits: int) -> tuple[NodeRef, ...]:
        return tuple(self.goals[place] for place in places(bits))


def wholeness(reader: Reader, scope: Scope) -> Wholeness:
    """Read what stands below duties and goals, one query for each kind of link."""
    rows = [row for row in rows_of(reader, "Duty") if row["leaf"]]
    goals = refs("Goal", rows_of(reader, "Goal"))
    served = {row["id"] for row in rows if row["served"]}
    return Wholeness(
        duties=refs("Duty", rows),
        goals=tuple(goals.values()),
        routes=_routes(reader, [row["id"] for row in rows], served),
        above=_above(reader, list(goals)),
        order=tuple(scope.profile.missing_order()),
    )


def _near(reader: Reader, label: str, *ends: tuple[str, str]) -> Near:
    """Source → targets of a kind of links."""
    found: dict[str, set[str]] = defaultdict(set)
    for near, far in ends:
        for link in links_of(reader, label, near, far):
            found[link.source].add(link.target)
    return {id_: frozenset(targets) for id_, targets in found.items()}


def _routes(reader: Reader, duties: list[str], served: set[str]) -> dict[str, Routes]:
    brings = _brings(reader)
    standards = _near(reader, "MEETS", ("Duty", "Standard"))
    posts: dict[str, set[str]] = defaultdict(set)
    for link in working(links_of(reader, "CARRIES", "Post", "Duty")):
        posts[link.target].add(link.source)
    found: dict[str, Routes] = {}
    for duty in duties:
        carriers, met = frozenset(posts[duty]), standards.get(duty, frozenset())
        rests = {duty, *carriers, *met}
        found[duty] = {
            Stage.POST: carriers,
            Stage.STANDARD: met,
            Stage.GOAL: frozenset({duty} & served),
            **{stage: frozenset(rests & brings[stage]) for stage in FROM_CHAIN},
        }
    return found


def _brings(reader: Reader) -> dict[Stage, set[str]]:
    """Stage → the duties, posts and standards that bring it along, at any depth."""
    holders = ("Standard", "Duty", "Post")
    norms = _near(reader, "DETAILED_BY", *((kind, "Norm") for kind in holders))
    checks = _near(
        reader, "CHECKED_BY", *((kind, "Check") for kind in ("Norm", "Standard", "Duty"))
    )
    backed = _near(
        reader, "BACKED_BY", *((kind, "Regulation") for kind in (*holders, "Norm", "Check"))
    )
    regulated = {one for one, below in checks.items() if below & backed.keys()} | backed.keys()

    def with_norms(direct: Iterable[str]) -> set[str]:
        known = set(direct)
        return known | {holder for holder, below in norms.items() if below & known}

    return {
        Stage.NORM: set(norms),
        Stage.CHECK: with_norms(checks),
        Stage.REGULATION: with_norms(regulated),
    }


def _above(reader: Reader, goals: list[str]) -> dict[str, int]:
    """Duty → bits of the goals above it; a cycle is above whatever is below any of it."""
    upwards: nx.DiGraph[str] = nx.DiGraph()
    upwards.add_nodes_from(goals)
    for kind in ("Goal", "Duty"):
        for link in links_of(reader, "DECOMPOSES_INTO", kind, kind):
            upwards.add_edge(link.target, link.source)
    for link in links_of(reader, "SERVES", "Duty", "Goal"):
        upwards.add_edge(link.source, link.target)
    bit = {goal: 1 << place for place, goal in enumerate(goals)}
    return bits_above(upwards, bit)
