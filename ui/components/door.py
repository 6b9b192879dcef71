"""The way in and out: who reads stands on every page, and a stranger sees nothing else."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from ui.asking import send
from ui.client import Json
from ui.components.onward import onward
from ui.components.plain import plain
from ui.words import say


def must_sign_in() -> None:
    """The way to the form, and from there back to the very address that was asked for."""
    path = urlsplit(st.context.url or "").path or "/"
    asked = urlencode(st.query_params)
    back = urlencode({"next": f"{path}?{asked}" if asked else path})
    st.info(say("must_sign_in"))
    onward("sign-in", sign_in=f"/sign-in?{back}")


def badge(who: Json) -> None:
    """Who reads, in which role and for which department; and the way out."""
    role = say(f"role_{who['role'] or 'owner'}")
    with st.sidebar:
        if who["role"] is None:
            st.caption(role)
            return
        st.markdown(say("signed_in_as", name=plain(who["shown_as"]), role=role))
        if who["unit"]:
            st.caption(plain(who["unit"]["name"]))
        if st.button(say("sign_out"), key="sign-out"):
            send("DELETE", "session")
            st.rerun()
