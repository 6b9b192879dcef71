"""The examples of a rule in words: what is on record, and what is missing then."""

from collections.abc import Mapping

from graph_model.claims import LinkClaim, NodeClaim
from graph_model.exchange import read_lines
from graph_model.kinds import NODE_KINDS
from queries.catalogue import Example, Rule
from queries.concepts import CONCEPTS
from queries.details import own_values
from queries.key_words import key_words
from queries.question import Closed
from queries.traces import TraceLink
from queries.wording import Sentence, link_words


class ExampleTold(Closed):
    """On record: nodes, then links; gaps: what the rule finds, nothing where all is well."""

    today: str
    record: tuple[Sentence, ...]
    gaps: tuple[Sentence, ...]


def example_told(rule: Rule, example: Example) -> ExampleTold:
    """One example as a person reads it."""
    claims = read_lines(example.graph, rule.id).claims
    nodes = {one.ref.id: one for one in claims if isinstance(one, NodeClaim)}
    names = {id_: str(one.properties["name"]) for id_, one in nodes.items()}
    links = [one for one in claims if isinstance(one, LinkClaim)]
    return ExampleTold(
        today=example.today.isoformat(),
        record=(*map(_node, nodes.values()), *(_link(one, names) for one in links)),
        gaps=tuple(_gap(rule, gap, nodes) for gap in example.gaps),
    )


def _node(claim: NodeClaim) -> Sentence:
    kind, said = NODE_KINDS[claim.ref.kind], own_values(claim.ref.kind, claim.properties)
    name = claim.properties["name"]
    zh = "、".join(f"{one.name.zh} {one.said.zh}" for one in said)
    en = ", ".join(f"{one.name.en} {one.said.en}" for one in said)
    return Sentence(
        zh=f"{kind.zh}“{name}”" + f"({zh})" * bool(zh),
        en=f"{kind.label} “{name}”" + f" ({en})" * bool(en),
    )


def _link(claim: LinkClaim, names: Mapping[str, str]) -> Sentence:
    ends = claim.source.id, claim.target.id
    return link_words(TraceLink(claim.kind, *ends, role=claim.role, confirmed=False), names)


def _gap(rule: Rule, gap: str, nodes: Mapping[str, NodeClaim]) -> Sentence:
    """`d/表4` is a subject and a key; `layer/学校/Goal` a subject that stands in no graph."""
    parts = gap.split("/")
    subject, rest = (parts[1], parts[2:]) if parts[0] in CONCEPTS else (parts[0], parts[1:])
    known = nodes.get(subject)
    name = str(known.properties["name"]) if known else subject
    keys = [_key(rule, known, part, nodes) for one in rest for part in one.split("|")]
    zh, en = "、".join(one.zh for one in keys), ", ".join(one.en for one in keys)
    return Sentence(
        zh=rule.zh.message.format(subject=name, key=zh),
        en=rule.en.message.format(subject=name, key=en),
    )


def _key(
    rule: Rule, subject: NodeClaim | None, part: str, nodes: Mapping[str, NodeClaim]
) -> Sentence:
    if part in nodes:
        name = str(nodes[part].properties["name"])
        return Sentence(zh=name, en=name)
    zh, en = key_words(rule, subject.ref.kind if subject else None, part)
    return Sentence(zh=zh, en=en)
