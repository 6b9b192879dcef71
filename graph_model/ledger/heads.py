"""What is the last word on each claim: now, or as of an earlier revision?"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, select

from graph_model.ledger.schema import change, claim, entity, head

BLOCK = 500
T = TypeVar("T")


def blocks(keys: Iterable[T]) -> Iterator[list[T]]:
    """Cut keys into pieces that a database takes as parameters."""
    listed = list(keys)
    for start in range(0, len(listed), BLOCK):
        yield listed[start : start + BLOCK]


def current(revision: int | None = None, among: Select[Any] | None = None) -> FromClause:
    """Rows (claim_id, change_id, entity_id) of the claims that were live at a revision.

    among: ids of the claims that matter; others of an earlier revision are left out.
    """
    if revision is None:
        return head
    last = select(change.c.claim_id, func.max(change.c.changeset_id).label("changeset_id"))
    last = last.where(change.c.changeset_id <= revision).group_by(change.c.claim_id)
    if among is not None:
        last = last.where(change.c.claim_id.in_(among))
    word = last.subquery()
    same = and_(change.c.claim_id == word.c.claim_id, change.c.changeset_id == word.c.changeset_id)
    columns = (change.c.claim_id, change.c.id.label("change_id"), change.c.entity_id)
    return select(*columns).join(word, same).where(change.c.op != "withdraw").subquery("live")


def speaking_of(entities: Select[Any]) -> Select[Any]:
    """Ids of the claims that ever spoke of entities, given by their ids."""
    return select(change.c.claim_id).where(change.c.entity_id.in_(entities))


def said_in() -> ColumnElement[int]:
    """The changeset in which a source said its words, whatever they came to mean since."""
    return func.coalesce(change.c.said_in, change.c.changeset_id)


def of_graph() -> ColumnElement[bool]:
    """The entity is a node or link, not a record."""
    return entity.c.record.is_(None)


def statements(revision: int | None, wanted: ColumnElement[bool], few: bool) -> Select[Any]:
    """Entity key, kind, source, changeset and body of each live statement about the wanted
    entities, one entity after the other. few: look for their claims first."""
    among = speaking_of(select(entity.c.id).where(wanted)) if few else None
    live = current(revision, among)
    return (
        select(entity.c.key, entity.c.kind, claim.c.source_id, said_in(), change.c.body)
        .select_from(live)
        .join(change, change.c.id == live.c.change_id)
        .join(claim, claim.c.id == live.c.claim_id)
        .join(entity, entity.c.id == live.c.entity_id)
        .where(wanted)
        .order_by(live.c.entity_id)
    )
