"""Which gap does somebody mean who accepts one?"""

from datetime import date

from api.service import Service
from graph_model.errors import UnknownName
from graph_model.kinds.records import Waiver
from queries.gaps import Gap


def the_gap(service: Service, rule: str, subject: str, key: str | None) -> Gap:
    """The one gap that is meant; UnknownName says which there are."""
    service.catalogue.rule(rule)
    with service.asking() as asked:
        of_rule = [gap for gap in service.gaps(asked) if gap.rule == rule]
        found = [gap for gap in of_rule if subject in (gap.subject, gap.subject_name)]
        if not found:
            id_ = service.meant(asked, subject)
            found = [gap for gap in of_rule if gap.subject == id_]
    if key is not None:
        found = [gap for gap in found if gap.key == key]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownName(f"“{subject}”现在没有 {rule} 这条缺漏")
    listed = "、".join(f"{gap.subject}" + (f"(细目 {gap.key})" if gap.key else "") for gap in found)
    raise UnknownName(f"“{subject}”有 {len(found)} 条 {rule}, 请写明是哪一条(细目 key): {listed}")


def waiver_of(gap: Gap, reason: str, until: date | None) -> Waiver:
    """The record that accepts a gap."""
    return Waiver(
        rule=gap.rule, subject=gap.subject, gap_key=gap.key, reason=reason.strip(), until=until
    )
