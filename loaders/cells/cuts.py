"""How the text of a cell is cut: at separators outside brackets, and at brackets."""

from collections.abc import Iterator
from dataclasses import dataclass

_OPEN, _CLOSE = "（(《〈【[〔［", "）)》〉】]〕］"
_ROUND_OPEN, _ROUND_CLOSE = "（(", "）)"
COMMAS = "、，,;；\n"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of round brackets that lies in no other: text[start:end] with the brackets."""

    start: int
    end: int
    inside: str


def items(text: str, separators: str = COMMAS) -> list[str]:
    """The parts between separators outside brackets, trimmed, without empty ones."""
    parts, depth = [""], 0
    for char in text:
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
        if char in separators and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts if part.strip()]


def lines(text: str) -> list[str]:
    """Lines outside brackets: a bracket may run over a line break."""
    return items(text, "\n")


def brackets(text: str) -> Iterator[Bracket]:
    """Round brackets, outermost only; one that is never closed runs to the end."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        if char in _ROUND_OPEN:
            start = start if depth else place
            depth += 1
        elif char in _ROUND_CLOSE and depth:
            depth -= 1
            if not depth:
                yield Bracket(start, place + 1, text[start + 1 : place].strip())
    if depth:
        yield Bracket(start, len(text), text[start + 1 :].strip())


def balanced(text: str) -> bool:
    """Every round bracket has its other half."""
    depth = 0
    for char in text:
        depth += (char in _ROUND_OPEN) - (char in _ROUND_CLOSE)
        if depth < 0:
            return False
    return depth == 0


def without_tail(text: str) -> tuple[str, list[str]]:
    """A text without the brackets at its end, and what stands in those, in order."""
    inside: list[str] = []
    rest = text.strip()
    while (last := next(reversed(list(brackets(rest))), None)) and last.end == len(rest):
        inside.insert(0, last.inside)
        rest = rest[: last.start].strip()
    return rest, inside
