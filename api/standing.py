"""The text of the college's profile as it stands, and since which revision."""

from dataclasses import dataclass

from api.service import Service
from graph_model.kinds.records import Vocabulary
from graph_model.profile import DEFAULT


@dataclass(frozen=True, slots=True)
class Standing:
    """own: the college has set it; otherwise it is the plan's. version: the revision in which
    it was last set, 0 where nobody has."""

    text: str
    own: bool
    version: int


def standing(service: Service) -> Standing:
    """Its version is read first: whoever sets it meanwhile is then not gone over."""
    said = service.ledger.said_of(Vocabulary(text="-").key)
    version = max((one.changeset.revision for one in said), default=0)
    found = service.ledger.records(Vocabulary)
    text = found[0].text if found else DEFAULT.read_text(encoding="utf-8")
    return Standing(text=text, own=bool(found), version=version)
