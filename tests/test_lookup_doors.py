"""Lookups and networks as they are asked for: on the command line and over HTTP."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from fastapi import FastAPI

from api.app import make_app
from api.cli.main import main
from api.service import Service
from api.settings import read_settings
from loaders.read import combined, read_file
from tests.test_networks import KEYS, UNITS
from tests.test_trace import PLAN

DAY = date(2026, 6, 30)
Run = Callable[..., "Done"]
Get = Callable[..., httpx.Response]


class Done(NamedTuple):
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


CYCLE = """
{"node": "Goal", "id": "c1", "name": "循环甲", "code": "MB-77"}
{"node": "Goal", "id": "c2", "name": "循环乙"}
{"link": "DECOMPOSES_INTO", "source": "c1", "target": "c2"}
{"link": "DECOMPOSES_INTO", "source": "c2", "target": "c1"}
"""


def distinct(text: str, mark: str) -> str:
    """The same graph with ids of its own, so that several may stand side by side."""
    lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    ends = ("id", "source", "target", "name")
    marked = [{k: f"{mark}{v}" if k in ends else v for k, v in line.items()} for line in lines]
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in marked)


GRAPH = "\n".join([PLAN, distinct(KEYS, "k-"), distinct(UNITS, "u-"), CYCLE.strip()])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger that holds the graphs of the other tests."""
    made = tmp_path_factory.mktemp("doors")
    (made / "graph.jsonl").write_text(GRAPH + "\n", encoding="utf-8")
    service = Service(read_settings(ledger=f"sqlite:///{made / 'l.db'}", today=DAY))
    batches = combined(read_file(made / "graph.jsonl", "测试"))
    service.load(service.plan(batches), "测试", "导入")
    service.close()
    return made


