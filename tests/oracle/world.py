"""What does the record hold on one day, for one profile? Nodes, links and who counts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from graph_model.profile import Profile

P = ParamSpec("P")
T = TypeVar("T")
Line = dict[str, Any]
WORKING = frozenset({"lead", "support"})
LEAD = frozenset({"lead"})
SUPPORT = frozenset({"support"})
WATCHING = frozenset({"supervise", "approve", "appraise"})
ANY: frozenset[str] = frozenset()


class Link(NamedTuple):
    """A link with its role; `said` are its own properties."""

    kind: str
    source: str
    target: str
    role: str
    said: Line


@dataclass(frozen=True)
class Told:
    """What only the ledger knows. filed: unit → forms. doubts: node → places.
    disputed: node → properties. stated_in: duty → forms."""

    filed: dict[str, set[str]] = field(default_factory=dict)
    doubts: dict[str, set[str]] = field(default_factory=dict)
    disputed: dict[str, set[str]] = field(default_factory=dict)
    stated_in: dict[str, set[str]] = field(default_factory=dict)

    @property
    def _parts(self) -> tuple[dict[str, set[str]], ...]:
        return self.filed, self.doubts, self.disputed, self.stated_in

    def without(self, id_: str) -> "Told":
        """The same, and nothing of one node."""
        return Told(*({x: said for x, said in part.items() if x != id_} for part in self._parts))

    def renamed(self, mark: str) -> "Told":
        """The same of nodes whose ids end in a mark."""
        return Told(*({x + mark: said for x, said in part.items()} for part in self._parts))

    def with_all(self, other: "Told") -> "Told":
        return Told(*(mine | more for mine, more in zip(self._parts, other._parts, strict=True)))


class World:
    """One revision on one day. `whole` is the same with all links, where this one has
    only the confirmed ones: who is a leaf and what is counted does not depend on that."""

    def __init__(
        self, lines: Iterable[Line], day: date, profile: Profile, told: Told | None = None
    ) -> None:
        self.day, self.profile, self.told = day, profile, told or Told()
        cleaned = [_cleaned(line) for line in lines]
        self.nodes = {line["id"]: line for line in cleaned if "node" in line}
        self.links = list(
            {_link(line)[:4]: _link(line) for line in cleaned if "link" in line}.values()
        )
        self.whole = self
        self._index()

    def _index(self) -> None:
        self.memory: dict[Any, Any] = {}
        self._out: dict[tuple[str, str], list[Link]] = defaultdict(list)
        self._in: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in self.links:
            self._out[link.kind, link.source].append(link)
            self._in[link.kind, link.target].append(link)

    def confirmed(self) -> "World":
        """The same with confirmed links alone."""
        if "confirmed" not in self.memory:
            other = World((), self.day, self.profile, self.told)
            other.nodes, other.whole = self.nodes, self
            other.links = [link for link in self.links if link.said.get("confirmed_by")]
            other._index()
            self.memory["confirmed"] = other
        found: World = self.memory["confirmed"]
        return found

    def get(self, id_: str, name: str) -> Any:
        """A property; None where it is empty."""
        return self.nodes[id_].get(name)

    def day_of(self, id_: str, name: str) -> date | None:
        text = self.get(id_, name)
        return date.fromisoformat(text) if text else None

    def kind_of(self, id_: str) -> str:
        return str(self.nodes[id_]["node"])

    def counts(self, id_: str) -> bool:
        status = self.get(id_, "status") or "approved"
        good = {"approved", "draft"} if self.profile.parameters.count_drafts else {"approved"}
        start, end = self.day_of(id_, "valid_from"), self.day_of(id_, "valid_to")
        return (
            status in good
            and (start is None or start <= self.day)
            and (end is None or end >= self.day)
        )

    def all(self, *kinds: str) -> list[str]:
        """Ids of the counting nodes of some kinds; of every kind where none is named."""
        return sorted(
            id_ for id_ in self.nodes
            if (not kinds or self.kind_of(id_) in kinds) and self.counts(id_)
        )  # fmt: skip

    def links_of(self, kind: str, roles: frozenset[str] = ANY) -> list[Link]:
        """Links between two different counting nodes."""
        return [
            link for link in self.links
            if link.kind == kind and link.source != link.target
            and self.counts(link.source) and self.counts(link.target)
            and (not roles or link.role in roles)
        ]  # fmt: skip

    def targets(
        self, starts: str | Iterable[str], kind: str, roles: frozenset[str] = ANY
    ) -> set[str]:
        """Counting nodes, other than the start itself, that links of this kind lead to."""
        return {
            link.target
            for start in _several(starts)
            for link in self._out.get((kind, start), ())
            if self._holds(link, link.target, roles)
        }

    def sources(
        self, ends: str | Iterable[str], kind: str, roles: frozenset[str] = ANY
    ) -> set[str]:
        """Counting nodes, other than the end itself, that links of this kind come from."""
        return {
            link.source
            for end in _several(ends)
            for link in self._in.get((kind, end), ())
            if self._holds(link, link.source, roles)
        }

    def _holds(self, link: Link, far: str, roles: frozenset[str]) -> bool:
        return (
            link.source != link.target
            and self.counts(far)
            and (not roles or link.role in roles)
        )  # fmt: skip

    def dead_targets(self, start: str, kind: str) -> set[str]:
        """Nodes that links lead to and that do not count."""
        found = {link.target for link in self._out.get((kind, start), ())}
        return {id_ for id_ in found if not self.counts(id_)}

    def dead_sources(self, end: str, kind: str) -> set[str]:
        """Nodes that links come from and that do not count."""
        found = {link.source for link in self._in.get((kind, end), ())}
        return {id_ for id_ in found if not self.counts(id_)}

    def only(self, ids: Iterable[str], kind: str) -> set[str]:
        """Those of the ids that are of a kind."""
        return {id_ for id_ in ids if self.kind_of(id_) == kind}


def reached(starts: str | Iterable[str], step: Callable[[str], set[str]]) -> set[str]:
    """The starts and all that steps lead to from them."""
    seen, queue = set(_several(starts)), list(_several(starts))
    while queue:
        fresh = step(queue.pop()) - seen
        seen |= fresh
        queue += fresh
    return seen


def remembered(
    ask: Callable[Concatenate[World, P], T],
) -> Callable[Concatenate[World, P], T]:
    """Work a fact of a world out once."""

    def answer(world: World, /, *args: P.args, **named: P.kwargs) -> T:
        key = (ask.__name__, *args)
        if key not in world.memory:
            world.memory[key] = ask(world, *args, **named)
        found: T = world.memory[key]
        return found

    return answer


def _several(ids: str | Iterable[str]) -> Iterable[str]:
    return [ids] if isinstance(ids, str) else ids


def _cleaned(line: Line) -> Line:
    """Null, a missing key and text of white space only are the same."""
    texts = {k: v.strip() if isinstance(v, str) else v for k, v in line.items()}
    return {k: v for k, v in texts.items() if v is not None and v != ""}


def _link(line: Line) -> Link:
    said = {k: v for k, v in line.items() if k not in ("link", "source", "target", "role")}
    return Link(line["link"], line["source"], line["target"], line.get("role", "lead"), said)
