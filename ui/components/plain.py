"""Text of files and people, shown as it is: no character of it formats or fetches anything."""

import re

MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=])")


def plain(text: str) -> str:
    """The text for places that read Markdown."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))
