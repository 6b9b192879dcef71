"""What a request says of a node or a link, checked against the kind, as a claim."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.claims import LinkClaim, NodeClaim, Place
from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.exchange import claim_of_line
from graph_model.identity.ids import link_key
from graph_model.kinds import LINK_KINDS, NODE_KINDS, has_role, own_fields

Said = Mapping[str, Any]
# What is recorded of who looked at a link; said by judging it, never by hand.
JUDGED = ("confirmed_by", "confirmed_on", "suspected_by", "suspected_on", "finding")
NOWHERE = Place("")


def node_claim(kind: str, id_: str, said: Said) -> NodeClaim:
    """A node with what is said of it; empty values empty a property. WrongInput."""
    if kind not in NODE_KINDS:
        raise WrongInput([Problem("kind", f"没有“{kind}”这种节点; 可用: {'、'.join(NODE_KINDS)}")])
    _refuse_unknown(said, own_fields(kind))
    claim = claim_of_line({**said, "node": kind, "id": id_}, NOWHERE)
    assert isinstance(claim, NodeClaim)
    return NodeClaim(claim.ref, _with_empty(said, claim.properties))


def link_claim(key: str, said: Said) -> LinkClaim:
    """A link with what is said of it; empty values empty a property. WrongInput."""
    kind, source, target, *role = key.split("\t")
    _refuse_unknown(said, own_fields(kind).keys() - set(JUDGED))
    line = {**said, "link": kind, "source": source, "target": target}
    claim = claim_of_line(line | ({"role": role[0]} if role else {}), NOWHERE)
    assert isinstance(claim, LinkClaim)
    properties = _with_empty(said, claim.properties)
    return LinkClaim(kind, claim.source, claim.target, claim.role, properties)


def key_of_link(kind: str, source: str, target: str, role: str | None) -> str:
    """Identity of a link as it is named in a request; UnknownName, WrongInput."""
    if kind not in LINK_KINDS:
        raise UnknownName(f"没有“{kind}”这种关联; 可用: {'、'.join(LINK_KINDS)}")
    if role and not has_role(kind):
        raise WrongInput([Problem("role", f"“{LINK_KINDS[kind].zh}”不分角色, 请勿填写")])
    if any("\t" in end for end in (source, target)):
        raise WrongInput([Problem("source", "标识中不能有制表符")])
    return link_key(kind, source, target, role)


def _refuse_unknown(said: Said, known: Iterable[str]) -> None:
    fields = set(known)
    if odd := [name for name in said if name not in fields]:
        raise WrongInput(
            Problem(name, f"不能填写; 可用: {'、'.join(sorted(fields))}") for name in odd
        )


def _with_empty(said: Said, properties: Said) -> dict[str, Any]:
    """What is said, as the kind writes it; None where it is said to be empty."""
    return {name: properties.get(name) for name in said}
