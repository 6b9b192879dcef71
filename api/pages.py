"""The pages: the Streamlit app, mounted by its path, without importing it."""

from pathlib import Path

import streamlit
from fastapi import FastAPI

SCRIPT = Path(__file__).parent.parent / "ui" / "app.py"


def mount_pages(app: FastAPI) -> streamlit.App:
    """Mount the pages last, at the root, so that every API path comes first."""
    pages = streamlit.App(SCRIPT)
    app.mount("/", pages)
    return pages
