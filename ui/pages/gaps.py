"""缺漏清单: every gap with its subject, its unit, why it matters and how to repair it."""

from typing import Any

import streamlit as st

from ui.asking import ask, later
from ui.components.frame import choose, foot, page, place_text
from ui.components.lists import listing
from ui.words import language, say

Json = dict[str, Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEVERITIES = ["", "error", "warning", "info"]


def show() -> None:
    with page("page_gaps"):
        status = ask("status")
        if not status["revision"]:
            st.info(say("empty"))
            return
        conditions = _conditions()
        answer = ask("gaps", **conditions)
        listed = answer["gaps"]
        subjects = len({gap["subject"] for gap in listed})
        st.markdown(say("found", n=len(listed), subjects=subjects))
        _table(listed)
        if listed:
            # A callable: the workbook is made when somebody wants it.
            wanted = later("gaps.xlsx", **conditions)
            st.download_button(say("download"), wanted, "缺漏清单.xlsx", mime=XLSX)
        _say_what_is_off(answer["switched_off"])
        foot(answer)


def _say_what_is_off(rules: list[Json]) -> None:
    names = [f"{rule['id']} {rule['name'][language()]}" for rule in rules]
    if names:
        st.caption(say("switched_off", n=len(names), rules=say("comma").join(names)))


def _conditions() -> Json:
    units = {unit["id"]: unit["name"] for unit in ask("units")["units"]}
    rules = {rule["id"]: rule[language()]["name"] for rule in ask("catalogue")["rules"]}
    left, middle, right = st.columns(3)
    with left:
        unit = choose("unit", ["", *units], lambda id_: units.get(id_, say("all")), "unit")
    with middle:
        severity = choose(
            "severity", SEVERITIES, lambda one: say(one) if one else say("all"), "severity"
        )
    with right:
        rule = choose(
            "rule",
            ["", *rules],
            lambda id_: f"{id_} {rules[id_]}" if id_ else say("all"),
            "rule",
        )
    text = st.text_input(say("search")).strip()
    return {"unit": unit, "severity": severity, "rule": rule, "text": text}


def _table(gaps: list[Json]) -> None:
    if not gaps:
        st.success(say("no_gaps"))
        return
    lines = _grouped(gaps) if st.toggle(say("group"), value=True) else [_line(one) for one in gaps]
    listing(lines, "gaps")


def _line(gap: Json) -> Json:
    return {
        say("severity"): say(gap["severity"]),
        say("rule"): f"{gap['rule']} {_name(gap)}",
        say("subject"): gap["subject_name"],
        say("unit"): gap["unit"] or "",
        say("message"): gap["message"][language()],
        say("fix"): gap["fix"][language()],
        say("places"): place_text(gap["places"]),
    }


def _name(gap: Json) -> str:
    return str(gap["rule_name"][language()])


def _grouped(gaps: list[Json]) -> list[Json]:
    """One line a subject: an empty row in a table is one matter, not five."""
    groups: dict[str, list[Json]] = {}
    for gap in gaps:
        groups.setdefault(gap["subject"], []).append(gap)
    return [_group(group) for group in groups.values()]


def _group(group: list[Json]) -> Json:
    worst = min(group, key=lambda gap: SEVERITIES.index(gap["severity"]))
    return {
        say("severity"): say(worst["severity"]),
        say("subject"): worst["subject_name"],
        say("unit"): worst["unit"] or "",
        say("message"): "; ".join(_matters(group)),
        say("fix"): " ".join(dict.fromkeys(gap["fix"][language()] for gap in group)),
        say("places"): place_text(worst["places"]),
    }


def _matters(group: list[Json]) -> list[str]:
    """The names of the rules; where one is broken in several ways, its messages."""
    by_rule: dict[str, list[Json]] = {}
    for gap in group:
        by_rule.setdefault(gap["rule"], []).append(gap)
    return [
        words
        for gaps in by_rule.values()
        for words in (
            [gap["message"][language()] for gap in gaps] if len(gaps) > 1 else [_name(gaps[0])]
        )
    ]


show()
