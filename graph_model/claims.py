"""What a source says, in its own words: claims about nodes and links, by name.

Readers of tables make claims without looking anything up; `identity` finds out
which nodes are meant, from the claims of all sources together. So the order in
which files are loaded cannot matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was said; `row` as the office program counts, 0 outside a table."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        row = f"第{self.row}行" if self.row else ""
        return " › ".join(part for part in (self.file, self.sheet, row, self.column) if part)


class Find(StrEnum):
    """What a reference does when no node answers to it."""

    MAKE = "make"  # the mention itself makes the node
    MUST = "must"  # stays open and is reported as a doubt
    MAY = "may"  # says nothing until such a node exists


class Ref(NamedTuple):
    """A node as a source names it: by id, by code, or by name within a scope.

    scope: parent of a Unit or DiagnosisPoint, department of a Post or Duty, duty of a
    local Standard, standard of a Norm or Check. within: the section of a Post or the
    parent of a Duty, used only where the scope alone is ambiguous. elsewhere: further
    scopes to look in. `kind` may list several kinds ("Goal|Standard") where a column
    mixes them.
    """

    kind: str
    name: str = ""
    code: str = ""
    scope: "Ref | None" = None
    within: "Ref | None" = None
    part: str = ""
    id: str = ""
    find: Find = Find.MUST
    elsewhere: tuple["Ref", ...] = ()


class Ends(dict[str, Ref]):
    """Nodes at the ends of links by id, each one object: many links have an end in common."""

    def __missing__(self, id_: str) -> Ref:
        ref = self[id_] = Ref("", id=id_)
        return ref


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that could not be taken as it stands; the raw text is kept.

    about: the property that it leaves empty, where the cell says just that one.
    """

    place: Place
    reason: str
    raw: str
    proposal: str = ""
    about: str = ""


class NodeClaim(NamedTuple):
    """A node is there, with these properties."""

    ref: Ref
    properties: Mapping[str, Any] = {}
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class LinkClaim(NamedTuple):
    """A link is there. `instead`: the property of the source node that keeps the words
    of the target when no such node exists (工作目标 in words)."""

    kind: str
    source: Ref
    target: Ref
    role: str | None = None
    properties: Mapping[str, Any] = {}
    instead: str = ""
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class DoubtClaim(NamedTuple):
    """A row or cell of which nothing could be taken; it stays visible until it is gone."""

    doubts: tuple[Doubt, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(doubt.place for doubt in self.doubts)


Claim = NodeClaim | LinkClaim | DoubtClaim


EVERYTHING = "*"
STANCE = "±"  # in what a person says of a link: that the words do not state the link


class Stance(StrEnum):
    """What a person says of a link without stating it: that there is none, or how well it
    fits as long as somebody states it."""

    DENIED = "denied"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: a form filled for a unit, a college-wide register, or a person.

    order: rank of the form among other mentions, smaller first. made_for: the kinds
    this register exists for ("*" all). reports: the source is a report of its unit.
    """

    form: str
    unit: str = ""
    order: int = 100
    made_for: tuple[str, ...] = ()
    reports: bool = False
    person: bool = False

    @property
    def name(self) -> str:
        return f"{self.unit} › {self.form}" if self.unit else self.form


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one source says now; what it said before and does not say here is gone.

    remarks: what was read and left out on purpose (unknown columns), for the preview.
    partial: an edit; what it does not mention stays, save the keys of `withdrawn`.
    said_before: an undo; a link whose end is gone by now is kept open, not refused.
    """

    source: Source
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()
    partial: bool = False
    withdrawn: frozenset[str] = frozenset()
    said_before: bool = False
