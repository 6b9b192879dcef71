"""gangmu history, diff, undo: what was said, what changed, and taking it back."""

import sys
from datetime import datetime
from typing import Annotated, Any

import typer

from api.cli.app import Day, app, asked_of, opened
from api.cli.asked import Format
from api.cli.gaps import COLUMNS, gap_rows
from api.cli.storing import stored
from api.cli.tables import ListFormat, console, print_json, table
from api.names import field_name, kind_name
from api.service import Service
from graph_model.claims import Stance
from graph_model.kinds import in_chinese
from graph_model.ledger import Changed, PropertyChange, Said, Undo
from graph_model.store import Stamp
from queries.comparison import Compared, compared
from queries.gaps import Gap, as_json

OPS = {"say": "写入", "resolve": "重新对应", "withdraw": "撤回"}
STANCES = {Stance.DENIED: "否认", Stance.JUDGED: "核查"}
LATEST = 50


@app.command()
def history(
    context: typer.Context,
    subject: Annotated[
        str | None, typer.Argument(metavar="ID", help="节点的标识、编号或名称; 不写则列出各版本")
    ] = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """历史: 各版本; 或一个节点由谁、何时、从哪个文件的哪一行写成现在这样。"""
    with opened(context) as service:
        if subject is None:
            _changesets(service, format)
            return
        with service.asking() as asked:
            key = service.ledger.redirects().get(subject) or service.meant(asked, subject)
        said, now = service.ledger.said_of(key), service.ledger.statements([key]).get(key, [])
        changes = service.ledger.property_changes(key)
        when = service.settings.local
    if format is ListFormat.JSON:
        print_json({"said": said, "changes": changes, "now": now})
        return
    out = console()
    out.print(table("属性的变化", ["版本", "时间", "谁", "属性", "原来", "后来"],
                    [_change(one, when) for one in changes]))  # fmt: skip
    out.print(table("各来源历次所说", ["版本", "时间", "谁", "来源", "动作", "出处", "内容"],
                    [_said(one, when) for one in said]))  # fmt: skip
    out.print(table("各来源现在所说", ["来源", "自第几版", "出处", "内容"],
                    [[one.source, one.changeset.revision, _places(one), _body(one.body)]
                     for one in now]))  # fmt: skip


def _changesets(service: Service, format: ListFormat) -> None:
    found, when = service.ledger.changesets(limit=LATEST), service.settings.local
    if format is ListFormat.JSON:
        print_json(found)
        return
    rows = [[c.revision, when(c.at), c.author, c.message, c.n_changes] for c in found]
    title = f"共 {service.ledger.revision()} 版, 最新在前, 列出 {len(rows)} 版"
    console().print(table(title, ["版本", "时间", "谁", "为什么", "改动"], rows))


def _change(one: PropertyChange, when: Any) -> list[object]:
    made = [one.changeset.revision, when(one.changeset.at), one.changeset.author]
    if one.name == "":
        return [*made, "节点", "" if one.before is None else "有", "有" if one.after else "已撤回"]
    return [*made, field_name(one.name), in_chinese(one.before), in_chinese(one.after)]


def _said(one: Said, when: Any) -> list[object]:
    made = [one.changeset.revision, when(one.changeset.at), one.changeset.author]
    action = STANCES[one.stance] if one.stance and one.op != "withdraw" else OPS[one.op]
    return [*made, one.source, action, _places(one), _body(one.body)]


def _places(one: Said) -> str:
    return "; ".join(map(str, one.places))


def _body(body: dict[str, Any]) -> str:
    return "; ".join(f"{field_name(name)}: {in_chinese(value)}" for name, value in body.items())


@app.command()
def diff(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="A", help="版本号、日期或存档点")],
    last: Annotated[str, typer.Argument(metavar="B", help="版本号、日期或存档点")],
    today: Day = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """比较两个版本: 节点、连接、属性, 以及新增、消除、仍在的缺漏。"""
    with opened(context) as service:
        gaps, a, b = _gaps_between(service, first, last, today)
        changed = service.ledger.difference(a.revision, b.revision)
    if format is ListFormat.JSON:
        at = {"first": a.revision, "last": b.revision, "days": [a.day, b.day]}
        print_json({**at, "changed": changed, "gaps": _published(gaps)})
        return
    out = console()
    out.print(" 与 ".join(f"第 {one.revision} 版(按 {one.day} 计算)" for one in (a, b)))
    if a.day != b.day:
        out.print("提醒: 两版按不同的日期计算, 缺漏也因日期而不同; 可加 --today 按同一天比较。")
    out.print(table("节点与连接", ["", "种类", "名称", "属性", "原来", "后来"],
                    [row for one in changed for row in _changed(one)]))  # fmt: skip
    for words, found in (("新增", gaps.new), ("消除", gaps.fixed)):
        out.print(table(f"{words}的缺漏 {len(found)} 条", COLUMNS, gap_rows(found)))
    out.print("消除: 已补上, 或对象已去除、不再计入。")
    out.print(f"仍在的缺漏 {len(gaps.still)} 条")


