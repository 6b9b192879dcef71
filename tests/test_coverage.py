"""The map 部门 × 链条环节 on small colleges, with cells worked out by hand."""

from datetime import date

import pytest
from test_rules import CATALOGUE, TODAY, Show, scope, show

from graph_model.profile import Stage, default_profile
from queries.coverage import as_json, read_coverage
from queries.covered import Coverage

__all__ = ["show"]

COLLEGE = """
{"node": "Unit", "id": "u", "name": "教务处", "reports": true}
{"node": "Unit", "id": "v", "name": "学籍科"}
{"node": "Unit", "id": "w", "name": "学生处", "reports": true}
{"node": "Unit", "id": "x", "name": "撤销的处", "status": "retired", "reports": true}
{"link": "PART_OF", "source": "v", "target": "u"}
{"node": "Post", "id": "p", "name": "学籍岗"}
{"node": "Post", "id": "q", "name": "督导岗"}
{"link": "BELONGS_TO", "source": "p", "target": "v"}
{"link": "BELONGS_TO", "source": "q", "target": "w"}
{"node": "Goal", "id": "g", "name": "报到率"}
{"node": "Duty", "id": "a", "name": "学籍管理"}
{"node": "Duty", "id": "d", "name": "学籍注册"}
{"node": "Duty", "id": "e", "name": "学籍异动"}
{"node": "Duty", "id": "c", "name": "其他工作", "catch_all": true}
{"link": "DECOMPOSES_INTO", "source": "a", "target": "d"}
{"link": "DECOMPOSES_INTO", "source": "a", "target": "e"}
{"link": "HOLDS", "source": "u", "target": "a"}
{"link": "HOLDS", "source": "u", "target": "c"}
{"link": "HOLDS", "source": "w", "target": "e", "role": "support"}
{"link": "HOLDS", "source": "w", "target": "d", "role": "supervise"}
{"link": "HOLDS", "source": "x", "target": "d"}
{"link": "SERVES", "source": "a", "target": "g"}
{"link": "CARRIES", "source": "p", "target": "d"}
{"link": "CARRIES", "source": "q", "target": "e", "role": "supervise"}
{"node": "Standard", "id": "s", "name": "学籍标准"}
{"node": "Standard", "id": "t", "name": "旧标准", "valid_to": "2026-06-29"}
{"link": "MEETS", "source": "d", "target": "s"}
{"link": "MEETS", "source": "e", "target": "t"}
{"node": "Norm", "id": "n", "name": "办理流程"}
{"link": "DETAILED_BY", "source": "s", "target": "n"}
{"node": "Check", "id": "k", "name": "抽查"}
{"link": "CHECKED_BY", "source": "n", "target": "k"}
{"node": "Regulation", "id": "r", "name": "学籍管理办法"}
{"link": "BACKED_BY", "source": "k", "target": "r"}
"""
STAGES = (Stage.GOAL, Stage.POST, Stage.STANDARD, Stage.NORM, Stage.CHECK, Stage.REGULATION)


def read(show: Show, lines: str, day: date = TODAY, filed: tuple[str, ...] = ()) -> Coverage:
    return read_coverage(show(lines, day, filed), CATALOGUE, "unit-stage", scope(day))


def cells(found: Coverage, row: str) -> list[tuple[int, int]]:
    return [(cell.covered, cell.total) for cell in found.cells if cell.row == row]


def sure(found: Coverage, row: str) -> list[int | None]:
    return [cell.confirmed for cell in found.cells if cell.row == row]


def test_a_unit_counts_the_leaf_duties_of_its_subtree_each_once(show: Show) -> None:
    found = read(show, COLLEGE)
    assert tuple(column.id for column in found.columns) == STAGES
    assert cells(found, "u") == [(2, 2), (1, 2), (1, 2), (1, 2), (1, 2), (1, 2)]
    assert cells(found, "v") == [(1, 1)] * 6
    assert cells(found, "w") == [(1, 1), (0, 1), (0, 1), (0, 1), (0, 1), (0, 1)]


