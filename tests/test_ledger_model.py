"""Random histories of the ledger against a model in plain Python.

GANGMU_TEST_HISTORIES sets the number of histories for a longer run.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from ledger_model import ENDS, ROLES, Content, Link, Model, Node, Redirect, Refused, Teller

from graph_model.claims import Batch, Claim, Find, LinkClaim, NodeClaim, Ref, Source
from graph_model.errors import WrongInput
from graph_model.identity.ids import first_id
from graph_model.ledger import Ledger, Undo, person
from graph_model.text import normalised

HISTORIES = int(os.environ.get("GANGMU_TEST_HISTORIES", "25"))
FILES, PEOPLE, TABLE, DECIDED = ("甲.jsonl", "乙.jsonl"), ("丙", "丁"), "目标分解表", "院校决定"
IDS = {"Duty": ("d1", "d2", "d3"), "Post": ("p1", "p2"), "Goal": ("g1", "g2")}
NAMES = ("毕业率", "就业率", "到课率")
SOURCES = {
    **{name: Source(name, order=0, made_for=("*",)) for name in FILES},
    **{name: person(name) for name in PEOPLE},
    TABLE: Source(TABLE, order=10, made_for=("Goal",)),
}
TELLERS = {
    **{name: Teller(name, person=False) for name in FILES},
    **{name: Teller(name, person=True) for name in PEOPLE},
    TABLE: Teller(TABLE, person=False, order=10),
    DECIDED: Teller(DECIDED, person=True),
}

props = st.fixed_dictionaries(
    {"name": st.sampled_from("一二三")},
    optional={"note": st.sampled_from("甲乙"), "layer": st.sampled_from(["学生", "教师"])},
).map(lambda said: tuple(sorted(said.items())))
goal_ids = (*IDS["Goal"], *(first_id("Goal", "", name) for name in NAMES))
ids = {**IDS, "Goal": goal_ids}


@st.composite
def nodes(draw: st.DrawFn) -> Node:
    kind = draw(st.sampled_from(sorted(IDS)))
    return Node(draw(st.sampled_from(IDS[kind])), kind, draw(props))


@st.composite
def links(draw: st.DrawFn) -> Link:
    kind = draw(st.sampled_from(sorted(ENDS)))
    start, end = draw(st.sampled_from(sorted(ENDS[kind])))
    source, target = draw(st.sampled_from(ids[start])), draw(st.sampled_from(ids[end]))
    role = draw(st.sampled_from(["lead", "support"])) if kind in ROLES else ""
    said = draw(st.sampled_from([(), (("confirmed_by", "王"),), (("confirmed_by", "李"),)]))
    return Link(kind, source, target, role, said)


def key_of(one: Content) -> str:
    if isinstance(one, Node):
        return one.id
    assert isinstance(one, Link)
    return "\t".join([one.kind, one.source, one.target, *([one.role] if one.role else [])])


def claim_of(one: Content) -> Claim:
    if isinstance(one, Node):
        return NodeClaim(Ref(one.kind, id=one.id, find=Find.MAKE), dict(one.props))
    assert isinstance(one, Link)
    ends = Ref("", id=one.source), Ref("", id=one.target)
    return LinkClaim(one.kind, *ends, one.role or None, dict(one.props))


def named(name: str) -> NodeClaim:
    return NodeClaim(Ref("Goal", name=name, find=Find.MAKE), {"name": name})


class Histories(RuleBasedStateMachine):
    """Files loaded whole, a table that names goals, people's edits, mergers, renames, undo."""

    @initialize(target=None)
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(EMPTY, self.folder / "ledger.db")
        self.ledger = Ledger.open(f"sqlite:///{self.folder}/ledger.db")
        self.model = Model(TELLERS)

    def commit(self, who: str, claims: Iterable[Claim], said: dict[Any, Any], **how: Any) -> None:
        """The same step on both; both refuse it, or both take it."""
        batch = Batch(SOURCES[who], tuple(claims), **how)
        try:
            self.model.say(said)
        except Refused:
            try:
                self.ledger.commit([batch], who, "")
            except WrongInput:
                return
            raise AssertionError("the ledger took what must be refused") from None
        assert self.ledger.commit([batch], who, "").revision == self.model.revision

    def whole(self, who: str, listed: dict[str, Content]) -> dict[Any, Any]:
        gone = dict.fromkeys(self.model.now(who).keys() - listed.keys())
        return {(who, key): one for key, one in {**gone, **listed}.items()}

    @rule(who=st.sampled_from(FILES), some=st.lists(nodes(), min_size=1), more=st.lists(links()))
    def load(self, who: str, some: list[Node], more: list[Link]) -> None:
        listed: dict[str, Content] = {key_of(one): one for one in (*some, *more)}
        self.commit(who, map(claim_of, listed.values()), self.whole(who, listed))

    @rule(who=st.sampled_from(FILES), more=links())
    def load_again_with_one_more(self, who: str, more: Link) -> None:
        listed = {**self.model.now(who), key_of(more): more}
        self.commit(who, map(claim_of, listed.values()), self.whole(who, listed))

    @rule(names=st.sets(st.sampled_from(NAMES)))
    def load_table(self, names: set[str]) -> None:
        listed: dict[str, Content] = {
            name: Node(first_id("Goal", "", normalised(name)), "Goal", (("name", name),))
            for name in sorted(names)
        }
        self.commit(TABLE, map(named, sorted(names)), self.whole(TABLE, listed))

    @rule(who=st.sampled_from(PEOPLE), node=nodes())
    def edit(self, who: str, node: Node) -> None:
        before = self.model.now(who).get(node.id)
        known = dict(before.props) if isinstance(before, Node) else {}
        whole = Node(node.id, node.kind, tuple(sorted({**known, **dict(node.props)}.items())))
        claim = claim_of(node)
        assert isinstance(claim, NodeClaim)
        self.model.say({(who, node.id): whole})
        done = self.ledger.commit(self.ledger.edit([claim], who), who, "")
        assert done.revision == self.model.revision

    @rule(who=st.sampled_from(PEOPLE), link=links())
    def join(self, who: str, link: Link) -> None:
        self.commit(who, [claim_of(link)], {(who, key_of(link)): link}, partial=True)

    @precondition(lambda self: any(self.model.now(who) for who in PEOPLE))
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from([who for who in PEOPLE if self.model.now(who)]))
        key = data.draw(st.sampled_from(sorted(self.model.now(who))))
        self.commit(who, [], {(who, key): None}, partial=True, withdrawn=frozenset([key]))

    @rule(data=st.data(), kind=st.sampled_from(sorted(ids)))
    def merge(self, data: st.DataObject, kind: str) -> None:
        living = self.model.nodes(self.model.revision)
        known = sorted(id_ for id_, (of, _) in living.items() if of == kind)
        if len(known) < 2:
            return
        gone, kept = data.draw(st.permutations(known))[:2]
        self.model.say({(DECIDED, f"redirect {gone}"): Redirect(gone, kept)})
        done = self.ledger.commit(self.ledger.merge(gone, kept), "丁", "")
        assert done.revision == self.model.revision

    @rule(data=st.data(), who=st.sampled_from(PEOPLE), new=st.sampled_from((*NAMES, "巩固率")))
    def rename(self, data: st.DataObject, who: str, new: str) -> None:
        living = self.model.nodes(self.model.revision)
        here = [one.id for one in self.model.now(TABLE).values() if isinstance(one, Node)]
        ours = sorted(id_ for id_ in here if id_ in living)
        if not ours:
            return
        id_, taken = data.draw(st.sampled_from(ours)), first_id("Goal", "", normalised(new))
        if taken != id_ and taken in living:
            try:
                self.ledger.rename(id_, new, who)
            except WrongInput:
                return
            raise AssertionError("two nodes must not get one name")
        before = self.model.now(who).get(id_)
        known = dict(before.props) if isinstance(before, Node) else {}
        said: dict[Any, Any] = {
            (who, id_): Node(id_, "Goal", tuple(sorted({**known, "name": new}.items())))
        }
        if taken != id_:
            said[DECIDED, f"redirect {taken}"] = Redirect(taken, id_)
        self.model.say(said)
        done = self.ledger.commit(self.ledger.rename(id_, new, who), who, "")
        assert done.revision == self.model.revision

    @precondition(lambda self: self.model.revision > 0)
    @rule(data=st.data(), everything=st.booleans())
    def undo(self, data: st.DataObject, everything: bool) -> None:
        revision = data.draw(st.integers(1, self.model.revision))
        again, since = self.model.undo(revision, everything)
        found: Undo = self.ledger.undo(revision)
        assert len(found.overtaken) == len(since)
        if everything and found.overtaken:
            found = self.ledger.undo(revision, {one.claim_id for one in found.overtaken})
            assert found.overtaken == ()
        self.model.say(again, strict=False)
        assert self.ledger.commit(found.plan, "丙", "撤销").revision == self.model.revision

    def teardown(self) -> None:
        if not hasattr(self, "ledger"):
            return
        for revision in range(self.model.revision + 1):
            assert living(self.ledger, revision) == self.model.entities(revision), revision
        assert living(self.ledger, None) == self.model.entities(self.model.revision)
        assert self.ledger.verify() == self.model.revision
        self.ledger.close()
        shutil.rmtree(self.folder)


def living(ledger: Ledger, revision: int | None) -> dict[str, Any]:
    return {one.key: (one.kind, one.body) for one in ledger.entities(revision=revision)}


def _empty() -> Path:
    path = Path(tempfile.mkdtemp()) / "ledger.db"
    Ledger.open(f"sqlite:///{path}").close()
    return path


EMPTY = _empty()
Histories.TestCase.settings = settings(
    max_examples=HISTORIES,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestHistories = Histories.TestCase
