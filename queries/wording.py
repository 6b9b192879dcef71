"""Links and ways along them in words: `教务处 —承担→ 学籍管理`, in Chinese and in English."""

from collections.abc import Iterable, Mapping

from graph_model.kinds import CHOICE_NAMES, LINK_KINDS, Role
from queries.question import Closed
from queries.traces import TraceLink
from queries.walks import before

OTHER_ROLES = tuple(role for role in Role if role is not Role.LEAD)


class Sentence(Closed):
    """The same in both languages."""

    zh: str
    en: str


def link_words(link: TraceLink, names: Mapping[str, str]) -> Sentence:
    """A link read from its source to its target."""
    return way_words(link.source, [link], names)


def way_words(start: str, links: Iterable[TraceLink], names: Mapping[str, str]) -> Sentence:
    """A way from a start, link by link; a link gone against its direction points back.
    A role is said where it is not the lead."""
    zh = en = names[start]
    here = start
    for link in links:
        onward, here = link.source == here, before(link, here)
        zh += f" {_arrow(_zh(link), onward)} {names[here]}"
        en += f" {_arrow(_en(link), onward)} {names[here]}"
    return Sentence(zh=zh, en=en)


def _arrow(word: str, onward: bool) -> str:
    return f"—{word}→" if onward else f"←{word}—"


def _zh(link: TraceLink) -> str:
    name = LINK_KINDS[link.kind].zh
    return f"{name}({CHOICE_NAMES[Role(link.role)]})" if link.role in OTHER_ROLES else name


def _en(link: TraceLink) -> str:
    name = link.kind.lower().replace("_", " ")
    return f"{name} ({link.role})" if link.role in OTHER_ROLES else name
