"""What a load would change: the claims of its sources against what they say now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from graph_model.claims import EVERYTHING, Batch, Doubt, LinkClaim, NodeClaim, Ref, Source
from graph_model.errors import Problem, WrongInput
from graph_model.identity import NamesGiven, Resolved, Said, resolve
from graph_model.identity.ids import Triple, claim_key
from graph_model.identity.units import Units
from graph_model.kinds import NODE_KINDS, RECORD_KINDS
from graph_model.ledger.coding import claim_of, origin_text
from graph_model.ledger.direct import is_direct, resolve_direct
from graph_model.ledger.reading import (
    LiveClaim,
    latest_revision,
    live_claims,
    recorded_names,
    sources,
)
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

_ZH = {label: kind.zh for label, kind in (*NODE_KINDS.items(), *RECORD_KINDS.items())}
Who = tuple[str, bool, bool, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """A changeset that could be committed on top of `base`.

    moved: claims that only stand elsewhere now. names: ids given for the first time.
    """

    base: int
    batches: tuple[Batch, ...]
    changes: tuple[Change, ...] = ()
    moved: tuple[tuple[int, str], ...] = ()
    names: tuple[tuple[Triple, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()

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
    recorded = recorded_names(connection)
    given = NamesGiven(recorded)
    state, found = _resolved(connection, batches, given)
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
    known = {one.entity for one in found}
    return Plan(
        latest_revision(connection),
        tuple(batches),
        tuple(changes),
        _moved(state.rows, found, {one.claim_id for one in changes}),
        tuple(pair for pair in given.used.items() if pair[0] not in recorded and pair[1] in known),
        tuple(doubtful),
        tuple(remark for batch in batches for remark in batch.remarks),
    )


def _moved(
    rows: Sequence[Row], found: Sequence[Resolved], changed_ids: set[int | None]
) -> tuple[tuple[int, str], ...]:
    """Unchanged claims that the load found at another place."""
    return tuple(
        (row.before.id, origin)
        for row, one in zip(rows, found, strict=True)
        if row.loaded and row.before and row.before.id not in changed_ids
        if (origin := origin_text(row.places, doubts(row, one))) != row.before.origin
    )


def _resolved(
    connection: Connection, batches: Sequence[Batch], given: NamesGiven
) -> tuple[_State, Sequence[Resolved]]:
    if is_direct(connection, batches):
        state = _direct_state(connection, batches)
        if not any("\t" not in one.key for _, one in state.gone):
            return state, resolve_direct(connection, [row.claim for row in state.rows])
    state = _state(connection, batches, given)
    return state, resolve([Said(row.source, row.claim) for row in state.rows], given)


def _direct_state(connection: Connection, batches: Sequence[Batch]) -> _State:
    state = _State(sources(connection))
    for ids, batch in _united(batches, state.sources, Units(())):
        source_id = ids[0] if ids else None
        keys = {claim_key(claim) for claim in batch.claims} | batch.withdrawn
        live = (
            []
            if source_id is None
            else live_claims(connection, source_id, keys if batch.partial else None)
        )
        _enter_batch(state, batch, source_id, {one.key: one for one in live})
    return state


def _state(connection: Connection, batches: Sequence[Batch], given: NamesGiven) -> _State:
    state = _State(sources(connection))
    live = live_claims(connection)
    new = [(batch.source, claim) for batch in batches for claim in batch.claims]
    units = Units(
        [
            *unit_claims(state.sources, live),
            *((source, claim) for source, claim in new if isinstance(claim, NodeClaim)),
        ],
        given,
    )
    by_source: dict[int, dict[str, LiveClaim]] = {}
    for one in live:
        by_source.setdefault(one.source_id, {})[one.key] = one
    replaced: set[int] = set()
    for ids, batch in _united(batches, state.sources, units):
        source_id = ids[0] if ids else None
        before = by_source.get(source_id, {}) if source_id is not None else {}
        _enter_batch(state, batch, source_id, before)
        for twin in () if batch.partial else ids[1:]:
            gone = by_source.get(twin, {}).values()
            state.gone += [(state.sources[twin], one) for one in gone]
        replaced |= set(ids[:1] if batch.partial else ids)
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


def _united(
    batches: Iterable[Batch], known: dict[int, Source], units: Units
) -> list[tuple[list[int], Batch]]:
    """One batch a source, also where a load uses two names of a unit, with its recorded
    ids: several where tables came in before an alias told that their unit is one."""
    ids: dict[Who, list[int]] = {}
    for id_, source in sorted(known.items()):
        ids.setdefault(_who(source, units), []).append(id_)
    found: dict[Who, Batch] = {}
    for batch in batches:
        who = _who(batch.source, units)
        found[who] = _joined(found[who], batch) if who in found else batch
    return [(ids.get(who, []), batch) for who, batch in found.items()]


def _who(source: Source, units: Units) -> Who:
    """The same for a form of a unit under whichever name of the unit; a form, a file of
    lines and a person never share a source."""
    unit = (units.find(Ref("Unit", source.unit)) or source.unit) if source.unit else ""
    return (source.form, source.person, EVERYTHING in source.made_for, unit)


def _joined(one: Batch, other: Batch) -> Batch:
    claims = {claim_key(claim): claim for claim in (*other.claims, *one.claims)}
    return replace(
        one,
        claims=tuple(claims.values()),
        doubts=one.doubts + other.doubts,
        remarks=one.remarks + other.remarks,
        withdrawn=one.withdrawn | other.withdrawn,
    )


def _enter_batch(
    state: _State, batch: Batch, source_id: int | None, before: dict[str, LiveClaim]
) -> None:
    rows = [loaded(batch, source_id, claim, before) for claim in claims(batch)]
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
            other = _ZH[one.kind if said is first else kind]
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
        and not row.said_before
        and one.doubt
        and isinstance(row.claim, LinkClaim)
        and row.claim.source.id
        and row.claim.target.id
    ]
    if problems:
        raise WrongInput(problems)
