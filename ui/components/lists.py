"""Long lists as plain tables, a page at a time: readable, printable, no canvas."""

from typing import Any

import streamlit as st

PAGE = 50
FIRST_COLUMN_WHOLE = """<style>
[data-testid="stTable"] th, [data-testid="stTable"] td:first-child { white-space: nowrap; }
</style>"""


def listing(lines: list[dict[str, Any]], key: str) -> None:
    """A table of lines with equal keys; more than PAGE of them are paged."""
    st.html(FIRST_COLUMN_WHOLE)
    pages = -(-len(lines) // PAGE)
    page = st.pagination(pages, key=f"{key}-page") if pages > 1 else 1
    st.table(lines[PAGE * (page - 1) : PAGE * page], hide_index=True)
