"""Which rows and columns does a coverage map have, for a profile and a chosen tier?"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.kinds import kind_named
from graph_model.profile import Profile
from graph_model.store.port import Reader
from queries.catalogue import Catalogue, CoverageMap
from queries.covered import Column, MapRow
from queries.scope import Scope

OF_PROFILE = "profile."


@dataclass(frozen=True, slots=True)
class Filling:
    """A map that is being filled: what to ask, where, and for which tier of goals."""

    reader: Reader
    catalogue: Catalogue
    scope: Scope
    chosen: CoverageMap
    tier: str | None

    def ask(self, lookup: str, **more: Any) -> list[dict[str, Any]]:
        """The rows of a lookup; what every query may use is at hand."""
        given = {**self.scope.parameters(), "tier": self.tier, **more}
        return self.reader.read(self.catalogue.lookup(lookup).text, given)


def chosen_tier(
    reader: Reader, catalogue: Catalogue, profile: Profile, chosen: CoverageMap, wanted: str | None
) -> str | None:
    """The tier asked for, else the first that has goals (empty where none has); None where
    the rows of the map are no goals."""
    if not chosen.tier:
        if wanted is None:
            return None
        raise WrongInput([Problem("tier", f"覆盖图 {chosen.id} 不分目标层级, 请去掉这一项")])
    if wanted is not None:
        return known_tier(profile, wanted)
    had = {row["tier"] for row in reader.read(catalogue.lookup("goal-tiers").text)}
    return next((tier for tier in profile.tiers if tier in had), "")


def known_tier(profile: Profile, tier: str) -> str:
    """The tier itself; UnknownName lists those of the profile."""
    if tier not in profile.tiers:
        raise UnknownName(f"没有“{tier}”这个目标层级; 可用: {'、'.join(profile.tiers)}")
    return tier


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows by id, and for each those that roll up into it, through every parent."""

    listed: tuple[MapRow, ...]
    below: Mapping[str, list[str]]


def rows_of(filling: Filling) -> Rows:
    """Where a row has several parents, the one with the smallest id is shown."""
    source = filling.chosen.rows
    if source.startswith(OF_PROFILE):
        values = _of_profile(filling.scope.profile, source)
        return Rows(tuple(MapRow(str(one), str(one), None) for one in values), {})
    found: dict[str, MapRow] = {}
    below: dict[str, list[str]] = defaultdict(list)
    answered = filling.ask(source)
    for row in sorted(answered, key=lambda one: (one["id"], one["parent"] or "")):
        found.setdefault(row["id"], MapRow(row["id"], row["name"], row["parent"]))
        if row["parent"] is not None:
            below[row["parent"]].append(row["id"])
    return Rows(tuple(found.values()), below)


def columns_of(filling: Filling) -> tuple[Column, ...]:
    """The columns in order: those that the map names, then those of its lists."""
    chosen = filling.chosen
    fixed = [_column(chosen, one.id, one.id, (one.zh, one.en)) for one in chosen.column]
    listed = (one for source in chosen.columns for one in _listed(filling, source))
    return tuple({one.id: one for one in (*fixed, *listed)}.values())


def _listed(filling: Filling, source: str) -> list[Column]:
    chosen = filling.chosen
    if not source.startswith(OF_PROFILE):
        answered = sorted(filling.ask(source), key=lambda row: str(row["id"]))
        names = {row["id"]: (row["name"], row["name"]) for row in answered}
    else:
        values = _of_profile(filling.scope.profile, source)
        names = {str(one): _words(one) for one in values}
    return [_column(chosen, source, id_, both) for id_, both in names.items()]


def _of_profile(profile: Profile, source: str) -> tuple[str, ...]:
    """A list of the profile, or what it works out from one."""
    said: tuple[str, ...] | Callable[[], tuple[str, ...]]
    said = getattr(profile, source.removeprefix(OF_PROFILE))
    return said() if callable(said) else said


def _words(value: str) -> tuple[str, str]:
    """A stage or a need is called as its kind of node; the college's own words stand."""
    if isinstance(value, StrEnum):
        kind = kind_named(value)
        return kind.zh, kind.label
    return str(value), str(value)


def _column(chosen: CoverageMap, source: str, id_: str, words: tuple[str, str]) -> Column:
    rules = (*chosen.accepted_by.get(source, ()), *chosen.accepted_by.get(id_, ()))
    accepted = tuple(rule.format(column=id_) for rule in dict.fromkeys(rules))
    return Column(id_, *words, kind=chosen.kinds.get(id_, ""), accepted_by=accepted)
