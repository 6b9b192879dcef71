"""One entity out of what several sources say of it, property by property (domain §6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any, NamedTuple

from graph_model.claims import EVERYTHING, STANCE, Source, Stance
from graph_model.identity.resolve import MERGED_FROM
from graph_model.kinds import NODE_KINDS
from graph_model.ledger.coding import decode, encode
from graph_model.text import normalised

SILENT = (MERGED_FROM,)
SILENT_OF_MERGED = (*SILENT, "name", "code")


class Statement(NamedTuple):
    """What one source says of an entity in its latest word, and the changeset of that."""

    source: Source
    changeset_id: int
    body: dict[str, Any]


class Entity(NamedTuple):
    """A live node or link: its key, its kind and its merged properties.

    disputed: properties of which its sources say different things. stated_in: of a duty,
    the reports that state it.
    """

    key: str
    kind: str
    body: dict[str, Any]
    disputed: tuple[str, ...] = ()
    stated_in: tuple[str, ...] = ()

    @property
    def is_link(self) -> bool:
        return "\t" in self.key

    @property
    def ends(self) -> tuple[str, str]:
        """Ids of source and target of a link."""
        _, source, target, *_ = self.key.split("\t")
        return source, target

    @property
    def role(self) -> str | None:
        parts = self.key.split("\t")
        return parts[3] if len(parts) == 4 else None


def merged_rows(rows: Iterable[Any], said_by: dict[int, Source]) -> Iterator[Entity]:
    """Entities of the rows that `statements` selects: those of one lie together, and nearly
    always there is but one."""
    rest = iter(rows)
    following = next(rest, None)
    while (row := following) is not None:
        key, kind, source_id, _, text = row
        kind = intern(kind)
        if (following := next(rest, None)) is None or following[0] != key:
            body = _body(text)
            if STANCE not in body:
                stated = stated_in(kind, (said_by[source_id],)) if kind == "Duty" else ()
                yield Entity(key, kind, body, (), stated)
            continue
        alike = [row]
        while following is not None and following[0] == key:
            alike.append(following)
            following = next(rest, None)
        said = [Statement(said_by[one[2]], one[3], decode(one[4]) or {}) for one in alike]
        if (both := standing(kind, said)) is not None:
            stated = stated_in(kind, (one.source for one in said))
            yield Entity(key, kind, both, disputed(kind, said), stated)


def _body(text: str | None) -> dict[str, Any]:
    """What one statement says, without what is empty; a look at the text tells mostly."""
    if not text:
        return {}
    body: dict[str, Any] = decode(text)
    return alone(body) if "null" in text or '""' in text or MERGED_FROM in text else body


def merged(kind: str, statements: Iterable[Statement]) -> dict[str, Any]:
    """A person's latest word first, then the register made for the kind, then others; what
    is said of a node that was merged into this one last. Where a person says of a property
    that it is empty, it is, whatever a table says."""
    body: dict[str, Any] = {}
    for statement in sorted(statements, key=lambda one: _precedence(kind, one)):
        for name, value in _words(statement).items():
            body.setdefault(name, value)
    return alone(body)


def _words(statement: Statement) -> dict[str, Any]:
    """What a statement says; of a person's also what it leaves empty on purpose."""
    return statement.body if statement.source.person else alone(statement.body)


def standing(kind: str, statements: Sequence[Statement]) -> dict[str, Any] | None:
    """The merged properties of a node or link; None where nobody states it, or a person's
    last word is that there is no such link."""
    if all(one.body.get(STANCE) == Stance.JUDGED for one in statements):
        return None
    body = merged(kind, statements)
    return None if body.pop(STANCE, None) == Stance.DENIED else body


def alone(body: dict[str, Any]) -> dict[str, Any]:
    """What one statement says, without what is empty."""
    values = body.values()
    if MERGED_FROM not in body and None not in values and "" not in values:
        return body
    return {n: v for n, v in body.items() if v is not None and v != "" and n != MERGED_FROM}


def disputed(kind: str, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Properties of a node of which two sources say different things, sorted.

    Width, white space, list numbers and the order of lists make no difference, nor does
    another name that the node is known by, nor what a node was called that was merged in.
    """
    if kind not in NODE_KINDS or len(statements) < 2:
        return ()
    said: dict[str, set[Any]] = defaultdict(set)
    for statement in statements:
        silent = SILENT_OF_MERGED if MERGED_FROM in statement.body else SILENT
        for name, value in statement.body.items():
            if value not in (None, "", []) and name not in silent:
                said[name].add(_compared(value))
    said["name"] -= {one for names in said.pop("aliases", ()) for one in names}
    return tuple(sorted(name for name, values in said.items() if len(values) > 1))


def _compared(value: Any) -> Any:
    if isinstance(value, list):
        return frozenset(map(_compared, value))
    return normalised(value) if isinstance(value, str) else value


def stated_in(kind: str, sources: Iterable[Source]) -> tuple[str, ...]:
    """The reports among its sources that state a duty, sorted."""
    if kind != "Duty":
        return ()
    forms = {source.form for source in sources if source.reports}
    return tuple(sorted(forms))


def _precedence(kind: str, statement: Statement) -> tuple[bool, int, int, str, str]:
    """What is said with equal right is ordered by its text, not by when it was loaded."""
    source, text = statement.source, encode(statement.body)
    merged_in = MERGED_FROM in statement.body
    if source.person:
        return (merged_in, 0, -statement.changeset_id, source.name, text)
    made_for = kind in source.made_for or EVERYTHING in source.made_for
    return (merged_in, 1 if made_for else 2, source.order, source.name, text)
