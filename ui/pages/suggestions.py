"""建议: what somebody else's tables say of what one's own unit answers for, to be judged."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from ui.asking import ask, at, send
from ui.client import Refused
from ui.components.drawn import Markup, drawn, element, text
from ui.components.frame import choose, foot, page, place_text
from ui.components.kinds import Kinds, kinds
from ui.components.lines import stacked
from ui.components.linked import table
from ui.components.outcome import attempt, outcome
from ui.components.plain import plain
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
ANSWERS = ["open", "accepted", "rejected", ""]
PAGE = 10
NOT_THERE = 404


def show() -> None:
    with page("page_suggestions"):
        st.caption(say("suggestions_help"))
        outcome()
        answer = choose("suggestion_answer", ANSWERS, _answer_name, "answer")
        mine = st.toggle(say("suggestions_mine"), value=True)
        found = ask("suggestions", answer=answer, mine=mine)
        st.markdown(f"**{say('suggestions_found', n=found['total'])}**")
        words = kinds()
        for one in _shown(found["suggestions"]):
            _suggestion(one, words)
        foot(found)


def _answer_name(answer: str) -> str:
    return say(f"suggestion_{answer}" if answer else "all")


def _shown(listed: list[Json]) -> list[Json]:
    pages = -(-len(listed) // PAGE)
    number = st.pagination(pages, key="suggestions-page") if pages > 1 else 1
    return listed[PAGE * (number - 1) : PAGE * number]


def _suggestion(one: Json, words: Kinds) -> None:
    with st.container(border=True):
        unit = one["unit"]["name"] if one["unit"] else say("suggestion_nobody")
        st.markdown(f"**{plain(one['name'])}** → {plain(unit)}")
        by = {key: plain(one[key]) for key in ("author", "day", "source")}
        st.caption(say("suggestion_by", **by, reason=plain(one["reason"]) or say("no_reason")))
        now = _now(one)
        lines = [_line(said, one, now, words) for said in one["statements"]]
        drawn(table(lines), f"said-{one['id']}")
        if one["answer"] != "open":
            reason = plain(one["answer_reason"]) or say("no_reason")
            st.markdown(say(f"was_{one['answer']}", by=plain(one["answered_by"]), reason=reason))
        elif one["mine"]:
            _judge(one)
        else:
            st.caption(say("suggestion_not_yours"))


def _now(one: Json) -> Json | None:
    """The node that it is about as it stands; None where there is none yet."""
    try:
        return ask(at("nodes", one["subject"]))
    except Refused as problem:
        if problem.status != NOT_THERE:
            raise
        return None


def _line(said: Json, one: Json, now: Json | None, words: Kinds) -> dict[str, Markup]:
    what = text(" → ".join(filter(None, (said["name"], said["target"]))))
    stands: Iterable[str] = ()
    if now and said["target"] is None:
        what = element("a", what, href=link("node", id=now["id"]))
        both = {name: now["properties"].get(name) for name in said["properties"]}
        stands = words.said(said["kind"], both)
    return {
        say("kind"): text(words.name(said["kind"])),
        say("suggestion_what"): what,
        say("suggestion_says"): stacked(map(text, words.said(said["kind"], said["properties"]))),
        say("suggestion_now"): stacked(map(text, stands)),
        say("places"): text(place_text(one["places"])),
    }


def _judge(one: Json) -> None:
    with st.form(f"judge-{one['id']}", border=False, enter_to_submit=False):
        st.text_input(say("suggestion_reason"), key=f"reason-{one['id']}", max_chars=1000)
        left, right, _ = st.columns([1, 1, 4])
        for column, verb in ((left, "accept"), (right, "reject")):
            with column:
                st.form_submit_button(
                    say(f"suggestion_{verb}"),
                    type="primary" if verb == "accept" else "secondary",
                    on_click=_answer,
                    args=(one, verb),
                )


def _answer(one: Json, verb: str) -> None:
    reason = st.session_state[f"reason-{one['id']}"]

    def judge() -> str:
        done = send("POST", f"suggestions/{one['id']}/{verb}", {"reason": reason})
        return say(f"told_{verb}", name=one["name"], revision=done["revision"])

    attempt(judge)


show()
