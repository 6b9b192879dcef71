"""Which gaps are new since the last baseline?"""

from collections.abc import Iterable

from api.service import Asked, Service
from graph_model.errors import UnknownName
from graph_model.kinds.records import Baseline
from queries.gaps import Gap


def new_since_baseline(service: Service, asked: Asked, gaps: Iterable[Gap]) -> list[Gap]:
    """Those that were not there at the last baseline, reckoned for the same day."""
    marked = service.ledger.records(Baseline, asked.stamp.revision)
    if not marked:
        raise UnknownName("还没有存档点, 无从比较; 请先设一个存档点")
    last = max(one.revision for one in marked)
    with service.asking(asked.scope.day, str(last)) as then:
        before = {gap.identity for gap in service.gaps(then)}
    return [gap for gap in gaps if gap.identity not in before]