def _gaps_between(
    service: Service, first: str, last: str, today: datetime | None
) -> tuple[Compared, Stamp, Stamp]:
    (before, a), (after, b) = (_gaps_at(service, at, today) for at in (first, last))
    return compared(before, after), a, b


def _gaps_at(service: Service, at: str, today: datetime | None) -> tuple[list[Gap], Stamp]:
    with asked_of(service, today, at) as asked:
        return service.gaps(asked), asked.stamp


def _published(gaps: Compared) -> dict[str, Any]:
    parts = {"new": gaps.new, "fixed": gaps.fixed, "still": gaps.still}
    return {name: as_json(found) for name, found in parts.items()}


def _changed(one: Changed) -> list[list[object]]:
    """A row for what came or went, or a row for each property that differs."""
    kind = kind_name(one.kind)
    if one.before is None or one.after is None:
        return [["新增" if one.before is None else "去除", kind, one.name, "", "", ""]]
    return [
        ["改动", kind, one.name, field_name(name), in_chinese(was), in_chinese(now)]
        for name, was, now in one.properties()
    ]


@app.command()
def undo(
    context: typer.Context,
    revision: Annotated[int, typer.Argument(help="要撤销的版本号")],
    yes: Annotated[bool, typer.Option("--yes", help="不再询问; 后来改过的保持现状")] = False,
    all_: Annotated[bool, typer.Option("--all", help="后来改过的也一并撤回")] = False,
    author: Annotated[str | None, typer.Option(help="由谁撤销")] = None,
) -> None:
    """撤销一个版本(如一次导入): 以新版本收回其中仍保持原样的内容。"""
    with opened(context) as service:
        found = service.ledger.undo(revision)
        also = _also(found, service, yes, all_)
        if also:
            found = service.ledger.undo(revision, also)
        message = f"撤销第 {revision} 版: {found.undone.message}"
        stored(service, found.plan, yes, author, message)


def _also(found: Undo, service: Service, yes: bool, all_: bool) -> set[int]:
    """What was changed since: left as it is, unless the person wants it back too."""
    if not found.overtaken:
        return set()
    when = service.settings.local
    names = service.ledger.names({one.key for one in found.overtaken})
    rows = [
        [names.get(one.key, one.key), one.source, one.by.author, one.by.revision, when(one.by.at)]
        for one in found.overtaken
    ]
    columns = ["对象", "来源", "后来由谁", "第几版", "时间"]
    console().print(table("以下内容后来又改过, 默认保持现状", columns, rows))
    wanted = all_ or (not yes and _asks("这些也要撤回到更早的样子吗?"))
    return {one.claim_id for one in found.overtaken} if wanted else set()


def _asks(question: str) -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and typer.confirm(question, default=False)
