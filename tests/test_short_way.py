"""An edit by id is resolved alone where it can change nobody else's meaning, and then gives
what resolving everything again would give."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from graph_model.claims import Batch, Claim, Find, LinkClaim, NodeClaim, Ref, Source
from graph_model.errors import WrongInput
from graph_model.identity.ids import claim_key
from graph_model.kinds import LINK_KINDS, NODE_KINDS, has_role
from graph_model.kinds.records import Redirect, Waiver
from graph_model.ledger import Ledger, Plan, person
from graph_model.ledger.coding import Wording
from graph_model.ledger.records import decided

HISTORIES, STEPS = 12, 40
LONG = "考务" * 40
NAMES = ("教务处", "学生处", "教务科", "科长", "干事", "排课", LONG, "就业率", "办法", "3.1条件")
CODES = ("BZ-1", "BZ-2", "校字1号")
FORMS = (
    Source("表3", "教务处", 10, reports=True),
    Source("表4", "教务处", 20, reports=True),
    Source("表4", "学生处", 20, reports=True),
    Source("部门目录", order=1, made_for=("Unit",)),
    Source("岗位人员名册", order=2, made_for=("Post",)),
    Source("标准目录", order=3, made_for=("Standard", "Regulation", "Goal")),
)


class Teller:
    """Random tables in words, files by id, and people's edits by id."""

    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.ledger = ledger
        self.random = random.Random(seed)
        self.said: dict[str, dict[str, Claim]] = {"张三": {}, "李四": {}}

    def table(self) -> Batch:
        source = self.random.choice(FORMS)
        claims = [self._row(source.unit or self._name()) for _ in range(self.random.randint(3, 12))]
        return Batch(source, tuple({claim_key(claim): claim for claim in claims}.values()))

    def file(self) -> Batch:
        """All that a file of lines says: some nodes by id and links between them."""
        nodes = [self._node(f"{kind}{n}", kind) for kind in ("Unit", "Post", "Duty", "Standard")
                 for n in range(2)]  # fmt: skip
        chosen = self.random.sample(nodes, self.random.randint(2, 8))
        known = {node.ref.id: node.ref.kind for node in chosen}
        claims = [*chosen, *self._links(known, 6)]
        source = Source("a.jsonl", order=0, made_for=("*",))
        return Batch(source, tuple({claim_key(claim): claim for claim in claims}.values()))

    def edit(self) -> Batch:
        name = self.random.choice(sorted(self.said))
        known = {one.key: one.kind for one in self.ledger.entities() if not one.is_link}
        if self.random.random() < 0.1:
            return decided([Waiver(rule="CHN101", subject="d", reason=self._name())])
        if self.random.random() < 0.05 and (two := self._alike(known)):
            return decided([Redirect(gone=two[0], to=two[1])])
        claims: list[Claim] = [*self._links(known, self.random.choice([0, 1, 1, 2]))]
        for _ in range(self.random.choice([0, 1, 1, 2])):
            id_ = self.random.choice([*sorted(known), f"new{self.random.randrange(3)}"])
            claims.append(self._node(id_, known.get(id_) or self.random.choice([*NODE_KINDS])))
        before = self.said[name]
        gone = self.random.sample(sorted(before), min(len(before), self.random.choice([0, 0, 1])))
        now = {claim_key(claim): claim for claim in claims}
        return Batch(person(name), tuple(now.values()), partial=True,
                     withdrawn=frozenset(gone) - now.keys())  # fmt: skip

    def _alike(self, known: dict[str, str]) -> list[str]:
        """Two nodes of one kind, if there are any."""
        kind = self.random.choice(sorted(known.values()))
        found = sorted(id_ for id_, one in known.items() if one == kind)
        return self.random.sample(found, 2) if len(found) > 1 else []

    def note(self, batch: Batch) -> None:
        """What people say now."""
        if batch.partial and batch.source.form in self.said:
            kept = self.said[batch.source.form]
            kept |= {claim_key(claim): claim for claim in batch.claims}
            for key in batch.withdrawn:
                kept.pop(key, None)

    def _name(self) -> str:
        return self.random.choice(NAMES)

    def _row(self, unit: str) -> Claim:
        department = Ref("Unit", unit, find=Find.MAKE)
        duty = Ref("Duty", self._name(), scope=department, find=Find.MAKE,
                   within=self.random.choice([None, None, department]))  # fmt: skip
        post = Ref("Post", self._name(), scope=department, find=Find.MAKE)
        code = self.random.choice(["", *CODES])
        standard = Ref("Standard", self._name(), code=code, find=self.random.choice([*Find]))
        goal = Ref("Goal", self._name(), find=Find.MAY)
        section = Ref("Unit", self._name(), scope=self.random.choice([None, department]))
        made = Ref("Standard", self._name(), code=code, find=Find.MAKE)
        choices: list[Claim] = [
            NodeClaim(department, {"name": unit, "aliases": [self._name()]}),
            NodeClaim(duty, {"name": duty.name}),
            NodeClaim(post, {"name": post.name}),
            NodeClaim(made, {"name": made.name, **({"code": code} if code else {})}),
            NodeClaim(Ref("Goal", goal.name, find=Find.MAKE), {"name": goal.name}),
            LinkClaim("HOLDS", department, duty, "lead"),
            LinkClaim("CARRIES", post, duty, self.random.choice(["lead", "support"])),
            LinkClaim("BELONGS_TO", post, section),
            LinkClaim("MEETS", duty, standard),
            LinkClaim("SERVES", duty, goal, instead="objective"),
        ]
        return self.random.choice(choices)

    def _node(self, id_: str, kind: str) -> NodeClaim:
        said: dict[str, Any] = {"note": self._name()}
        if self.random.random() < 0.5:
            said["name"] = self._name()
        if self.random.random() < 0.2:
            said["code"] = self.random.choice(CODES)
        if kind == "Unit" and self.random.random() < 0.3:
            said["aliases"] = [self._name()]
        return NodeClaim(Ref(kind, id=id_, find=Find.MAKE), said)

    def _links(self, known: dict[str, str], most: int) -> Iterator[LinkClaim]:
        pairs = [
            (kind, one, other)
            for kind in ("HOLDS", "BELONGS_TO", "CARRIES", "MEETS", "SERVES", "PART_OF")
            for one in sorted(known)
            for other in sorted(known)
            if (known[one], known[other]) in LINK_KINDS[kind].ends and one != other
        ]
        for kind, one, other in self.random.sample(pairs, min(len(pairs), most)):
            role = self.random.choice(["lead", "support"]) if has_role(kind) else None
            yield LinkClaim(kind, Ref("", id=one), Ref("", id=other), role)


