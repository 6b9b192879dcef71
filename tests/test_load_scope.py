"""No load of an editor widens what is the editor's, whatever stands in the files."""

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.app import make_app
from api.auth.accounts import Account
from api.auth.caller import Caller
from api.auth.rights import Role
from api.service import Service
from api.settings import read_settings
from graph_model.exchange import read_lines
from tests.asking import Ask, asking
from tests.loading import applied, part, uploaded
from tests.owned import every_link, mine, owned_lines

EDITOR = Caller("填报员", Role.EDITOR, "a")
TABLE3 = "部门名称：{}\n部门职责,具体化工作,岗位\n{}"
TABLE4 = "部门名称：{}\n科室,岗位,具体化工作,工作目标,工作标准,管理制度\n{}"
FIRST = "表"  # the source of all that is there before
ROUNDS = 10


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder: Path = tmp_path_factory.mktemp("loads")
    ledger = f"sqlite:///{folder / 'l.db'}"
    made = Service(read_settings(ledger=ledger, corrections=folder / "c", today=date(2026, 11, 23)))
    made.load(made.plan([read_lines(owned_lines(), "small.jsonl", FIRST)]), "测试", "导入")
    made.door.accounts.add(Account("chief", Role.ADMIN))
    made.door.accounts.add(Account(EDITOR.name, Role.EDITOR, "a"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def editor(service: Service) -> Ask:
    token = service.door.tokens.give(EDITOR.name, "test", 1)[1]
    return asking(make_app(service, with_pages=False), Authorization=f"Bearer {token}")


def loaded(ask: Ask, *parts: Any, **fields: str) -> dict[str, Any]:
    """The preview of what was then stored."""
    draft = uploaded(ask, *parts, **fields)
    assert draft["preview"] is not None, draft["job"]
    assert applied(ask, draft).status_code == 202
    told: dict[str, Any] = draft["preview"]
    return told


def line_of(key: str) -> str:
    kind, source, target, *role = key.split("\t")
    said = {"link": kind, "source": source, "target": target} | ({"role": role[0]} if role else {})
    return json.dumps(said)


def random_lines(rng: random.Random, keys: list[str], service: Service, source: str) -> str:
    """Links at will and new nodes; and known nodes under other names, or what the source of
    all others said first, save some links."""
    nodes = [one for one in service.ledger.entities() if not one.is_link]
    changed = [
        json.dumps({"node": one.kind, "id": one.key, "name": f"改 {rng.random()}"})
        for one in rng.sample(nodes, 8)
    ]
    if source == FIRST:
        changed = [
            one for one in owned_lines().split("\n") if '"node"' in one or rng.random() > 0.3
        ]
    new = [json.dumps({"node": "Duty", "id": f"new-{rng.random()}", "name": "新职责"})]
    return "\n".join([*map(line_of, rng.sample(keys, 60)), *changed, *new])


def random_row(rng: random.Random) -> str:
    duty = rng.choice(["教学", "Duty foreign", "Duty both", "Duty nobody", "Duty mine"])
    work = rng.choice(["排课", "调课", "Duty foreign", "Duty mine", "Duty both"])
    posts = ["科长", "处长", "保卫处干事（协办）", "保卫处配合", "保卫处牵头", "保卫处Post foreign"]
    return f"{duty},{work},{'、'.join(rng.sample(posts, 2))}\n"


def test_random_loads_of_an_editor_never_grow_what_is_theirs(editor: Ask, service: Service) -> None:
    rng, before = random.Random(7), mine(service, EDITOR)
    there = {one.key for one in service.ledger.entities() if not one.is_link}
    keys, stored = every_link(service), 0
    for number in range(ROUNDS):
        rows = "".join(random_row(rng) for _ in range(3))
        unit, source = rng.choice(["教务处", "教材科", "保卫处"]), ("own.jsonl", FIRST)[number % 2]
        parts = [
            part("a.jsonl", random_lines(rng, keys, service, source).encode()),
            part(f"{unit}_表3.csv", TABLE3.format(unit, rows).encode()),
        ]
        told = loaded(editor, *parts, source=source)
        assert told["suggestions"], "an attack that was no attack"
        grown = (mine(service, EDITOR) & there) - before
        assert not grown, (number, grown)
        stored += len(mine(service, EDITOR) - there)
    assert stored


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("units.csv", "部门,上级部门,别名\n保卫处,教务处,\n"),
        ("units.csv", "部门,上级部门,别名\n教务处,,保卫处;保卫部\n"),
        ("教务处_表4.csv", TABLE4.format("教务处", "保卫处,科长,排课,,,\n")),
        ("岗位人员名册.csv", "部门,岗位,姓名\n教务处,Post foreign,\n"),
        ("a.jsonl", '{"link": "OWNED_BY", "source": "goal-nobody", "target": "a"}'),
        ("a.jsonl", '{"link": "HOLDS", "source": "a", "target": "duty-foreign"}'),
        ("a.jsonl", '{"link": "PART_OF", "source": "c", "target": "a"}'),
        ("a.jsonl", '{"link": "BELONGS_TO", "source": "post-foreign", "target": "a"}'),
        (
            "a.jsonl",
            '{"link": "DECOMPOSES_INTO", "source": "duty-mine", "target": "duty-foreign"}',
        ),
        (
            "a.jsonl",
            '{"node": "Unit", "id": "new", "name": "新科室"}\n'
            '{"link": "PART_OF", "source": "new", "target": "a"}\n'
            '{"link": "OWNED_BY", "source": "goal-foreign", "target": "new"}',
        ),
    ],
)
def test_what_the_doors_for_editing_refuse_no_file_brings_in(
    editor: Ask, service: Service, name: str, text: str
) -> None:
    before, links = mine(service, EDITOR), every_link(service)
    there = {one.key for one in service.ledger.entities()}
    loaded(editor, part(name, text.encode()))
    assert mine(service, EDITOR) & there <= before
    entities = {one.key: one for one in service.ledger.entities()}
    assert "保卫处" not in (entities["a"].body.get("aliases") or ())
    assert "new" not in entities
    settling = ("OWNED_BY", "HOLDS", "PART_OF", "BELONGS_TO", "DECOMPOSES_INTO")
    assert not [one for one in entities.keys() & set(links) if one.startswith(settling)]


