"""Every gap rule finds what its examples say, through a real ledger and a real graph."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph_model.claims import Batch, NodeClaim, Ref, Source
from graph_model.errors import UnknownName, WrongInput
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger
from graph_model.profile import (
    DEFAULT,
    Profile,
    RuleChoice,
    Severity,
    default_profile,
    read_profile,
)
from graph_model.projection import Projection
from graph_model.store import Changes, Graph, GraphNode, Reader
from queries.catalogue import Example, Rule, built_in, load_catalogue
from queries.gaps import Gap, as_json, find_gaps
from queries.scope import Scope

TODAY = date(2026, 6, 30)
CATALOGUE = load_catalogue()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in CATALOGUE.rules.values()
    for number, example in enumerate(rule.example, start=1)
]
Show = Callable[..., Reader]


@pytest.fixture
def show(engine: Graph, ledger: Ledger) -> Iterator[Show]:
    """Load lines (and reports of units that have filed) and show them on a day.

    The reader that was shown before is closed first.
    """
    with ExitStack() as stack:

        def shown(
            lines: str,
            day: date = TODAY,
            filed: tuple[str, ...] = (),
            profile: Profile | None = None,
            facts: tuple[GraphNode, ...] = (),
        ) -> Reader:
            stack.close()
            batches = [read_lines(lines, "example.jsonl"), *map(report, filed)]
            ledger.commit(batches, "test", "example")
            stamp = Projection(ledger, engine, profile or default_profile()).show(day)
            with engine.writing(stamp) as writer:
                writer.apply(Changes(patches=[*facts]))
            return stack.enter_context(engine.reading())

        yield shown


def report(unit: str) -> Batch:
    """A form that a unit has handed in."""
    source = Source("表3", unit=unit, reports=True)
    return Batch(source, (NodeClaim(Ref("Unit", name=unit), {"name": unit}),))


def scope(day: date = TODAY, profile: Profile | None = None) -> Scope:
    return Scope(day, profile or default_profile())


def words(gaps: list[Gap]) -> list[str]:
    return [f"{gap.subject}/{gap.key}" if gap.key else gap.subject for gap in gaps]


def meant_by(rule: Rule, example: Example) -> Profile:
    """The default profile with the example's differences and the rule switched on."""
    said = default_profile().model_dump()
    limits = {**said["parameters"], **example.profile.get("parameters", {})}
    said |= {**example.profile, "parameters": limits}
    return Profile.model_validate({**said, "rules": {rule.id: RuleChoice(enabled=True)}})


def ledger_facts(example: Example) -> tuple[GraphNode, ...]:
    """What the ledger says of the example's nodes beside their properties, as patches."""
    kinds = {line["id"]: line["node"] for line in map(json.loads, example.graph.split("\n"))
             if "node" in line}  # fmt: skip
    return tuple(
        GraphNode(kinds[id_], id_, {name: list(value) for name, value in facts.items()})
        for id_, facts in example.from_ledger.items()
    )


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_the_gaps_of_its_example_and_no_others(
    show: Show, rule: Rule, example: Example
) -> None:
    profile = meant_by(rule, example)
    reader = show(example.graph, example.today, example.filed, profile, ledger_facts(example))
    alone = replace(CATALOGUE, rules={rule.id: rule})
    found = find_gaps(reader, alone, scope(example.today, profile))
    assert words(found) == sorted(example.gaps)


def test_every_rule_has_examples_in_which_it_fires_and_stays_silent_twice() -> None:
    assert len(CATALOGUE.rules) >= 94
    assert len(EXAMPLES) >= 4 * len(CATALOGUE.rules)
    for rule in CATALOGUE.rules.values():
        fires = sum(bool(example.gaps) for example in rule.example)
        assert fires >= 2, rule.id
        assert len(rule.example) - fires >= 2, rule.id


GRAPH = """
{"node": "Unit", "id": "u1", "name": "教务处"}
{"node": "Unit", "id": "u2", "name": "学生处"}
{"node": "Duty", "id": "a", "name": "学籍管理"}
{"node": "Duty", "id": "d", "name": "学籍{注册}", "objective": "按时注册"}
{"node": "Post", "id": "p", "name": "学籍岗", "holders": ["张三"]}
{"node": "Post", "id": "q", "name": "科员"}
{"node": "Goal", "id": "g", "name": "报到率", "due": "2027-01-01"}
{"node": "Goal", "id": "h", "name": "招生规划", "due": "2026-12-31"}
{"node": "Standard", "id": "s", "name": "学籍标准", "level": "校", "code": "BZ-1"}
{"link": "HOLDS", "source": "u2", "target": "a", "role": "support"}
{"link": "HOLDS", "source": "u1", "target": "a"}
{"link": "DECOMPOSES_INTO", "source": "a", "target": "d"}
{"link": "DECOMPOSES_INTO", "source": "h", "target": "g"}
{"link": "BELONGS_TO", "source": "p", "target": "u1"}
{"link": "ASSIGNED_TO", "source": "g", "target": "p"}
{"link": "OWNED_BY", "source": "s", "target": "u2"}
"""


