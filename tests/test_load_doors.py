"""Loading over HTTP: real files through real multipart bodies, in process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.settings import Settings, read_settings
from tests.asking import Ask, asking
from tests.loading import after, applied, drafted, part, uploaded

UNITS = "units.csv"
STANDARDS = "标准目录.xlsx"


def settings(folder: Path, **more: object) -> Settings:
    ledger = f"sqlite:///{folder / 'l.db'}"
    return read_settings(ledger=ledger, corrections=folder / "corrections", **more)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    opened = Service(settings(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def app(service: Service) -> FastAPI:
    return make_app(service, with_pages=False)


@pytest.fixture
def ask(app: FastAPI) -> Ask:
    return asking(app)


def test_a_workbook_is_uploaded_previewed_and_stored(ask: Ask, service: Service) -> None:
    draft = uploaded(ask, part(STANDARDS))
    assert draft["stage"] == "ready"
    (table,) = [one for part in draft["preview"]["departments"] for one in part["tables"]]
    assert (table["file"], table["form"]) == (STANDARDS, "标准目录")
    assert service.ledger.revision() == 0
    assert applied(ask, draft).status_code == 202
    after = drafted(ask, draft["id"])
    assert (after["stage"], after["revision"]) == ("stored", 1)
    assert any(one.kind == "Standard" for one in service.ledger.entities())


HEADER = "编号,标准名称,级别,标准内容,归口部门,状态\n"
ROW = "BZ-1,排课标准,校,{},教务处,现行\n"


def register(text: str, name: str = "标准目录.csv") -> tuple[str, tuple[str, bytes]]:
    return part(name, (HEADER + ROW.format(text)).encode())


@pytest.mark.parametrize(
    "name, called",
    [
        ("../../标准目录.csv", "标准目录.csv"),
        ("..\\..\\标准目录.csv", "标准目录.csv"),
        ("/etc/passwd/标准目录.csv", "标准目录.csv"),
        ("C:\\标准目录.csv", "标准目录.csv"),
        ("标准\u202e目录.csv", "标准目录.csv"),
        ("con.csv", "_con.csv"),
        ("目" * 300 + ".csv", "目" * 116 + ".csv"),
        (".csv", "csv"),
        ("...", "未命名"),
    ],
)
def test_a_hostile_name_is_only_a_name(ask: Ask, service: Service, name: str, called: str) -> None:
    draft = uploaded(ask, register("一", name))
    assert [one["name"] for one in draft["files"]] == [called]
    stored = {path for path in service.work.rglob("*") if path.parent.name == "files"}
    assert len(stored) == 1 and not any("目" in path.name for path in stored)
    beside = {path.name for path in service.work.parent.iterdir()}
    ours = ("l.db", "accounts.db", "corrections")
    assert [name for name in beside if not name.startswith(ours)] == []


def test_what_cannot_be_read_is_told_and_left_out_only_on_request(
    ask: Ask, service: Service
) -> None:
    wrong = part("木马.exe", b"MZ\x00"), part("坏.xlsx", b"PK\x03\x04"), part("空.csv", b"")
    draft = uploaded(ask, register("一"), *wrong)
    problems = {one["where"]: one["message"] for one in draft["preview"]["problems"]}
    assert {"木马.exe", "坏.xlsx", "空.csv"} == set(problems) and ".exe" in problems["木马.exe"]
    assert applied(ask, draft).status_code == 202
    failed = drafted(ask, draft["id"])
    assert failed["stage"] == "failed" and "跳过" in failed["job"]["problem"]["detail"]
    assert service.ledger.revision() == 0
    said = {"skip": sorted(problems)}
    answer = ask("PUT", f"loads/{draft['id']}/decisions", json=said)
    assert applied(ask, after(ask, answer)).status_code == 202
    assert drafted(ask, draft["id"])["stage"] == "stored"


def test_a_body_that_is_too_large_is_refused(tmp_path: Path) -> None:
    service = Service(settings(tmp_path, largest_upload=10_000, most_uploaded=2))
    ask = asking(make_app(service, with_pages=False))
    large = ask("POST", "loads", files=[part("a.csv", b"x" * 20_000)])
    assert large.status_code == 413
    many = ask("POST", "loads", files=[register("一", f"{n}.csv") for n in range(3)])
    assert many.status_code == 400
    none = ask("POST", "loads", files=[("other", ("a.csv", b"x"))])
    assert none.status_code == 422 and "没有文件" in none.json()["detail"]
    assert not list(service.work.glob("loads/*"))
    service.close()


def test_a_draft_stored_twice_is_stored_once(ask: Ask, service: Service) -> None:
    draft = uploaded(ask, register("一"))
    assert applied(ask, draft).status_code == 202
    again = applied(ask, draft)
    assert again.status_code == 202 and again.json()["revision"] == 1
    assert service.ledger.revision() == 1
    assert not list((service.work / "loads" / draft["id"]).glob("files"))


def test_a_draft_survives_a_restart(tmp_path: Path) -> None:
    service = Service(settings(tmp_path))
    draft = uploaded(asking(make_app(service, with_pages=False)), register("一"))
    service.close()
    later = Service(settings(tmp_path))
    ask = asking(make_app(later, with_pages=False))
    assert [one["id"] for one in ask("GET", "loads").json()["loads"]] == [draft["id"]]
    assert applied(ask, draft).status_code == 202
    assert later.ledger.revision() == 1
    later.close()


def test_a_draft_that_another_version_read_is_read_once_more(
    ask: Ask, service: Service, tmp_path: Path
) -> None:
    draft = uploaded(ask, register("一"))
    (kept,) = tmp_path.rglob("reading")
    kept.write_bytes(b"another version")
    assert applied(ask, draft).status_code == 202
    assert service.ledger.revision() == 1


def test_what_the_record_has_changed_since_is_shown_before_it_is_stored(
    ask: Ask, service: Service
) -> None:
    first, second = uploaded(ask, register("一")), uploaded(ask, register("二"))
    assert applied(ask, first).status_code == 202
    refused = applied(ask, second)
    assert refused.status_code == 412
    (told,) = [one for of in refused.json()["preview"]["departments"] for one in of["parts"]]
    assert told["counts"] == {"changed": 1}
    assert service.ledger.revision() == 1
    assert applied(ask, drafted(ask, second["id"])).status_code == 202
    assert service.ledger.revision() == 2


def test_what_the_record_has_changed_elsewhere_is_no_reason_to_look_again(
    ask: Ask, service: Service
) -> None:
    draft = uploaded(ask, register("一"))
    other = uploaded(ask, part(UNITS, "部门,上级部门,别名,类型\n保卫处,,,行政部门\n".encode()))
    assert applied(ask, other).status_code == 202
    assert applied(ask, draft).status_code == 202
    assert service.ledger.revision() == 2


def test_nothing_is_stored_unseen(ask: Ask) -> None:
    draft = uploaded(ask, register("一"))
    address = f"loads/{draft['id']}/apply"
    assert ask("POST", address, json={}).status_code == 422
    assert ask("POST", address, json={}, headers={"If-Match": '"other"'}).status_code == 412


def test_a_draft_is_dropped_with_its_files(ask: Ask, service: Service) -> None:
    draft = uploaded(ask, register("一"))
    assert ask("DELETE", f"loads/{draft['id']}").status_code == 204
    assert ask("GET", f"loads/{draft['id']}").status_code == 404
    assert not list(service.work.glob("loads/*"))


@pytest.mark.parametrize("id_", ["0" * 16, "..", "..%2f..%2fl.db", "x" * 300])
def test_a_draft_that_is_not_there_is_a_404(ask: Ask, id_: str) -> None:
    assert ask("GET", f"loads/{id_}/").status_code in (404, 307)
    assert ask("DELETE", f"loads/{id_}").status_code in (404, 405)


def test_a_heading_that_was_named_is_read_so_again_once_it_was_stored(
    ask: Ask, service: Service
) -> None:
    strange = (HEADER.replace("标准名称", "叫啥") + ROW.format("一")).encode()
    draft = uploaded(ask, part("a.csv", strange))
    assert draft["preview"]["problems"]
    said = {"read_as": {"form": "标准目录", "columns": {"叫啥": "标准名称"}}}
    answer = ask("PUT", f"loads/{draft['id']}/decisions", json=said)
    assert answer.status_code == 202, answer.text
    draft = after(ask, answer)
    assert draft["preview"]["problems"] == []
    assert uploaded(ask, part("b.csv", strange))["preview"]["problems"]
    assert applied(ask, draft).status_code == 202
    assert uploaded(ask, part("c.csv", strange))["preview"]["problems"] == []


def test_no_renaming_is_taken_that_no_preview_proposed(ask: Ask) -> None:
    draft = uploaded(ask, register("一"))
    said = {"renamed": [{"new": "unit-1", "kept": "unit-2"}]}
    answer = ask("PUT", f"loads/{draft['id']}/decisions", json=said)
    assert answer.status_code == 422 and "合并" in answer.json()["detail"]
