"""What may a load not say, once it is known which nodes and links it speaks of?"""

from collections.abc import Iterable, Iterator, Sequence

from graph_model.claims import LinkClaim
from graph_model.errors import Problem, WrongInput
from graph_model.identity import Resolved
from graph_model.kinds import NODE_KINDS, RECORD_KINDS
from graph_model.ledger.rows import Row

_ZH = {label: kind.zh for label, kind in (*NODE_KINDS.items(), *RECORD_KINDS.items())}


def refuse_two_kinds(rows: Sequence[Row], found: Sequence[Resolved]) -> None:
    """An id names one thing: no two claims may use it for different kinds."""
    kinds: dict[str, str] = {}
    clashes = [
        (row, one)
        for row, one in zip(rows, found, strict=True)
        if (id_ := one.entity) is not None
        and "\t" not in id_
        and kinds.setdefault(id_, one.kind) != one.kind
    ]
    if clashes:
        raise WrongInput(_two_kinds(rows, found, clashes))


def _two_kinds(
    rows: Sequence[Row], found: Sequence[Resolved], clashes: Iterable[tuple[Row, Resolved]]
) -> Iterator[Problem]:
    """Told of the claim that is loaded, whichever comes first."""
    firsts: dict[str, tuple[str, Row]] = {}
    for row, one in zip(rows, found, strict=True):
        if one.entity is not None:
            firsts.setdefault(one.entity, (one.kind, row))
    for row, one in clashes:
        kind, first = firsts[one.entity or ""]
        said = row if row.loaded else first
        other = _ZH[one.kind if said is first else kind]
        yield Problem(str(said.place), f"标识 {one.entity} 已用作{other}; 请换一个标识")


def refuse_links_to_nothing(rows: Sequence[Row], found: Sequence[Resolved]) -> None:
    """An exchange line that joins ids must find both; nothing of the load is stored."""
    problems = [
        Problem(str(row.place), one.doubt)
        for row, one in zip(rows, found, strict=True)
        if one.doubt
        and row.loaded
        and not row.said_before
        and isinstance(row.claim, LinkClaim)
        and row.claim.source.id
        and row.claim.target.id
    ]
    if problems:
        raise WrongInput(problems)
