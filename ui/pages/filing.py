"""报送进度: which department has handed in which form when, and what is doubtful in it."""

from collections.abc import Iterator
from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.doubts import doubt_lines
from ui.components.drawn import Markup, element, text
from ui.components.frame import choose, foot, foot_words, page
from ui.components.lines import export, lacking, stacked, whole
from ui.components.linked import EMPTY, named
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
SHOWN = ("all", "missing", "doubtful")
DIFFERENT_FORMS = "DAT008"


def show() -> None:
    with page("page_filing"):
        answer = ask("filing")
        if not answer["revision"]:
            st.info(say("empty"))
            return
        _figures(answer)
        _units(answer)
        _reminder(answer)
        _registers(answer)
        _doubts(answer)
        foot(answer)


def _figures(answer: Json) -> None:
    every, done, begun = len(answer["units"]), answer["complete"], answer["begun"]
    figures = {"filing_done": done, "filing_begun": begun, "filing_none": every - done - begun}
    for column, (word, n) in zip(st.columns([1, 1, 1, 2]), figures.items(), strict=False):
        column.metric(say(word), f"{n}/{every}")


def _units(answer: Json) -> None:
    if not answer["units"]:
        st.info(say("no_reporting_units"))
        return
    shown = choose("show_units", list(SHOWN), lambda one: say(f"units_{one}"), "show")
    units = [one for one in answer["units"] if _is_shown(one, shown)]
    lines = [_line(one, answer["forms"]) for one in units]
    if not lines:
        st.success(say("no_units_left"))
    whole(lines, "units", _open)
    export(say("page_filing"), lines, foot_words(answer))


def _is_shown(one: Json, shown: str) -> bool:
    open_ = one["different"] or any(form["doubts"] for form in one["handed_in"])
    return {"missing": bool(one["missing"]), "doubtful": bool(open_)}.get(shown, True)


def _line(one: Json, forms: list[str]) -> dict[str, Markup]:
    unit, had = one["unit"], {form["form"]: form for form in one["handed_in"]}
    return {
        say("unit"): named(unit, "Unit"),
        **{
            form: stacked(_handed_in(had[form])) if form in had else lacking(say("not_in"))
            for form in forms
        },
        say("forms_differ"): _different(one["different"], unit["id"]),
    }


def _handed_in(form: Json) -> Iterator[Markup]:
    at = form["at"][:16].replace("T", " ")
    yield text(say("handed_in", revision=form["revision"], at=at))
    yield text(form["author"])
    if form["doubts"]:
        yield _doubtful(form)


def _doubtful(form: Json) -> Markup:
    words = text(say("doubts", n=len(form["doubts"])))
    address = link("filing", source=form["source"])
    return element("a", words, href=address, data_pick=form["source"])


def _different(n: int | None, unit: str) -> Markup:
    if n is None:
        return text(say("rule_is_off"))
    address = link("gaps", rule=DIFFERENT_FORMS, unit=unit)
    return element("a", text(n), href=address) if n else text(n)


def _open(source: str) -> None:
    st.query_params["source"] = source


def _reminder(answer: Json) -> None:
    """Who is to hand in or check what, as text to be sent."""
    st.subheader(say("remind"))
    lines = [words for one in answer["units"] for words in _reminded(one)]
    if not lines:
        st.success(say("nobody_to_remind"))
        return
    top = say("remind_top", revision=answer["revision"], today=answer["today"])
    st.caption(say("remind_help"))
    st.code("\n".join([top, *lines]), language=None, wrap_lines=True)


def _reminded(one: Json) -> Iterator[str]:
    unit = one["unit"]["name"]
    if one["missing"]:
        yield say("remind_forms", unit=unit, forms=say("comma").join(one["missing"]))
    for form in one["handed_in"]:
        if form["doubts"]:
            yield say("remind_doubts", unit=unit, form=form["form"], n=len(form["doubts"]))
    if one["different"]:
        yield say("remind_differ", unit=unit, n=one["different"])


def _registers(answer: Json) -> None:
    st.subheader(say("registers"))
    lines = [
        {
            say("register"): text(form["source"]),
            say("last_load"): stacked(_handed_in({**form, "doubts": []})),
            say("statements"): text(form["statements"]),
            say("doubts_column"): _doubtful(form) if form["doubts"] else EMPTY,
        }
        for form in answer["registers"]
    ]
    lines += [
        {
            say("register"): text(name),
            say("last_load"): lacking(say("not_in")),
            say("statements"): EMPTY,
            say("doubts_column"): EMPTY,
        }
        for name in answer["missing_registers"]
    ]
    whole(lines, "registers", _open)


def _doubts(answer: Json) -> None:
    """The doubtful cells of the form that was picked."""
    wanted = st.query_params.get("source")
    forms = [*answer["registers"], *(form for one in answer["units"] for form in one["handed_in"])]
    found = next((one for one in forms if one["source"] == wanted and one["doubts"]), None)
    if found is None:
        return
    st.subheader(say("doubts_of", source=found["source"]))
    whole(doubt_lines(found["doubts"]), "doubts")


show()
