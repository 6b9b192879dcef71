"""Chinese names that the command line, workbooks and HTTP answers share."""

from collections.abc import Sequence

from graph_model.kinds import KINDS, kind_named
from graph_model.profile import Severity, Stage
from graph_model.store import Stamp
from queries.catalogue import Rule
from queries.goal_states import Cycle
from queries.layers import EVIDENCE, OTHER, UNIT

SEVERITY_NAMES = {Severity.ERROR: "严重", Severity.WARNING: "一般", Severity.INFO: "提示"}
STAGE_NAMES = {stage: kind_named(stage).zh for stage in Stage}
CYCLE_NAMES = {Cycle.INSIDE: "循环分解", Cycle.DEPENDS: "依赖循环"}
LAYER_NAMES = {str(stage): name for stage, name in STAGE_NAMES.items()} | {
    UNIT: "部门",
    EVIDENCE: "佐证",
    OTHER: "其他",
}
DOUBT_COLUMNS = ("位置", "原文", "疑问", "建议")


def kind_name(label: str) -> str:
    """A kind of node, link or record in the plan's words."""
    return KINDS[label].zh


def field_name(name: str) -> str:
    """A property in the plan's words; its own name where no kind declares it."""
    fields = (kind.model_fields.get(name) for kind in KINDS.values())
    return next((field.title for field in fields if field and field.title), name)


def foot(stamp: Stamp, off: Sequence[Rule] = ()) -> str:
    """What stands below every list: the revision and the day it is for, and the rules that
    were not asked."""
    said = f"第 {stamp.revision} 版 · 按 {stamp.day} 计算"
    listed = "、".join(f"{rule.id} {rule.zh.name}" for rule in off)
    return f"{said} · 另有 {len(off)} 条规则未启用: {listed}" if off else said


def foot_in_english(stamp: Stamp) -> str:
    """The same, where a list is asked for in English."""
    return f"Revision {stamp.revision} · as of {stamp.day}"
