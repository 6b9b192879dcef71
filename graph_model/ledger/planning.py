"""What a load would change: the claims of its sources against what they say now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from graph_model.claims import Batch, Doubt, LinkClaim, NodeClaim, Ref, Source
from graph_model.errors import Problem, WrongInput
from graph_model.identity import Resolved, Said, resolve
from graph_model.identity.ids import claim_key
from graph_model.identity.units import Units
from graph_model.kinds import NODE_KINDS
from graph_model.ledger.coding import claim_of
from graph_model.ledger.direct import is_direct, resolve_direct
from graph_model.ledger.reading import LiveClaim, latest_revision, live_claims, sources
from graph_model.ledger.rows import (
    Change,
    Row,
    changed,
    claims,
    doubts,
    kept,
    loaded,
    withdrawal,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A changeset that could be committed on top of `base`."""

    base: int
    batches: tuple[Batch, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    remarks: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not self.changes


@dataclass(slots=True)
class _State:
    sources: dict[int, Source]
    rows: list[Row] = field(default_factory=list)
    gone: list[tuple[Source, LiveClaim]] = field(default_factory=list)


def plan(connection: Connection, batches: Sequence[Batch]) -> Plan:
    """Compare batches with the ledger; WrongInput where a line cannot be stored at all."""
    state, found = _resolved(connection, batches)
    _refuse_two_kinds(state.rows, found)
    _refuse_links_to_nothing(state.rows, found)
    changes = [c for row, one in zip(state.rows, found, strict=True) if (c := changed(row, one))]
    changes += [withdrawal(source, one) for source, one in state.gone]
    doubtful = [
        doubt
        for row, one in zip(state.rows, found, strict=True)
        if row.loaded
        for doubt in doubts(row, one)
    ]
    remarks = tuple(r for batch in batches for r in batch.remarks)
    return Plan(
        latest_revision(connection), tuple(batches), tuple(changes), tuple(doubtful), remarks
    )


def _resolved(
    connection: Connection, batches: Sequence[Batch]
) -> tuple[_State, Sequence[Resolved]]:
    if is_direct(connection, batches):
        state = _direct_state(connection, batches)
        if not any("\t" not in one.key for _, one in state.gone):
            return state, resolve_direct(connection, [row.claim for row in state.rows])
    state = _state(connection, batches)
    return state, resolve([Said(row.source, row.claim) for row in state.rows])


def _direct_state(connection: Connection, batches: Sequence[Batch]) -> _State:
    state = _State(sources(connection))
    for batch in batches:
        source_id = _matching(batch.source, state.sources, Units(()))
        keys = {claim_key(claim) for claim in batch.claims} | batch.withdrawn
        live = (
            []
            if source_id is None
            else live_claims(connection, source_id, keys if batch.partial else None)
        )
        _enter_batch(state, batch, source_id, {one.key: one for one in live})
    return state


def _state(connection: Connection, batches: Sequence[Batch]) -> _State:
    state = _State(sources(connection))
    live = live_claims(connection)
    new = [(batch.source, claim) for batch in batches for claim in batch.claims]
    units = Units(
        [
            *unit_claims(state.sources, live),
            *((source, claim) for source, claim in new if isinstance(claim, NodeClaim)),
        ]
    )
    by_source: dict[int, dict[str, LiveClaim]] = {}
    for one in live:
        by_source.setdefault(one.source_id, {})[one.key] = one
    replaced: set[int] = set()
    for batch in batches:
        source_id = _matching(batch.source, state.sources, units)
        before = by_source.get(source_id, {}) if source_id is not None else {}
        _enter_batch(state, batch, source_id, before)
        if source_id is not None:
            replaced.add(source_id)
    for one in live:
        if one.source_id not in replaced:
            state.rows.append(kept(state.sources[one.source_id], one))
    return state


def unit_claims(
    known: dict[int, Source], live: Iterable[LiveClaim]
) -> list[tuple[Source, NodeClaim]]:
    """What is said of units now: names, aliases, sections."""
    pairs = [
        (known[one.source_id], claim_of(one.said))
        for one in live
        if '"kind":"Unit"' in one.said and '"node"' in one.said
    ]
    return [(source, claim) for source, claim in pairs if isinstance(claim, NodeClaim)]


def _matching(wanted: Source, known: dict[int, Source], units: Units) -> int | None:
    """The recorded source of the same form and unit, also under another name of the unit."""

    def unit(source: Source) -> str:
        return (units.find(Ref("Unit", source.unit)) or source.unit) if source.unit else ""

    for source_id, source in known.items():
        same_form = (source.form, source.person) == (wanted.form, wanted.person)
        if same_form and unit(source) == unit(wanted):
            return source_id
    return None


def _enter_batch(
    state: _State, batch: Batch, source_id: int | None, before: dict[str, LiveClaim]
) -> None:
    rows = [loaded(batch.source, source_id, claim, before) for claim in claims(batch)]
    keys = {row.key for row in rows}
    state.rows += rows
    for key in sorted(before.keys() - keys):
        if batch.partial and key not in batch.withdrawn:
            state.rows.append(kept(batch.source, before[key]))
        else:
            state.gone.append((batch.source, before[key]))


def _refuse_two_kinds(rows: Sequence[Row], found: Sequence[Resolved]) -> None:
    """An id names one thing: no two claims may use it for different kinds."""
    kinds: dict[str, tuple[str, Row]] = {}
    problems = []
    for row, one in zip(rows, found, strict=True):
        if one.entity is None or "\t" in one.entity:
            continue
        kind, first = kinds.setdefault(one.entity, (one.kind, row))
        if kind != one.kind:
            said = row if row.loaded else first
            other = NODE_KINDS[one.kind if said is first else kind].zh
            problems.append(
                Problem(str(said.place), f"标识 {one.entity} 已用作{other}; 请换一个标识")
            )
    if problems:
        raise WrongInput(problems)


def _refuse_links_to_nothing(rows: Sequence[Row], found: Sequence[Resolved]) -> None:
    """An exchange line that joins ids must find both; nothing of the load is stored."""
    problems = [
        Problem(str(row.place), one.doubt)
        for row, one in zip(rows, found, strict=True)
        if row.loaded
        and one.doubt
        and isinstance(row.claim, LinkClaim)
        and row.claim.source.id
        and row.claim.target.id
    ]
    if problems:
        raise WrongInput(problems)
