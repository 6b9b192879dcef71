"""Which words does a claim by id give a meaning to?

The other modules here look names up; what they take from a claim that names its node by id
is listed in this one, so that an edit by id can be told from one that changes what somebody
else's words mean.
"""

import re

from graph_model.claims import EVERYTHING, Claim, LinkClaim, NodeClaim, Source
from graph_model.identity.registers import POINT_NUMBER
from graph_model.kinds import RECORD_KINDS
from graph_model.text import folded, normalised

# The link by id through which a post or duty by id is found by its name.
ANCHORS = {"Post": "BELONGS_TO", "Duty": "HOLDS"}
_GIVEN_ID = re.compile(r"[a-z]+-[0-9a-f]{16}")


def name_of(claim: NodeClaim) -> str:
    """The name as it is looked up; empty where the claim gives none."""
    return normalised(str(claim.properties.get("name") or ""))


def words_of(claim: Claim) -> set[str]:
    """Names and codes by which others find what a register numbers."""
    if not isinstance(claim, NodeClaim) or claim.ref.kind in (*ANCHORS, "Unit", *RECORD_KINDS):
        return set()
    said = claim.properties
    words = {folded(str(said.get(name) or "")) for name in ("code", "document_no", "name")}
    if number := POINT_NUMBER.match(folded(str(said.get("name") or ""))):
        words.add(number.group())
    return {*words, name_of(claim)} - {""}


def names_units(source: Source, claim: Claim) -> bool:
    """A register says how a unit is called; what a person says of one names nothing."""
    is_unit = isinstance(claim, NodeClaim) and claim.ref.kind == "Unit"
    return is_unit and bool({"Unit", EVERYTHING} & set(source.made_for))


def anchored(claim: Claim) -> tuple[str, str] | None:
    """Kind and id of the node that a link by id lets be found by its name."""
    if isinstance(claim, LinkClaim) and claim.kind == "BELONGS_TO":
        return "Post", claim.source.id
    if isinstance(claim, LinkClaim) and claim.kind == "HOLDS":
        return "Duty", claim.target.id
    return None


def may_be_given(id_: str) -> bool:
    """The id looks like one that a name leads to, whether or not the node is there."""
    return _GIVEN_ID.fullmatch(id_) is not None
