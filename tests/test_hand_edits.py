"""What a person says by hand, against and beside what tables say."""

import pytest

from graph_model.claims import STANCE, Find, LinkClaim, NodeClaim, Ref, Stance
from graph_model.errors import UnknownName
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger


def served(ledger: Ledger) -> list[str]:
    return [one.key for one in ledger.entities() if one.kind == "HOLDS"]


def test_a_person_may_deny_a_link_that_a_table_states_and_take_that_back(ledger: Ledger) -> None:
    lines = (
        '{"node": "Unit", "id": "u", "name": "教务处"}\n'
        '{"node": "Duty", "id": "d", "name": "注册"}\n'
        '{"link": "HOLDS", "source": "u", "target": "d"}\n'
    )
    table = read_lines(lines, "表", "表")
    ledger.commit([table], "甲", "导入")
    (key,) = served(ledger)
    ledger.commit(ledger.unlink(key, "乙"), "乙", "不是这样")
    assert served(ledger) == []
    assert [(one.source, one.stance) for one in ledger.statements([key])[key]] == [
        ("表", None),
        ("乙", Stance.DENIED),
    ]
    with pytest.raises(UnknownName):
        ledger.unlink(key, "乙")
    ledger.commit([table], "甲", "再导入")
    assert served(ledger) == []
    link = LinkClaim("HOLDS", Ref("", id="u"), Ref("", id="d"), "lead", {})
    ledger.commit(ledger.edit([link], "丙"), "丙", "还是这样")
    assert served(ledger) == [key]
    assert [one.after for one in ledger.property_changes(key)] == [True, None, True]
    ledger.commit(ledger.undo(3).plan, "丙", "撤销")
    assert served(ledger) == []


def test_a_judgement_about_a_link_does_not_keep_it_when_its_table_drops_it(ledger: Ledger) -> None:
    nodes = (
        '{"node": "Unit", "id": "u", "name": "教务处"}\n{"node": "Duty", "id": "d", "name": "注册"}'
    )
    link = '{"link": "HOLDS", "source": "u", "target": "d"}'
    ledger.commit([read_lines(f"{nodes}\n{link}", "表", "表")], "甲", "导入")
    (key,) = served(ledger)
    judged = {"suspected_by": "乙", STANCE: Stance.JUDGED}
    change = LinkClaim("HOLDS", Ref("", id="u"), Ref("", id="d"), "lead", judged)
    ledger.commit(ledger.edit([change], "乙"), "乙", "存疑")
    assert next(iter(ledger.entities([key]))).body == {"suspected_by": "乙"}
    ledger.commit([read_lines(nodes, "表", "表")], "甲", "改正")
    assert served(ledger) == []


def test_a_person_may_say_that_a_property_is_empty_whatever_a_table_says(ledger: Ledger) -> None:
    line = '{"node": "Goal", "id": "g", "name": "就业率", "due": "2026-12-31", "note": "旧"}'
    ledger.commit([read_lines(line, "表", "表")], "甲", "导入")
    goal = Ref("Goal", id="g", find=Find.MAKE)
    ledger.commit(ledger.edit([NodeClaim(goal, {"due": None})], "乙"), "乙", "未定")
    (found,) = ledger.entities(["g"])
    assert found.body == {"name": "就业率", "note": "旧"} and not found.disputed
    ledger.commit(ledger.edit([NodeClaim(goal, {"due": "2027-01-01"})], "丙"), "丙", "已定")
    assert next(iter(ledger.entities(["g"]))).body["due"] == "2027-01-01"
