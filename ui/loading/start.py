"""Choosing files, and the loads that were begun before."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ui.asking import ask, send
from ui.client import Json
from ui.components.plain import plain
from ui.navigation import link
from ui.words import say

ENDINGS = ["xlsx", "xls", "docx", "csv", "tsv", "jsonl"]
LISTED = 20


def start() -> None:
    """Files to read, and what is open."""
    st.markdown(say("load_help"))
    st.html(_in_our_words())
    files = st.file_uploader(
        say("load_files"), ENDINGS, accept_multiple_files=True, key="load-files"
    )
    if st.button(say("load_read"), type="primary", disabled=not files):
        st.query_params["draft"] = _upload(files)
        st.rerun()


def _upload(files: list[UploadedFile]) -> str:
    parts = [("files", (one.name, one.getvalue(), "application/octet-stream")) for one in files]
    made: str = send("POST", "loads", files=parts)["id"]
    return made


def _in_our_words() -> str:
    """The box for files speaks English by itself."""
    return f"""<style>
[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary] * {{ display: none; }}
[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary]::after {{
  content: "{say("load_browse")}"; font-size: 1rem;
}}
[data-testid=stFileUploaderDropzoneInstructions] {{ font-size: 0; }}
[data-testid=stFileUploaderDropzoneInstructions] * {{ display: none; }}
[data-testid=stFileUploaderDropzoneInstructions]::after {{
  content: "{say("load_kinds_of_files")}"; font-size: .875rem;
}}
</style>"""


def begun() -> None:
    """The loads of the person, the latest first: an open one is where it was left."""
    loads = ask("loads")["loads"][:LISTED]
    st.subheader(say("load_drafts"))
    if not loads:
        st.caption(say("load_no_drafts"))
    for one in loads:
        _begun(one)


def _begun(one: Json) -> None:
    left, middle, right = st.columns([6, 3, 2], vertical_alignment="center")
    names = say("comma").join(file["name"] for file in one["files"])
    left.markdown(f"[{plain(names)}]({link('load', draft=one['id'])})")
    middle.markdown(say(f"load_stage_{one['stage']}", revision=one["revision"]))
    if one["stage"] in ("storing", "stored"):
        return
    if right.button(say("load_discard"), key=f"discard-{one['id']}"):
        send("DELETE", f"loads/{one['id']}")
        st.rerun()
