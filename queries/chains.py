"""What duties rest on: carriers, standards, norms, checks, regulations, evidence.

The same definitions as lookups/duty-stages.cypher, with the nodes themselves; a test
holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.profile import Stage
from graph_model.projection.steps import CARRIERS, Step
from graph_model.store.port import Reader
from queries.nodes import Arrival, NodeRef, responsible
from queries.scope import Scope
from queries.stages import DutyStages
from queries.traces import Assigned, DutyChain, TraceLink
from queries.walks import backward, forward, link_of, reached

Near = Mapping[str, Sequence[Arrival]]
STANDARDS = forward("MEETS", "Duty")
NORMS = forward("DETAILED_BY")
CHECKS = forward("CHECKED_BY")
REGULATIONS = forward("BACKED_BY")
EVIDENCE = backward("SUPPORTS", "Duty", "Standard", "Norm", "Check", "Regulation")


@dataclass(frozen=True, slots=True)
class Rests:
    """By node: what one step leads to, for each stage; and the links gone along."""

    carriers: Near
    standards: Near
    norms: Near
    checks: Near
    regulations: Near
    evidence: Near
    links: dict[TraceLink, None] = field(default_factory=dict)

    def nodes(self) -> dict[str, NodeRef]:
        stages = (
            self.carriers,
            self.standards,
            self.norms,
            self.checks,
            self.regulations,
            self.evidence,
        )
        found = {
            one.node.id: one.node for stage in stages for near in stage.values() for one in near
        }
        return dict(sorted(found.items()))


def what_they_rest_on(reader: Reader, duties: Iterable[str]) -> Rests:
    """One step after the other for all duties together: linear in links."""
    known: dict[str, set[str]] = defaultdict(set, {"Duty": set(duties)})
    links: dict[TraceLink, None] = {}

    def stage(*steps: Step) -> Near:
        found: dict[str, list[Arrival]] = defaultdict(list)
        for step in steps:
            for one in reached(reader, step, sorted(known[step.near])):
                found[one.near].append(one)
                links[link_of(step, one)] = None
        for near in found.values():
            for one in near:
                known[one.node.kind].add(one.node.id)
        return found

    return Rests(
        stage(CARRIERS),
        stage(*STANDARDS),
        stage(*NORMS),
        stage(*CHECKS),
        stage(*REGULATIONS),
        stage(*EVIDENCE),
        links,
    )


def duty_chains(
    reader: Reader,
    duties: Sequence[NodeRef],
    rests: Rests,
    stages: Mapping[str, DutyStages],
    scope: Scope,
) -> tuple[DutyChain, ...]:
    """One chain a duty, in the order given."""
    units = responsible(reader, duties)
    order = scope.profile.missing_order()
    return tuple(
        _chain(duty, rests, stages.get(duty.id), order, units.get(duty.id, ())) for duty in duties
    )


def _chain(
    duty: NodeRef,
    rests: Rests,
    stages: DutyStages | None,
    order: Sequence[Stage],
    units: tuple[NodeRef, ...],
) -> DutyChain:
    posts = _union(rests.carriers, [duty])
    standards = _union(rests.standards, [duty])
    norms = _union(rests.norms, [duty, *posts, *standards])
    checks = _union(rests.checks, [duty, *standards, *norms])
    regulations = _union(rests.regulations, [duty, *posts, *standards, *norms, *checks])
    evidence = _union(rests.evidence, [duty, *standards, *norms, *checks, *regulations])
    return DutyChain(
        duty=duty,
        carriers=assigned(rests.carriers.get(duty.id, ())),
        standards=standards,
        norms=norms,
        checks=checks,
        regulations=regulations,
        evidence=evidence,
        marks=stages.marks if stages else (),
        first_missing=stages.first_missing(order) if stages else None,
        units=units,
    )


def _union(near: Near, nodes: Iterable[NodeRef]) -> tuple[NodeRef, ...]:
    found: dict[str, NodeRef] = {}
    for node in nodes:
        for one in near.get(node.id, ()):
            found[one.node.id] = one.node
    return tuple(found.values() if len(found) < 2 else (found[id_] for id_ in sorted(found)))


def assigned(arrivals: Iterable[Arrival]) -> tuple[Assigned, ...]:
    """Posts or units with their roles, by id and role."""
    ordered = sorted(arrivals, key=lambda one: (one.node.id, one.role or ""))
    return tuple(
        Assigned(node=one.node, role=one.role or "lead", confirmed=one.confirmed) for one in ordered
    )
