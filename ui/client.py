"""The API as the pages see it: one function a question, plain values back."""

import os
from typing import Any

import httpx
import streamlit as st

Json = dict[str, Any]


class Refused(Exception):
    """The service answered with a problem; the text is meant for the user."""


def ask(path: str, **parameters: Any) -> Json:
    """GET an answer; Refused says in the user's words what is wrong."""
    given = {key: value for key, value in parameters.items() if value not in (None, "", [], ())}
    try:
        answer = _session().get(path, params=given)
    except httpx.HTTPError as error:
        raise Refused("service_unreachable") from error
    body: Json = answer.json()
    if answer.is_error:
        raise Refused(str(body.get("detail") or body.get("title")))
    return body


def fetch(path: str, **parameters: Any) -> bytes:
    """GET a file."""
    given = {key: value for key, value in parameters.items() if value not in (None, "", [], ())}
    answer = _session().get(path, params=given)
    answer.raise_for_status()
    return answer.content


@st.cache_resource
def _session() -> httpx.Client:
    return httpx.Client(base_url=os.environ["GANGMU_API"], timeout=60, trust_env=False)