def test_a_record_is_no_line_of_a_file(editor: Ask) -> None:
    line = '{"node": "Redirect", "id": "r", "gone": "goal-foreign", "to": "goal-mine"}'
    draft = uploaded(editor, part("a.jsonl", line.encode()))
    assert draft["preview"]["problems"] and applied(editor, draft).status_code in (202, 422)


def test_a_post_of_others_that_is_not_there_yet_is_theirs_to_name(
    editor: Ask, service: Service
) -> None:
    rows = "教学管理,阅卷,教学科长、保卫处夜班员（协办）\n"
    told = loaded(editor, part("教务处_表3.csv", TABLE3.format("教务处", rows).encode()))
    assert {(one["unit_name"], one["name"]) for one in told["suggestions"]} == {
        ("保卫处", "保卫处夜班员")
    }
    roster = "部门,岗位,姓名\n保卫处,夜班员,某甲\n"
    loaded(of_college(service), part("岗位人员名册.csv", roster.encode()))
    posts = {one.key: one.body["name"] for one in service.ledger.entities() if one.kind == "Post"}
    carrying = {posts[one.ends[0]] for one in service.ledger.entities() if one.kind == "CARRIES"}
    assert "夜班员" in posts.values() and "夜班员" not in carrying


def of_college(service: Service) -> Ask:
    service.door.accounts.add(Account("质量办", Role.REVIEWER))
    token = service.door.tokens.give("质量办", "test", 1)[1]
    return asking(make_app(service, with_pages=False), Authorization=f"Bearer {token}")


def test_a_department_loads_its_own_tables_without_asking_anybody(
    editor: Ask, service: Service
) -> None:
    """Sections, posts, standards of its own, and who takes part; also when loaded again."""
    first = "教学管理,考务,考务员、保卫处配合\n教学管理,监考,考务员\n"
    table4 = "考务科,考务员,考务,零差错,当场办理,\n"
    for rows in (first, first + "教学管理,命题,考务员、保卫处配合\n", first.split("\n")[0]):
        told = loaded(
            editor,
            part("教务处_表3.csv", TABLE3.format("教务处", rows).encode()),
            part("教务处_表4.csv", TABLE4.format("教务处", table4).encode()),
        )
        assert told["suggestions"] == [], told["suggestions"]
    held = {one.ends for one in service.ledger.entities() if one.kind == "HOLDS"}
    names = {one.key: one.body.get("name") for one in service.ledger.entities()}
    assert ("保卫处", "考务") in {(names[u], names[d]) for u, d in held}
    assert {"考务科", "考务员", "当场办理"} <= set(names.values())


def test_taking_back_an_own_load_with_suggestions_is_ones_own(
    editor: Ask, service: Service
) -> None:
    loaded(editor, part("a.jsonl", b'{"link": "HOLDS", "source": "a", "target": "duty-both"}'))
    revision = service.ledger.revision()
    answer = editor("POST", f"revisions/{revision}/undo", json={})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("source", ["院校决定", "表4", "保卫处 › 表4"])
def test_a_file_does_not_speak_in_the_name_of_a_form(editor: Ask, source: str) -> None:
    line = part("a.jsonl", b'{"node": "Duty", "id": "x", "name": "x"}')
    answer = editor("POST", "loads", files=[line], data={"source": source})
    assert answer.status_code == 422 and source in answer.json()["detail"]
