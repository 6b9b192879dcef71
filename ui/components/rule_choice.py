"""What the college has set for one rule; for those who may, the form to set it otherwise."""

from functools import partial
from typing import Any

import streamlit as st

from ui.asking import ask, at, send
from ui.client import Refused
from ui.components.moments import local
from ui.components.outcome import attempt
from ui.components.plain import plain
from ui.session import may
from ui.words import language, say

Json = dict[str, Any]
SET = ("enabled", "severity")
SEVERITIES = ["error", "warning", "info"]
CLASH, CLASHED = "rule-clash", 412


def rule_choice(rule: Json) -> None:
    """How the rule is for the college; what the reader may not do is not offered."""
    st.markdown(say("rule_now", said=plain(_told(rule, rule))))
    if not may("administer"):
        st.caption(say("settings_profile_read_only"))
        return
    now = ask(_path(rule))
    clash = st.session_state.get(CLASH, {})
    again = clash.get("id") == rule["id"]
    if again:
        by, wanted = clash["by"], plain(_told(rule, clash))
        st.warning(say("rule_clash", who=plain(by["author"]), at=local(by["at"]), said=wanted))
    _form(rule | now, clash if again else now, again)


def _path(rule: Json) -> str:
    return at("rules", rule["id"], "choice")


def _form(rule: Json, shown: Json, again: bool) -> None:
    """As the reader would have it where somebody else was quicker, else as it stands."""
    key = f"choice-{rule['id']}-{rule['version']}-{again}"
    with st.form(key, enter_to_submit=False):
        left, right = st.columns(2)
        left.radio(
            say("rule_enabled"),
            [True, False],
            index=0 if shown["enabled"] else 1,
            format_func=partial(_option, rule, "enabled"),
            horizontal=True,
            key=f"{key}-enabled",
        )
        right.selectbox(
            say("rule_severity"),
            SEVERITIES,
            SEVERITIES.index(shown["severity"]),
            format_func=partial(_option, rule, "severity"),
            key=f"{key}-severity",
        )
        st.text_input(say("edit_why"), shown.get("why", ""), key=f"{key}-why", max_chars=500)
        _buttons(rule, key, again)


def _buttons(rule: Json, key: str, again: bool) -> None:
    save, restore, drop, _ = st.columns([1, 1, 1, 2])
    with save:
        st.form_submit_button(
            say("edit_save"), type="primary", on_click=_save, args=(rule, key, False)
        )
    with restore:
        st.form_submit_button(
            say("rule_restore"),
            disabled=all(rule[name] == rule[f"{name}_by_default"] for name in SET),
            on_click=_save,
            args=(rule, key, True),
        )
    if again:
        with drop:
            st.form_submit_button(say("clash_drop"), on_click=_drop)


def _drop() -> None:
    st.session_state.pop(CLASH, None)


def _save(rule: Json, key: str, restored: bool) -> None:
    why = st.session_state[f"{key}-why"]
    form = {name: st.session_state[f"{key}-{name}"] for name in SET}
    default = {name: rule[f"{name}_by_default"] for name in SET}
    wanted = {"id": rule["id"], **(default if restored else form), "why": why}
    attempt(lambda: _stored(rule, wanted))


def _stored(rule: Json, wanted: Json) -> str:
    """The words that tell it; none where somebody else was quicker: then both are shown."""
    body = {name: wanted[name] for name in SET} | {"message": wanted["why"]}
    seen = {"If-Match": f'"{rule["version"]}"'}
    try:
        done = send("PUT", _path(rule), body, headers=seen)
    except Refused as problem:
        if problem.status != CLASHED or not problem.body.get("conflicts"):
            raise
        st.session_state[CLASH] = {**wanted, "by": problem.body["conflicts"][0]}
        return ""
    _drop()
    if not done["changed"]:
        return say("edit_nothing")
    name, revision = f"{rule['id']} {rule[language()]['name']}", done["revision"]
    return say("rule_saved", name=name, said=_told(rule, wanted), revision=revision)


def _told(rule: Json, said: Json) -> str:
    """Both settings in words."""
    return say("rule_is", **{name: _option(rule, name, said[name]) for name in SET})


def _option(rule: Json, name: str, value: Any) -> str:
    """A setting in words, and whether the rule comes so."""
    words = say(value) if name == "severity" else say("rule_used" if value else "rule_unused")
    return say("rule_default", said=words) if value == rule[f"{name}_by_default"] else words
