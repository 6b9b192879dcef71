"""标准清单: what meets a standard, and the norms, checks, rules and evidence it comes with."""

from graph_model.store.port import Reader
from queries.nodes import NodeRef
from queries.scope import Scope
from queries.sheets.rows import linked_rows, walked_rows
from queries.sheets.shapes import Body, Section, section
from queries.walks import backward, forward, walk
from queries.wording import Sentence

KIND = "Standard"
NAME = Sentence(zh="标准清单", en="Sheet of a standard")
# Norms and regulations of a duty count for the standard that it meets.
CHAIN = (
    *backward("MEETS", "Standard"),
    *forward("DETAILED_BY", "Standard", "Duty"),
    *forward("CHECKED_BY", "Standard", "Norm"),
    *forward("BACKED_BY"),
    *backward("SUPPORTS", "Standard", "Duty", "Norm", "Check"),
)


def body(reader: Reader, subject: NodeRef, _scope: Scope) -> Body:
    met = [row for step in backward("MEETS") for row in linked_rows(reader, [subject], step)]
    chain = walk(reader, [subject], CHAIN)

    def reached(kind: str, key: str, zh: str, en: str) -> Section:
        return section(key, zh, en, walked_rows(reader, chain, subject, (kind,)))

    return Body(
        sections=(
            section("met_by", "执行它的职责与目标", "Duties and goals that meet it", met),
            reached("Norm", "norms", "规范", "Norms"),
            reached("Check", "checks", "质量监控", "Checks"),
            reached("Regulation", "regulations", "制度", "Regulations"),
            reached("Evidence", "evidence", "佐证", "Evidence"),
        ),
        covered=(*backward("MEETS"), *CHAIN),
    )
