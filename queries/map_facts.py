"""Which subjects of a coverage map are covered in which columns, and what tells so?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from graph_model.profile import Severity, Stage
from graph_model.store.port import Row
from queries.cooperation import placed
from queries.covered import Column, Facts
from queries.gaps import Gap, find_gaps
from queries.map_columns import Filling
from queries.map_members import Counted
from queries.stages import COVERABLE, OF_GOALS, read_stages
from queries.waivers import Identity

OF_GAPS = "gaps"
GRAVE = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Given:
    """What a map may need beside the graph. tier: of the goals that are its rows. gaps: as
    found before, else they are looked for where needed. accepted: identities of the gaps
    that somebody accepted."""

    tier: str | None = None
    gaps: Sequence[Gap] | None = None
    accepted: Collection[Identity] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """Facts that are being gathered."""

    covered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    confirmed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    accepted: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    because: dict[tuple[str, str], dict[str, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def facts(self) -> Facts:
        words = {key: tuple(sorted(said)) for key, said in self.because.items()}
        return Facts(self.covered, self.confirmed, self.accepted, words)


def read_facts(
    filling: Filling, counted: Counted, columns: Sequence[Column], given: Given
) -> Facts:
    """The facts of a map; what is accepted follows from the rules that a column names."""
    found = _Found()
    COMPUTED.get(filling.chosen.facts, _looked_up)(found, filling, counted, given)
    for column in columns:
        found.accepted[column.id].update(_excused(given.accepted, column.accepted_by))
    return found.facts()


def _excused(accepted: Iterable[Identity], rules: Collection[str]) -> Iterable[str]:
    """Subjects of accepted gaps of the rules, each named alone or as rule/key."""
    return (one[1] for one in accepted if one[0] in rules or f"{one[0]}/{one[2]}" in rules)


def _looked_up(found: _Found, filling: Filling, _: Counted, __: Given) -> None:
    """One row of the lookup for each thing that covers a subject, or fails to."""
    for row in filling.ask(filling.chosen.facts):
        column, subject = row["column"], row["subject"]
        if row["covered"]:
            found.covered[column].add(subject)
        if row["covered"] and row["confirmed"]:
            found.confirmed[column].add(subject)
        if row["because"]:
            found.because[column, subject][row["because"]] = None


def _stages(found: _Found, filling: Filling, counted: Counted, _: Given) -> None:
    """Leaf duties and goals at the stages of the chain."""
    for kind, lookup, stages in (
        ("Duty", "duty-stages", COVERABLE),
        ("Goal", "goal-stages", OF_GOALS),
    ):
        ids = counted.of_kind(kind)
        if ids:
            read = read_stages(filling.reader, filling.catalogue.lookup(lookup), ids)
            _enter(found.covered, read.filled, stages)
            _enter(found.confirmed, read.confirmed.values(), stages)


def _enter(marked: dict[str, set[str]], rows: Collection[Row], stages: Iterable[Stage]) -> None:
    for stage in stages:
        marked[stage].update([row["subject"] for row in rows if row[stage]])


def _without_gaps(found: _Found, filling: Filling, counted: Counted, given: Given) -> None:
    """Nodes without a grave gap; where somebody accepted all of them, accepted."""
    gaps = given.gaps
    if gaps is None:
        gaps = find_gaps(filling.reader, filling.catalogue, filling.scope)
    grave = [gap for gap in gaps if gap.severity in GRAVE and gap.subject in counted.names]
    open_ = {gap.subject for gap in grave if gap.identity not in given.accepted}
    had = {gap.subject for gap in grave}
    for column, kind in filling.chosen.kinds.items():
        of_kind = set(counted.of_kind(kind))
        found.covered[column] |= of_kind - had
        found.accepted[column] |= of_kind & had - open_
        for gap in grave:
            if gap.subject in of_kind:
                found.because[column, gap.subject][gap.message] = None


def _cooperation(found: _Found, filling: Filling, _: Counted, __: Given) -> None:
    """Shared work on which the supporting unit has a post."""
    for support, confirmed in placed(filling):
        found.covered[support.unit].add(support.subject)
        if confirmed:
            found.confirmed[support.unit].add(support.subject)


COMPUTED: dict[str, Callable[[_Found, Filling, Counted, Given], None]] = {
    "stages": _stages,
    OF_GAPS: _without_gaps,
    "cooperation": _cooperation,
}
