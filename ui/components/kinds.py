"""What kinds of nodes and links there are, and how what they say is worded."""

from collections.abc import Iterable, Iterator
from typing import Any

from ui.asking import ask
from ui.words import language, say

Json = dict[str, Any]


class Kinds:
    """The kinds as the service declares them: the pages know nothing of any one by itself."""

    def __init__(self, answer: Json) -> None:
        self.nodes: dict[str, Json] = {one["kind"]: one for one in answer["nodes"]}
        self._links: dict[str, Json] = {one["kind"]: one for one in answer["links"]}
        self._roles = {role["value"]: role for one in answer["links"] for role in one["roles"]}

    def knows(self, kind: str) -> bool:
        """Whether it is a kind of node or link; there are records besides."""
        return kind in self.nodes or kind in self._links

    def name(self, kind: str) -> str:
        """A kind of node or link in the chosen language."""
        return worded(self._of(kind))

    def role(self, role: str) -> str:
        return worded(self._roles[role])

    def roles(self, kind: str) -> list[str]:
        """In which roles a link of this kind may be; none where it has no roles."""
        return [one["value"] for one in self._links[kind]["roles"]]

    def fields(self, kind: str) -> list[Json]:
        """What can be said of a kind by hand, in the order of a form."""
        found: list[Json] = self._of(kind)["properties"]
        return found

    def label(self, kind: str, name: str) -> str:
        """What a property is called."""
        field = self._field(kind, name)
        return worded(field) if field else name

    def value(self, kind: str, name: str, value: Any) -> str:
        """A value as people read it; nothing for an empty one."""
        if isinstance(value, list):
            return say("comma").join(self.value(kind, name, one) for one in value)
        if isinstance(value, bool):
            return say("yes" if value else "no")
        choices = (self._field(kind, name) or {}).get("choices") or ()
        named = {one["value"]: worded(one) for one in choices}
        return "" if value is None else named.get(str(value), str(value))

    def said(self, kind: str, properties: Json) -> Iterator[str]:
        """`name: value` of all that is said, in the order of the form."""
        for name in self.in_order(kind, properties):
            if words := self.value(kind, name, properties[name]):
                yield f"{self.label(kind, name)}: {words}"

    def in_order(self, kind: str, names: Iterable[str]) -> list[str]:
        """Those of the names that are properties of the kind, as the form has them."""
        wanted = set(names)
        return [one["property"] for one in self.fields(kind) if one["property"] in wanted]

    def ways(self, kind: str) -> list[Json]:
        """How a node of a kind may be linked: kind of link, whether it starts here, and what
        may be at the other end."""
        found = [
            {"kind": link, "outward": outward, "others": sorted(others)}
            for link, form in self._links.items()
            for outward in (True, False)
            if (others := _others(form, kind, outward))
        ]
        return sorted(found, key=lambda one: not one["outward"])

    def way(self, way: Json) -> str:
        """Such a way in words."""
        others = say("comma").join(map(self.name, way["others"]))
        arrow = "→" if way["outward"] else "←"
        return f"{arrow} {self.name(way['kind'])} · {others}"

    def _of(self, kind: str) -> Json:
        return self.nodes.get(kind) or self._links[kind]

    def _field(self, kind: str, name: str) -> Json | None:
        fields = self.fields(kind)
        return next((one for one in fields if one["property"] == name), None)


def _others(form: Json, kind: str, outward: bool) -> set[str]:
    near, far = ("source", "target") if outward else ("target", "source")
    return {ends[far] for ends in form["ends"] if ends[near] == kind}


def worded(named: Json) -> str:
    """A thing with a name in both languages, in the chosen one."""
    words = str(named[language()])
    return words[:1].upper() + words[1:]


def kinds() -> Kinds:
    """The kinds as they are now: a college may change its vocabulary."""
    return Kinds(ask("kinds"))
