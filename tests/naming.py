"""Names instead of ids: how the answer lists name what is in the graph (answers/FORMAT.md)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph_model.ledger import Entity
from graph_model.text import normalised

NAMED = ("name", "text", "requirement", "objective", "method", "frequency", "uri", "note")


def squeezed(text: str) -> str:
    """NFKC without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


class Names:
    """References of all nodes of a graph."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        listed = list(entities)
        self.nodes = {one.key: one for one in listed if not one.is_link}
        self.links = [one for one in listed if one.is_link]
        self._out: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        self._into: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        for link in self.links:
            source, target = link.ends
            self._out[link.kind, source].append(link)
            self._into[link.kind, target].append(link)
        self._twins = self._duties_of_one_name()

    def ref(self, id_: str) -> str:
        node = self.nodes[id_]
        return str(getattr(self, f"_{node.kind.lower()}")(node))

    def _target(self, kind: str, id_: str) -> str | None:
        found = self._out.get((kind, id_), [])
        return found[0].ends[1] if found else None

    def _source(self, kind: str, id_: str) -> str | None:
        found = self._into.get((kind, id_), [])
        return found[0].ends[0] if found else None

    def _unit(self, node: Entity) -> str:
        above = self._target("PART_OF", node.key)
        name = squeezed(node.body["name"])
        if above is None or node.body.get("type"):
            return f"Unit:{name}"
        return f"Unit:{name}@{self.ref(above).removeprefix('Unit:')}"

    def department(self, unit: str) -> str:
        """Name of the department that a unit is, or is a section of."""
        return self.ref(unit).removeprefix("Unit:").rpartition("@")[2]

    def _post(self, node: Entity) -> str:
        unit = self._target("BELONGS_TO", node.key)
        home = self.department(unit) if unit else ""
        name = normalised(node.body["name"])
        twins = [
            other
            for other in self.nodes.values()
            if other.kind == "Post"
            and normalised(other.body["name"]) == name
            and (where := self._target("BELONGS_TO", other.key))
            and self.department(where) == home
        ]
        section = self.ref(unit).removeprefix("Unit:").partition("@")[0] if unit else ""
        return f"Post:{name}@{home}" + (f"/{section}" if len(twins) > 1 else "")

    def _home(self, duty: str) -> str:
        """Department of a duty: who holds the duty or one above it, else who carries it."""
        seen, at = {duty}, duty
        while (above := self._source("DECOMPOSES_INTO", at)) and above not in seen:
            seen.add(above)
            at = above
        holds = self._into.get(("HOLDS", at), []) or self._into.get(("HOLDS", duty), [])
        leads = [link for link in holds if link.role == "lead"]
        if leads:
            return self.department(leads[0].ends[0])
        for link in self._into.get(("CARRIES", duty), []):
            unit = self._target("BELONGS_TO", link.ends[0])
            if unit:
                return self.department(unit)
        return ""

    def _duties_of_one_name(self) -> set[tuple[str, str]]:
        """(name, department) of which there are several duties."""
        count: dict[tuple[str, str], int] = defaultdict(int)
        for node in self.nodes.values():
            if node.kind == "Duty":
                count[normalised(node.body["name"]), self._home(node.key)] += 1
        return {key for key, n in count.items() if n > 1}

    def _duty(self, node: Entity) -> str:
        name, home = normalised(node.body["name"]), self._home(node.key)
        above = self._source("DECOMPOSES_INTO", node.key)
        if (name, home) in self._twins and above:
            return f"Duty:{name}@{home}/{normalised(self.nodes[above].body['name'])}"
        return f"Duty:{name}@{home}"

    def _standard(self, node: Entity) -> str:
        if node.body.get("code"):
            return f"Standard:{squeezed(node.body['code'])}"
        duty = self._source("MEETS", node.key)
        return f"Standard:{normalised(node.body['name'])}@{self.ref(duty) if duty else ''}"

    def _coded(self, node: Entity) -> str:
        return f"{node.kind}:{squeezed(node.body.get('code') or node.body['name'])}"

    _goal = _evidence = _indicator = _coded

    def _regulation(self, node: Entity) -> str:
        return f"Regulation:{squeezed(node.body.get('document_no') or node.body['name'])}"

    def _norm(self, node: Entity) -> str:
        standard = self._source("DETAILED_BY", node.key)
        code = squeezed(self.nodes[standard].body.get("code", "")) if standard else ""
        part = squeezed(node.body.get("part", ""))
        return f"Norm:{code}/{part}/{normalised(node.body['name'])}"

    def _check(self, node: Entity) -> str:
        norm = self._source("CHECKED_BY", node.key)
        code = self.ref(norm).removeprefix("Norm:").partition("/")[0] if norm else ""
        return f"Check:{code}/{normalised(node.body.get('method') or node.body['name'])}"

    def _diagnosispoint(self, node: Entity) -> str:
        name = unicodedata.normalize("NFKC", node.body["name"])
        above = self._target("PART_OF", node.key)
        if node.body.get("rank") != "point" or above is None:
            return f"DiagnosisPoint:{name}"
        return f"{self.ref(above)}/{name}"

    def facts(self) -> tuple[dict[str, dict[str, Any]], dict[tuple[str, ...], dict[str, Any]]]:
        """Reference → properties of nodes; (kind, source, target, role) → properties of links."""
        nodes = {self.ref(id_): comparable(node.body) for id_, node in self.nodes.items()}
        links = {
            (one.kind, self.ref(one.ends[0]), self.ref(one.ends[1]), one.role or ""): comparable(
                one.body
            )
            for one in self.links
        }
        return nodes, links


def comparable(body: dict[str, Any]) -> dict[str, Any]:
    """Texts compared without width, white space, list numbers and border punctuation."""
    return {key: _comparable(key, value) for key, value in body.items()}


def _comparable(key: str, value: Any) -> Any:
    if isinstance(value, str) and key in NAMED:
        text = normalised(value)
        return re.sub(r"[,，、;；。.]*(执行)?$", "", text) if key == "requirement" else text
    if isinstance(value, str):
        return squeezed(value)
    if isinstance(value, list):
        return [squeezed(one) if isinstance(one, str) else one for one in value]
    return value
