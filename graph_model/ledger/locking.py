"""Would an edit go over what somebody else has changed since it began?"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, or_, select

from graph_model.claims import STANCE, Stance
from graph_model.errors import Clash, Conflict
from graph_model.ledger.coding import decode
from graph_model.ledger.heads import blocks
from graph_model.ledger.merging import alone
from graph_model.ledger.planning import Plan
from graph_model.ledger.reading import entities
from graph_model.ledger.schema import change, changeset, entity


def refuse_clash(connection: Connection, plan: Plan, based_on: int) -> None:
    """Clash where an entity that the plan's own statements touch was changed after a
    revision; with both versions, and who changed it."""
    mine = {
        key: _mine(one.body)
        for one in plan.changes
        if one.op != "resolve"
        for key in (one.entity, one.was_entity)
        if key is not None
    }
    changed = dict(_changed_after(connection, mine, based_on))
    if not changed:
        return
    base = {one.key: one.body for one in entities(connection, changed, based_on)}
    theirs = {one.key: one.body for one in entities(connection, changed)}
    raise Clash(
        Conflict(key, *changed[key], base.get(key), theirs.get(key), mine[key])
        for key in sorted(changed)
    )


def _mine(text: str | None) -> dict[str, Any] | None:
    """What the edit leaves there; None where it takes the node or link away."""
    body = decode(text)
    if body is None or body.get(STANCE) == Stance.DENIED:
        return None
    return {name: value for name, value in alone(body).items() if name != STANCE}


def _changed_after(
    connection: Connection, keys: Iterable[str], revision: int
) -> Iterator[tuple[str, tuple[int, str, str]]]:
    """Entity key → the latest changeset above a revision that spoke of it: number, author
    and time."""
    for block in blocks(keys):
        last = (
            select(entity.c.key, func.max(change.c.changeset_id).label("revision"))
            .join(
                change,
                or_(change.c.entity_id == entity.c.id, change.c.was_entity_id == entity.c.id),
            )
            .where(entity.c.key.in_(block), change.c.changeset_id > revision)
            .group_by(entity.c.key)
            .subquery()
        )
        query = select(last.c.key, changeset.c.id, changeset.c.author, changeset.c.at).join(
            changeset, changeset.c.id == last.c.revision
        )
        for key, number, author, at in connection.execute(query):
            yield key, (number, author, at)