def test_a_gap_says_in_words_what_is_wrong_and_who_answers_for_it(show: Show) -> None:
    gaps = find_gaps(show(GRAPH), CATALOGUE, scope())
    found = {(gap.rule, gap.subject): gap for gap in gaps}
    missing = found["CHN101", "d"]
    assert missing.message == "职责“学籍{注册}”没有岗位履行"
    assert missing.message_en == "No post carries the duty “学籍{注册}”"
    assert (missing.unit, missing.unit_ids) == ("教务处、学生处", ("u1", "u2"))
    assert found["VER305", "g"].message == "目标“报到率”的截止日期晚于上级目标“招生规划”"
    assert found["VER305", "g"].unit_ids == ("u1",)  # the unit of the post in the lead
    assert found["CHN112", "p"].unit_ids == ("u1",)  # the unit that the post belongs to
    assert found["CHN103", "s"].unit_ids == ("u2",)  # the owner
    assert found["HOR402", "a"].with_nodes == ("u2",)
    assert found["RSP502", "q"].unit is None


ODD = """
{"node": "Goal", "id": "g", "name": "报到率", "tier": "年度计划", "start": "2026-07-01", \
"due": "2026-06-30"}
{"node": "QualityObject", "id": "o", "name": "电工课程", "type": "课程"}
"""


def test_a_key_that_is_no_node_reads_in_words_of_both_languages(show: Show) -> None:
    found = {gap.rule: gap for gap in find_gaps(show(ODD), CATALOGUE, scope())}
    assert (found["DAT002"].key, found["OBJ101"].key) == ("tier", "standard")
    assert found["DAT002"].message == "“报到率”的层级不在学校的目录中"
    assert found["DAT002"].message_en == "The tier of “报到率” is not in the college's list"
    assert found["DAT004"].message == "“报到率”的截止早于它的开始日期"
    assert found["OBJ101"].message == "诊改对象“电工课程”没有必备的标准"


def test_a_subject_that_is_no_node_goes_by_its_plain_name(show: Show) -> None:
    gaps = [gap for gap in find_gaps(show(ODD), CATALOGUE, scope()) if gap.rule == "STD604"]
    gap = next(gap for gap in gaps if gap.subject == "topic/辅导员")
    assert (gap.subject_kind, gap.subject_name, gap.unit) == ("topic", "辅导员", None)
    assert gap.message == "应有的标准“辅导员”还没有"


def test_a_profile_may_only_ask_of_quality_objects_what_the_model_knows(tmp_path: Path) -> None:
    text = DEFAULT.read_text(encoding="utf-8").replace('"班级" = ["goal"]', '"班级" = ["luck"]')
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        WrongInput, match=r"own\.toml › 第\d+行 › object_types\.班级\.0: 只能是 goal"
    ):
        read_profile(path)


def test_gaps_come_in_one_order_and_each_once(show: Show) -> None:
    gaps = find_gaps(show(GRAPH), CATALOGUE, scope())
    identities = [gap.identity for gap in gaps]
    assert identities == sorted(set(identities))


def test_the_published_form_has_exactly_the_documented_keys(show: Show) -> None:
    published = as_json(find_gaps(show(GRAPH), CATALOGUE, scope()))
    assert {tuple(gap) for gap in published} == {
        (
            "rule",
            "severity",
            "subject",
            "subject_kind",
            "subject_name",
            "key",
            "with",
            "unit",
            "message",
            "fix",
            "accepted",
        )
    }
    assert {
        "rule": "VER305",
        "severity": "error",
        "subject": "g",
        "subject_kind": "Goal",
        "subject_name": "报到率",
        "key": "h",
        "with": ["h"],
        "unit": "教务处",
        "message": "目标“报到率”的截止日期晚于上级目标“招生规划”",
        "fix": CATALOGUE.rule("VER305").zh.fix,
        "accepted": None,
    } in published


def test_a_college_may_switch_a_rule_off_or_weigh_it_differently(show: Show) -> None:
    choices = {"CHN101": RuleChoice(enabled=False), "CHN102": RuleChoice(severity=Severity.INFO)}
    own = default_profile().model_copy(update={"rules": choices})
    gaps = find_gaps(show(GRAPH, profile=own), CATALOGUE, scope(profile=own))
    assert "CHN101" not in {gap.rule for gap in gaps}
    assert {gap.severity for gap in gaps if gap.rule == "CHN102"} == {Severity.INFO}


