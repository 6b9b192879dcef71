"""Decisions that are no nodes or links: how they are claimed, and how they read back."""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection

from graph_model.claims import Batch, Find, NodeClaim, Ref, Source
from graph_model.identity.ids import ends_of
from graph_model.kinds.records import Record, Redirect, Vocabulary
from graph_model.ledger import reading
from graph_model.profile import Profile, default_profile, parse_profile

DECIDED = Source(form="院校决定", order=0, person=True)
R = TypeVar("R", bound=Record)


def decided(records: Iterable[Record], taken_back: Iterable[Record] = ()) -> Batch:
    """A batch that says the records, and no longer those taken back."""
    claims = tuple(
        NodeClaim(
            Ref(one.label, id=one.key, find=Find.MAKE),
            one.model_dump(mode="json", exclude_none=True),
        )
        for one in records
    )
    withdrawn = frozenset(one.key for one in taken_back)
    return Batch(DECIDED, claims, partial=True, withdrawn=withdrawn)


def records(connection: Connection, kind: type[R], revision: int | None = None) -> list[R]:
    """What is decided, now or as of a revision, in the order of keys."""
    found = reading.records(connection, kind.label, revision)
    return [kind.model_validate(one.body) for one in sorted(found, key=lambda one: one.key)]


def redirects(connection: Connection, revision: int | None = None) -> dict[str, str]:
    """Id that was merged away → the id that is meant in the end."""
    return ends_of({one.gone: one.to for one in records(connection, Redirect, revision)})


def profile(connection: Connection, revision: int | None = None) -> Profile:
    """The college's own vocabulary, or the plan's where it has none."""
    said = records(connection, Vocabulary, revision)
    return parse_profile(said[0].text) if said else default_profile()


def person(name: str) -> Source:
    """The source that a person's own edits are recorded under."""
    return Source(form=name, order=0, person=True)
