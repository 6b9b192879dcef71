"""账号: who may come in, in which role, for which department; and what was refused to whom."""

import streamlit as st

from ui.asking import ask, at, send
from ui.client import Json
from ui.components.frame import page
from ui.components.lines import worded
from ui.components.linked import linked
from ui.components.moments import local
from ui.components.outcome import attempt, outcome
from ui.components.plain import plain
from ui.session import may, reader
from ui.setting.tokens import withdraw
from ui.words import language, say

ROLES = ("reader", "editor", "reviewer", "auditor", "admin")
FIRST = "admin"


def show() -> None:
    with page("page_accounts"):
        if not may("administer"):
            st.info(say("accounts_not_yours"))
            return
        outcome()
        if not reader()["accounts"]:
            st.info(say("accounts_none"))
            _new(FIRST)
            return
        _accounts(ask("accounts")["accounts"])
        _refusals(ask("refusals")["refusals"])


def _accounts(accounts: list[Json]) -> None:
    st.subheader(say("accounts_listed", n=len(accounts)))
    linked([worded(_line(one)) for one in accounts], "accounts")
    with st.expander(say("accounts_new")):
        _new()
    named = {one["name"]: one for one in accounts}
    chosen = st.selectbox(
        say("accounts_choose"), list(named), index=None, placeholder=say("choose"), key="account"
    )
    if chosen is not None:
        left, right = st.columns(2, gap="large")
        with left:
            _change(named[chosen])
        with right:
            _password(chosen)
            _tokens(chosen)


def _line(one: Json) -> Json:
    return {
        say("accounts_name"): one["name"],
        say("accounts_shown_as"): one["shown_as"],
        say("accounts_role"): one["role_name"][language()],
        say("accounts_unit"): one["unit"]["name"] if one["unit"] else "",
        say("accounts_ways"): _ways(one),
        say("accounts_state"): say("accounts_disabled" if one["disabled"] else "accounts_active"),
    }


def _ways(one: Json) -> str:
    ways = [
        say("accounts_by_password") if one["has_password"] else "",
        say("accounts_by_subject") if one["subject"] else "",
    ]
    return say("comma").join(filter(None, ways)) or say("accounts_by_nothing")


def _new(role: str = "") -> None:
    """role: the one that it must have; empty for any."""
    with st.form("new-account", enter_to_submit=False):
        name = st.text_input(say("accounts_name"), max_chars=50, help=say("accounts_name_help"))
        about = _about({"role": role or "editor"}, "new", (role,) if role else ROLES)
        password = st.text_input(
            say("accounts_password"), type="password", autocomplete="new-password"
        )
        label = say("accounts_first" if role else "accounts_make")
        if not st.form_submit_button(label, type="primary"):
            return
    body = {"name": name, "password": password or None, **about}
    _do("POST", "accounts", body, say("accounts_made", name=plain(name)))


def _about(one: Json, key: str, roles: tuple[str, ...] = ROLES) -> Json:
    """What is said of an account besides its name."""
    shown_as = st.text_input(
        say("accounts_shown_as"), one.get("shown_as", ""), max_chars=100, key=f"shown-{key}"
    )
    role = st.selectbox(
        say("accounts_role"),
        roles,
        roles.index(one["role"]),
        format_func=lambda role: say(f"role_{role}"),
        key=f"role-{key}",
    )
    units = {unit["id"]: unit["name"] for unit in ask("units")["units"]}
    ids, unit = ["", *units], (one.get("unit") or {"id": ""})["id"]
    unit = st.selectbox(
        say("accounts_unit"),
        ids,
        ids.index(unit) if unit in ids else 0,
        format_func=lambda id_: units.get(id_, say("accounts_no_unit")),
        help=say("accounts_unit_help"),
        key=f"unit-{key}",
    )
    subject = st.text_input(
        say("accounts_subject"),
        one.get("subject") or "",
        max_chars=200,
        help=say("accounts_subject_help"),
        key=f"subject-{key}",
    )
    return {"shown_as": shown_as, "role": role, "unit": unit or None, "subject": subject or None}


def _change(one: Json) -> None:
    name = one["name"]
    with st.form(f"change-{name}", enter_to_submit=False):
        about = _about(one, name)
        disabled = st.checkbox(say("accounts_disable"), one["disabled"], key=f"disabled-{name}")
        if not st.form_submit_button(say("accounts_save"), type="primary"):
            return
    body = {**about, "disabled": disabled}
    _do("PATCH", at("accounts", name), body, say("accounts_saved"))


def _password(name: str) -> None:
    with st.form(f"password-{name}", enter_to_submit=False):
        st.markdown(f"**{say('accounts_new_password')}**", help=say("accounts_new_password_help"))
        password = st.text_input(
            say("accounts_password"), type="password", autocomplete="new-password"
        )
        if not st.form_submit_button(say("accounts_set_password")):
            return
    said = say("accounts_password_set", name=plain(name))
    _do("PUT", at("accounts", name, "password"), {"password": password}, said)


def _do(method: str, path: str, body: Json, said: str) -> None:
    """Change something and show the page as it is then, with what was done or why not."""

    def work() -> str:
        send(method, path, body)
        return said

    attempt(work)
    st.rerun()


def _tokens(name: str) -> None:
    """The living tokens of an account, each to be withdrawn."""
    for one in ask("tokens", everybody=True)["tokens"]:
        if one["account"] == name and not one["withdrawn"]:
            withdraw(one)


def _refusals(refusals: list[Json]) -> None:
    with st.expander(say("accounts_refusals")):
        if not refusals:
            st.caption(say("accounts_no_refusals"))
            return
        linked([worded(_refusal(one)) for one in refusals], "refusals")


def _refusal(one: Json) -> Json:
    return {
        say("accounts_refused_at"): local(one["at"]),
        say("accounts_refused_to"): one["account"],
        say("accounts_refused_what"): say(f"action_{one['action'] or 'own'}"),
        say("accounts_refused_where"): f"{one['method']} {one['route']}",
    }


show()
