"""One person's request to change the record: planned, judged and stored, once for all
retries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from api.auth.caller import Caller
from api.auth.rights import Action
from api.scope import Own
from api.service import Service
from api.wanted import link_claim, node_claim
from graph_model.claims import STANCE, Stance
from graph_model.errors import Forbidden, Outdated, UnknownName
from graph_model.ledger import Entity, Plan
from graph_model.ledger.editing import Edit

Said = Mapping[str, Any]
TRIES = 5  # to judge and store before somebody else stores something


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a request: the revision that holds it, and whether anything changed."""

    revision: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one request is worked on. request_id: the same for a retry of the same request;
    based_on: the revision that the person saw; besides: somebody who has said the same, so
    that what is theirs to change need not be the caller's."""

    service: Service
    caller: Caller
    request_id: str | None = None
    based_on: int | None = None
    besides: Caller | None = None

    def store(self, planned: Callable[[], Plan], message: str, anywhere: bool = False) -> Stored:
        """Plan, judge and commit. Forbidden, Clash, WrongInput. anywhere: as in `Own`."""
        ledger = self.service.ledger
        if self.request_id and (before := ledger.stored_as(self.request_id)):
            return Stored(before, True)
        plan = planned()
        if done := self._tried(plan, message, anywhere):
            return done
        # Overtaken: from now on nobody in this process is let in between.
        with self.service.storing:
            for _ in range(TRIES):
                plan = ledger.plan(plan.batches)
                if done := self._tried(plan, message, anywhere):
                    return done
        raise Outdated("内容正不断变化, 尚未存入; 请稍候再试")

    def _tried(self, plan: Plan, message: str, anywhere: bool) -> Stored | None:
        """Judge and commit; None where the record has gone on meanwhile."""
        if self._judged(plan, anywhere):
            with suppress(Outdated):
                return self._committed(plan, message)
        return None

    def _judged(self, plan: Plan, anywhere: bool) -> bool:
        """Whether the plan was judged by the record that it is for; Forbidden."""
        with self.service.asking() as asked:
            theirs = Own(self.service, asked, self.besides) if self.besides else None
            Own(self.service, asked, self.caller).refuse(plan, anywhere, theirs)
            return asked.stamp.revision == plan.base

    def _committed(self, plan: Plan, message: str) -> Stored:
        """Just what was judged is stored; Outdated where the record has gone on."""
        done = self.service.ledger.commit(
            replace(plan, exact=True), self.caller.name, message, self.request_id, self.based_on
        )
        return Stored(done.revision, not done.plan.is_empty)

    @property
    def is_stored(self) -> bool:
        """The very request was stored before: this is a retry."""
        stored_as = self.service.ledger.stored_as
        return self.request_id is not None and stored_as(self.request_id) is not None

    @contextmanager
    def own(self) -> Iterator[Own]:
        """What the caller may change, as things stand now."""
        with self.service.asking() as asked:
            yield Own(self.service, asked, self.caller)

    def node(self, id_: str) -> Entity:
        """The node, or the one that it was merged into; UnknownName."""
        meant = self.service.ledger.redirects().get(id_, id_)
        found = self.service.ledger.entities([meant])
        if not found or found[0].is_link:
            raise UnknownName(f"没有节点“{id_}”, 可能已被撤回; 可用 /api/v1/search 查找")
        return found[0]

    def link(self, key: str) -> Entity:
        """The link; UnknownName."""
        found = self.service.ledger.entities([key])
        if not found:
            raise UnknownName("没有这条关联, 可能已被取消; 请重新打开后再看")
        return found[0]

    def change(self, id_: str, properties: Said, message: str) -> Stored:
        """Change what is named of a node, and nothing else; None empties a property."""
        node = self.node(id_)
        named = {"name": node.body.get("name") or node.body.get("code") or node.key}
        claim = node_claim(node.kind, node.key, named | dict(properties))
        said = {n: v for n in properties if (v := claim.properties[n]) != node.body.get(n)}
        return self.say([claim._replace(properties=said)] if said else [], message)

    def say(self, claims: Sequence[Edit], message: str) -> Stored:
        """Say of nodes and links what is given."""
        return self.store(lambda: self.service.ledger.edit(claims, self.caller.name), message)

    def revise(self, key: str, properties: Said, judgement: Said, message: str) -> Stored:
        """Change a link's own properties, and say how well it fits; a suspect one is for
        reviewers."""
        now = self.link(key)
        if judgement and now.body.get("suspected_by") and not self.caller.may(Action.REVIEW):
            raise Forbidden("这条关联已标为存疑, 须由审核员核定")
        claim = link_claim(key, properties)
        stance = {} if properties else {STANCE: Stance.JUDGED}
        said = {**claim.properties, **judgement, **stance}
        return self.say([claim._replace(properties=said)], message)

    def unlink(self, key: str, message: str) -> Stored:
        """Take a link away."""
        return self.store(lambda: self.service.ledger.unlink(key, self.caller.name), message)