@contextmanager
def names_read() -> Iterator[list[str]]:
    """Whenever all is resolved again, the table of names is read."""
    read: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        if "FROM name" in statement:
            read.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield read
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def outcome(ledger: Ledger, batch: Batch, whole: bool) -> set[Any] | str:
    """The changes of a plan, whatever their order, or that it is refused."""
    try:
        changes = ledger.plan([batch], whole=whole).changes
        return {(one.source, one.entry(Wording())) for one in changes}
    except WrongInput:
        return "refused"


def test_the_short_way_gives_what_resolving_everything_gives(tmp_path: Path) -> None:
    short = edits = 0
    for seed in range(HISTORIES):
        ledger = Ledger.open(f"sqlite:///{tmp_path / f'{seed}.db'}")
        teller = Teller(ledger, seed)
        for step in range(STEPS):
            tell = teller.random.choice([teller.table, teller.file, *[teller.edit] * 4])
            batch = teller.table() if step < 4 else tell()
            with names_read() as read:
                found = outcome(ledger, batch, whole=False)
            edits += batch.partial
            short += batch.partial and not read
            assert found == outcome(ledger, batch, whole=True), f"history {seed}, step {step}"
            if found != "refused":
                ledger.commit([batch], "测试", "随机")
                teller.note(batch)
            assert ledger.plan([], whole=True).is_empty, f"history {seed}, step {step}"
        assert ledger.verify() == ledger.revision()
        ledger.close()
    assert edits > HISTORIES * STEPS // 3
    assert short > edits // 5


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A department's table in words, with a standard named by its code."""
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    unit = Ref("Unit", "教务处", find=Find.MAKE)
    duty = Ref("Duty", "排课", scope=unit, find=Find.MAKE)
    claims = (
        NodeClaim(unit, {"name": "教务处"}),
        NodeClaim(duty, {"name": "排课"}),
        LinkClaim("HOLDS", unit, duty, "lead"),
        LinkClaim("MEETS", duty, Ref("Standard", code="BZ-7")),
    )
    ledger.commit([Batch(FORMS[1], claims)], "甲", "表4")
    return ledger


def edited(ledger: Ledger, *claims: Claim, gone: tuple[str, ...] = ()) -> tuple[Plan, bool]:
    """The plan of a person's edit, and whether it was made without resolving all again."""
    batch = Batch(person("张三"), claims, partial=True, withdrawn=frozenset(gone))
    with names_read() as read:
        outcome = ledger.commit([batch], "张三", "修改")
    return outcome.plan, not read


def test_everyday_edits_go_the_short_way(ledger: Ledger) -> None:
    (duty,) = [one.key for one in ledger.entities() if one.kind == "Duty"]
    post = NodeClaim(Ref("Post", id="p", find=Find.MAKE), {"name": "干事"})
    carries = LinkClaim("CARRIES", Ref("", id="p"), Ref("", id=duty), "lead")
    assert edited(ledger, post, carries)[1]
    renamed = NodeClaim(Ref("Duty", id=duty, find=Find.MAKE), {"name": "排课与调课"})
    assert edited(ledger, renamed)[1]
    assert edited(ledger, gone=(claim_key(carries),))[1]
    assert edited(ledger, gone=("p",))[1]
    assert edited(ledger, gone=(duty,))[1]


def test_what_others_wait_for_is_found_when_it_comes_by_id(ledger: Ledger) -> None:
    standard = NodeClaim(Ref("Standard", id="s", find=Find.MAKE), {"name": "标准", "code": "BZ-7"})
    plan, is_short = edited(ledger, standard)
    assert not is_short
    assert {one.op for one in plan.changes} == {"say", "resolve"}
    assert ledger.doubts() == []
    assert not edited(ledger, gone=("s",))[1]
    assert len(ledger.doubts()) == 1


def test_a_link_by_id_that_lost_its_end_finds_it_again(ledger: Ledger) -> None:
    (duty,) = [one.key for one in ledger.entities() if one.kind == "Duty"]
    files = [Source(name, order=0, made_for=("*",)) for name in ("a.jsonl", "b.jsonl")]
    post, other = (NodeClaim(Ref("Post", id=id_, find=Find.MAKE), {"note": "岗"}) for id_ in "pq")
    link = LinkClaim("CARRIES", Ref("", id="p"), Ref("", id=duty), "lead")
    ledger.commit([Batch(files[0], (post,)), Batch(files[1], (link,))], "甲", "")
    doubts = len(ledger.doubts())
    ledger.commit([Batch(files[0], (other,))], "甲", "the post is gone")
    assert len(ledger.doubts()) == doubts + 1
    assert not edited(ledger, post)[1]
    assert len(ledger.doubts()) == doubts
