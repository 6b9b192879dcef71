"""Shapes of what was said: changesets, sources' words, changes of properties."""

from typing import Any

from pydantic import BaseModel, Field

from api.names import field_name
from api.routes.shapes import CellOfFile
from api.service import Service
from graph_model.claims import Stance
from graph_model.errors import UnknownName
from graph_model.ledger import Changeset, PropertyChange, Said


class ChangesetOut(BaseModel):
    """One revision: when (UTC), by whom, why, and of how many statements."""

    revision: int = Field(examples=[128])
    at: str = Field(examples=["2026-11-23T08:15:00+00:00"])
    author: str = Field(examples=["教务处填报员"])
    message: str
    n_changes: int

    @classmethod
    def of(cls, one: Changeset) -> "ChangesetOut":
        return cls(
            revision=one.revision,
            at=one.at,
            author=one.author,
            message=one.message,
            n_changes=one.n_changes,
        )


class SaidOut(BaseModel):
    """One source's word. op: say, resolve (its words came to mean something else) or
    withdraw; stance: denied where a person says that there is no such link, judged where a
    person only says how well it fits; key: the id that it was said of."""

    changeset: ChangesetOut
    source: str = Field(examples=["教务处 › 表4"])
    op: str
    stance: Stance | None
    key: str
    properties: dict[str, Any]
    places: list[CellOfFile]

    @classmethod
    def of(cls, one: Said) -> "SaidOut":
        return cls(
            changeset=ChangesetOut.of(one.changeset),
            source=one.source,
            op=one.op,
            stance=one.stance,
            key=one.key,
            properties=one.body,
            places=[CellOfFile.of(place) for place in one.places],
        )


class PropertyChangeOut(BaseModel):
    """A property before and after a changeset; the property "" is the node or link itself,
    true while it is there."""

    changeset: ChangesetOut
    property: str
    label: str
    before: Any
    after: Any

    @classmethod
    def of(cls, one: PropertyChange) -> "PropertyChangeOut":
        return cls(
            changeset=ChangesetOut.of(one.changeset),
            property=one.name,
            label=field_name(one.name) if one.name else "",
            before=one.before,
            after=one.after,
        )


class HistoryOut(BaseModel):
    """said: every word, the earliest first; changes: how the properties came to be what
    they are; now: what each source says today."""

    key: str
    said: list[SaidOut]
    changes: list[PropertyChangeOut]
    now: list[SaidOut]


def history_of(service: Service, key: str) -> HistoryOut:
    """All that was ever said of a node or link; UnknownName where nothing was."""
    said = service.ledger.said_of(key)
    if not said:
        raise UnknownName("台账里从未有过这个节点或关联")
    now = service.ledger.statements([key]).get(key, [])
    return HistoryOut(
        key=key,
        said=[SaidOut.of(one) for one in said],
        changes=[PropertyChangeOut.of(one) for one in service.ledger.property_changes(key)],
        now=[SaidOut.of(one) for one in now],
    )
