"""What a load would do, before it is stored: what was recognised, what would change."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from api.cli.tables import console, table
from api.names import DOUBT_COLUMNS, field_name
from loaders.choices import Choices
from loaders.preview import Doubtful, Item, Part, Preview
from loaders.read import Reading, read_all
from loaders.seen import Seen

OPS = {
    "new": "新增",
    "also": "已有, 又说到",
    "changed": "改变",
    "withdraw": "撤回",
    "resolve": "重新对上",
}
LISTED = ("changed", "withdraw", "resolve")
SEEN = ["部门", "文件", "表", "识别为", "表头在", "内容行", "把握", "未读的列"]


def read_shown(files: Sequence[Path], source: str | None, choices: Choices) -> Reading:
    """Read with a bar that moves within long files too."""
    with _bar(len(files)) as (watched, told):
        return read_all(files, source, choices, watched, told)


@contextmanager
def _bar(
    total: int,
) -> Iterator[tuple[Callable[[Sequence[Path]], Iterator[Path]], Callable[[Path, float], None]]]:
    shown = console(error=True)
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bar:
        task = bar.add_task("读取", total=total, file="")
        begun = 0

        def watched(files: Sequence[Path]) -> Iterator[Path]:
            nonlocal begun
            for begun, file in enumerate(files):
                bar.update(task, completed=begun, file=file.name)
                yield file

        def told(file: Path, done: float) -> None:
            bar.update(task, completed=begun + done)

        yield watched, told


def show_seen(reading: Reading) -> None:
    """Every table by department; then what was not recognised, and what cannot be read."""
    out = console()
    known = sorted((one for one in reading.seen if one.form), key=lambda one: (one.unit, one.file))
    if known:
        title = f"识别出 {len(known)} 个表"
        out.print(table(title, SEEN, [_seen_row(one) for one in known]))
    unknown = [one for one in reading.seen if not one.form]
    if unknown:
        rows = [(one.file, one.sheet, one.why) for one in unknown]
        out.print(table(f"没有识别的表 {len(unknown)} 个", ["文件", "表", "为什么"], rows))
    if reading.problems:
        rows3 = [(problem.where, problem.message) for problem in reading.problems]
        out.print(table(f"不能读取 {len(reading.problems)} 处", ["位置", "原因和办法"], rows3))
    if unknown or reading.problems:
        out.print("可指定: --form 表4 --columns 表中的列名=标准列名 --department 部门")


def _seen_row(one: Seen) -> Sequence[object]:
    row = f"第{one.row}行" if one.row else ""
    left = "、".join(one.left)
    return one.unit or "全校", one.file, one.sheet, one.form, row, one.rows or "", one.why, left


def show_preview(told: Preview) -> None:
    """What would change, by department and source; then all that a person should look at."""
    out = console()
    parts = [(one.unit, part) for one in told.departments for part in one.parts]
    if parts:
        rows = [[unit or "全校", part.source, *_counts(part)] for unit, part in parts]
        out.print(table("将要改变", ["部门", "来源", *OPS.values()], rows))
    if told.moved:
        out.print(f"另有 {told.moved} 处只是换了行, 内容不变。")
    listed = [(part.source, item) for _, part in parts for item in part.items if item.op in LISTED]
    if listed:
        rows = [
            [source, OPS[item.op], item.kind, item.name, _differs(item)] for source, item in listed
        ]
        out.print(table("改变与撤回", ["来源", "怎样", "种类", "名称", "从 → 到"], rows))
    for remark in told.remarks:
        out.print(f"提醒: {remark}")
    _show_likely(told)
    _show_doubts(told)


def _counts(part: Part) -> list[object]:
    counts = dict(part.counts)
    return [counts.get(op, "") for op in OPS]


def _differs(item: Item) -> str:
    was = dict(item.was)
    return "; ".join(f"{field_name(name)}: {was.get(name, '空')} → {now}" for name, now in item.now)


def _show_likely(told: Preview) -> None:
    """What may be a new name of an old thing; it is stored as new unless a person says so."""
    rows = [
        [
            number,
            one.source,
            one.kind,
            one.old,
            one.new,
            "可能是改名" if one.gone else "可能是同一个",
        ]
        for number, one in enumerate(told.likely, start=1)
    ]
    if rows:
        columns = ["序号", "来源", "种类", "原有", "新出现", "请核对"]
        console().print(table(f"名称相近 {len(rows)} 处", columns, rows))


def _show_doubts(told: Preview) -> None:
    """Every doubtful cell with its place; those with a number can be accepted as proposed."""
    numbers = {id(one): at for at, one in enumerate(acceptable(told), start=1)}
    rows = [
        [numbers.get(id(one), ""), str(one.place), one.raw, one.reason, one.proposal]
        for one in told.doubts
    ]
    if rows:
        title = f"存疑 {len(rows)} 处(存入后保留原文, 待补齐后自动对上)"
        console().print(table(title, ["序号", *DOUBT_COLUMNS], rows))


def acceptable(told: Preview) -> list[Doubtful]:
    """Doubtful cells with a proposal that can be taken."""
    return [one for one in told.doubts if one.accepted]
