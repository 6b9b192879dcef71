"""Which values of a node are odd by themselves: unknown to the college, reversed, empty."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph_model.kinds import NODE_KINDS
from graph_model.profile import Profile

PERIODS = (("start", "due"), ("valid_from", "valid_to"))


def odd_values(kind: str, node: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """off_list: properties whose value the profile does not know. reversed: ends of periods
    that lie before their starts. hollow: a standard that says nothing. Only what is so."""
    facts = {
        "off_list": off_list(kind, node, profile),
        "reversed": [end for start, end in PERIODS if _later(node.get(start), node.get(end))],
        "hollow": kind == "Standard" and _says_nothing(node, profile),
    }
    return {name: value for name, value in facts.items() if value}


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
        said = node.get(name) or ()
        values = (said,) if isinstance(said, str) else said
        if any(value not in getattr(profile, vocabulary) for value in values):
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
