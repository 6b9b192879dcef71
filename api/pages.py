"""The pages: the Streamlit app, mounted by its path, without importing it."""

import logging
from pathlib import Path

import streamlit
from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from api.entrance import Entrance

SCRIPT = Path(__file__).parent.parent / "ui" / "entry" / "app.py"
FAILED = (
    "页面出错了, 数据没有改变。请刷新页面重试。 This page failed; nothing was changed. Reload it."
)


def mount_pages(app: FastAPI, largest_upload: int) -> streamlit.App:
    """Mount the pages last, at the root, so that every API path comes first."""
    pages = streamlit.App(SCRIPT, on_script_error=_tell)
    app.mount("/", Entrance(RequestBodyLimitMiddleware(pages, largest_upload)))
    return pages


def _tell(error: Exception) -> bool:
    """Log the error and tell the user in words, instead of a box of code."""
    logging.getLogger(__name__).error("a page failed", exc_info=error)
    streamlit.error(FAILED)
    return True
