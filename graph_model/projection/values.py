"""What the values of a node say by themselves: odd ones, its name to compare, its review."""

import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, date
from functools import cache, lru_cache
from typing import Any

from graph_model.kinds import NODE_KINDS
from graph_model.profile import Profile
from graph_model.projection.facts import COMPARED, PLACED, PLACES

PERIODS = (("start", "due"), ("valid_from", "valid_to"))
MONTHS = 12


class _Letters(dict[int, int | None]):
    """What stays of a character in a name to compare: not white space, nor P, nor S."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        dropped = char.isspace() or unicodedata.category(char)[0] in "PS"
        self[code] = None if dropped else code
        return self[code]


_LETTERS = _Letters()


def plain_facts(kind: str, node: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """off_list: properties whose value the profile does not know. reversed: ends of periods
    that lie before their starts. hollow: a standard that says nothing. match_name: the name
    to compare. revise_by: the day of the next review. layers, systems: its own. Only what
    is so."""
    facts: dict[str, Any] = {}
    if kind in COMPARED and (name := match_name(str(node["name"]))):
        facts["match_name"] = name
    if "review_years" in node and (day := revise_by(node.get("issued"), node["review_years"])):
        facts["revise_by"] = day
    if odd := off_list(kind, node, profile):
        facts["off_list"] = odd
    if ends := [end for start, end in PERIODS if _later(node.get(start), node.get(end))]:
        facts["reversed"] = ends
    if kind in PLACED:
        facts |= {fact: [node[own]] for own, fact in PLACES.items() if node.get(own)}
    if kind == "Standard" and _says_nothing(node, profile):
        facts["hollow"] = True
    return facts


def match_name(name: str) -> str:
    """The name without regard to width, case, white space, punctuation and symbols."""
    said = unicodedata.normalize("NFKC", name).lower()
    return said if said.isalnum() else said.translate(_LETTERS)


@lru_cache(maxsize=4096)
def revise_by(issued: str | None, years: float | None) -> str | None:
    """So many years after the day of issue, to whole months; in a shorter month its last
    day, so that one year after 29 February is 28 February."""
    if not issued or years is None:
        return None
    start = date.fromisoformat(issued)
    year, month = divmod(start.year * MONTHS + start.month - 1 + round(years * MONTHS), MONTHS)
    if not 0 < year <= MAXYEAR:
        return None
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).isoformat()


@cache
def _vocabularies(kind: str) -> dict[str, str]:
    """Property → field of the profile that lists its values, as the kind declares."""
    fields = NODE_KINDS[kind].model_fields.items()
    extras = {name: field.json_schema_extra for name, field in fields}
    return {
        name: str(extra["vocabulary"])
        for name, extra in extras.items()
        if isinstance(extra, dict) and "vocabulary" in extra
    }


def off_list(kind: str, node: Mapping[str, Any], profile: Profile) -> list[str]:
    """Properties with a value, or one of several, that the profile does not list."""
    odd = []
    for name, vocabulary in _vocabularies(kind).items():
        said = node.get(name)
        if not said:
            continue
        known = getattr(profile, vocabulary)
        if any(value not in known for value in ((said,) if isinstance(said, str) else said)):
            odd.append(name)
    return odd


def _later(start: str | None, end: str | None) -> bool:
    return bool(start and end and start > end)


def _says_nothing(standard: Mapping[str, Any], profile: Profile) -> bool:
    """No target, and a text that is empty or stands for one still to be written."""
    text = _plain(standard.get("text") or "")
    return standard.get("target") is None and (
        not text or text in {_plain(placeholder) for placeholder in profile.placeholders}
    )


def _plain(text: str) -> str:
    """Without regard to width, case and white space around it."""
    return unicodedata.normalize("NFKC", text).strip().casefold()