RULE = """// id = "TST901"
// severity = "info"
// subject = "Unit"
// [zh]
// name = "部门"
// message = "“{subject}”与{key}"
// why = "试"
// fix = "试"
// [en]
// name = "Unit"
// message = "{subject}"
// why = "a test"
// fix = "none"
MATCH (u:Unit {counts: true})
RETURN DISTINCT u.id AS subject, 'x|y' AS key, [] AS with_nodes
"""


def written(folder: Path, text: str, name: str = "TST901.cypher") -> Path:
    (folder / "gaps").mkdir(exist_ok=True)
    (folder / "gaps" / name).write_text(text, encoding="utf-8")
    return folder


def test_one_more_file_is_one_more_rule(show: Show, tmp_path: Path) -> None:
    catalogue = load_catalogue([written(tmp_path, RULE)])
    gaps = [gap for gap in find_gaps(show(GRAPH), catalogue, scope()) if gap.rule == "TST901"]
    assert [gap.message for gap in gaps] == ["“教务处”与x、y", "“学生处”与x、y"]
    assert catalogue.rule("TST901").family == "other"
    assert catalogue.digest != CATALOGUE.digest


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('severity = "info"', 'severity = "grave"', "TST901.cypher › severity"),
        ('subject = "Unit"', 'subject = "Dept"', "TST901.cypher › subject"),
        ('fix = "试"', 'fixed = "试"', "TST901.cypher › zh.fix"),
        ('message = "{subject}"', 'message = "{unit}"', "TST901.cypher › en.message"),
        ('id = "TST901"', 'id = "TST902"', "TST901.cypher › id"),
        ('id = "TST901"', "id = TST901", "TST901.cypher: 无法读取"),
        ("counts: true", "counts: $yes", "TST901.cypher › text"),
    ],
)
def test_a_wrong_header_is_refused_with_file_and_field(
    tmp_path: Path, old: str, new: str, where: str
) -> None:
    with pytest.raises(WrongInput, match=where):
        load_catalogue([written(tmp_path, RULE.replace(old, new))])


def test_an_id_is_given_once(tmp_path: Path) -> None:
    written(tmp_path, RULE)
    with pytest.raises(WrongInput, match="TST901: 这个 id 已经有了"):
        load_catalogue([written(tmp_path, RULE, "TST901-again.cypher")])


def test_an_unknown_rule_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="CHN101"):
        CATALOGUE.rule("CHN999")


WEIGHTS = """
CHN: error 101 102 108 109 112; warning 103 106 110 111; info 104 105 107
ORP: error 201 208 209; warning 210 202 203 204 205 206 207
VER: error 301 302 304 305 306 307 308 309; warning 311 312; info 303 310
HOR: error 402 403 404 408 410; warning 401 405 406 409; info 407
RSP: error 505 506 508; warning 501 502 504 507 509; info 503
STD: error 607 609; warning 601 603 604 605 608; info 602 606 610
GOL: error 704 706; warning 701 702 703 707 708 705
EVD: error 804 805 806; warning 801 803; info 802 808 807
IND: error 901 903; warning 902 906 904 905
DAT: error 004 007; warning 001 002 008 005 006; info 003
OBJ: error 101
"""


def weighed() -> Iterator[tuple[str, str]]:
    for line in WEIGHTS.strip().splitlines():
        family, listed = line.split(": ")
        for group in listed.split("; "):
            severity, *numbers = group.split()
            yield from ((family + number, severity) for number in numbers)


def test_every_rule_is_as_grave_as_the_catalogue_says() -> None:
    found = {rule.id: str(rule.severity) for rule in built_in().rules.values()}
    assert found == dict(weighed())
    assert len(dict(weighed())) == 94


def test_a_profile_that_names_an_unknown_rule_is_refused() -> None:
    own = default_profile().model_copy(update={"rules": {"CHN999": RuleChoice(enabled=False)}})
    with pytest.raises(WrongInput, match="profile › rules › CHN999: 没有这条规则"):
        CATALOGUE.accept(own)
    CATALOGUE.accept(default_profile())


def test_a_rule_that_is_off_in_its_file_or_by_the_profile_is_listed_as_such() -> None:
    choices = {"CHN101": RuleChoice(enabled=False)}
    own = default_profile().model_copy(update={"rules": choices})
    off = {rule.id for rule in CATALOGUE.switched_off(own)}
    assert "CHN101" in off
    assert off.isdisjoint(rule.id for rule in CATALOGUE.rules_for(own))
    assert off - {"CHN101"} == {rule.id for rule in CATALOGUE.switched_off(default_profile())}
