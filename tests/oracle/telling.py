"""How does a case come into a real ledger? As a file, as reports, as doubtful mentions."""

import json
from collections.abc import Iterator, Mapping

from graph_model.claims import Batch, Claim, Doubt, Find, NodeClaim, Place, Ref, Source
from graph_model.exchange import read_lines
from tests.oracle.case import Case
from tests.oracle.world import Line


def batches(case: Case) -> list[Batch]:
    """All that the sources of a case say."""
    kinds = {line["id"]: line["node"] for line in case.lines if "node" in line}
    return [_record(case), *_reports(case), *_disputes(case, kinds), *_doubts(case, kinds)]


def _record(case: Case) -> Batch:
    lines = [_called(line, case) for line in case.lines]
    return read_lines(
        "\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "全部.jsonl"
    )


def _called(line: Line, case: Case) -> Line:
    """A unit that files a report has a name of its own, by which the report calls it."""
    return {**line, "aliases": [_alias(line["id"])]} if line.get("id") in case.told.filed else line


def _alias(unit: str) -> str:
    return f"{unit}处"


def _reports(case: Case) -> Iterator[Batch]:
    """Each form of each unit; the duties that a form states stand in the first of them."""
    loose = {form: set(_stated(case, form)) for form in ("表3", "表4")}
    for unit, forms in sorted(case.told.filed.items()):
        for form in sorted(forms):
            place = (Place(f"{unit}.xlsx", form, 2),)
            own = NodeClaim(Ref("Unit", name=_alias(unit)), places=place)
            duties = [_mention("Duty", d, place[0]) for d in sorted(loose[form])]
            loose[form] = set()
            yield Batch(Source(form, _alias(unit), order=10, reports=True), (own, *duties))


def _stated(case: Case, form: str) -> Iterator[str]:
    return (d for d, forms in case.told.stated_in.items() if form in forms)


def _disputes(case: Case, kinds: Mapping[str, str]) -> Iterator[Batch]:
    claims: list[Claim] = [
        _mention(kinds[x], x, Place("另.xlsx"))._replace(properties=dict.fromkeys(names, "另说"))
        for x, names in sorted(case.told.disputed.items())
    ]
    if claims:
        yield Batch(Source("另一张表"), tuple(claims))


def _doubts(case: Case, kinds: Mapping[str, str]) -> Iterator[Batch]:
    claims: list[Claim] = []
    for x, places in sorted(case.told.doubts.items()):
        for place in map(_place, sorted(places)):
            doubt = Doubt(place, "看不懂", "?")
            claims.append(_mention(kinds[x], x, place)._replace(doubts=(doubt,)))
    if claims:
        yield Batch(Source("存疑的表"), tuple(claims))


def _place(text: str) -> Place:
    file, _, row = text.partition(" › 第")
    return Place(file, row=int(row.removesuffix("行") or 0))


def _mention(kind: str, id_: str, place: Place) -> NodeClaim:
    return NodeClaim(Ref(kind, id=id_, find=Find.MAKE), places=(place,))
