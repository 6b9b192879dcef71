"""规则目录: every rule with why, how to repair, clause, examples, and what the college has set."""

from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.drawn import Markup, element, text
from ui.components.frame import choose, foot, foot_words, page
from ui.components.lines import export, lacking, stacked, whole
from ui.components.outcome import outcome
from ui.components.plain import plain
from ui.components.rule_choice import rule_choice
from ui.navigation import link
from ui.session import may
from ui.words import language, say

Json = dict[str, Any]
SEVERITIES = ["", "error", "warning", "info"]
STATES: dict[str, Callable[[Json], bool]] = {
    "all": lambda rule: True,
    "on": lambda rule: bool(rule["enabled"]),
    "off": lambda rule: not rule["enabled"],
    "changed": lambda rule: _is_changed(rule, "severity") or _is_changed(rule, "enabled"),
    "found": lambda rule: bool(rule["found"] or rule["accepted"]),
}


def show() -> None:
    with page("page_rules"):
        answer = ask("rules")
        names = {one["key"]: one["name"][language()] for one in answer["families"]}
        shown = _chosen(answer["rules"], names)
        counts = {"all": len(answer["rules"]), "on": sum(map(STATES["on"], answer["rules"]))}
        outcome()
        st.markdown(say("rules_shown", n=len(shown), **counts))
        if not shown:
            st.info(say("rules_none"))
        _opened(answer["rules"])
        lines = [_line(rule, names) for rule in shown]
        whole(lines, "rules", _open)
        export(say("page_rules"), lines, foot_words(answer))
        foot(answer)


def _chosen(rules: list[Json], names: dict[str, str]) -> list[Json]:
    places = st.columns(4)
    used = [key for key in names if any(rule["family"] == key for rule in rules)]
    with places[0]:
        family = choose(
            "family", ["", *used], lambda one: names.get(one, say("all_families")), "family"
        )
    with places[1]:
        severity = choose("severity", SEVERITIES, lambda one: say(one or "all"), "severity")
    with places[2]:
        state = choose("rule_state", list(STATES), lambda one: say(f"rules_{one}"), "state")
    words = places[3].text_input(say("search"), key="text", bind="query-params").strip()
    return [
        rule
        for rule in rules
        if (not family or rule["family"] == family)
        and (not severity or rule["severity"] == severity)
        and STATES[state](rule)
        and words.casefold() in _said(rule).casefold()
    ]


def _said(rule: Json) -> str:
    return "\n".join((rule["id"], *rule["zh"].values(), *rule["en"].values()))


def _is_changed(rule: Json, what: str) -> bool:
    return bool(rule[what] != rule[f"{what}_by_default"])


def _line(rule: Json, names: dict[str, str]) -> dict[str, Markup]:
    said = rule[language()]
    address = link("rules", rule=rule["id"])
    words = say("rule_open" if may("administer") else "show_examples")
    return {
        say("rule"): stacked([text(f"{rule['id']} {said['name']}"), text(names[rule["family"]])]),
        say("severity"): stacked(map(text, _severity(rule))),
        say("rule_state"): stacked(map(text, _state(rule))),
        say("subject"): text(rule["subject"][language()]),
        say("why"): text(said["why"]),
        say("fix"): text(said["fix"]),
        say("clause"): text(say("clause_of", n=rule["clause"]) if rule["clause"] else ""),
        say("rule_gaps"): stacked(_found(rule)),
        say("rule_examples"): element("a", text(words), href=address, data_pick=rule["id"]),
    }


def _severity(rule: Json) -> Iterator[str]:
    yield say(rule["severity"])
    if _is_changed(rule, "severity"):
        yield say("by_default", said=say(rule["severity_by_default"]))


def _state(rule: Json) -> Iterator[str]:
    words = {True: say("rule_on"), False: say("rule_off")}
    yield words[rule["enabled"]]
    if _is_changed(rule, "enabled"):
        yield say("by_default", said=words[rule["enabled_by_default"]])


def _found(rule: Json) -> Iterator[Markup]:
    if rule["found"] is not None:
        address = link("gaps", rule=rule["id"])
        yield element("a", text(rule["found"]), href=address) if rule["found"] else text(0)
    if rule["accepted"]:
        yield text(say("gaps_accepted", n=rule["accepted"]))


def _open(rule: str) -> None:
    st.query_params["rule"] = rule


def _opened(rules: list[Json]) -> None:
    """The rule that was picked: how it is for the college, what it finds in small ones."""
    chosen = next((one for one in rules if one["id"] == st.query_params.get("rule")), None)
    if chosen is None:
        return
    st.header(plain(f"{chosen['id']} {chosen[language()]['name']}"))
    rule_choice(chosen)
    st.subheader(say("examples_of", id=chosen["id"], name=chosen[language()]["name"]))
    found = ask(at("rules", chosen["id"], "examples"))["examples"]
    whole([_example(one) for one in found], "examples")


def _example(one: Json) -> dict[str, Markup]:
    gaps = [lacking(gap[language()]) for gap in one["gaps"]]
    return {
        say("example_record"): stacked(text(fact[language()]) for fact in one["record"]),
        say("example_gaps"): stacked(gaps or [text(say("example_fine"))]),
        say("example_day"): text(one["today"]),
    }


show()