def test_rows_are_the_counting_units_with_what_they_are_part_of(show: Show) -> None:
    rows = read(show, COLLEGE).rows
    assert [(row.id, row.name, row.parent) for row in rows] == [
        ("u", "教务处", None),
        ("v", "学籍科", "u"),
        ("w", "学生处", None),
    ]


def test_a_standard_covers_on_its_last_day(show: Show) -> None:
    found = read(show, COLLEGE, date(2026, 6, 29))
    assert cells(found, "w") == [(1, 1), (0, 1), (1, 1), (0, 1), (0, 1), (0, 1)]


def test_a_cell_names_its_duties_with_all_their_stages(show: Show) -> None:
    subjects = read(show, COLLEGE).cell_subjects("u", Stage.STANDARD)
    assert [(one.id, one.name, one.covered) for one in subjects] == [
        ("d", "学籍注册", True),
        ("e", "学籍异动", False),
    ]
    assert [mark.covered for mark in subjects[1].marks] == [True] + [False] * 5
    assert [mark.column for mark in subjects[0].marks] == list(STAGES)


def test_the_map_says_who_has_not_filed(show: Show) -> None:
    filing = read(show, COLLEGE, filed=("教务处",)).filing
    assert (filing.filed, filing.required) == (1, 2)
    assert [unit.name for unit in filing.missing] == ["学生处"]


def confirmed(lines: str, *kinds: str) -> str:
    """The same lines with all links of some kinds confirmed."""
    mark = '", "confirmed_by": "张三"}'
    return "\n".join(
        line.replace('"}', mark) if any(f'"{kind}"' in line for kind in kinds) else line
        for line in lines.splitlines()
    )


CHAIN = ("MEETS", "DETAILED_BY", "CHECKED_BY", "BACKED_BY")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), [0, 0, 0, 0, 0, 0]),
        (("SERVES",), [0, 0, 0, 0, 0, 0]),
        (("SERVES", "DECOMPOSES_INTO"), [2, 0, 0, 0, 0, 0]),
        (("CARRIES",), [0, 1, 0, 0, 0, 0]),
        (("MEETS",), [0, 0, 1, 0, 0, 0]),
        (("DETAILED_BY", "CHECKED_BY", "BACKED_BY"), [0, 0, 0, 0, 0, 0]),
        (("MEETS", "DETAILED_BY"), [0, 0, 1, 1, 0, 0]),
        (("MEETS", "CHECKED_BY", "BACKED_BY"), [0, 0, 1, 0, 0, 0]),
        (CHAIN, [0, 0, 1, 1, 1, 1]),
    ],
)
def test_confirmed_asks_for_every_link_of_the_way(
    show: Show, kinds: tuple[str, ...], expected: list[int]
) -> None:
    found = read(show, confirmed(COLLEGE, *kinds))
    assert sure(found, "u") == expected
    assert cells(found, "u") == [(2, 2), (1, 2), (1, 2), (1, 2), (1, 2), (1, 2)]


WAYS = [
    ("post", ["CARRIES p d"]),
    ("standard", ["MEETS d s"]),
    ("norm", ["DETAILED_BY d n"]),
    ("norm", ["CARRIES p d", "DETAILED_BY p n"]),
    ("norm", ["MEETS d s", "DETAILED_BY s n"]),
    ("check", ["CHECKED_BY d k"]),
    ("check", ["MEETS d s", "CHECKED_BY s k"]),
    ("check", ["DETAILED_BY d n", "CHECKED_BY n k"]),
    ("check", ["CARRIES p d", "DETAILED_BY p n", "CHECKED_BY n k"]),
    ("check", ["MEETS d s", "DETAILED_BY s n", "CHECKED_BY n k"]),
    ("regulation", ["BACKED_BY d r"]),
    ("regulation", ["CARRIES p d", "BACKED_BY p r"]),
    ("regulation", ["MEETS d s", "BACKED_BY s r"]),
    ("regulation", ["DETAILED_BY d n", "BACKED_BY n r"]),
    ("regulation", ["CARRIES p d", "DETAILED_BY p n", "BACKED_BY n r"]),
    ("regulation", ["MEETS d s", "DETAILED_BY s n", "BACKED_BY n r"]),
    ("regulation", ["CHECKED_BY d k", "BACKED_BY k r"]),
    ("regulation", ["MEETS d s", "CHECKED_BY s k", "BACKED_BY k r"]),
    ("regulation", ["DETAILED_BY d n", "CHECKED_BY n k", "BACKED_BY k r"]),
    ("regulation", ["CARRIES p d", "DETAILED_BY p n", "CHECKED_BY n k", "BACKED_BY k r"]),
    ("regulation", ["MEETS d s", "DETAILED_BY s n", "CHECKED_BY n k", "BACKED_BY k r"]),
]
NODES = """
{"node": "Unit", "id": "u", "name": "教务处"}
{"node": "Duty", "id": "d", "name": "学籍注册"}
{"node": "Post", "id": "p", "name": "学籍岗"}
{"node": "Standard", "id": "s", "name": "学籍标准"}
{"node": "Norm", "id": "n", "name": "办理流程"}
{"node": "Check", "id": "k", "name": "抽查"}
{"node": "Regulation", "id": "r", "name": "学籍管理办法"}
{"link": "HOLDS", "source": "u", "target": "d"}
"""


