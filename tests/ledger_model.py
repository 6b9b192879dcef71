"""A ledger in plain Python: what sources said when, and what must be true of it.

Written from the meaning of statements (who says what, which word wins, what merging and
undoing mean), not from the ledger's code. Everything is recomputed from scratch.
"""

import json
from dataclasses import dataclass, field, replace
from typing import Any

Props = dict[str, Any]
ENDS = {
    "DECOMPOSES_INTO": {("Duty", "Duty"), ("Goal", "Goal")},
    "CARRIES": {("Post", "Duty")},
    "SERVES": {("Duty", "Goal")},
    "ALIGNS_WITH": {("Goal", "Goal")},
}
LOOPS = {"DECOMPOSES_INTO"}
ROLES = {"CARRIES"}


@dataclass(frozen=True)
class Node:
    id: str
    kind: str
    props: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Link:
    kind: str
    source: str
    target: str
    role: str = ""
    props: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Redirect:
    gone: str
    to: str


Content = Node | Link | Redirect


@dataclass(frozen=True)
class Teller:
    """A source. rank: persons before registers; order: among registers."""

    name: str
    person: bool
    order: int = 0


@dataclass(frozen=True)
class Word:
    revision: int
    content: Content | None


class Refused(Exception):
    """The step must be refused and change nothing."""


@dataclass
class Model:
    tellers: dict[str, Teller]
    words: dict[tuple[str, str], list[Word]] = field(default_factory=dict)
    revision: int = 0

    def now(self, teller: str) -> dict[str, Content]:
        """What a source says now, by key."""
        return {key: one for (name, key), one in self.live(self.revision).items() if name == teller}

    def live(self, revision: int) -> dict[tuple[str, str], Content]:
        found = {}
        for who, words in self.words.items():
            said = [word for word in words if word.revision <= revision]
            if said and said[-1].content is not None:
                found[who] = said[-1].content
        return found

    def say(self, said: dict[tuple[str, str], Content | None], strict: bool = True) -> bool:
        """Sources say or withdraw; whether that is a changeset. Refused: a link said now
        that joins what is not there or may not be joined."""
        changed = {
            who: content
            for who, content in said.items()
            if (self.words.get(who) or [Word(0, None)])[-1].content != content
        }
        if not strict and not changed:
            return False
        trial = replace(self, words={who: list(words) for who, words in self.words.items()})
        for who, content in changed.items():
            trial.words.setdefault(who, []).append(Word(self.revision + 1, content))
        trial.revision += 1
        if strict:
            known = trial.entities(trial.revision)
            for content in said.values():
                if isinstance(content, Link) and trial.key(content, known, trial.revision) is None:
                    raise Refused(content)
        if not changed:
            return False
        self.words, self.revision = trial.words, trial.revision
        return True

    def redirects(self, revision: int) -> dict[str, str]:
        direct = {
            one.gone: one.to for one in self.live(revision).values() if isinstance(one, Redirect)
        }
        ends = {}
        for gone in direct:
            end, seen = gone, {gone}
            while end in direct and direct[end] not in seen:
                end = direct[end]
                seen.add(end)
            ends[gone] = end
        return ends

    def nodes(self, revision: int) -> dict[str, tuple[str, Props]]:
        """Id → kind and merged properties of the living nodes."""
        redirects, live = self.redirects(revision), self.live(revision)
        told: dict[str, list[tuple[Any, ...]]] = {}
        kinds: dict[str, str] = {}
        for who, one in live.items():
            if isinstance(one, Node):
                meant = redirects.get(one.id, one.id)
                kinds[meant] = one.kind
                told.setdefault(meant, []).append(self._rank(who, one.props, one.id != meant))
        return {id_: (kinds[id_], self._merged(every)) for id_, every in told.items()}

    def _rank(self, who: tuple[str, str], props: Any, moved: bool) -> tuple[Any, ...]:
        """Sorts the word that wins first; the properties come last."""
        teller = self.tellers[who[0]]
        said_in = self.words[who][-1].revision
        text = json.dumps(
            dict(sorted(props)), ensure_ascii=False, separators=(",", ":"), sort_keys=True
        )
        age = -said_in if teller.person else 0
        return (moved, not teller.person, age, teller.order, teller.name, text, dict(props))

    @staticmethod
    def _merged(told: list[tuple[Any, ...]]) -> Props:
        body: Props = {}
        for *_, props in sorted(told, key=lambda one: one[:-1]):
            for name, value in props.items():
                if value not in (None, ""):
                    body.setdefault(name, value)
        return body

    def key(self, link: Link, nodes: dict[str, Any], revision: int) -> str | None:
        """Identity of a link that can be; None where an end is missing or wrong."""
        redirects = self.redirects(revision)
        ends = [redirects.get(end, end) for end in (link.source, link.target)]
        if any(end not in nodes for end in ends):
            return None
        if (nodes[ends[0]][0], nodes[ends[1]][0]) not in ENDS[link.kind]:
            return None
        if ends[0] == ends[1] and link.kind not in LOOPS:
            return None
        return "\t".join([link.kind, *ends, *([link.role] if link.kind in ROLES else [])])

    def entities(self, revision: int) -> dict[str, tuple[str, Props]]:
        """Key → kind and properties of all that lives at a revision."""
        then = replace(self, words=self._until(revision), revision=revision)
        nodes = then.nodes(revision)
        told: dict[str, list[tuple[Any, ...]]] = {}
        kinds: dict[str, str] = {}
        for who, one in then.live(revision).items():
            if isinstance(one, Link) and (key := then.key(one, nodes, revision)) is not None:
                kinds[key] = one.kind
                told.setdefault(key, []).append(then._rank(who, one.props, False))
        return {**nodes, **{key: (kinds[key], self._merged(every)) for key, every in told.items()}}

    def _until(self, revision: int) -> dict[tuple[str, str], list[Word]]:
        cut = {
            who: [word for word in words if word.revision <= revision]
            for who, words in self.words.items()
        }
        return {who: words for who, words in cut.items() if words}

    def undo(self, revision: int, everything: bool) -> tuple[dict[Any, Content | None], set[Any]]:
        """What each source says again, and what was changed since."""
        again: dict[Any, Content | None] = {}
        since = set()
        for who, words in self.words.items():
            if not any(word.revision == revision for word in words):
                continue
            before = [word.content for word in words if word.revision < revision]
            was = before[-1] if before else None
            if words[-1].content == was:
                continue
            if words[-1].revision != revision:
                since.add(who)
            if words[-1].revision == revision or everything:
                again[who] = was
        return again, since
