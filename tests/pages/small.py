"""A library served with accounts: small enough to be ready at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, expect

from tests.browsing import Running, serving

PASSWORD = "correct horse battery"
ADMIN = {"name": "guanli", "role": "admin", "shown_as": "系统管理"}
EDITOR = {"name": "lurong", "role": "editor", "shown_as": "图书馆填报", "unit": "图书馆"}
OTHER = {"name": "jiaowu", "role": "editor", "unit": "教务处"}
REVIEWER = {"name": "shenhe", "role": "reviewer"}
READER = {"name": "duzhe", "role": "reader"}
PEOPLE = (ADMIN, EDITOR, OTHER, REVIEWER, READER)
UNITS = "部门,上级部门,别名,类型\n图书馆,,,行政部门\n教务处,,,行政部门\n"
ROSTER = "部门,岗位,姓名\n图书馆,馆员,某甲\n教务处,科员,某乙\n"
STANDARDS = """编号,标准名称,级别,标准内容,归口部门,状态
BZ-1,借书登记标准,校,当日登记,图书馆,现行
"""
DUTIES = """部门名称：图书馆
部门职责,具体化工作,岗位
图书借阅,登记借书,馆员
图书借阅,催还图书,馆员
"""
FILES = {"units.csv": UNITS, "岗位人员名册.csv": ROSTER, "标准目录.csv": STANDARDS}
TABLE = {"图书馆_表3.csv": DUTIES}


@contextmanager
def library(folder: Path) -> Iterator[Running]:
    """A library with two duties and a standard, and somebody in each role."""
    files = [folder / name for name in (*FILES, *TABLE)]
    for path, content in zip(files, (*FILES.values(), *TABLE.values()), strict=True):
        path.write_text(content, encoding="utf-8")
    with serving(folder) as running:
        running.gangmu("load", *map(str, files), "--yes", "--message", "首次导入")
        with httpx.Client(base_url=running.address, trust_env=False) as http:
            for one in PEOPLE:
                add(http, {**one, "password": PASSWORD})
        yield running


def add(http: httpx.Client, account: dict[str, Any]) -> None:
    """An account; after the first it is the administrator who adds."""
    headers = {"Origin": str(http.base_url).rstrip("/")}
    made = http.post("/api/v1/accounts", json=account, headers=headers)
    assert made.status_code == 201, made.text
    signed = {"name": ADMIN["name"], "password": PASSWORD}
    assert http.post("/api/v1/session", json=signed, headers=headers).is_success


def come_in(page: Page, college: Running, who: dict[str, str], path: str = "/") -> None:
    """Ask for a page, be sent to the form, and be back."""
    page.goto(college.address + path)
    sign_in(page, who)


def sign_in(page: Page, who: dict[str, str]) -> None:
    """Fill in the form, by keyboard alone."""
    page.get_by_label("账号").fill(who["name"])
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


def id_of(college: Running, who: dict[str, str], name: str) -> str:
    """Id of the node with a name."""
    with signed(college, who) as http:
        found = http.get("/api/v1/search", params={"text": name}).json()["found"]
    return next(str(one["node"]["id"]) for one in found if one["node"]["name"] == name)


@contextmanager
def signed(college: Running, who: dict[str, str]) -> Iterator[httpx.Client]:
    """Somebody asks the service without the pages."""
    headers = {"Origin": college.address}
    with httpx.Client(base_url=college.address, headers=headers, trust_env=False) as http:
        body = {"name": who["name"], "password": PASSWORD}
        assert http.post("/api/v1/session", json=body).is_success
        yield http
