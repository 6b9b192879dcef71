"""The node kinds (domain: what a college's quality chain is made of)."""

from datetime import date

from pydantic import Field

from graph_model.kinds.choices import Aggregation, Direction, Operator, Rank
from graph_model.kinds.kind import LONG, Node

Number = int | float


class Unit(Node):
    """部门: a department, school or section; reports=True must hand in 表3 and 表4."""

    zh = "部门"
    aliases: tuple[str, ...] = Field((), title="别名", json_schema_extra={"en": "other names"})
    type: str | None = Field(None, title="类型")
    reports: bool = Field(
        False, title="须报送表3表4", json_schema_extra={"en": "must hand in tables 3 and 4"}
    )


class Post(Node):
    """岗位: a position that carries duties."""

    zh = "岗位"
    holders: tuple[str, ...] = Field((), title="任职人员")


class Goal(Node):
    """目标: what the college wants, with its figure and its dates."""

    zh = "目标"
    tier: str | None = Field(None, title="层级", json_schema_extra={"vocabulary": "tiers"})
    start: date | None = Field(None, title="起始")
    due: date | None = Field(None, title="截止")
    operator: Operator | None = Field(None, title="运算")
    target: Number | None = Field(None, title="目标值")
    unit: str | None = Field(None, title="单位")
    measure: str | None = Field(
        None, title="口径", json_schema_extra={"en": "what the figure counts"}
    )
    aggregation: Aggregation | None = Field(None, title="汇总方式")
    terminal: bool = Field(
        False, title="无须分解", json_schema_extra={"en": "need not be broken down"}
    )


class Duty(Node):
    """职责 / 具体化工作: department duties and the concrete work below them."""

    zh = "职责"
    catch_all: bool = Field(
        False,
        title="兜底职责",
        json_schema_extra={
            "en": "catch-all duty",
            "help": ["不计入覆盖的分子和分母", "in neither numerator nor denominator of coverage"],
        },
    )
    objective: str | None = Field(
        None, title="工作目标(原文)", json_schema_extra={"en": "objective in words", **LONG}
    )


class Standard(Node):
    """标准: how well a duty is to be done."""

    zh = "标准"
    level: str | None = Field(None, title="级别", json_schema_extra={"vocabulary": "levels"})
    topic: str | None = Field(None, title="主题")
    text: str | None = Field(None, title="标准内容", json_schema_extra=LONG)
    operator: Operator | None = Field(None, title="运算")
    target: Number | None = Field(None, title="目标值")
    unit: str | None = Field(None, title="单位")
    issued: date | None = Field(None, title="发布日期")
    review_years: Number | None = Field(None, title="修订周期(年)")


class Norm(Node):
    """规范: in what manner; one node a part."""

    zh = "规范"
    part: str | None = Field(None, title="组成部分", json_schema_extra={"vocabulary": "parts"})
    text: str | None = Field(None, title="内容", json_schema_extra=LONG)


class Check(Node):
    """质量监控: how the doing is watched."""

    zh = "质量监控"
    frequency: str | None = Field(None, title="监控频次")
    method: str | None = Field(None, title="监控办法")


class Regulation(Node):
    """制度: the rule that backs it."""

    zh = "制度"
    aspects: tuple[str, ...] = Field((), title="作用", json_schema_extra={"vocabulary": "aspects"})
    document_no: str | None = Field(None, title="文号", json_schema_extra={"en": "document number"})
    issued: date | None = Field(None, title="发布日期")
    review_years: Number | None = Field(None, title="修订周期")


class Evidence(Node):
    """佐证: a file that shows it."""

    zh = "佐证"
    uri: str | None = Field(None, title="文件地址", json_schema_extra={"en": "file address"})
    sha256: str | None = Field(None, title="校验值", json_schema_extra={"en": "checksum"})
    media_type: str | None = Field(None, title="文件类型")
    issued: date | None = Field(None, title="形成日期")
    valid_until: date | None = Field(None, title="有效期至")


class Indicator(Node):
    """指标: a figure that is collected."""

    zh = "指标"
    direction: Direction | None = Field(None, title="方向")
    target: Number | None = Field(None, title="目标值")
    standard: Number | None = Field(None, title="标准值")
    warning: Number | None = Field(None, title="预警值")
    unit: str | None = Field(None, title="单位")
    platform_code: str | None = Field(None, title="平台编号")
    value: Number | None = Field(None, title="当前值")
    value_on: date | None = Field(None, title="采集日期")


class DiagnosisPoint(Node):
    """诊断点: item 项目, element 要素 or point 诊断点 of the diagnosis scheme."""

    zh = "诊断点"
    rank: Rank | None = Field(None, title="层次")
    platform_code: str | None = Field(None, title="平台编号")


class QualityObject(Node):
    """诊改对象: a programme, course, team, class or place under diagnosis."""

    zh = "诊改对象"
    type: str | None = Field(None, title="类型", json_schema_extra={"vocabulary": "object_types"})
    pilot: bool = Field(False, title="试点")


class Problem(Node):
    """问题: what was found wrong."""

    zh = "问题"
    found_on: date | None = Field(None, title="发现日期")
    major: bool = Field(False, title="重大事件")
    cause: str | None = Field(
        None, title="原因类别", json_schema_extra={"vocabulary": "cause_categories"}
    )
    cause_text: str | None = Field(
        None, title="原因说明", json_schema_extra={"en": "cause in words", **LONG}
    )


class Measure(Node):
    """改进措施: what is done about a problem."""

    zh = "改进措施"
    due: date | None = Field(None, title="截止")
    done_on: date | None = Field(None, title="完成日期")
    effect: str | None = Field(None, title="成效", json_schema_extra=LONG)
