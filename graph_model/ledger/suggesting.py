"""Words that are kept for somebody else to say: how claims become a suggestion, and back."""

from collections.abc import Iterable, Iterator

from graph_model.claims import Batch, Claim, Find, LinkClaim, NodeClaim, Place, Ref, Source
from graph_model.kinds.records import Suggestion
from graph_model.ledger.coding import (
    Wording,
    decode,
    encode,
    in_words,
    places_of,
    source_of,
    source_text,
)
from graph_model.ledger.rows import Change, restored


def words_of(changes: Iterable[Change]) -> tuple[dict[str, object], ...]:
    """What the changes say, where it stood and what was doubtful about it."""
    wording = Wording()
    return tuple(
        {
            "said": decode(in_words(one.said, one.key, one.kind, one.body)),
            "origin": decode(one.origin),
            "doubt": decode(one.doubt),
        }
        for one in (change.entry(wording) for change in changes)
    )


def open_start(one: Change) -> Ref | None:
    """What a node or link that means nothing yet is about; None for anything else, and for
    what never says more than the nodes that it joins."""
    claim = one.row.claim if one.row and one.entity is None else None
    if isinstance(claim, NodeClaim):
        return claim.ref
    if not isinstance(claim, LinkClaim) or claim.kind == "HOLDS" or claim.target.find is Find.MAY:
        return None
    return claim.source


def source_words(source: Source) -> str:
    """The source as a suggestion records it."""
    return source_text(source)


def source_meant(one: Suggestion) -> Source:
    """The source that the words of a suggestion are."""
    return source_of(one.source)


def claims_meant(one: Suggestion) -> Iterator[Claim]:
    """The claims of a suggestion, with their places and doubts."""
    for word in one.words:
        doubt = encode(word["doubt"]) if word["doubt"] else None
        yield restored(encode(word["said"]), encode(word["origin"]), doubt)


def places_meant(one: Suggestion) -> list[Place]:
    """Where the words of a suggestion stood, each place once."""
    places = (place for word in one.words for place in places_of(encode(word["origin"])))
    return list(dict.fromkeys(places))


def as_batch(one: Suggestion) -> Batch:
    """The words of a suggestion, beside whatever else their source says."""
    return Batch(source_meant(one), tuple(claims_meant(one)), partial=True)
