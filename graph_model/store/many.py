"""Many nodes and links on their way into a graph: as columns they take less room and time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_model.store.port import GraphLink, GraphNode

Properties = Mapping[str, Any]
Between = tuple[str, str, str]  # kind of the link, of its source and of its target


class Nodes:
    """Nodes by kind and id: what each says, and facts that were found of many at once.

    facts: kind → fact → of which nodes what was found, and what holds of all others; None:
    what they say of it themselves, if anything.
    """

    def __init__(self, said: Mapping[str, Mapping[str, Properties]]) -> None:
        self.said = said
        self.facts: dict[str, dict[str, tuple[Properties, Any]]] = defaultdict(dict)

    @classmethod
    def of(cls, nodes: Iterable[GraphNode]) -> "Nodes":
        """The same nodes by kind."""
        if isinstance(nodes, Nodes):
            return nodes
        said: dict[str, dict[str, Properties]] = defaultdict(dict)
        for kind, id_, properties in nodes:
            said[kind][id_] = properties
        return cls(said)

    def __len__(self) -> int:
        return sum(map(len, self.said.values()))

    def __iter__(self) -> Iterator[GraphNode]:
        for kind, of_kind in self.said.items():
            columns = self.columns(kind)
            for place, (id_, said) in enumerate(of_kind.items()):
                facts = {
                    fact: value
                    for fact, values in columns.items()
                    if (value := values[place]) is not None
                }
                yield GraphNode(kind, id_, {**said, **facts})

    def columns(self, kind: str) -> dict[str, list[Any]]:
        """Of each fact what holds for each node of a kind, in their order."""
        of_kind = self.said[kind]
        return {
            fact: [found.get(id_, otherwise) for id_ in of_kind]
            if otherwise is not None
            else [found[id_] if id_ in found else said.get(fact) for id_, said in of_kind.items()]
            for fact, (found, otherwise) in self.facts[kind].items()
        }


@dataclass(slots=True)
class Group:
    """Links of one kind between nodes of two kinds: columns of equal length."""

    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    said: list[Properties] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.said)

    def rows(self) -> Iterator[tuple[str, str, Properties]]:
        return zip(self.sources, self.targets, self.said, strict=True)

    def add(self, source: str, target: str, said: Properties) -> None:
        self.sources.append(source)
        self.targets.append(target)
        self.said.append(said)

    def add_to_one(self, sources: Sequence[str], target: str, said: Properties) -> None:
        """Links from several to one, which all say the same."""
        self.sources.extend(sources)
        self.targets.extend([target] * len(sources))
        self.said.extend([said] * len(sources))


class Links:
    """Links by what they are between, each group in the order in which they were added."""

    def __init__(self) -> None:
        self.groups: dict[Between, Group] = defaultdict(Group)

    @classmethod
    def of(cls, links: Iterable[GraphLink]) -> "Links":
        """The same links in columns."""
        if isinstance(links, Links):
            return links
        found = cls()
        for kind, source_kind, source, target_kind, target, said in links:
            found.add((kind, source_kind, target_kind), source, target, said)
        return found

    def __len__(self) -> int:
        return sum(map(len, self.groups.values()))

    def __iter__(self) -> Iterator[GraphLink]:
        for between, group in self.groups.items():
            yield from as_links(between, group.rows())

    def add(self, between: Between, source: str, target: str, said: Properties) -> None:
        self.groups[between].add(source, target, said)

    def extend(self, others: "Links") -> None:
        """Add all of the others."""
        for between, group in others.groups.items():
            mine = self.groups[between]
            mine.sources += group.sources
            mine.targets += group.targets
            mine.said += group.said

    def patch(self, patches: Iterable[GraphLink]) -> None:
        """Lay further properties over what links say that have the same identity."""
        for between, group in Links.of(patches).groups.items():
            extra = {_identity(row): row[2] for row in group.rows()}
            mine = self.groups[between]
            mine.said = [
                {**row[2], **more} if (more := extra.get(_identity(row))) else row[2]
                for row in mine.rows()
            ]


def _identity(row: tuple[str, str, Properties]) -> tuple[str, str, str | None]:
    """Of a link, as `GraphLink.identity`, among those between the same kinds."""
    source, target, said = row
    return source, target, said.get("role")


def as_links(between: Between, rows: Iterable[tuple[str, str, Properties]]) -> Iterator[GraphLink]:
    kind, source_kind, target_kind = between
    for source, target, said in rows:
        yield GraphLink(kind, source_kind, source, target_kind, target, said)
