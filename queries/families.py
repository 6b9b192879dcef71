"""Families of gap rules: the one table of their names."""

from typing import NamedTuple

from graph_model.errors import UnknownName


class Family(NamedTuple):
    """A family by the first letters of its rules' ids."""

    prefix: str
    key: str
    zh: str
    en: str


OTHER = Family("", "other", "其他", "Other")
FAMILIES = (
    Family("CHN", "chain", "链条", "Chain"),
    Family("ORP", "orphans", "未挂接", "Orphans"),
    Family("VER", "tiers", "上下衔接", "Tiers"),
    Family("HOR", "peers", "左右呼应", "Peers"),
    Family("RSP", "responsibility", "责任", "Responsibility"),
    Family("STD", "standards", "标准与制度", "Standards and regulations"),
    Family("GOL", "goals", "目标", "Goals"),
    Family("EVD", "evidence", "佐证与诊断点", "Evidence and diagnosis points"),
    Family("IND", "indicators", "指标", "Indicators"),
    Family("DAT", "data", "数据", "Data"),
    Family("OBJ", "objects", "诊改对象", "Quality objects"),
    OTHER,
)


def family_of(rule: str) -> str:
    """Key of the family that a rule's id says."""
    return next(one.key for one in FAMILIES if rule.startswith(one.prefix))


def family_named(key: str) -> str:
    """The key itself; UnknownName lists those there are."""
    known = [one.key for one in FAMILIES]
    if key not in known:
        raise UnknownName(f"没有“{key}”这一类规则; 可用: {'、'.join(known)}")
    return key
