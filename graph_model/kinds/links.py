"""The link kinds: which kinds of nodes they may join, what they carry, which end rests on
the other."""

from itertools import product

from pydantic import Field

from graph_model.kinds.choices import Operator, Rests
from graph_model.kinds.kind import LONG, Link, RoleLink
from graph_model.kinds.nodes import Number


def _pairs(sources: str, targets: str) -> frozenset[tuple[str, str]]:
    return frozenset(product(sources.split(), targets.split()))


def _same(kinds: str) -> frozenset[tuple[str, str]]:
    return frozenset((kind, kind) for kind in kinds.split())


class PartOf(Link):
    label, zh = "PART_OF", "隶属"
    rests = Rests.SOURCE
    may_loop = True
    ends = _same("Unit DiagnosisPoint QualityObject")


class BelongsTo(Link):
    label, zh = "BELONGS_TO", "所属部门"
    rests = Rests.SOURCE
    ends = _pairs("Post", "Unit")


class DecomposesInto(Link):
    label, zh = "DECOMPOSES_INTO", "分解为"
    rests = Rests.SOURCE
    may_loop = True
    ends = _same("Goal Duty")


class AlignsWith(Link):
    label, zh = "ALIGNS_WITH", "呼应"
    rests = Rests.NEITHER
    ends = _same("Goal")


class AssignedTo(RoleLink):
    label, zh = "ASSIGNED_TO", "责任落实到"
    rests = Rests.SOURCE
    ends = _pairs("Goal Measure", "Post Unit")


class Holds(RoleLink):
    label, zh = "HOLDS", "承担"
    rests = Rests.TARGET
    ends = _pairs("Unit", "Duty")


class Carries(RoleLink):
    label, zh = "CARRIES", "履行"
    rests = Rests.TARGET
    ends = _pairs("Post", "Duty")


class Serves(Link):
    label, zh = "SERVES", "服务于"
    rests = Rests.TARGET
    ends = _pairs("Duty", "Goal")


class Meets(Link):
    """`requirement`: the words of 表4 before the code; figures in it also as numbers."""

    label, zh = "MEETS", "执行标准"
    rests = Rests.SOURCE
    ends = _pairs("Duty Goal", "Standard")
    requirement: str | None = Field(None, title="工作要求", json_schema_extra=LONG)
    operator: Operator | None = Field(None, title="运算")
    value: Number | None = Field(None, title="数值")
    unit: str | None = Field(None, title="单位")


class AppliesTo(Link):
    label, zh = "APPLIES_TO", "适用部门"
    rests = Rests.NEITHER
    ends = _pairs("Goal Standard", "Unit")


class About(Link):
    label, zh = "ABOUT", "针对"
    rests = Rests.SOURCE
    ends = _pairs("Goal Standard Duty Evidence Indicator Problem", "QualityObject")


class Implements(Link):
    label, zh = "IMPLEMENTS", "落实上位标准"
    rests = Rests.SOURCE
    ends = _same("Standard")


class DetailedBy(Link):
    label, zh = "DETAILED_BY", "细化为"
    rests = Rests.SOURCE
    ends = _pairs("Standard Duty Post", "Norm")


class CheckedBy(Link):
    label, zh = "CHECKED_BY", "受监控于"
    rests = Rests.SOURCE
    ends = _pairs("Norm Standard Duty", "Check")


class BackedBy(Link):
    label, zh = "BACKED_BY", "制度依据"
    rests = Rests.SOURCE
    ends = _pairs("Duty Post Standard Norm Check", "Regulation")


class ConflictsWith(Link):
    label, zh = "CONFLICTS_WITH", "不一致"
    rests = Rests.NEITHER
    ends = _pairs("Regulation", "Standard")


class Measures(Link):
    label, zh = "MEASURES", "衡量"
    rests = Rests.TARGET
    ends = _pairs("Indicator", "Goal Standard DiagnosisPoint")


class Supports(Link):
    label, zh = "SUPPORTS", "佐证"
    rests = Rests.TARGET
    ends = _pairs("Evidence", "Goal Duty Standard Norm Check Regulation DiagnosisPoint Measure")


class Answers(Link):
    label, zh = "ANSWERS", "对应诊断点"
    rests = Rests.TARGET
    ends = _pairs("Goal Duty Standard Norm Check Regulation", "DiagnosisPoint")


class ResponsibleFor(RoleLink):
    label, zh = "RESPONSIBLE_FOR", "负责诊断点"
    rests = Rests.TARGET
    ends = _pairs("Unit", "DiagnosisPoint")


class OwnedBy(Link):
    label, zh = "OWNED_BY", "归口部门"
    rests = Rests.SOURCE
    ends = _pairs(
        "QualityObject Goal Standard Norm Check Regulation Evidence Indicator Problem Measure",
        "Unit",
    )


class Concerns(Link):
    label, zh = "CONCERNS", "涉及"
    rests = Rests.SOURCE
    ends = _pairs("Problem", "Goal Post Duty Standard Norm Check Regulation DiagnosisPoint")


class Resolves(Link):
    label, zh = "RESOLVES", "解决"
    rests = Rests.TARGET
    ends = _pairs("Measure", "Problem")
