"""What a load would change: the claims of its sources against what they say now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from graph_model.claims import (
    Batch,
    Claim,
    Doubt,
    DoubtClaim,
    LinkClaim,
    NodeClaim,
    Place,
    Ref,
    Source,
)
from graph_model.errors import Problem, WrongInput
from graph_model.identity import Resolved, Said, resolve
from graph_model.identity.ids import claim_key
from graph_model.identity.units import Units
from graph_model.kinds import NODE_KINDS
from graph_model.ledger.coding import (
    claim_of,
    doubts_of,
    doubts_text,
    encode,
    origin_text,
    places_of,
    said,
)
from graph_model.ledger.direct import is_direct, resolve_direct
from graph_model.ledger.reading import (
    LiveClaim,
    latest_revision,
    live_claims,
    sources,
)


OPEN = "待该名称出现后自动对上, 或改正原表"


@dataclass(frozen=True, slots=True)
class Change:
    """One claim said, resolved anew or withdrawn."""

    source: Source
    source_id: int | None
    key: str
    op: str  # say, resolve, withdraw
    said: str | None
    entity: str | None
    kind: str
    was_entity: str | None
    body: str | None
    origin: str | None
    doubt: str | None
    claim_id: int | None = None


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
class _Row:
    """A claim that will be live after the load."""

    source: Source
    source_id: int | None
    claim: Claim
    key: str
    text: str
    places: tuple[Place, ...]
    before: LiveClaim | None
    reading: tuple[Doubt, ...] = ()
    loaded: bool = False


@dataclass(slots=True)
class _State:
    sources: dict[int, Source]
    rows: list[_Row] = field(default_factory=list)
    gone: list[_Row] = field(default_factory=list)


def plan(connection: Connection, batches: Sequence[Batch]) -> Plan:
    """Compare batches with the ledger; WrongInput where a line cannot be stored at all."""
    state, found = _resolved(connection, batches)
    _refuse_two_kinds(state.rows, found)
    _refuse_links_to_nothing(state.rows, found)
    changes = [c for row, one in zip(state.rows, found, strict=True) if (c := _change(row, one))]
    changes += [_withdrawal(row) for row in state.gone]
    doubts = [
        doubt
        for row, one in zip(state.rows, found, strict=True)
        if row.loaded
        for doubt in _doubts(row, one)
    ]
    remarks = tuple(r for batch in batches for r in batch.remarks)
    return Plan(latest_revision(connection), tuple(batches), tuple(changes), tuple(doubts), remarks)


def _resolved(
    connection: Connection, batches: Sequence[Batch]
) -> tuple[_State, Sequence[Resolved]]:
    if is_direct(connection, batches):
        state = _direct_state(connection, batches)
        if not any(isinstance(row.claim, NodeClaim) for row in state.gone):
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
            state.rows.append(_kept(state.sources[one.source_id], one))
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
    rows = [_row(batch.source, source_id, claim, before) for claim in _claims(batch)]
    keys = {row.key for row in rows}
    state.rows += rows
    for key in sorted(before.keys() - keys):
        row = _kept(batch.source, before[key])
        if batch.partial and key not in batch.withdrawn:
            state.rows.append(row)
        else:
            state.gone.append(row)


def _claims(batch: Batch) -> list[Claim]:
    """What the batch says, its loose doubts gathered into claims of their own."""
    loose: dict[str, list[Doubt]] = {}
    for doubt in batch.doubts:
        loose.setdefault(claim_key(DoubtClaim((doubt,))), []).append(doubt)
    return [*batch.claims, *(DoubtClaim(tuple(doubts)) for doubts in loose.values())]


def _row(source: Source, source_id: int | None, claim: Claim, before: dict[str, LiveClaim]) -> _Row:
    key = claim_key(claim)
    return _Row(
        source,
        source_id,
        claim,
        key,
        said(claim),
        claim.places,
        before.get(key),
        claim.doubts,
        loaded=True,
    )


def _kept(source: Source, one: LiveClaim) -> _Row:
    places, claim = places_of(one.origin), claim_of(one.said)
    return _Row(source, one.source_id, claim, one.key, one.said, places, one, _reading(one))


def _reading(one: LiveClaim) -> tuple[Doubt, ...]:
    """Doubts of a live claim that came from reading it, not from what a name means."""
    every = doubts_of(one.doubt, one.origin)
    return tuple(doubt for doubt in every if doubt.proposal != OPEN)


def _doubts(row: _Row, found: Resolved) -> list[Doubt]:
    """All that is doubtful about a claim now."""
    named = [Doubt(_place(row), found.doubt, _raw(row.claim), OPEN)] if found.doubt else []
    return [*row.reading, *named]


def _change(row: _Row, found: Resolved) -> Change | None:
    body = encode(found.body) if found.entity is not None else None
    before, doubts = row.before, _doubts(row, found)
    doubt = doubts_text(doubts)
    if before and (before.said, before.entity, before.body, before.doubt) == (
        row.text,
        found.entity,
        body,
        doubt,
    ):
        return None
    was = before.entity if before and before.entity != found.entity else None
    op = "resolve" if before and before.said == row.text else "say"
    origin = origin_text(row.places, doubts)
    id_ = before.id if before else None
    return Change(
        row.source,
        row.source_id,
        row.key,
        op,
        row.text,
        found.entity,
        found.kind,
        was,
        body,
        origin,
        doubt,
        id_,
    )


def _withdrawal(row: _Row) -> Change:
    before = row.before
    assert before is not None
    return Change(
        row.source,
        row.source_id,
        row.key,
        "withdraw",
        None,
        None,
        "",
        before.entity,
        None,
        None,
        None,
        before.id,
    )


def _refuse_two_kinds(rows: Sequence[_Row], found: Sequence[Resolved]) -> None:
    """An id names one thing: no two claims may use it for different kinds."""
    kinds: dict[str, tuple[str, _Row]] = {}
    problems = []
    for row, one in zip(rows, found, strict=True):
        if one.entity is None or "\t" in one.entity:
            continue
        kind, first = kinds.setdefault(one.entity, (one.kind, row))
        if kind != one.kind:
            said = row if row.loaded else first
            other = NODE_KINDS[one.kind if said is first else kind].zh
            problems.append(Problem(_where(said), f"标识 {one.entity} 已用作{other}; 请换一个标识"))
    if problems:
        raise WrongInput(problems)


def _refuse_links_to_nothing(rows: Sequence[_Row], found: Sequence[Resolved]) -> None:
    """An exchange line that joins ids must find both; nothing of the load is stored."""
    problems = [
        Problem(_where(row), one.doubt)
        for row, one in zip(rows, found, strict=True)
        if row.loaded
        and one.doubt
        and isinstance(row.claim, LinkClaim)
        and row.claim.source.id
        and row.claim.target.id
    ]
    if problems:
        raise WrongInput(problems)


def _place(row: _Row) -> Place:
    return row.places[0] if row.places else Place(row.source.name)


def _where(row: _Row) -> str:
    return str(_place(row))


def _raw(claim: Claim) -> str:
    if isinstance(claim, DoubtClaim):
        return ""
    ref = claim.ref if isinstance(claim, NodeClaim) else claim.target
    return ref.code or ref.name or ref.id
