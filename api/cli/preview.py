"""What a load would do, before it is stored: what was recognised, what would change."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from api.cli.doubts import doubt_rows
from api.cli.tables import console, table
from api.names import DOUBT_COLUMNS
from graph_model.ledger import Entity, Plan
from loaders.choices import Choices
from loaders.likeness import likenesses
from loaders.read import Reading, read_all
from loaders.seen import Seen

OPS = {"new": "新增", "changed": "改变", "withdraw": "撤回", "resolve": "重新对上"}
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
        TextColumn("{task.fields[file]}"),
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


def _seen_row(one: Seen) -> Sequence[object]:
    row = f"第{one.row}行" if one.row else ""
    left = "、".join(one.left)
    return one.unit or "全校", one.file, one.sheet, one.form, row, one.rows or "", one.why, left


def show_likely(plan: Plan, entities: Sequence[Entity]) -> None:
    """What may be a new name of an old thing; it is stored as new all the same."""
    rows = [
        (one.source, one.kind, one.old, one.new, "可能是改名" if one.gone else "可能是同一个")
        for one in likenesses(plan, entities)
    ]
    if rows:
        columns = ["来源", "种类", "原有", "新出现", "请核对"]
        console().print(table(f"名称相近 {len(rows)} 处", columns, rows))


def show(plan: Plan) -> None:
    """What would change, by source; then every doubtful cell with its place."""
    out = console()
    counts: dict[str, Counter[str]] = {}
    for change in plan.changes:
        op = change.op if change.op != "say" else ("new" if change.claim_id is None else "changed")
        counts.setdefault(change.source.name, Counter())[op] += 1
    rows = [[name, *(count[op] or "" for op in OPS)] for name, count in sorted(counts.items())]
    if rows:
        out.print(table("将要改变", ["来源", *OPS.values()], rows))
    if plan.moved:
        out.print(f"另有 {len(plan.moved)} 处只是换了行, 内容不变。")
    for remark in plan.remarks:
        out.print(f"提醒: {remark}", markup=False)
    if plan.doubts:
        title = f"存疑 {len(plan.doubts)} 处(存入后保留原文, 待补齐后自动对上)"
        out.print(table(title, DOUBT_COLUMNS, doubt_rows(plan.doubts)))
