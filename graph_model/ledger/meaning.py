"""Could what is said by id change what somebody else's words mean?

If not, nothing but the claims themselves has to be resolved. Where that is not sure, the
answer is yes, and everything is resolved again: slower, never wrong.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, or_, select

from graph_model.claims import Claim, NodeClaim, Source
from graph_model.identity.ids import LONGEST_NAME
from graph_model.identity.words import (
    ANCHORS,
    anchored,
    may_be_given,
    name_of,
    names_units,
    words_of,
)
from graph_model.kinds import RECORD_KINDS
from graph_model.ledger.coding import Wording, claim_of, in_words
from graph_model.ledger.reading import LiveClaim, sources
from graph_model.ledger.rows import Row
from graph_model.ledger.schema import change, claim, entity, head, source

MANY = 1_000
CUT, BEGINNING = "#", LONGEST_NAME // 2 - 10  # less what a list number takes
Gone = Sequence[tuple[Source, LiveClaim]]
Turn = tuple[Source, Claim | None, Claim | None]


def keeps_meaning(connection: Connection, rows: Sequence[Row], gone: Gone) -> bool:
    """No claim but these could be resolved to something else than it is now."""
    if len(rows) + len(gone) > MANY:
        lost = any("\t" not in one.key for _, one in gone)
        return not lost and not _any(connection, _by_words() | head.c.entity_id.is_(None))
    turns = list(_turns(rows, gone))
    if any(names_units(whose, one) for whose, *both in turns for one in both if one):
        return False
    return not (
        _comes(connection, turns)
        or _goes(connection, rows, gone)
        or _is_mentioned(connection, _words(connection, turns, rows))
    )


def _turns(rows: Iterable[Row], gone: Gone) -> Iterator[Turn]:
    """What each source said and says instead."""
    wording = Wording()
    for row in rows:
        if row.before is None:
            yield row.source, None, row.claim
        elif row.loaded and row.before.said != wording.said(row.claim):
            yield row.source, claim_of(row.before.said), row.claim
    for whose, one in gone:
        yield whose, claim_of(one.said), None


def _node_ids(claims: Iterable[Claim | None]) -> set[str]:
    return {
        one.ref.id
        for one in claims
        if isinstance(one, NodeClaim) and one.ref.kind not in RECORD_KINDS
    }


def _comes(connection: Connection, turns: Iterable[Turn]) -> bool:
    """A node appears that somebody's open words, or links, may be waiting for."""
    said = _node_ids(now for _, before, now in turns if before is None)
    new = {id_ for id_ in said if not _any(connection, entity.c.key == id_)}
    if any(map(may_be_given, new)):
        return True
    waiting = [claim.c.key.contains(_as_text(id_), autoescape=True) for id_ in new]
    return bool(waiting) and _any(connection, head.c.entity_id.is_(None) & or_(*waiting))


def _goes(connection: Connection, rows: Iterable[Row], gone: Gone) -> bool:
    """A node vanishes that links lead to."""
    if any(one.key.startswith("[") for _, one in gone):
        return True
    nodes = [one for _, one in gone if _node_ids([claim_of(one.said)])]
    ours = [one.id for _, one in gone]
    for id_ in {id_ for one in nodes for id_ in (one.key, one.entity) if id_}:
        others = (entity.c.key == id_) & claim.c.id.not_in(ours)
        links = entity.c.key.contains(f"\t{id_}", autoescape=True) & claim.c.id.not_in(ours)
        if not _any(connection, others) and (
            _any(connection, links) or any(f"\t{id_}" in row.key for row in rows)
        ):
            return True
    return False


def _words(connection: Connection, turns: Sequence[Turn], rows: Sequence[Row]) -> set[str]:
    """Words that mean something else, or something for the first time, or no longer."""
    words: set[str] = set()
    for _, before, now in turns:
        words |= (words_of(before) if before else set()) ^ (words_of(now) if now else set())
        words |= _named_anew(connection, before, now, rows)
        other = now if before is None else before if now is None else None
        if other is not None and (node := anchored(other)):
            words |= _with_ends(node[0], _names_by_id(connection, node[1], rows))
    return words


def _named_anew(
    connection: Connection, before: Claim | None, now: Claim | None, rows: Iterable[Row]
) -> set[str]:
    """Names of a post or duty by id that change, where a link by id tells its place."""
    said = [one for one in (before, now) if isinstance(one, NodeClaim)]
    names = {name_of(one) for one in said}
    if not said or said[0].ref.kind not in ANCHORS or (len(said) == 2 and len(names) == 1):
        return set()
    kind, id_ = said[0].ref.kind, said[0].ref.id
    link = claim.c.key.startswith(f"{ANCHORS[kind]}\t") & claim.c.source_id.in_(_by_id(connection))
    held = link & claim.c.key.contains(f"\t{id_}\t", autoescape=True)
    here = any(anchored(row.claim) == (kind, id_) for row in rows)
    return _with_ends(kind, names - {""}) if here or _any(connection, held) else set()


def _by_id(connection: Connection) -> list[int]:
    """Sources that may name nodes by their ids; forms of units use words."""
    return [id_ for id_, whose in sources(connection).items() if not whose.unit]


def _with_ends(kind: str, names: set[str]) -> set[str]:
    """A post may stand at the end of a text, behind its unit, where the key is cut."""
    return {*names, CUT} if kind == "Post" and names else names


def _names_by_id(connection: Connection, id_: str, rows: Iterable[Row]) -> set[str]:
    """How claims by id call a node, now and after."""
    query = (
        select(change.c.said, claim.c.key, entity.c.kind, change.c.body)
        .select_from(head)
        .join(change, change.c.id == head.c.change_id)
        .join(claim, claim.c.id == head.c.claim_id)
        .outerjoin(entity, entity.c.id == head.c.entity_id)
        .where(claim.c.key == id_, claim.c.source_id.in_(select(source.c.id)))
    )
    live = [claim_of(text) for row in connection.execute(query) if (text := in_words(*row))]
    said = [*live, *(row.claim for row in rows if row.key == id_)]
    return {name_of(one) for one in said if isinstance(one, NodeClaim)} - {""}


def _is_mentioned(connection: Connection, words: set[str]) -> bool:
    """Somebody uses one of the words to say which node is meant."""
    used = [claim.c.key.contains(_as_text(word[:BEGINNING]), autoescape=True) for word in words]
    return bool(used) and _any(connection, _by_words() & or_(*used))


def _as_text(word: str) -> str:
    """As it stands in the key of a claim; of a long name only the beginning does."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _by_words() -> ColumnElement[bool]:
    return claim.c.key.startswith("[")


def _any(connection: Connection, wanted: ColumnElement[bool]) -> bool:
    """There is a live claim of this sort."""
    query = (
        select(claim.c.id)
        .join(head, head.c.claim_id == claim.c.id)
        .outerjoin(entity, entity.c.id == head.c.entity_id)
        .where(wanted)
        .limit(1)
    )
    return connection.execute(query).first() is not None
