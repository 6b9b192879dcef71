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
    body: Json = _get(path, parameters).json()
    return body


def fetch(path: str, **parameters: Any) -> bytes:
    """GET a file; Refused as with `ask`."""
    return _get(path, parameters).content


def _get(path: str, parameters: Json) -> httpx.Response:
    given = {key: value for key, value in parameters.items() if value not in (None, "", [], ())}
    try:
        answer = _session().get(path, params=given)
    except httpx.HTTPError as error:
        raise Refused("service_unreachable") from error
    if answer.is_error:
        raise Refused(_reason(answer))
    return answer


def _reason(answer: httpx.Response) -> str:
    try:
        body: Json = answer.json()
    except ValueError:
        return "service_unreachable"
    return str(body.get("detail") or body.get("title"))


@st.cache_resource
def _session() -> httpx.Client:
    return httpx.Client(base_url=os.environ["GANGMU_API"], timeout=60, trust_env=False)
