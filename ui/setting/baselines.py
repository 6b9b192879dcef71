"""存档点: names of revisions and days, to compare with later."""

import streamlit as st

from ui.asking import ask, at, send
from ui.client import Json
from ui.components.lines import worded
from ui.components.linked import linked
from ui.components.outcome import attempt
from ui.components.plain import plain
from ui.words import say


def baselines(may_change: bool) -> None:
    """What there is; for those who may, a new one and taking one away."""
    st.caption(say("settings_baselines_help"))
    found = ask("baselines")["baselines"]
    if found:
        linked([worded(_line(one)) for one in found], "baselines")
    else:
        st.caption(say("settings_no_baselines"))
    if may_change:
        _make()
        _remove([one["name"] for one in found])


def _line(one: Json) -> Json:
    return {
        say("settings_baseline_name"): one["name"],
        say("settings_baseline_of"): one["revision"],
        say("settings_baseline_day"): one["day"],
    }


def _make() -> None:
    with st.form("make-baseline", enter_to_submit=False, clear_on_submit=True):
        name = st.text_input(say("settings_baseline_name"), max_chars=100).strip()
        if st.form_submit_button(say("settings_baseline_make")) and name:
            attempt(lambda: _made(name))
            st.rerun()


def _made(name: str) -> str:
    send("POST", "baselines", {"name": name})
    return say("settings_baseline_made", name=plain(name))


def _remove(names: list[str]) -> None:
    if not names:
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    name = left.selectbox(
        say("settings_remove_which"), names, index=None, placeholder=say("choose")
    )
    if right.button(say("settings_remove"), disabled=name is None, width="stretch"):
        attempt(lambda: _removed(str(name)))
        st.rerun()


def _removed(name: str) -> str:
    send("DELETE", at("baselines", name))
    return say("settings_baseline_removed", name=plain(name))
