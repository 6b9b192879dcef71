"""Posts: of a department, and of a section only where the name alone is ambiguous."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_model.claims import Find, LinkClaim, NodeClaim, Ref, Source
from graph_model.identity.ids import names_by_id
from graph_model.identity.units import Units
from graph_model.text import normalised


@dataclass(frozen=True, slots=True)
class _Named:
    department: str
    name: str
    own: bool


class Posts:
    """Which post a text means, and to which unit each post belongs.

    One table that names a post in two sections speaks of two posts; where only the
    tables differ, the one made for posts (the roster) says where the one post is.
    """

    def __init__(
        self, units: Units, nodes: Iterable[NodeClaim], links: Iterable[tuple[Source, LinkClaim]]
    ) -> None:
        self._units = units
        self._names = units.given
        self._known: set[tuple[str, str]] = set()
        self._made: set[tuple[str, str]] = set()
        self._sections: dict[tuple[str, str], set[str]] = {}
        self._given: dict[tuple[str, str], set[str]] = {}
        posts = [claim for claim in nodes if claim.ref.kind == "Post"]
        belongs = [pair for pair in links if pair[1].kind == "BELONGS_TO"]
        self._enter_given(posts, [link for _, link in belongs])
        self._enter_sections(belongs)
        for claim in posts:
            named = None if claim.ref.id else self._named(claim.ref)
            if named and named.own:
                self._made.add((named.department, named.name))

    def _enter_given(self, posts: list[NodeClaim], belongs: list[LinkClaim]) -> None:
        names = names_by_id(posts)
        for link in belongs:
            for name in names.get(link.source.id, ()) if link.target.id else ():
                key = (link.target.id, name)
                self._given.setdefault(key, set()).add(link.source.id)
                self._made.add(key)

    def _enter_sections(self, belongs: Iterable[tuple[Source, LinkClaim]]) -> None:
        said: dict[tuple[str, str], dict[tuple[bool, int, str], set[str]]] = defaultdict(dict)
        for source, link in belongs:
            placed = self._placed(link)
            if placed is not None:
                key, section = placed
                self._known.add(key)
                rank = ("Post" not in source.made_for, source.order, source.name)
                if section != key[0]:
                    said[key].setdefault(rank, set()).add(section)
        for key, by_table in said.items():
            two = any(len(sections) > 1 for sections in by_table.values())
            self._sections[key] = (
                set().union(*by_table.values()) if two else by_table[min(by_table)]
            )

    def _placed(self, link: LinkClaim) -> tuple[tuple[str, str], str] | None:
        if link.source.id or link.target.find is Find.MAY or link.source.scope is None:
            return None
        department, section = self._units.find(link.source.scope), self._units.find(link.target)
        if department is None or section is None:
            return None
        return (department, normalised(link.source.name)), section

    def _named(self, ref: Ref) -> _Named | None:
        """Department and bare name of a post; a unit in front of it wins over the scope."""
        name = normalised(ref.name)
        home = self._units.find(ref.scope) if ref.scope else None
        if home is not None and (home, name) in self._known:
            return _Named(home, name, True)
        front = self._units.front(name)
        if front and front[1]:
            return _Named(front[0], front[1], front[0] == home)
        if front or home is None:
            return None
        return _Named(home, name, ref.find is Find.MAKE)

    def find(self, ref: Ref) -> str | None:
        """Id of the post, None where there is none or two sections cannot be told apart."""
        if ref.id:
            return ref.id
        found = (self._find_in(one) for one in (ref, *_elsewhere(ref)))
        return next((id_ for id_ in found if id_), None)

    def _find_in(self, ref: Ref) -> str | None:
        named = self._named(ref)
        if named is None:
            return None
        key = (named.department, named.name)
        if key in self._given:
            return self._names.the_one(self._given[key])
        if key not in self._made and key not in self._known and not named.own:
            return None
        return self._in_section(key, ref)

    def _in_section(self, key: tuple[str, str], ref: Ref) -> str | None:
        sections = self._sections.get(key, set())
        if len(sections) < 2:
            return self._names.id("Post", *key)
        section = self._units.find(ref.within) if ref.within else None
        return self._names.id("Post", section, key[1]) if section in sections and section else None

    def is_ambiguous(self, ref: Ref) -> bool:
        """The department has this post in several sections and the row does not say which."""
        named = self._named(ref)
        return named is not None and len(self._sections.get((named.department, named.name), ())) > 1

    def is_own(self, ref: Ref) -> bool:
        """The text names a post of the department that speaks."""
        named = self._named(ref)
        return bool(ref.id) or (named is not None and named.own)

    def bare_name(self, ref: Ref) -> str:
        named = self._named(ref)
        return named.name if named else ref.name

    def is_elsewhere(self, ref: Ref, unit: str) -> bool:
        """A better table says that the post is in another unit."""
        named = self._named(ref)
        if named is None:
            return False
        sections = self._sections.get((named.department, named.name), set())
        return not named.own or (bool(sections) and unit not in sections)


def _elsewhere(ref: Ref) -> Iterator[Ref]:
    return (ref._replace(scope=scope) for scope in ref.elsewhere)
