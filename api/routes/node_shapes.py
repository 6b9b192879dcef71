"""Shapes of a node with all that is known of it, and how they are filled."""

from typing import Any

from pydantic import BaseModel, Field

from api.auth.caller import Caller
from api.names import kind_name
from api.routes.gap_shapes import GapBrief, briefly
from api.routes.said import SaidOut
from api.routes.shapes import Shown, UnitOut, Words
from api.scope import Own
from api.service import Asked, Service
from graph_model.kinds import CHOICE_NAMES, Role
from graph_model.ledger import Entity
from queries.details import facts, link_name
from queries.joined import Joined, links_of
from queries.nodes import NodeRef, answering, node_by_id


class LinkOut(BaseModel):
    """A link of the node. outward: it starts at the node; counts: the other end is valid."""

    kind: str = Field(examples=["MEETS"])
    name: Words
    outward: bool
    role: str | None
    role_name: str | None
    other: NodeRef
    counts: bool
    properties: dict[str, Any]


class NodeOut(Shown):
    """A node. version: the revision in which it was last changed, for If-Match; mine: the
    asker may change it; disputed: properties of which its sources say different things."""

    id: str
    kind: str = Field(examples=["Duty"])
    kind_name: str = Field(examples=["职责"])
    name: str
    version: int
    counts: bool
    mine: bool
    properties: dict[str, Any]
    disputed: list[str]
    responsible: list[UnitOut]
    links: list[LinkOut]
    evidence: list[NodeRef]
    gaps: list[GapBrief]
    sources: list[SaidOut]


def node_out(service: Service, asked: Asked, caller: Caller, found: Entity) -> NodeOut:
    """All that is known of a node, as it stands in the view."""
    node, key = node_by_id(asked.reader, found.key), found.key
    links = links_of(asked.reader, node)
    units = answering(asked.reader, [node]).get(key, ())
    return NodeOut(
        **Shown.of(asked),
        id=key,
        kind=found.kind,
        kind_name=kind_name(found.kind),
        name=node.name,
        version=version_of(service, key),
        counts=_counts(asked, node),
        mine=key in Own(service, asked, caller).mine([node]),
        properties=found.body,
        disputed=list(found.disputed),
        responsible=[UnitOut(id=one.id, name=one.name) for one in units],
        links=[_link_out(one) for one in links],
        evidence=[one.other for one in links if one.kind == "SUPPORTS" and not one.outward],
        gaps=briefly(gap for gap in service.gaps(asked) if gap.subject == key),
        sources=[SaidOut.of(one) for one in service.ledger.statements([key]).get(key, [])],
    )


def version_of(service: Service, key: str) -> int:
    """The revision in which anything was last said of it; 0 where nothing was."""
    return max((one.changeset.revision for one in service.ledger.said_of(key)), default=0)


def _counts(asked: Asked, node: NodeRef) -> bool:
    return bool(facts(asked.reader, [node])[node.id].get("counts"))


def _link_out(one: Joined) -> LinkOut:
    name = link_name(one.kind)
    return LinkOut(
        kind=one.kind,
        name=Words(zh=name.zh, en=name.en),
        outward=one.outward,
        role=one.role,
        role_name=CHOICE_NAMES[Role(one.role)] if one.role else None,
        other=one.other,
        counts=one.counts,
        properties=one.properties,
    )
