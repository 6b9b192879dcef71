"""How could a query be a little wrong? Defects made from its text, one at a time."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple


class Mutant(NamedTuple):
    """A query with one defect: what it is, the line (of the query without its header) it is
    in, and the how many-eth of its sort on this line it is."""

    what: str
    line: int
    nth: int
    text: str


# what → the text it is done to, and what stands there afterwards
SWAPS: tuple[tuple[str, str, str], ...] = (
    ("= becomes <>", r"(?<=\s)=(?=\s)", "<>"),
    ("<> becomes =", r"(?<=\s)<>(?=\s)", "="),
    ("< becomes <=", r"(?<=\s)<(?=\s)", "<="),
    ("<= becomes <", r"(?<=\s)<=(?=\s)", "<"),
    ("> becomes >=", r"(?<=\s)>(?=\s)", ">="),
    (">= becomes >", r"(?<=\s)>=(?=\s)", ">"),
    ("<= becomes >=", r"(?<=\s)<=(?=\s)", ">="),
    ("< becomes >", r"(?<=\s)<(?=\s)", ">"),
    ("NOT is dropped", r"\bNOT\s+", ""),
    ("IS NULL becomes IS NOT NULL", r"\bIS NULL\b", "IS NOT NULL"),
    ("IS NOT NULL becomes IS NULL", r"\bIS NOT NULL\b", "IS NULL"),
    ("AND becomes OR", r"\bAND\b", "OR"),
    ("OR becomes AND", r"\bOR\b", "AND"),
    ("counts is not asked for", r"\s*\{counts: true\}|counts: true, |, counts: true", ""),
    ("leaf is not asked for", r"\s*\{leaf: true\}|leaf: true, |, leaf: true", ""),
    ("leaf becomes counts", r"\bleaf: true\b", "counts: true"),
    ("true becomes false", r"(?<=: )true\b", "false"),
    ("false becomes true", r"(?<=: )false\b", "true"),
    ("lead becomes support", r"'lead'", "'support'"),
    ("support becomes approve", r"'support'", "'approve'"),
    ("one role is dropped", r"'lead', 'support'", "'lead'"),
    ("working becomes lead", r"\$working\b", "['lead']"),
    ("working becomes support", r"\$working\b", "['support']"),
    ("any becomes all", r"\bany\(", "all("),
    ("all becomes any", r"\ball\(", "any("),
    ("a link is turned", r"\)-\[([^\]]*)\]->\(", r")<-[\1]-("),
    ("a link is turned back", r"\)<-\[([^\]]*)\]-\(", r")-[\1]->("),
    ("0 becomes 1", r"(?<=\s)0\b", "1"),
    ("1 becomes 2", r"(?<=\s)1\b", "2"),
    ("2 becomes 3", r"(?<=\s)2\b", "3"),
    ("+ becomes -", r"(?<=\s)\+(?=\s)", "-"),
    ("min becomes max", r"\bmin\(", "max("),
)
NEXT = re.compile(r"\b(AND|OR|RETURN|WITH|MATCH|OPTIONAL|UNWIND|WHERE|CALL|THEN|END|ORDER)\b")


def mutants(text: str) -> Iterator[Mutant]:
    """Every defect once; header and comments are taken off."""
    body, seen = _body(text), Counter[tuple[str, int]]()
    for what, start, end, instead in _defects(body):
        line = body.count("\n", 0, start) + 1
        seen[what, line] += 1
        yield Mutant(what, line, seen[what, line], body[:start] + instead + body[end:])


def _defects(body: str) -> Iterator[tuple[str, int, int, str]]:
    for what, pattern, instead in SWAPS:
        for found in re.finditer(pattern, body):
            yield what, found.start(), found.end(), found.expand(instead)
    for start, end in _conjuncts(body):
        yield "a condition is dropped", start, end, ""


def _body(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))


def _conjuncts(body: str) -> Iterator[tuple[int, int]]:
    """Where `AND condition` stands, or `condition AND` behind a WHERE."""
    for found in re.finditer(r"\bAND\b", body):
        yield found.start(), _end(body, found.end())
    for found in re.finditer(r"\bWHERE\b", body):
        end = _end(body, found.end())
        if body[end : end + 3] == "AND":
            yield found.end(), end + 3


def _end(body: str, start: int) -> int:
    """Where a condition ends: at the next word of the query or at a bracket it is within."""
    depth = 0
    for place in range(start, len(body)):
        depth += (body[place] in "([{") - (body[place] in ")]}")
        if depth < 0 or (depth == 0 and NEXT.match(body, place)):
            return place
    return len(body)
