"""Which nodes does a gap name beside its subject?"""

import pytest
from maps import links, nodes
from test_rules import CATALOGUE, Show, scope, show

from queries.gaps import find_gaps

__all__ = ["show"]

RINGS = [
    ("Goal", "DECOMPOSES_INTO"),
    ("Duty", "DECOMPOSES_INTO"),
    ("Unit", "PART_OF"),
    ("DiagnosisPoint", "PART_OF"),
    ("QualityObject", "PART_OF"),
]


def beside(show: Show, rule: str, *lines: str) -> dict[str, tuple[str, ...]]:
    """Subject → the nodes beside it, of the gaps of one rule."""
    gaps = find_gaps(show("\n".join(lines)), CATALOGUE, scope())
    return {gap.subject: gap.with_nodes for gap in gaps if gap.rule == rule}


@pytest.mark.parametrize(("kind", "link"), RINGS)
def test_a_node_on_a_cycle_names_the_next_ones_on_it(show: Show, kind: str, link: str) -> None:
    ways = ("a b", "b c", "c a", "c c", "a beyond", "before a", "x y", "y x")
    ring = links("\n".join(f"{near} {link} {far}" for near, far in map(str.split, ways)))
    found = beside(show, "VER308", nodes(kind, "a b c beyond before x y"), ring)
    expected = {"a": ("b",), "b": ("c",), "c": ("a", "c"), "x": ("y",), "y": ("x",)}
    assert found == expected


def test_duties_of_one_name_name_the_others_and_the_units_that_lead_them(show: Show) -> None:
    led = links("u HOLDS d\nv HOLDS e\nv HOLDS f")
    lines = (nodes("Unit", "u v"), nodes("Duty", "d e f", name="排课"), led)
    assert beside(show, "HOR409", *lines) == {"d": ("e", "f", "u", "v")}
