"""How names are compared: width, white space and list numbers do not matter."""

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_KEPT = 8192  # names stand in row after row, in claim after claim
_NUMBER = re.compile(
    r"^\s*(?:[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）][、.．]?"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．]|\d{1,3}\s*[、．]|\d{1,3}[)）]"
    r"|[1-9]\d{0,2}\.(?!\d+\s*(?:[%％‰倍]|$))"  # a decimal number is no list number
    r"|[\u2460-\u2473]|\d{1,2}\s+(?!小时|分钟|天|日|周|个|月|年|次|人|项|家|门|级|届)(?=\S))\s*"
)


def without_number(text: str) -> str:
    """Take one leading list number off: 一、 （一） 1. 1、 （1） ① or a bare `1 `."""
    return _NUMBER.sub("", text, count=1)


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """NFKC without any white space: the form in which names and codes are compared."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=_KEPT)
def normalised(text: str) -> str:
    """The identity of a name (domain §6): folded, without its list number."""
    return folded(without_number(text.strip()))


def one_line(text: str) -> str:
    """Text for display: line breaks and runs of white space become one blank."""
    return _SPACE.sub(" ", text).strip()
