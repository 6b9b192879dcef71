"""What a load would change: the claims of its sources against what they say now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from graph_model.claims import EVERYTHING, Batch, Doubt, NodeClaim, Ref, Source
from graph_model.errors import Outdated
from graph_model.identity import NamesGiven, Resolved, Said, resolve
from graph_model.identity.ids import Keys, Triple, claim_key
from graph_model.identity.units import Units
from graph_model.ledger.coding import Reading, Wording, claim_of, origin_text
from graph_model.ledger.direct import resolve_direct, speaks_of_ids
from graph_model.ledger.meaning import keeps_meaning
from graph_model.ledger.reading import (
    LiveClaim,
    latest_hash,
    latest_revision,
    live_claims,
    recorded_names,
    sources,
)
from graph_model.ledger.refusing import refuse_links_to_nothing, refuse_two_kinds
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

Who = tuple[str, bool, bool, str]
Names = tuple[tuple[Triple, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A changeset that could be committed on top of `base`.

    history: hash of that revision, for another ledger may be restored to the same number.
    moved: claims that only stand elsewhere now. names: ids given for the first time. exact:
    it is stored as it stands or not at all; else it is made again where the record went on.
    """

    base: int
    batches: tuple[Batch, ...]
    changes: tuple[Change, ...] = ()
    moved: tuple[tuple[int, str], ...] = ()
    names: Names = ()
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()
    history: str = ""
    exact: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.changes


@dataclass(slots=True)
class _State:
    sources: dict[int, Source]
    rows: list[Row] = field(default_factory=list)
    gone: list[tuple[Source, LiveClaim]] = field(default_factory=list)


def plan(connection: Connection, batches: Sequence[Batch], whole: bool = False) -> Plan:
    """Compare batches with the ledger; WrongInput where a line cannot be stored at all.

    whole: resolve all that was ever said again, also where this cannot change anything.
    """
    state, found, names = _resolved(connection, batches, whole)
    refuse_two_kinds(state.rows, found)
    refuse_links_to_nothing(state.rows, found)
    changes, moved = _compared(state.rows, found)
    changes += [withdrawal(source, one) for source, one in state.gone]
    doubtful = [
        doubt
        for row, one in zip(state.rows, found, strict=True)
        if row.loaded and (row.reading or one.doubt)
        for doubt in doubts(row, one)
    ]
    return Plan(
        latest_revision(connection),
        tuple(batches),
        tuple(changes),
        tuple(moved),
        names,
        tuple(doubtful),
        tuple(remark for batch in batches for remark in batch.remarks),
        latest_hash(connection),
    )


def carried_out(connection: Connection, wanted: Plan | Sequence[Batch]) -> Plan:
    """What to store now of a plan that was shown, or of batches; Outdated for an exact plan
    of a record that has gone on."""
    if not isinstance(wanted, Plan):
        return plan(connection, wanted)
    if (wanted.base, wanted.history) == (latest_revision(connection), latest_hash(connection)):
        return wanted
    if wanted.exact:
        raise Outdated("内容刚刚又有变化, 尚未存入; 请稍候再试")
    return plan(connection, wanted.batches)


def _compared(
    rows: Iterable[Row], found: Iterable[Resolved]
) -> tuple[list[Change], list[tuple[int, str]]]:
    """What changes, and which unchanged claims the load found at another place."""
    changes, moved, wording = list[Change](), list[tuple[int, str]](), Wording()
    for row, one in zip(rows, found, strict=True):
        if change := changed(row, one, wording):
            changes.append(change)
        elif row.loaded and row.before:
            origin = origin_text(row.places, doubts(row, one))
            if origin != row.before.origin:
                moved.append((row.before.id, origin))
    return changes, moved


def _resolved(
    connection: Connection, batches: Sequence[Batch], whole: bool
) -> tuple[_State, Sequence[Resolved], Names]:
    """What the claims mean, and which ids are given for the first time."""
    if not whole and speaks_of_ids(batches):
        state = _direct_state(connection, batches)
        if keeps_meaning(connection, state.rows, state.gone):
            return state, resolve_direct(connection, state.rows), ()
    recorded = recorded_names(connection)
    given = NamesGiven(recorded)
    state = _state(connection, batches, given)
    found = resolve([Said(row.source, row.claim) for row in state.rows], given)
    known = {one.entity for one in found}
    fresh = (pair for pair in given.used.items() if pair[0] not in recorded and pair[1] in known)
    return state, found, tuple(fresh)


def _direct_state(connection: Connection, batches: Sequence[Batch]) -> _State:
    state = _State(sources(connection))
    for ids, batch in _united(batches, state.sources, Units(())):
        source_id = ids[0] if ids else None
        live = _live_of(connection, source_id, batch) if source_id is not None else []
        _enter_batch(state, batch, source_id, {one.key: one for one in live})
    return state


def _live_of(connection: Connection, source_id: int, batch: Batch) -> list[LiveClaim]:
    """What the source says now, as far as the batch could change it."""
    if not batch.partial:
        return live_claims(connection, source_id)
    keys = {claim_key(claim) for claim in batch.claims} | batch.withdrawn
    return live_claims(connection, source_id, keys)


def _state(connection: Connection, batches: Sequence[Batch], given: NamesGiven) -> _State:
    state = _State(sources(connection))
    live = live_claims(connection)
    units = Units(
        [
            *unit_claims(state.sources, live),
            *(
                (batch.source, claim)
                for batch in batches
                for claim in batch.claims
                if isinstance(claim, NodeClaim) and claim.ref.kind == "Unit"
            ),
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
    words = Reading()
    for one in live:
        if one.source_id not in replaced:
            state.rows.append(kept(state.sources[one.source_id], one, words))
    return state


def unit_claims(
    known: dict[int, Source], live: Iterable[LiveClaim]
) -> list[tuple[Source, NodeClaim]]:
    """What is said of units now: names, aliases, sections."""
    pairs = [(known[one.source_id], claim_of(one.said)) for one in live if _names_unit(one)]
    return [(source, claim) for source, claim in pairs if isinstance(claim, NodeClaim)]


def _names_unit(one: LiveClaim) -> bool:
    """As a look at it tells; some others do not matter."""
    if one.own is None:
        return one.kind == "Unit"
    return '"kind":"Unit"' in one.own and '"node"' in one.own


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
    return [
        (own, replace(batch, source=known[own[0]]) if own else batch)
        for who, batch in found.items()
        for own in (ids.get(who, []),)
    ]


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
    keys, words = Keys(), Reading()
    said = claims(batch)
    rows = [
        loaded(batch, source_id, key, claim, before.get(key))
        for key, claim in zip(map(keys.of, said), said, strict=True)
    ]
    state.rows += rows
    for key in sorted(before.keys() - {row.before.key for row in rows if row.before}):
        if batch.partial and key not in batch.withdrawn:
            state.rows.append(kept(batch.source, before[key], words))
        else:
            state.gone.append((batch.source, before[key]))
