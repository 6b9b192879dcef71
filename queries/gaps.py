"""Gaps: what the rules of the catalogue find in the graph."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graph_model.profile import Severity
from graph_model.store.port import Reader
from queries.catalogue import ANY, Catalogue, Rule
from queries.concepts import CONCEPTS
from queries.key_words import key_words
from queries.nodes import NodeRef, named, responsible
from queries.question import Closed
from queries.scope import Scope


class Gap(Closed):
    """One gap; (rule, subject, key) is its identity from revision to revision.

    with_nodes: ids of further nodes concerned. unit_ids: who answers for the subject.
    accepted: why and until when somebody accepted it.
    """

    rule: str
    severity: Severity
    subject: str
    subject_kind: str | None
    subject_name: str
    key: str
    with_nodes: tuple[str, ...]
    unit: str | None
    unit_ids: tuple[str, ...]
    message: str
    message_en: str
    fix: str
    fix_en: str
    accepted: str | None = None

    @property
    def identity(self) -> tuple[str, str, str]:
        return (self.rule, self.subject, self.key)


class _Hit(NamedTuple):
    rule: Rule
    subject: str
    key: str
    with_nodes: tuple[str, ...]


def find_gaps(reader: Reader, catalogue: Catalogue, scope: Scope) -> list[Gap]:
    """All gaps of the rules that the profile has switched on, by rule, subject and key."""
    rules = catalogue.rules_for(scope.profile)
    hits = [hit for rule in rules for hit in _hits(reader, rule, scope)]
    nodes = _named(reader, hits)
    subjects = {hit.subject for hit in hits}
    units = responsible(reader, (node for id_, node in nodes.items() if id_ in subjects))
    return [_gap(hit, nodes, units.get(hit.subject, ())) for hit in hits]


def _hits(reader: Reader, rule: Rule, scope: Scope) -> list[_Hit]:
    found: dict[tuple[str, str], _Hit] = {}
    for row in reader.read(rule.text, scope.parameters()):
        subject, key = row["subject"], row["key"]
        found.setdefault((subject, key), _Hit(rule, subject, key, tuple(row["with_nodes"])))
    return [found[identity] for identity in sorted(found)]


def _named(reader: Reader, hits: Iterable[_Hit]) -> dict[str, NodeRef]:
    """Nodes behind the hits, asked for by the kind that the rule says first."""
    by_kind: dict[str, set[str]] = {}
    for hit in hits:
        if hit.rule.subject not in CONCEPTS:
            by_kind.setdefault(hit.rule.subject, set()).add(hit.subject)
        by_kind.setdefault(ANY, set()).update(hit.with_nodes)
    found: dict[str, NodeRef] = {}
    for kind, ids in by_kind.items():
        found |= named(reader, ids - found.keys(), () if kind == ANY else (kind,))
    return found


def _gap(hit: _Hit, nodes: Mapping[str, NodeRef], units: tuple[NodeRef, ...]) -> Gap:
    node, zh, en = nodes.get(hit.subject), hit.rule.zh, hit.rule.en
    kind, name = (node.kind, node.name) if node else _no_node(hit.subject)
    key_zh, key_en = _key_names(hit, nodes)
    return Gap(
        rule=hit.rule.id,
        severity=hit.rule.severity,
        subject=hit.subject,
        subject_kind=kind,
        subject_name=name,
        key=hit.key,
        with_nodes=hit.with_nodes,
        unit="、".join(unit.name for unit in units) or None,
        unit_ids=tuple(unit.id for unit in units),
        message=zh.message.format(subject=name, key=key_zh),
        message_en=en.message.format(subject=name, key=key_en),
        fix=zh.fix,
        fix_en=en.fix,
    )


def _no_node(subject: str) -> tuple[str | None, str]:
    """Kind and name of a subject that stands in no graph: `topic/辅导员` is a topic."""
    kind, _, name = subject.partition("/")
    return (kind, name) if name else (None, subject)


def _key_names(hit: _Hit, nodes: Mapping[str, NodeRef]) -> tuple[str, str]:
    """The key in both languages: nodes that the rule names as concerned go by their names."""
    node = nodes.get(hit.subject)
    kind = node.kind if node else None
    whole = (hit.key,) if hit.key in hit.with_nodes else tuple(hit.key.split("|"))
    named = [
        (nodes[part].name,) * 2
        if part in hit.with_nodes and part in nodes
        else key_words(hit.rule, kind, part)
        for part in whole
    ]
    return "、".join(zh for zh, _ in named), ", ".join(en for _, en in named)


def as_json(gaps: Iterable[Gap]) -> list[dict[str, Any]]:
    """The published form: one object a gap, keys as in the documentation."""
    return [_published(gap) for gap in gaps]


def _published(gap: Gap) -> dict[str, Any]:
    return {
        "rule": gap.rule,
        "severity": str(gap.severity),
        "subject": gap.subject,
        "subject_kind": gap.subject_kind,
        "subject_name": gap.subject_name,
        "key": gap.key,
        "with": list(gap.with_nodes),
        "unit": gap.unit,
        "message": gap.message,
        "fix": gap.fix,
        "accepted": gap.accepted,
    }
