"""Cells that could not be taken as they stand, each with its place and what is proposed."""

from collections.abc import Iterable
from typing import Any

from ui.components.drawn import Markup, text
from ui.words import say

Json = dict[str, Any]


def doubt_lines(doubts: Iterable[Json]) -> list[dict[str, Markup]]:
    """One line a cell."""
    return [
        {
            say("place"): text(one["place"]["text"]),
            say("raw"): text(one["raw"]),
            say("doubt"): text(one["reason"]),
            say("proposal"): text(one["proposal"]),
        }
        for one in doubts
    ]
