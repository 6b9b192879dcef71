"""Which facts does the projection add to what is said, where, and what do they mean?

The one declaration: what a graph is compared by and the table in docs/architecture.md
are derived from it.
"""

from dataclasses import dataclass

from graph_model.kinds import NODE_KINDS

EVERY = tuple(NODE_KINDS)
CYCLIC = ("Goal", "Duty", "Unit", "DiagnosisPoint", "QualityObject")
COMPARED = ("Unit", "Post", "Duty", "Standard", "Regulation")
PLACED = ("Goal", "Duty", "Standard", "Regulation")
PLACES = {"layer": "layers", "system": "systems"}  # what a node says → where it stands


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of nodes of some kinds or of one kind of link, or a link by itself.

    joins: kinds that a derived link joins, as "Duty → Unit".
    """

    name: str
    means: str
    nodes: tuple[str, ...] = ()
    link: str = ""
    joins: str = ""

    @property
    def where(self) -> str:
        """What it stands on, in words."""
        if self.nodes == EVERY:
            return "every node"
        return ", ".join(self.nodes) or self.link or self.joins


FALLS_TO = "FALLS_TO"
HELD_BY = "HELD_BY"
FACTS = (
    Fact("counts", "approved (or a draft, where the college counts drafts) and valid on the day",
         EVERY),
    Fact("leaf", "of duties: counts, is no catch-all, and has no such duty below it; of goals: "
         "counts, and no goal that counts is below it", ("Duty", "Goal")),
    Fact("served", "it, or a duty above it, serves a goal that counts", ("Duty",)),
    Fact("served_confirmed", "as `served`, by confirmed links alone", ("Duty",)),
    Fact("reaches_leaf", "a leaf duty is it or lies below it", ("Duty",)),
    Fact("reaches_leaf_confirmed", "as `reaches_leaf`, by confirmed links alone", ("Duty",)),
    Fact("carried_below", "of such leaf duties, a post carries one in a working role", ("Duty",)),
    Fact("carried_below_confirmed", "as `carried_below`, by confirmed links alone", ("Duty",)),
    Fact("meets_below", "of such leaf duties, one meets a standard", ("Duty",)),
    Fact(FALLS_TO, "work of the unit or of a unit below it: held, inherited or carried there",
         joins="Duty → Unit"),
    Fact(HELD_BY, "the unit holds the duty or one above it, with the role", joins="Duty → Unit"),
    Fact("placed", "of HOLDS in support: a post of the supporting unit carries the duty or one "
         "below it", link="HOLDS"),
    Fact("tier_rank", "position of its tier, 0 the top", ("Goal",)),
    Fact("undershot_by", "goals below it whose figures together do not satisfy its own", ("Goal",)),
    Fact("taken_up_by", "units that a leaf duty falls to which serves it or a goal below it, or "
         "meets it", ("Goal", "Standard")),
    Fact("normed", "a norm details it", ("Standard", "Duty", "Post")),
    Fact("checked", "a check checks it, or a norm that details it",
         ("Norm", "Standard", "Duty", "Post")),
    Fact("backed", "a regulation backs it, a norm that details it, or a check on either",
         ("Check", "Norm", "Standard", "Duty", "Post")),
    Fact("backed_for", "the aspects of those regulations",
         ("Check", "Norm", "Standard", "Duty", "Post")),
    Fact("cycle", "the smallest id of those that lie on a cycle with it, itself included", CYCLIC),
    Fact("layers", "its layer; where it has none, for duties those of goals served and standards "
         "met, for regulations those of duties and standards backed by it", PLACED),
    Fact("systems", "its system; where it has none, as `layers`", PLACED),
    Fact("own", "of one of the college's own levels", ("Standard",)),
    Fact("registered", "of one of the college's own levels, and with a code", ("Standard",)),
    Fact("hollow", "no target, and no text but perhaps a placeholder", ("Standard",)),
    Fact("current", "has a file and is valid or young enough on the day", ("Evidence",)),
    Fact("responsible", "a unit answers for it or for one above it", ("DiagnosisPoint",)),
    Fact("responsible_confirmed", "as `responsible`, by confirmed links alone",
         ("DiagnosisPoint",)),
    Fact("worked_by", "units in working roles on it or above it", ("DiagnosisPoint",)),
    Fact("led_by", "of these, those in the lead", ("DiagnosisPoint",)),
    Fact("carried_elsewhere", "posts that carry it, of which no unit, nor one above it, holds it, "
         "though some unit does", ("Duty",)),
    Fact("led_without_post", "units that lead it, while the leaf duties at or below it are carried "
         "only by posts elsewhere", ("Duty",)),
    Fact("assigned_without_post", "units that it is assigned to, while only posts elsewhere answer "
         "for it", ("Goal",)),
    Fact("match_name", "the name without regard to width, case, white space, punctuation and "
         "symbols", COMPARED),
    Fact("revise_by", "day of issue plus the years of review, to whole months; a year after "
         "29 February is 28 February", ("Standard", "Regulation")),
    Fact("off_list", "properties whose value the profile does not list", EVERY),
    Fact("reversed", "ends of periods that lie before their starts", EVERY),
    Fact("filed", "from the ledger: the reports it has handed in", ("Unit",)),
    Fact("stated_in", "from the ledger: the reports that state it", ("Duty",)),
    Fact("disputed", "from the ledger: properties of which its sources say different things",
         EVERY),
    Fact("doubts", "from the ledger: places of what is doubtful about it", EVERY),
)  # fmt: skip
DERIVED_LINKS = tuple(fact.name for fact in FACTS if fact.joins)


def facts_of(kind: str) -> tuple[str, ...]:
    """Names of the facts on nodes or links of a kind."""
    return tuple(fact.name for fact in FACTS if kind in fact.nodes or kind == fact.link)


def facts_table() -> str:
    """The table for developers, in Markdown."""
    rows = [f"| {fact.where} | `{fact.name}` | {fact.means} |" for fact in FACTS]
    return "\n".join(["| On | Fact | Meaning |", "| --- | --- | --- |", *rows])