def named(part: str | list[str]) -> str:
    return part if isinstance(part, str) else "-".join(link.replace(" ", ".") for link in part)


def line(link: str, by: str = "") -> str:
    kind, source, target = link.split()
    sure = f', "confirmed_by": "{by}"' if by else ""
    return f'{{"link": "{kind}", "source": "{source}", "target": "{target}"{sure}}}\n'


@pytest.mark.parametrize(("stage", "way"), WAYS, ids=named)
def test_every_way_of_the_definitions_covers_and_each_of_its_links_can_be_unconfirmed(
    show: Show, stage: str, way: list[str]
) -> None:
    def reading(unconfirmed: str | None) -> tuple[int, int]:
        links = "".join(line(link, "" if link == unconfirmed else "李四") for link in way)
        found = read(show, NODES + links)
        cell = next(one for one in found.cells if one.column == stage)
        return cell.covered, cell.confirmed

    assert reading(None) == (1, 1)
    for link in way:
        assert reading(link) == (1, 0), link


@pytest.mark.parametrize(("stage", "way"), WAYS, ids=named)
def test_a_way_through_anything_retired_or_a_role_that_does_not_work_covers_nothing(
    show: Show, stage: str, way: list[str]
) -> None:
    links = "".join(line(link, "李四") for link in way)

    def covered(lines: str) -> int:
        return next(one for one in read(show, lines).cells if one.column == stage).covered

    for id_ in {end for link in way for end in link.split()[1:]} - {"d"}:
        retired = NODES.replace(f'"id": "{id_}",', f'"id": "{id_}", "status": "retired",')
        assert covered(retired + links) == 0, id_
    if any(link.startswith("CARRIES") for link in way):
        assert covered(NODES + links.replace('"p", "target": "d"', SUPERVISES)) == 0


SUPERVISES = '"p", "target": "d", "role": "supervise"'


def test_a_unit_that_is_part_of_a_cycle_or_of_itself_is_counted_once(show: Show) -> None:
    cycle = """
{"link": "PART_OF", "source": "u", "target": "w"}
{"link": "PART_OF", "source": "w", "target": "u"}
{"link": "PART_OF", "source": "v", "target": "v"}
"""
    found = read(show, COLLEGE + cycle)
    assert cells(found, "u")[0] == cells(found, "w")[0] == (2, 2)
    assert {row.id: row.parent for row in found.rows} == {"u": "w", "v": "u", "w": "u"}


def test_the_published_form_has_exactly_the_documented_keys(show: Show) -> None:
    published = as_json(read(show, COLLEGE), revision=7)
    assert list(published) == ["map", "revision", "today", "rows", "columns", "cells"]
    assert published["rows"][1] == {"id": "v", "name": "学籍科", "parent": "u"}
    assert published["columns"] == [str(stage) for stage in default_profile().shown_stages()]
    assert published["cells"][1] == {
        "row": "u",
        "column": "post",
        "covered": 1,
        "total": 2,
        "confirmed": 0,
        "accepted": 0,
    }
    assert (published["revision"], published["today"]) == (7, "2026-06-30")
