"""How are names of accounts compared, and which are kept for what is no person?"""

import unicodedata
from functools import cache

from graph_model.ledger.records import DECIDED
from loaders.form import forms


def plain(name: str) -> str:
    """A name as it is kept."""
    return unicodedata.normalize("NFKC", name).strip()


def key_of(name: str) -> str:
    """A name as it is looked for, however it was typed."""
    return plain(name).casefold()


def is_reserved(name: str) -> bool:
    """The record says by this name what the college decides or a form states: a person or a
    file of that name would speak for it."""
    return key_of(name) in _reserved() or "›" in name


@cache
def _reserved() -> frozenset[str]:
    return frozenset(map(key_of, (DECIDED.form, *(one.zh for one in forms()))))
