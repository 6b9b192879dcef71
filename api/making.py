"""A new node, together with the links that say what it is part of and who answers for it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.editing import Desk, Stored
from api.wanted import key_of_link, link_claim, node_claim
from graph_model.errors import Problem, WrongInput
from graph_model.identity.ids import PREFIX
from graph_model.kinds import NODE_KINDS

LENGTH = 20  # digits of a new id: longer than those that names lead to


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link of the new node; just one of its ends is given, the new node is the other."""

    kind: str
    source: str | None
    target: str | None
    role: str | None
    properties: dict[str, Any]


def make(
    desk: Desk, kind: str, properties: dict[str, Any], links: Sequence[NewLink], message: str
) -> tuple[str, Stored]:
    """Make a node; its id is the same for a retry. Forbidden, WrongInput."""
    id_ = _new_id(kind, desk.request_id)
    node = node_claim(kind, id_, properties)
    ends = [link_claim(_key(one, id_), one.properties) for one in links]
    zh = NODE_KINDS[kind].zh
    return id_, desk.say([node, *ends], message or f"新建{zh} {node.properties.get('name')}")


def _new_id(kind: str, request_id: str | None) -> str:
    digits = secrets.token_hex(LENGTH // 2) if request_id is None else request_id[-LENGTH:]
    return f"{PREFIX.get(kind, kind.lower())}-{digits}"


def _key(link: NewLink, id_: str) -> str:
    if (link.source is None) == (link.target is None):
        why = "起点和终点恰好写一个, 另一端就是新建的节点"
        raise WrongInput([Problem(f"links › {link.kind}", why)])
    return key_of_link(link.kind, link.source or id_, link.target or id_, link.role)
