"""导入: drop files, see what they would change, decide about doubts, store in one step."""

import streamlit as st

from ui.asking import ask, at, send
from ui.client import Json, Refused
from ui.components.frame import page
from ui.components.outcome import outcome
from ui.components.plain import plain
from ui.loading.decisions import decide, doubts_left, unread
from ui.loading.preview import departments, left_out, suggested, summary
from ui.loading.reading import read_as
from ui.loading.start import begun, start
from ui.loading.stored import stored
from ui.loading.templates import templates
from ui.loading.waiting import failure, waiting
from ui.words import say

OUTDATED = 412


def show() -> None:
    with page("page_load"):
        outcome()
        draft = st.query_params.get("draft")
        if draft:
            _draft(ask(at("loads", draft)))
            return
        start()
        begun()
        templates()


def _draft(load: Json) -> None:
    names = say("comma").join(one["name"] for one in load["files"])
    stage = load["stage"]
    st.markdown(f"**{plain(names)}** · {say(f'load_stage_{stage}', revision=load['revision'])}")
    if stage in ("reading", "storing"):
        waiting(load["job"]["id"])
    elif stage == "stored":
        stored(load)
    else:
        failure(load["job"])
        if load["preview"]:
            _preview(load)
        _leave(load)


def _leave(load: Json) -> None:
    left, right, _ = st.columns([2, 2, 6])
    if left.button(say("load_discard"), width="stretch"):
        send("DELETE", f"loads/{load['id']}")
        _begin_anew()
    if right.button(say("load_again"), width="stretch"):
        _begin_anew()


def _begin_anew() -> None:
    del st.query_params["draft"]
    st.rerun()


def _preview(load: Json) -> None:
    preview = load["preview"]
    if st.session_state.pop("outdated", None) == load["id"]:
        st.warning(say("load_changed"))
    summary(preview)
    st.subheader(say("load_decide"))
    decided = decide(load)
    alone = len(load["files"]) == 1
    wanted = read_as(load, alone and bool(preview["problems"] or preview["unrecognised"]))
    if wanted:
        _put(load, {**load["decided"], "read_as": wanted})
    _agree(load, decided)
    left_out(preview)
    suggested(preview)
    departments(preview)
    doubts_left(preview)


def _agree(load: Json, decided: Json) -> None:
    """The preview once more with what was decided; or, where it shows that, storing it."""
    if decided != load["decided"]:
        st.info(say("load_update_help"))
        if st.button(say("load_update"), type="primary"):
            _put(load, decided)
        return
    if decided["renamed"]:
        st.caption(say("load_decided_renamed", n=len(decided["renamed"])))
        if st.button(say("load_clear")):
            _put(load, {})
    if unread(load):
        st.info(say("load_blocked"))
        return
    message = st.text_input(say("load_message"), max_chars=1000)
    if st.button(say("load_store"), type="primary", disabled=_says_nothing(load["preview"])):
        _store(load, message)


def _says_nothing(preview: Json) -> bool:
    changed = any(one["parts"] for one in preview["departments"])
    return not (changed or preview["moved"] or preview["suggestions"])


def _put(load: Json, decided: Json) -> None:
    send("PUT", f"loads/{load['id']}/decisions", decided)
    st.rerun()


def _store(load: Json, message: str) -> None:
    agreed = {"If-Match": f'"{load["preview"]["tag"]}"'}
    try:
        send("POST", f"loads/{load['id']}/apply", {"message": message}, headers=agreed)
    except Refused as problem:
        if problem.status != OUTDATED:
            raise
        st.session_state["outdated"] = load["id"]
    st.rerun()


show()
