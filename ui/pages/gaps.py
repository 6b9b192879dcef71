"""缺漏清单: what is missing, by subject, with why it matters and how to repair it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import streamlit as st

from ui.asking import ask, later
from ui.components.accepting import accepting
from ui.components.drawn import Markup, element, joined, text
from ui.components.frame import choose, foot, page, place_text
from ui.components.lines import XLSX, back, lacking, stacked, unbroken
from ui.components.linked import all_named, linked, named, traced
from ui.navigation import link
from ui.words import language, say

Json = dict[str, Any]
SEVERITIES = ["", "error", "warning", "info"]
STATES = ["", "open", "accepted"]
CONDITIONS = ("unit", "severity", "state", "text", "family", "rule", "kind", "layer", "subject")


def show() -> None:
    with page("page_gaps"):
        asked = _conditions()
        answer = ask("gaps", **asked)
        if not answer["revision"]:
            st.info(say("empty"))
            return
        _count(answer["gaps"])
        _table(answer["gaps"], single=bool(asked["subject"]))
        if answer["gaps"]:
            # A callable: the workbook is made when somebody wants it.
            wanted = later("gaps.xlsx", **asked)
            st.download_button(say("download"), wanted, "缺漏清单.xlsx", mime=XLSX)
        if asked["subject"]:
            accepting(answer["gaps"])
        if asked["unit"]:
            _forms_of(asked["unit"])
        _say_what_is_off(answer["switched_off"])
        foot(answer)


def _conditions() -> Json:
    """What is asked for; all of it stands in the address."""
    subject = st.query_params.get("subject", "")
    if subject:
        back(say("all_gaps"), link("gaps"))
        return dict.fromkeys(CONDITIONS, "") | {"subject": subject}
    units = ask("sheets", kind="Unit")["choices"]
    named_units = {one["id"]: " › ".join((*one["of"], one["name"])) for one in units}
    rules = ask("rules")
    places = iter([*st.columns(4), *st.columns(4)])
    asked = dict.fromkeys(CONDITIONS, "")
    with next(places):
        asked["unit"] = _choice("unit", named_units, "all_units")
    with next(places):
        asked["severity"] = choose(
            "severity", SEVERITIES, lambda one: say(one or "all"), "severity"
        )
    with next(places):
        asked["state"] = choose(
            "gap_state", STATES, lambda one: say(f"only_{one or 'all'}"), "state"
        )
    asked["text"] = next(places).text_input(say("search"), key="text", bind="query-params").strip()
    with next(places):
        asked["family"] = _choice("family", _families(rules), "all_families")
    with next(places):
        asked["rule"] = _choice("rule", _rules(rules, asked["family"]), "all_rules")
    with next(places):
        asked["kind"] = _choice("kind", _kinds(rules), "all_kinds")
    with next(places):
        asked["layer"] = _choice("layer", {one: one for one in rules["layers"]}, "all_layers")
    if ask("baselines")["baselines"]:
        new = st.toggle(say("since_baseline"), key="since_baseline", bind="query-params")
        asked["since_baseline"] = "true" if new else ""
    return asked


def _choice(key: str, names: dict[str, str], nothing: str) -> str:
    return choose(key, ["", *names], lambda one: names.get(one) or say(nothing), key)


def _families(rules: Json) -> dict[str, str]:
    used = {one["family"] for one in rules["rules"]}
    return {one["key"]: one["name"][language()] for one in rules["families"] if one["key"] in used}


def _rules(rules: Json, family: str) -> dict[str, str]:
    return {
        one["id"]: f"{one['id']} {one[language()]['name']}"
        for one in rules["rules"]
        if one["enabled"] and family in ("", one["family"])
    }


def _kinds(rules: Json) -> dict[str, str]:
    return {one["key"]: one["name"][language()] for one in rules["subjects"]}


def _count(gaps: list[Json]) -> None:
    """What is open and what is accepted, apart."""
    standing = [gap for gap in gaps if gap["accepted"] is None]
    subjects = len({gap["subject"] for gap in standing})
    said = say("found", n=len(standing), subjects=subjects)
    accepted = len(gaps) - len(standing)
    st.markdown(f"{said} {say('found_accepted', n=accepted)}" if accepted else said)


def _table(gaps: list[Json], single: bool) -> None:
    if not gaps:
        st.success(say("subject_fine" if single else "no_gaps"))
        return
    grouped = single or st.toggle(say("group"), value=True, key="group", bind="query-params")
    groups = _groups(gaps) if grouped else [[gap] for gap in gaps]
    linked([_line(group, single) for group in groups], "gaps")


def _groups(gaps: list[Json]) -> list[list[Json]]:
    """By subject: an empty row in a table is one matter, not five. The gravest first."""
    found: dict[str, list[Json]] = {}
    for gap in gaps:
        found.setdefault(gap["subject"], []).append(gap)
    return sorted(found.values(), key=lambda group: min(map(_gravity, group)))


def _gravity(gap: Json) -> int:
    return SEVERITIES.index(gap["severity"]) + len(SEVERITIES) * (gap["accepted"] is not None)


def _line(group: list[Json], single: bool) -> dict[str, Markup]:
    ordered = sorted(group, key=_gravity)
    first = ordered[0]
    return {
        say("subject"): stacked(_subject(first)),
        say("severity"): unbroken(say(first["severity"])),
        say("unit"): all_named(first["units"], "Unit"),
        say("message"): stacked([*_matters(ordered, single), _why(ordered, single)]),
        say("fix"): stacked(map(text, dict.fromkeys(gap["fix"][language()] for gap in ordered))),
        say("places"): text(place_text(first["places"])),
        say("repair"): stacked(_ways_on(first, single)),
    }


def _subject(gap: Json) -> Iterator[Markup]:
    kind = gap["subject_kind"]
    yield named(_node(gap)) if gap["is_node"] else text(gap["subject_name"])
    if kind:
        yield text(gap["kind_name"][language()])


def _node(gap: Json) -> Json:
    return {"id": gap["subject"], "kind": gap["subject_kind"], "name": gap["subject_name"]}


def _matters(gaps: list[Json], single: bool) -> Iterator[Markup]:
    """The names of the rules; where one is broken in several ways, or alone, its message."""
    times = Counter(gap["rule"] for gap in gaps)
    for gap in gaps:
        yield _matter(gap, single or len(gaps) == 1 or times[gap["rule"]] > 1)


def _matter(gap: Json, whole_words: bool) -> Markup:
    name = gap["rule_name"][language()]
    words = gap["message"][language()] if whole_words else name
    rule = element("a", text(gap["rule"]), href=link("rules", rule=gap["rule"]), title=name)
    if gap["accepted"] is not None:
        accepted = say("accepted_because", reason=gap["accepted"])
        return joined([rule, text(f" {words} ({accepted})")])
    return joined([rule, text(" "), lacking(words) if gap["severity"] == "error" else text(words)])


def _why(gaps: list[Json], opened: bool) -> Markup:
    """Why each matters; folded away in long lists, opened by a click or by Enter."""
    reasons = stacked(map(text, dict.fromkeys(gap["why"][language()] for gap in gaps)))
    if opened:
        return joined([text(f"{say('why')}: "), reasons])
    return element("details", element("summary", text(say("why"))), reasons)


def _ways_on(gap: Json, single: bool) -> Iterator[Markup]:
    """To the form that repairs it, to its chain, and to all that is missing on it."""
    if gap["is_node"]:
        yield element("a", unbroken(say("open_form")), href=link("node", id=gap["subject"]))
        yield traced(_node(gap))
    if not single:
        address = link("gaps", subject=gap["subject"])
        yield element("a", unbroken(say("one_subject")), href=address)


def _forms_of(unit: str) -> None:
    """The department's own forms, filled with what is known: they come back by loading."""
    st.caption(say("department_forms"))
    reports = [one["form"] for one in ask("templates")["forms"] if one["reports"]]
    for place, form in zip(st.columns(6), reports, strict=False):
        wanted = later(f"templates/{form}", unit=unit, filled="true")
        place.download_button(form, wanted, f"{form}.xlsx", mime=XLSX, key=f"form-{form}")


def _say_what_is_off(rules: list[Json]) -> None:
    names = [f"{rule['id']} {rule['name'][language()]}" for rule in rules]
    if names:
        st.caption(say("switched_off", n=len(names), rules=say("comma").join(names)))


show()
