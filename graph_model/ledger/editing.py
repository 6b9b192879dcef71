"""What does a person say by hand: of nodes and of links, and that there is no such link?"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from graph_model.claims import STANCE, Batch, LinkClaim, NodeClaim, Ref, Source, Stance
from graph_model.errors import UnknownName
from graph_model.identity.ids import claim_key
from graph_model.ledger.coding import claim_of
from graph_model.ledger.history import statements_now
from graph_model.ledger.reading import LiveClaim, entities, live_claims, live_claims_of, sources
from graph_model.ledger.records import person

Edit = NodeClaim | LinkClaim
Properties = Mapping[str, Any]


def editing(connection: Connection, changes: Sequence[Edit], author: str) -> Batch:
    """A person's edits, beside what the same person said of the same nodes and links before."""
    whose, keys = person(author), [claim_key(one) for one in changes]
    before, spoken_of = _said_by(connection, whose, keys), _spoken_of(connection, changes)
    claims = tuple(
        one._replace(properties=_together(before.get(key), one, key in spoken_of))
        for key, one in zip(keys, changes, strict=True)
    )
    return Batch(whose, claims, partial=True)


def _together(before: Properties | None, change: Edit, spoken_of: bool) -> Properties:
    """What the person says from now on. Who states a link, says so also against others; who
    judges a link that the same person states, states it still."""
    said = {**(before or {}), **change.properties}
    states = before is not None and before.get(STANCE) is None
    judges = change.properties.get(STANCE) == Stance.JUDGED
    said.pop(STANCE, None)
    if judges and not states:
        return {**said, STANCE: Stance.JUDGED}
    return {**said, STANCE: None} if spoken_of else said


def _said_by(connection: Connection, whose: Source, keys: Sequence[str]) -> dict[str, Properties]:
    """Key → properties, as the person states them now."""
    return {
        one.key: said.properties
        for id_, source in sources(connection).items()
        if source == whose
        for one in live_claims(connection, id_, keys)
        if isinstance(said := claim_of(one.said), NodeClaim | LinkClaim)
    }


def _spoken_of(connection: Connection, changes: Sequence[Edit]) -> set[str]:
    """Keys of the links that somebody speaks of without stating them."""
    links = [claim_key(one) for one in changes if isinstance(one, LinkClaim)]
    said = statements_now(connection, links)
    return {key for key, words in said.items() if any(one.stance for one in words)}


def unlinking(connection: Connection, key: str, author: str) -> list[Batch]:
    """There is no such link: what persons said of it is withdrawn; where a table says it,
    the table's word stands and the person's word is that it is not so. UnknownName."""
    if "\t" not in key or not list(entities(connection, [key])):
        raise UnknownName("没有这条关联, 可能已被取消; 请重新打开后再看")
    said_by, said = sources(connection), live_claims_of(connection, key)
    if all(said_by[one.source_id].person for one in said):
        return [_withdrawn(said_by[one.source_id], one) for one in said]
    kind, source, target, *role = key.split("\t")
    ends = Ref("", id=source), Ref("", id=target)
    denial = LinkClaim(kind, *ends, role[0] if role else None, {STANCE: Stance.DENIED})
    return [Batch(person(author), (denial,), partial=True)]


def _withdrawn(whose: Source, one: LiveClaim) -> Batch:
    return Batch(whose, (), partial=True, withdrawn=frozenset({one.key}))
