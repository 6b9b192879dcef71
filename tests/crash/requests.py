"""What do the proofs write? Requests that can be made again just as they were made first.

Every node and link of a load bears the load's mark, which names how many nodes there are:
whoever sees two marks, or another number of nodes, sees half of something.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph_model.claims import Batch, Find, NodeClaim, Ref
from graph_model.exchange import read_lines
from graph_model.ledger import Entity, Ledger, Outcome
from tests.edits import Line, lines_text

DAY = date(2026, 11, 23)
FEWEST, SPREAD, POSTS = 40, 41, 5


class Work(StrEnum):
    LOAD = "load"
    EDIT = "edit"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Request:
    """A write. number: what it says; based_on: the revision that it was made at."""

    id: str
    work: Work
    number: int
    based_on: int


def drawn(chance: random.Random, ledger: Ledger) -> Request:
    """Some request; the first one of a ledger is a load, and is never taken back."""
    latest = ledger.revision()
    works = [Work.LOAD, *([Work.EDIT] if latest else []), *([Work.UNDO] if latest > 1 else [])]
    number = chance.randrange(10**9)
    return Request(f"{latest}-{number}", chance.choice(works), number, latest)


def carried_out(ledger: Ledger, request: Request) -> Outcome:
    """Make the request, for the first time or again."""
    if request.work is Work.LOAD:
        size = FEWEST + request.number % SPREAD
        batch = marked_load("甲", request.number, size)
        return ledger.commit([batch], "甲", "导入", request.id)
    if request.work is Work.UNDO:
        undone = ledger.undo(request.based_on)
        return ledger.commit(undone.plan, "乙", "撤销", request.id)
    duty = Ref("Duty", id=f"甲{request.number % FEWEST}", find=Find.MAKE)
    plan = ledger.edit([NodeClaim(duty, {"name": f"职责 {request.number}"})], "丙")
    return ledger.commit(plan, "丙", "改名", request.id, request.based_on)


def marked_load(source: str, number: int, size: int) -> Batch:
    """All that a source says: so many duties, each carried by a post."""
    mark = f"{number}/{size + POSTS}"
    lines: list[Line] = [
        {"node": kind, "id": f"{source}{letter}{n}", "name": f"{kind} {n}", "note": mark}
        for kind, letter, count in (("Duty", "", size), ("Post", "p", POSTS))
        for n in range(count)
    ]
    lines += [
        {"link": "CARRIES", "source": f"{source}p{n % POSTS}", "target": f"{source}{n}",
         "role": "lead", "confirmed_by": mark}
        for n in range(size)
    ]  # fmt: skip
    return read_lines(lines_text(lines), f"{source}.jsonl")


def assert_whole(source: str, entities: Iterable[Entity]) -> str:
    """The one mark of what a source says; empty where it says nothing yet."""
    mine = [one for one in entities if _speaker(one) == source]
    nodes = [str(one.body.get("note")) for one in mine if not one.is_link]
    links = [str(one.body.get("confirmed_by")) for one in mine if one.is_link]
    return whole_mark(nodes, links)


def whole_mark(nodes: list[str], links: list[str]) -> str:
    """The mark that all of a load's nodes and links bear, each of them there."""
    if not nodes and not links:
        return ""
    mark = nodes[0]
    count = int(mark.partition("/")[2])
    assert (nodes, links) == ([mark] * count, [mark] * (count - POSTS)), "half a load is seen"
    return mark


def _speaker(one: Entity) -> str:
    id_ = one.ends[0] if one.is_link else one.key
    return id_.rstrip("0123456789").removesuffix("p")
