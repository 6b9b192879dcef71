"""Node and link kinds; importing the package registers all of them."""

from graph_model.kinds import links, nodes
from graph_model.kinds.choices import CHOICE_NAMES, WORKING_ROLES, Rests, Role, Status
from graph_model.kinds.kind import (
    LINK_KINDS,
    NODE_KINDS,
    Kind,
    Link,
    Node,
    RoleLink,
    cannot_join,
    has_role,
    kind_named,
    own_fields,
)
from graph_model.kinds.records import RECORD_KINDS, Record
from graph_model.kinds.words import in_chinese, in_english, plain_number

KINDS: dict[str, type[Kind]] = {**NODE_KINDS, **LINK_KINDS, **RECORD_KINDS}

__all__ = [
    "CHOICE_NAMES",
    "KINDS",
    "LINK_KINDS",
    "NODE_KINDS",
    "RECORD_KINDS",
    "WORKING_ROLES",
    "Kind",
    "Link",
    "Node",
    "Record",
    "Rests",
    "Role",
    "RoleLink",
    "Status",
    "cannot_join",
    "has_role",
    "in_chinese",
    "in_english",
    "kind_named",
    "links",
    "nodes",
    "own_fields",
    "plain_number",
]
