"""Moments of the record as the reader's clock shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

CHINA = "Asia/Shanghai"


def local(at: str) -> str:
    """A moment in UTC (ISO) as day and minute where the reader is."""
    return datetime.fromisoformat(at).astimezone(_zone()).strftime("%Y-%m-%d %H:%M")


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or CHINA)
    except ZoneInfoNotFoundError:
        return ZoneInfo(CHINA)