@pytest.fixture
def gangmu(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """The command in this process: one of its own for each question would take minutes."""
    monkeypatch.setenv("GANGMU_LEDGER", f"sqlite:///{folder / 'l.db'}")
    monkeypatch.setenv("GANGMU_TODAY", DAY.isoformat())

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["gangmu", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture(scope="module")
def app(folder: Path) -> Iterator[FastAPI]:
    service = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}", today=DAY))
    yield make_app(service, with_pages=False)
    service.close()


@pytest.fixture
def get(app: FastAPI) -> Get:
    def ask(path: str, **parameters: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asker:
                return await asker.get(f"/api/v1/{path}", params=parameters or None)

        return asyncio.run(answer())

    return ask


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["impact", "S"], ["“S”上落着 7 项, 其中直接 2 项", "S ←执行标准— F —服务于→ G3"]),
        (["near", "D", "--kinds", "Post"], ["“D”1 步以内共 2 项", "Q —履行(审核)→ D"]),
        (["near", "D", "--hops", "4"], ["“D”4 步以内共"]),
        (["path", "U", "D"], ["U —承担→ A —分解为→ D"]),
        (["path", "U", "循环甲"], ["“U”与“循环甲”之间没有连接"]),
        (["sheet", "P"], ["岗位责任清单: P", "责任部门: U", "履行的职责 2 项", "配合", "●"]),
        (["sheet", "MB-77"], ["目标分解清单: 循环甲", "缺漏"]),
        (["find", "循环"], ["找到 2 项", "MB-77", "名称含有"]),
        (["networks", "keystones"], ["k-S1", "断开职责", "独撑"]),
        (["networks", "cycles"], ["循环甲 —分解为→ 循环乙 —分解为→ 循环甲"]),
        (["networks", "clusters"], ["协同组 2 个", "u-A、u-B、u-C", "u-CX"]),
        (["networks", "repair", "--limit", "3"], ["完整的目标", "全部补齐需"]),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, list) else None,
)
def test_each_command_answers_in_a_table_for_people(
    gangmu: Run, words: list[str], shown: list[str]
) -> None:
    done = gangmu(*words)
    assert done.returncode == 0, done.stderr
    for part in shown:
        assert part in done.stdout, done.stdout
    assert "第 1 版 · 按 2026-06-30 计算" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        (["impact", "S"], "total", 7),
        (["near", "D"], "total", 4),
        (["path", "U", "D"], "found", True),
        (["sheet", "P"], "counts", True),
        (["find", "循环"], "total", 2),
        (["networks", "keystones"], "total", 6),
        (["networks", "cycles"], "cycles", None),
        (["networks", "clusters"], "clusters", None),
        (["networks", "repair"], "total", None),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, list) else None,
)
def test_each_command_answers_in_json_for_machines_on_the_day_asked_for(
    gangmu: Run, words: list[str], key: str, value: object
) -> None:
    done = gangmu(*words, "--format", "json", "--today", "2026-07-01")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["revision"], answer["today"]) == (1, "2026-07-01")
    assert key in answer
    assert value is None or answer[key] == value


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["impact", "没有"], "没有找到“没有”"),
        (["near", "D", "--hops", "5"], "步数须在 1 与 4 之间"),
        (["near", "D", "--kinds", "Nope"], "没有“Nope”这种对象"),
        (["path", "D", "没有"], "没有找到“没有”"),
        (["sheet", "没有"], "没有找到“没有”"),
        (["find", "D", "--kinds", "Nope"], "没有“Nope”这种对象"),
    ],
)
def test_wrong_use_says_what_is_wrong_and_ends_with_two(
    gangmu: Run, words: list[str], said: str
) -> None:
    done = gangmu(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def body(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"]
    found: dict[str, Any] = answer.json()
    assert (found["revision"], found["today"]) == (1, "2026-06-30")
    return found


def test_impact_over_http_names_each_node_its_way_and_its_link(get: Get) -> None:
    found = body(get("impact/S"))["impact"]
    assert (found["subject"]["id"], found["total"], found["direct"]) == ("s", 7, 2)
    goals = next(one for one in found["kinds"] if one["kind"] == "Goal")
    g3 = next(one for one in goals["nodes"] if one["node"]["id"] == "g3")
    assert (g3["via"], g3["said"]["zh"], g3["link"]["kind"]) == ("f", "F —服务于→ G3", "SERVES")


def test_neighbourhood_and_path_over_http(get: Get) -> None:
    near = body(get("neighbourhood/D", hops=2, kind=["Duty", "Goal"]))["neighbourhood"]
    assert [one["node"]["id"] for one in near["nodes"]] == ["a", "e", "g1"]
    way = body(get("path", start="U", end="D"))["path"]
    assert [one["said"]["zh"] for one in way["steps"]] == ["U —承担→ A", "A —分解为→ D"]
    assert body(get("path", start="U", end="MB-77"))["path"]["found"] is False


def test_sheets_and_search_over_http(get: Get) -> None:
    sheet = body(get("sheets/P"))["sheet"]
    assert sheet["name"]["zh"] == "岗位责任清单"
    duties = next(one for one in sheet["sections"] if one["key"] == "duties")
    assert [(one["node"]["id"], one["role"]) for one in duties["rows"]] == [
        ("d", "lead"),
        ("e", "support"),
    ]
    assert "CHN102" in [gap["rule"] for gap in duties["rows"][1]["gaps"]]
    found = body(get("search", text="循环", limit=1))
    assert (found["total"], [one["node"]["id"] for one in found["found"]]) == (2, ["c1"])
    assert body(get("search", text="循环", kind="Post"))["total"] == 0


def test_networks_over_http(get: Get) -> None:
    keys = body(get("networks/keystones", limit=1))["keystones"]
    assert (keys["total"], len(keys["keystones"])) == (6, 1)
    ring = body(get("networks/cycles"))["cycles"]["cycles"]
    assert [one["said"]["en"] for one in ring] == [
        "循环甲 —decomposes into→ 循环乙 —decomposes into→ 循环甲"
    ]
    assert len(body(get("networks/clusters"))["clusters"]["clusters"]) == 2
    assert len(body(get("networks/repair", limit=2))["repair"]["steps"]) == 2


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("impact/没有", 404, "没有找到“没有”"),
        ("neighbourhood/D?kind=Nope", 404, "没有“Nope”这种对象"),
        ("neighbourhood/D?hops=5", 422, "不能大于 4"),
        ("path?start=D", 422, "参数 › end: 缺少必填项"),
        ("sheets/没有", 404, "没有找到“没有”"),
        ("search?text=x&limit=0", 422, "不能小于 1"),
        ("networks/nothing", 404, "接口 /api/v1/networks/nothing 不存在"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_document(
    get: Get, path: str, status: int, words: str
) -> None:
    answer = get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )
    assert words in answer.json()["detail"]
