"""The closed vocabularies of the model: values that no college changes."""

from enum import StrEnum


class Status(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


class Role(StrEnum):
    LEAD = "lead"
    SUPPORT = "support"
    SUPERVISE = "supervise"
    APPROVE = "approve"
    APPRAISE = "appraise"


WORKING_ROLES = (Role.LEAD, Role.SUPPORT)


class Operator(StrEnum):
    AT_LEAST = ">="
    MORE = ">"
    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="


class Aggregation(StrEnum):
    SUM = "sum"
    MEAN = "mean"
    MIN = "min"
    MAX = "max"


class Direction(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class Rank(StrEnum):
    ITEM = "item"
    ELEMENT = "element"
    POINT = "point"


class Rests(StrEnum):
    """Which end of a link rests on the other: it loses its footing when the other is gone."""

    SOURCE = "source"
    TARGET = "target"
    NEITHER = "neither"


CHOICE_NAMES: dict[StrEnum, str] = {
    Status.DRAFT: "草稿",
    Status.APPROVED: "已批准",
    Status.RETIRED: "已停用",
    Role.LEAD: "牵头",
    Role.SUPPORT: "配合",
    Role.SUPERVISE: "监督",
    Role.APPROVE: "审核",
    Role.APPRAISE: "考核",
    Aggregation.SUM: "合计",
    Aggregation.MEAN: "平均",
    Aggregation.MIN: "最小",
    Aggregation.MAX: "最大",
    Direction.HIGHER: "越高越好",
    Direction.LOWER: "越低越好",
    Rank.ITEM: "项目",
    Rank.ELEMENT: "要素",
    Rank.POINT: "诊断点",
}
