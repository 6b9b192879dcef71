"""gangmu baseline, accept, profile, merge, rename: what the college decides."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.accepting import the_gap, waiver_of
from api.cli.app import Day, app, opened
from api.cli.storing import asked, stored, whoami
from api.cli.tables import console, table
from api.moments import baseline_name
from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.kinds.records import Baseline, Vocabulary
from graph_model.profile import DEFAULT, parse_profile

Author = Annotated[str | None, typer.Option(help="由谁决定")]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问")]
profile = typer.Typer(help="院校设置: 层级、层面、系统、规则开关与阈值。", no_args_is_help=True)
app.add_typer(profile, name="profile")


@app.command()
def baseline(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="存档点名称; 不写则列出已有的")] = None,
    today: Day = None,
    drop: Annotated[bool, typer.Option("--drop", help="去掉这个存档点")] = False,
    author: Author = None,
) -> None:
    """存档点: 给现在的版本和日期起一个名称, 供以后查看与比较。"""
    with opened(context) as service:
        marked = {one.name: one for one in service.ledger.records(Baseline)}
        if name is None:
            rows = [[one.name, one.revision, one.day] for one in marked.values()]
            console().print(table("存档点", ["名称", "版本", "日期"], rows))
            return
        day = today.date() if today else service.settings.day()
        now = Baseline(name=baseline_name(name), revision=service.ledger.revision(), day=day)
        if drop and name not in marked:
            raise UnknownName(f"没有存档点“{name}”; 已有: {'、'.join(marked) or '无'}")
        if not drop and name in marked:
            raise WrongInput([Problem(name, "已有这个存档点; 请换一个名称, 或先 --drop 去掉")])
        plan = service.ledger.decide([], [marked[name]]) if drop else service.ledger.decide([now])
        words = f"去掉存档点 {name}" if drop else f"存档点 {name}"
        stored(service, plan, True, author, words)


@app.command()
def accept(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(help="规则编号")],
    subject: Annotated[str, typer.Argument(help="对象的标识、编号或名称")],
    reason: Annotated[str, typer.Option(help="接受的理由")] = "",
    key: Annotated[str | None, typer.Option(help="细目; 同一对象有几条时写明")] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="有效期至(含当日)")
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="不再接受")] = False,
    author: Author = None,
) -> None:
    """接受一条缺漏: 写明理由和期限; 它仍列出, 标为已接受, 不算作已补。"""
    if not drop and not reason.strip():
        raise WrongInput([Problem("--reason", "请写明接受的理由")])
    with opened(context) as service:
        gap = the_gap(service, rule, subject, key)
        waiver = waiver_of(gap, reason or "不再接受", until.date() if until else None)
        said, back = ([], [waiver]) if drop else ([waiver], [])
        plan = service.ledger.decide(said, back)
        words = f"{'不再接受' if drop else '接受'} {rule}: {gap.message}"
        stored(service, plan, True, author, f"{words}({reason})" if reason else words)


@app.command()
def merge(
    context: typer.Context,
    gone: Annotated[str, typer.Argument(help="并入的节点: 标识、编号或名称")],
    kept: Annotated[str, typer.Argument(help="保留的节点: 标识、编号或名称")],
    yes: Yes = False,
    author: Author = None,
) -> None:
    """合并两个节点: 以后说到前者就是指后者, 连接随之改接; 可用 undo 撤销。"""
    with opened(context) as service:
        with service.asking() as asked:
            ids = [service.meant(asked, text) for text in (gone, kept)]
        names = service.ledger.names(ids)
        plan = service.ledger.merge(*ids)
        stored(service, plan, yes, author, f"将 {names[ids[0]]} 并入 {names[ids[1]]}")


@app.command()
def rename(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help="节点的标识、编号或名称")],
    name: Annotated[str, typer.Argument(help="新名称")],
    yes: Yes = False,
    author: Author = None,
) -> None:
    """给节点改名: 标识与历史不变, 以后的表格用新名称也认得。"""
    with opened(context) as service:
        with service.asking() as asked:
            id_ = service.meant(asked, subject)
        was = service.ledger.names([id_])[id_]
        whose = author or whoami()
        plan = service.ledger.rename(id_, name.strip(), whose)
        stored(service, plan, yes, whose, f"{was} 改名为 {name.strip()}")


@profile.command(name="show")
def show_profile(
    context: typer.Context,
    revision: Annotated[int | None, typer.Option(help="那一版时的设置")] = None,
) -> None:
    """显示院校设置(TOML); 尚未设置时为方案的默认设置。"""
    with opened(context) as service:
        said = service.ledger.records(Vocabulary, revision)
    sys.stdout.write(said[0].text if said else DEFAULT.read_text(encoding="utf-8"))


@profile.command(name="set")
def set_profile(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="TOML 文件; 可由 profile show 的输出修改而来")],
    yes: Yes = False,
    author: Author = None,
) -> None:
    """采用一份院校设置; 记入台账, 以前的版本仍按当时的设置回答。"""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput([Problem(file.name, f"无法读取: {error}")]) from error
    with opened(context) as service:
        service.catalogue.accept(parse_profile(text, file.name))
        plan = service.ledger.decide([Vocabulary(text=text)])
        stored(service, plan, yes, author, f"院校设置: {file.name}")


@app.command()
def redact(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="要隐去的姓名")],
    reason: Annotated[str, typer.Option(help="为什么隐去; 请勿写姓名")],
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="连同较长文字里的; 请先核对下面列出的文字")
    ] = False,
    yes: Yes = False,
    author: Author = None,
) -> None:
    """从台账的全部历史中隐去一个姓名; 不能撤销, 只记录做过此事。"""
    if name in reason:
        raise WrongInput([Problem("--reason", "理由中不要写这个姓名")])
    with opened(context) as service:
        found = service.ledger.find_name(name)
        out = console()
        out.print(f"单独写成这个姓名的有 {found.alone} 处。")
        if found.inside:
            words = "也将改动" if everywhere else "不改动, 除非加 --everywhere"
            rows = [[text] for text in found.inside]
            out.print(table(f"较长文字里的 {len(found.inside)} 种({words})", ["文字"], rows))
        if not yes and not asked("隐去后不能恢复。继续吗?"):
            return
        revision = service.redact(name, author or whoami(), reason, everywhere)
        out.print(f"已隐去, 记为第 {revision} 版。")
        out.print("提醒: 以前的备份、导出的文件和原表中仍有这个姓名; 原表再导入时会重新读入。")
