"""The ledger through its public door: real files of SQLite, real batches."""

import random
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from graph_model.claims import Batch, Find, LinkClaim, NodeClaim, Place, Ref, Source
from graph_model.errors import DamagedRecord, WrongInput, WrongSetup
from graph_model.exchange import read_lines, write_lines
from graph_model.ledger import Ledger, person
from graph_model.ledger.schema import metadata
from tests.college import COLLEGE, load

TWO = """{"node": "Duty", "id": "d", "name": "学籍注册"}
{"node": "Post", "id": "p", "name": "学籍管理员"}
{"link": "CARRIES", "source": "p", "target": "d", "role": "lead"}"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def ledger(url: str) -> Ledger:
    return Ledger.open(url)


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


def test_what_was_said_cannot_be_changed_or_deleted(ledger: Ledger, tmp_path: Path) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    with sqlite3.connect(tmp_path / "ledger.db") as direct:
        for wrong in ("UPDATE change SET body = '{}'", "DELETE FROM changeset"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                direct.execute(wrong)
    direct.close()


def test_verify_names_the_changeset_that_was_tampered_with(ledger: Ledger, tmp_path: Path) -> None:
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "first")
    ledger.commit([read_lines(TWO.replace("员", "岗"), "two.jsonl")], "甲", "second")
    assert ledger.verify() == 2
    with sqlite3.connect(tmp_path / "ledger.db") as direct:
        direct.execute("DROP TRIGGER change_no_update")
        direct.execute("UPDATE change SET body = '{}' WHERE changeset_id = 2")
    direct.close()
    with pytest.raises(DamagedRecord, match="第 2 版"):
        ledger.verify()


def test_the_migrations_make_the_tables_that_the_code_uses(ledger: Ledger, url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


@pytest.mark.parametrize("wrong", ["nonsense", "mysql://x/y", "sqlite:////proc/none/l.db"])
def test_a_ledger_that_cannot_be_opened_says_what_to_do(wrong: str) -> None:
    with pytest.raises(WrongSetup, match=r"sqlite:///|检查|无法"):
        Ledger.open(wrong)


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("not a database at all, just some text" * 50)
    with pytest.raises(WrongSetup, match="打不开台账"):
        Ledger.open(f"sqlite:///{file}")
