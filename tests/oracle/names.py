"""When are two names the same, and when is a text only a placeholder?"""

import unicodedata


def match_name(name: str) -> str:
    """NFKC, lower case, without white space, punctuation and symbols."""
    plain = unicodedata.normalize("NFKC", name).lower()
    return "".join(
        c for c in plain if not c.isspace() and unicodedata.category(c)[0] not in "PS"
    )  # fmt: skip


def is_placeholder(text: str, placeholders: tuple[str, ...]) -> bool:
    """One of the college's words for nothing, trimmed, whatever its case and width."""
    return _flat(text) in {_flat(one) for one in placeholders}


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().strip()
