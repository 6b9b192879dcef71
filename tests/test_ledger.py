"""The ledger through its public door: real files of SQLite, real batches."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DBAPIError

from graph_model.claims import Batch, Find, LinkClaim, NodeClaim, Place, Ref, Source
from graph_model.errors import DamagedRecord, WrongInput, WrongSetup
from graph_model.exchange import read_lines, write_lines
from graph_model.ledger import Ledger, person
from graph_model.ledger.database import connected, parsed
from graph_model.ledger.schema import metadata
from tests.behind import asked, attempted, tampered
from tests.college import COLLEGE, load

TWO = """{"node": "Duty", "id": "d", "name": "学籍注册"}
{"node": "Post", "id": "p", "name": "学籍管理员"}
{"link": "CARRIES", "source": "p", "target": "d", "role": "lead"}"""


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = Ledger.open(url)
    yield opened
    opened.close()


def lines(ledger: Ledger) -> list[str]:
    return list(write_lines(ledger.entities()))


def test_what_goes_in_comes_out_as_the_exchange_format_sorted(ledger: Ledger) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    assert lines(ledger) == [
        '{"node": "Duty", "id": "d", "name": "学籍注册"}',
        '{"node": "Post", "id": "p", "name": "学籍管理员"}',
        '{"link": "CARRIES", "source": "p", "target": "d", "role": "lead"}',
    ]


def test_loading_the_same_again_adds_no_revision(ledger: Ledger) -> None:
    for _ in range(2):
        outcome = ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "again")
        assert outcome.revision == 1
    assert ledger.revision() == 1


def test_words_by_id_are_written_once_and_mean_what_they_did_when_written_out(
    ledger: Ledger, url: str
) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    assert [row[0] for row in asked(url, "SELECT said FROM change")] == [None] * 3
    written_out = {
        "d": '{"node":{"id":"d","kind":"Duty"},"properties":{"name":"学籍注册"}}',
        "p": '{"node":{"id":"p","kind":"Post"},"properties":{"name":"学籍管理员"}}',
        "CARRIES\tp\td\tlead": '{"link":"CARRIES","properties":{},"role":"lead",'
        '"source":{"id":"p","kind":""},"target":{"id":"d","kind":""}}',
    }
    for key, words in written_out.items():
        claim = f"SELECT id FROM claim WHERE key = '{key}'"
        tampered(url, f"UPDATE change SET said = '{words}' WHERE claim_id = ({claim})")
    assert ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "again").revision == 1
    ledger.commit([read_lines(TWO.splitlines()[0], "two.jsonl")], "甲", "less")
    assert ledger.commit(ledger.undo(2).plan, "甲", "back").revision == 3
    assert sorted(one.key for one in ledger.entities()) == sorted(written_out)


def test_a_row_that_only_moved_is_no_change(ledger: Ledger) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    moved = "\n\n" + "\n".join(reversed(TWO.splitlines()))
    assert ledger.commit([read_lines(moved, "two.jsonl")], "甲", "moved").revision == 1


def test_a_source_withdraws_only_what_it_said_itself(ledger: Ledger) -> None:
    ledger.commit([read_lines(TWO, "one.jsonl")], "甲", "one")
    ledger.commit([read_lines(TWO.splitlines()[0], "two.jsonl")], "乙", "two")
    ledger.commit([read_lines(TWO.splitlines()[1], "one.jsonl")], "甲", "one, less")
    assert [one.key for one in ledger.entities()] == ["d", "p"]
    ledger.commit(
        [read_lines('{"node": "Unit", "id": "u", "name": "教务处"}', "two.jsonl")], "乙", ""
    )
    assert sorted(one.key for one in ledger.entities()) == ["p", "u"]


def test_a_persons_word_wins_and_does_not_go_by_a_load(ledger: Ledger) -> None:
    ledger.commit([read_lines(TWO, "one.jsonl")], "甲", "one")
    said = NodeClaim(Ref("Duty", id="d", find=Find.MAKE), {"name": "学籍注册与管理"})
    ledger.commit([Batch(person("丙"), (said,), partial=True)], "丙", "改名")
    ledger.commit([read_lines(TWO.replace("员", "岗"), "one.jsonl")], "甲", "again")
    names = {one.key: one.body.get("name") for one in ledger.entities()}
    assert names["d"] == "学籍注册与管理"
    assert names["p"] == "学籍管理岗"


def test_every_statement_names_its_source_and_place(ledger: Ledger) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    assert ledger.origins(["p"]) == {"p": [("two.jsonl", Place("two.jsonl", "", 2))]}


@pytest.mark.parametrize(
    "line, message",
    [
        ('{"link": "CARRIES", "source": "p", "target": "nobody"}', "找不到节点“nobody”"),
        ('{"link": "CARRIES", "source": "d", "target": "p"}', "职责不能以“履行”连到岗位"),
        ('{"node": "Goal", "id": "d", "name": "目标"}', "d"),
        ('{"node": "Dutty", "id": "x", "name": "x"}', "没有“Dutty”这种节点"),
        ('{"node": "Duty", "id": "x"}', "name: 缺少必填项"),
        ('{"node": "Duty", "id": "x", "name": "x", "colour": "red"}', "没有此属性"),
        ('{"node": "Goal", "id": "x", "name": "x", "due": "2026-02-30"}', "due: 不是有效的日期"),
        (
            '{"node": "Goal", "id": "x", "name": "x", "operator": "≥"}',
            "operator: 不在允许的取值之内",
        ),
        ('{"link": "PART_OF", "source": "d", "target": "p", "role": "lead"}', "role"),
        (
            '{"node": "Duty", "id": "d", "name": "x"}\n{"node": "Duty", "id": "d", "name": "x"}',
            "已经出现过",
        ),
        ('{"link": "ALIGNS_WITH", "source": "g", "target": "g"}', "不能从 g 连到它自己"),
        ("{", "不是有效的 JSON"),
        ("[]", "每行须是"),
        (json.dumps({"node": "Unit", "id": "u" * 201, "name": "x"}), "id: 太长"),
        ("", "文件是空的"),
    ],
)
def test_a_wrong_line_is_refused_with_its_place_and_nothing_is_stored(
    ledger: Ledger, line: str, message: str
) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    before = lines(ledger)
    good = '{"node": "Unit", "id": "u", "name": "教务处"}\n' if line else ""
    with pytest.raises(WrongInput, match=r"坏的\.jsonl|已是|已用作") as caught:
        ledger.commit([read_lines(good + line, "坏的.jsonl")], "乙", "bad")
    assert message in str(caught.value)
    assert lines(ledger) == before
    assert ledger.revision() == 1


def test_the_order_of_files_changes_neither_ids_nor_export(tmp_path: Path) -> None:
    files = sorted(COLLEGE.iterdir())
    texts = set()
    for seed in range(3):
        random.Random(seed).shuffle(files)
        ledger = Ledger.open(f"sqlite:///{tmp_path / f'{seed}.db'}")
        for file in files:
            load(ledger, [file])
        texts.add("\n".join(lines(ledger)))
    whole = Ledger.open(f"sqlite:///{tmp_path / 'whole.db'}")
    load(whole, files)
    texts.add("\n".join(lines(whole)))
    assert len(texts) == 1


def test_loading_the_whole_example_again_adds_no_revision(tmp_path: Path) -> None:
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'l.db'}")
    files = sorted(COLLEGE.iterdir())
    load(ledger, files)
    load(ledger, list(reversed(files)))
    for file in files:
        load(ledger, [file])
    assert ledger.revision() == 1
    assert ledger.verify() == 1


def test_a_name_that_nobody_answers_to_is_tried_again_at_every_later_load(ledger: Ledger) -> None:
    duty = Ref("Duty", "成绩录入", scope=Ref("Unit", "教务处", find=Find.MAKE), find=Find.MAKE)
    unit = NodeClaim(Ref("Unit", "教务处", find=Find.MAKE), {"name": "教务处"})
    claims = (
        unit,
        NodeClaim(duty, {"name": "成绩录入"}),
        LinkClaim("MEETS", duty, Ref("Standard", code="BZ-01")),
    )
    outcome = ledger.commit([Batch(Source("表4", "教务处", reports=True), claims)], "甲", "表4")
    assert [doubt.reason for doubt in outcome.plan.doubts] == ["找不到标准“BZ-01”"]
    standard = '{"node": "Standard", "id": "s", "name": "成绩标准", "code": "BZ-01"}'
    ledger.commit([read_lines(standard, "标准.jsonl")], "乙", "标准")
    assert [one.kind for one in ledger.entities() if one.is_link] == ["MEETS"]
    ledger.commit([read_lines(standard.replace("BZ-01", "BZ-02"), "标准.jsonl")], "乙", "标准")
    assert not [one for one in ledger.entities() if one.is_link]


@pytest.mark.parametrize("wrong", ["UPDATE change SET body = '{}'", "DELETE FROM changeset"])
def test_what_was_said_cannot_be_changed_or_deleted(ledger: Ledger, url: str, wrong: str) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    with pytest.raises(DBAPIError, match="append-only"):
        attempted(url, wrong)


@pytest.mark.postgres
def test_a_table_cannot_be_emptied_at_once_either(postgres_url: str) -> None:
    Ledger.open(postgres_url).close()
    with pytest.raises(DBAPIError, match="append-only"):
        attempted(postgres_url, "TRUNCATE name")


def test_verify_names_the_changeset_that_was_tampered_with(ledger: Ledger, url: str) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    ledger.commit([read_lines(TWO.replace("员", "岗"), "two.jsonl")], "甲", "second")
    assert ledger.verify() == 2
    tampered(url, "UPDATE change SET body = '{}' WHERE changeset_id = 2")
    with pytest.raises(DamagedRecord, match="第 2 版"):
        ledger.verify()


def test_the_migrations_make_the_tables_that_the_code_uses(ledger: Ledger, url: str) -> None:
    database = connected(parsed(url))
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


@pytest.mark.parametrize("wrong", ["nonsense", "mysql://x/y", "sqlite:////proc/none/l.db"])
def test_a_ledger_that_cannot_be_opened_says_what_to_do(wrong: str) -> None:
    with pytest.raises(WrongSetup, match=r"sqlite:///|检查|无法"):
        Ledger.open(wrong)


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("not a database at all, just some text" * 50)
    with pytest.raises(DamagedRecord, match=r"打不开台账.*不是台账"):
        Ledger.open(f"sqlite:///{file}")


def report(unit: str, form: str, *claims: LinkClaim | NodeClaim) -> Batch:
    """A form of a unit, as a table under that name of the unit would say it."""
    here = NodeClaim(Ref("Unit", unit, find=Find.MAKE), {"name": unit})
    return Batch(Source(form, unit, order=10, reports=True), (here, *claims))


def duty_of(unit: str, name: str) -> NodeClaim:
    scope = Ref("Unit", unit, find=Find.MAKE)
    return NodeClaim(Ref("Duty", name, scope=scope, find=Find.MAKE), {"name": name})


UNITS = '{"node": "Unit", "id": "qm", "name": "质量管理中心", "aliases": ["诊改办"]}'


def test_a_form_sent_again_under_an_alias_replaces_itself_and_still_counts_as_filed(
    ledger: Ledger,
) -> None:
    ledger.commit([read_lines(UNITS, "units.jsonl")], "甲", "units")
    ledger.commit([report("质量管理中心", "表3", duty_of("质量管理中心", "督导"))], "甲", "")
    ledger.commit([report("诊改办", "表3", duty_of("诊改办", "年报"))], "甲", "")
    assert [one.body["name"] for one in ledger.entities() if one.kind == "Duty"] == ["年报"]
    with ledger.snapshot() as now:
        assert now.filed == {"qm": ("表3",)}


def test_two_names_of_one_unit_in_one_load_are_one_source(ledger: Ledger) -> None:
    ledger.commit([read_lines(UNITS, "units.jsonl")], "甲", "units")
    both = [
        report("质量管理中心", "表3", duty_of("质量管理中心", "督导")),
        report("诊改办", "表3", duty_of("诊改办", "年报")),
    ]
    for _ in range(2):
        assert ledger.commit(both, "甲", "both").revision == 2
    duties = {one.body["name"] for one in ledger.entities() if one.kind == "Duty"}
    assert duties == {"督导", "年报"}


def test_tables_and_lines_that_speak_of_one_thing_meet_in_any_order(tmp_path: Path) -> None:
    register = Batch(
        Source("标准目录", order=60, made_for=("Standard",)),
        (
            NodeClaim(
                Ref("Standard", "成绩标准", "BZ-01", find=Find.MAKE),
                {"name": "成绩标准", "code": "BZ-01"},
            ),
        ),
    )
    line = read_lines('{"node": "Standard", "id": "s1", "name": "成绩标准", "code": "BZ-01"}', "x")
    found = set()
    for number, order in enumerate([[register, line], [line, register]]):
        ledger = Ledger.open(f"sqlite:///{tmp_path / str(number)}.db")
        for batch in order:
            ledger.commit([batch], "甲", "")
        found.add("\n".join(lines(ledger)))
    assert len(found) == 1
    assert '"id": "s1"' in next(iter(found)) and "standard-" not in next(iter(found))


def test_a_name_that_two_units_bear_means_neither(ledger: Ledger) -> None:
    two = "\n".join(f'{{"node": "Unit", "id": "u{n}", "name": "处长室"}}' for n in (1, 2))
    ledger.commit([read_lines(two, "units.jsonl")], "甲", "two")
    plan = ledger.plan([report("处长室", "表3", duty_of("处长室", "排课"))])
    assert next(doubt.reason for doubt in plan.doubts).startswith("找不到部门“处长室”")


def test_an_alias_means_its_own_unit_though_another_has_the_same_name(ledger: Ledger) -> None:
    two = """{"node": "Unit", "id": "u1", "name": "处长室"}
{"node": "Unit", "id": "u2", "name": "处长室", "aliases": ["教务处长室"]}"""
    ledger.commit([read_lines(two, "units.jsonl")], "甲", "two")
    ledger.commit([report("教务处长室", "表3", duty_of("教务处长室", "排课"))], "甲", "")
    with ledger.snapshot() as now:
        assert now.filed == {"u2": ("表3",)}


def test_a_persons_role_stands_beside_that_of_a_file(ledger: Ledger) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "lead")
    support = LinkClaim("CARRIES", Ref("", id="p"), Ref("", id="d"), "support")
    ledger.commit([Batch(person("乙"), (support,), partial=True)], "乙", "support")
    ledger.commit([report("教务处", "表3", duty_of("教务处", "排课"))], "甲", "a table")
    assert {one.role for one in ledger.entities() if one.kind == "CARRIES"} == {"lead", "support"}


def test_a_roster_that_says_nobody_is_believed(ledger: Ledger) -> None:
    def says(form: str, holders: list[str], *made_for: str) -> Batch:
        claim = NodeClaim(Ref("Post", id="p", find=Find.MAKE), {"name": "处长", "holders": holders})
        return Batch(Source(form, order=5, made_for=made_for), (claim,))

    ledger.commit([says("表4", ["张三"]), says("名册", [], "Post")], "甲", "")
    assert [one.body["holders"] for one in ledger.entities()] == [[]]


def test_the_place_shown_is_where_it_stands_in_the_file_loaded_last(ledger: Ledger) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    ledger.commit([read_lines("\n\n" + TWO, "two.jsonl")], "甲", "moved")
    assert ledger.revision() == 1
    assert ledger.origins(["p"]) == {"p": [("two.jsonl", Place("two.jsonl", "", 4))]}


def test_a_retried_request_is_stored_once(ledger: Ledger) -> None:
    assert ledger.commit([read_lines(TWO, "a.jsonl")], "甲", "", "r1").revision == 1
    assert ledger.commit([read_lines(TWO, "b.jsonl")], "甲", "", "r1").revision == 1
    assert ledger.revision() == 1


def test_every_name_is_recorded_with_the_id_that_was_given(ledger: Ledger, url: str) -> None:
    ledger.commit([report("教务处", "表3", duty_of("教务处", "排课"))], "甲", "")
    rows = asked(url, "SELECT kind, name, node_id FROM name ORDER BY kind")
    ids = {one.key for one in ledger.entities()}
    assert [row[:2] for row in rows] == [("Duty", "排课"), ("Unit", "教务处")]
    assert {row[2] for row in rows} <= ids


@pytest.mark.parametrize(
    "wrong",
    [
        "DELETE FROM head WHERE claim_id = 1",
        "UPDATE source SET body = replace(body, 'two.jsonl', '校长')",
        "UPDATE changeset SET author = '乙'",
        "DELETE FROM change WHERE id = 2",
        "UPDATE changeset SET n_changes = 7",
    ],
)
def test_verify_notices_what_was_changed_behind_its_back(
    ledger: Ledger, url: str, wrong: str
) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    tampered(url, wrong)
    with pytest.raises(DamagedRecord):
        ledger.verify()


def test_a_ledger_of_a_newer_version_is_not_touched(ledger: Ledger, url: str) -> None:
    tampered(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WrongSetup, match="更新的版本"):
        Ledger.open(url)


def test_a_name_may_be_a_whole_text(ledger: Ledger) -> None:
    """Longer than an index of a database takes, and such that nothing compresses it."""
    texts = ["".join(chr(0x4E00 + random.Random(seed).randrange(20000))
                     for seed in range(start, start + 3000)) for start in (0, 9000)]  # fmt: skip
    one, other = (Ref("Goal", text, find=Find.MAKE) for text in texts)
    claims = (
        NodeClaim(one, {"name": texts[0]}),
        NodeClaim(other, {"name": texts[1]}),
        LinkClaim("DECOMPOSES_INTO", one, other),
    )
    for _ in range(2):
        assert ledger.commit([report("教务处", "表4", *claims)], "甲", "").revision == 1
    assert sum(one.kind == "DECOMPOSES_INTO" for one in ledger.entities()) == 1
    assert ledger.verify() == 1
