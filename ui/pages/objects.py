"""诊改对象: by type, what each must have, has and lacks."""

from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.drawn import Markup, text
from ui.components.frame import choose, foot, foot_words, page
from ui.components.lines import Lines, export, lacking, stacked, whole
from ui.components.linked import EMPTY, all_named, named
from ui.components.shares import fraction
from ui.words import language, say

Json = dict[str, Any]
SHOWN: dict[str, Callable[[Json], bool]] = {
    "all": lambda one: True,
    "lacking": lambda one: len(one["lacks"]) > len(one["accepted"]),
    "pilot": lambda one: bool(one["line"]["pilot"]),
}


def show() -> None:
    with page("page_objects"):
        answer = ask("objects")
        if not answer["objects"]:
            st.info(say("objects_empty" if answer["revision"] else "empty"))
            return
        chosen, shown = _conditions(answer["types"])
        listed = [line for one in chosen for line in _type(one, answer, shown)]
        if not listed:
            st.success(say("objects_none"))
        export(say("page_objects"), listed, foot_words(answer))
        foot(answer)


def _conditions(types: list[Json]) -> tuple[list[Json], str]:
    left, right = st.columns(2)
    with left:
        names = [one["type"] for one in types if one["type"]]
        type_ = choose("object_type", ["", *names], lambda one: one or say("all_types"), "type")
    with right:
        shown = choose("objects_shown", list(SHOWN), lambda one: say(f"objects_{one}"), "show")
    return [one for one in types if not type_ or one["type"] == type_], shown


def _type(one: Json, answer: Json, shown: str) -> Lines:
    """The objects of a type that are wanted, under what the type must have."""
    objects = [each for each in answer["objects"] if each["line"]["type"] == one["type"]]
    lines = [_line(each, answer["needs"]) for each in objects if SHOWN[shown](each)]
    if lines:
        st.subheader(one["type"] or say("no_type"))
        st.caption(" · ".join(_about(one, answer["needs"], objects)))
        whole(lines, f"type-{one['type']}")
    return lines


def _about(one: Json, needs: Json, objects: list[Json]) -> Iterator[str]:
    if not one["needs"]:
        yield say("type_unknown")
        return
    yield say(
        "type_needs", needs=say("comma").join(needs[need][language()] for need in one["needs"])
    )
    done = sum(not each["lacks"] for each in objects)
    yield say("type_done", share=fraction(done, len(objects)))
    if excused := sum(bool(each["accepted"]) for each in objects):
        yield say("type_accepted", n=excused)


def _line(one: Json, needs: Json) -> dict[str, Markup]:
    line = one["line"]
    has = {each["need"]: each for each in line["has"]}
    return {
        say("object_type"): text(line["type"] or say("no_type")),
        say("object"): named(line["subject"]),
        say("pilot"): text("●" if line["pilot"] else ""),
        say("owner"): all_named(line["units"], "Unit"),
        **{words[language()]: _having(has[need], one) for need, words in needs.items()},
    }


def _having(has: Json, one: Json) -> Markup:
    """What it has of a kind; where its type must have it and it has nothing, that."""
    if has["nodes"]:
        return stacked(map(named, has["nodes"]))
    if has["need"] in one["accepted"]:
        return text(say("object_accepted", reason=one["accepted"][has["need"]]))
    return lacking(say("object_lacks")) if has["needed"] else EMPTY


show()
