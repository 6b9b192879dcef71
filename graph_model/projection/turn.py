"""Which nodes look different on another day, and in what?"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from graph_model.kinds import NODE_KINDS
from graph_model.ledger import Entity
from graph_model.profile import Profile
from graph_model.projection.local import own_of
from graph_model.store.port import GraphNode, Reader

Span = tuple[str, date, date]


def turned(reader: Reader, shown: date, day: date, profile: Profile) -> list[GraphNode]:
    """Patches of the nodes whose own facts differ between two days, in either direction."""
    if shown == day:
        return []
    found = (
        GraphNode(dated.kind, dated.key, facts)
        for kind in NODE_KINDS
        for dated in _dated(reader, kind, sorted((shown, day)), profile)
        if (facts := _difference(dated, shown, day, profile))
    )
    return list(found)


def _difference(entity: Entity, shown: date, day: date, profile: Profile) -> dict[str, object]:
    """What the node shows on the day, as far as it showed something else before; None for
    what it no longer shows."""
    before = own_of(entity, shown, profile)
    after = own_of(entity, day, profile)
    return {
        name: after.get(name)
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    }


def _dated(reader: Reader, kind: str, days: list[date], profile: Profile) -> Iterator[Entity]:
    """Nodes of a kind with a date on, or between, the days, as the ledger says them."""
    tests: list[str] = []
    ends: dict[str, str] = {}
    for number, (name, first, last) in enumerate(_spans(kind, days[0], days[1], profile)):
        tests.append(f"(n.{name} >= $from{number} AND n.{name} <= $to{number})")
        ends |= {f"from{number}": first.isoformat(), f"to{number}": last.isoformat()}
    query = f"MATCH (n:{kind}) WHERE {' OR '.join(tests)} RETURN n.id AS id, properties(n) AS said"
    for row in reader.read(query, ends):
        said = {name: row["said"].get(name) for name in NODE_KINDS[kind].model_fields}
        yield Entity(row["id"], kind, {n: value for n, value in said.items() if value is not None})


def _spans(kind: str, first: date, last: date, profile: Profile) -> Iterator[Span]:
    """Date property, and the first and last value with which a day in between may matter."""
    for name in _dates(kind):
        yield name, first, last
    if kind == "Evidence":
        age = timedelta(days=profile.parameters.evidence_max_age_days)
        yield "issued", first - age, last - age


@cache
def _dates(kind: str) -> list[str]:
    fields = NODE_KINDS[kind].model_fields.items()
    return [name for name, field in fields if field.annotation == date | None]
