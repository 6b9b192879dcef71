"""The catalogue: every gap rule, coverage map and lookup that the folders hold."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.profile import Profile, RuleChoice, Severity
from queries.concepts import CONCEPTS
from queries.families import FAMILIES, family_of
from queries.question import Closed, Q, Question, Words, parameters_of, read_folder
from queries.scope import PARAMETERS

HERE = Path(__file__).parent
ANY = "any"
LedgerFact = Literal["doubts", "disputed", "stated_in", "filed"]
KeyIs = Literal["words", "property", "kind"]


class RuleWords(Closed):
    """A rule in one language; `message` may name {subject} and {key}."""

    name: str = Field(min_length=1)
    message: str = Field(min_length=1)
    why: str = Field(min_length=1)
    fix: str = Field(min_length=1)

    @field_validator("message")
    @classmethod
    def _fills(cls, message: str) -> str:
        odd = {name for _, name, _, _ in Formatter().parse(message) if name is not None}
        if odd - {"subject", "key"}:
            raise ValueError("只能使用 {subject} 和 {key}")
        return message


class Example(Closed):
    """A small graph in the exchange format and the gaps in it, as subject or subject/key.

    filed: names of units that have handed in 表3 for the purpose of the example.
    from_ledger: node id → what the ledger says of the node beside its properties.
    profile: what differs from the default profile, field by field; of the thresholds, each.
    """

    gaps: tuple[str, ...]
    graph: str = Field(min_length=1)
    today: date = date(2026, 6, 30)
    filed: tuple[str, ...] = ()
    from_ledger: dict[str, dict[LedgerFact, tuple[str, ...]]] = Field(default_factory=dict)
    profile: dict[str, Any] = Field(default_factory=dict)


class Rule(Question):
    """A gap rule; the query returns subject, key and with_nodes.

    key_is: what the key is where it is no node: words that read as they stand, the name of
    a property of the subject, or the name of a kind or stage.
    """

    severity: Severity
    family: str = Field("", validate_default=True)
    subject: str = ANY
    key_is: KeyIs = "words"
    clause: str = ""
    enabled: bool = True
    zh: RuleWords
    en: RuleWords
    example: tuple[Example, ...] = ()

    @field_validator("subject")
    @classmethod
    def _is_kind(cls, subject: str) -> str:
        known = (*NODE_KINDS, *CONCEPTS, ANY)
        if subject not in known:
            raise ValueError(f"没有“{subject}”这种对象; 可用: {'、'.join(known)}")
        return subject

    @field_validator("family")
    @classmethod
    def _is_family(cls, family: str, info: ValidationInfo) -> str:
        known = [one.key for one in FAMILIES]
        if family and family not in known:
            raise ValueError(f"没有“{family}”这一类; 可用: {'、'.join(known)}")
        return family or family_of(info.data.get("id", ""))

    @field_validator("text")
    @classmethod
    def _asks_for_known(cls, text: str) -> str:
        unknown = parameters_of(text) - set(PARAMETERS)
        if unknown:
            names = "、".join(sorted(unknown))
            raise ValueError(f"没有参数 {names}; 可用: {'、'.join(PARAMETERS)}")
        return text


class FixedColumn(Closed):
    """A column that the map itself names."""

    id: str = Field(min_length=1)
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class CoverageMap(Question):
    """A map; the query returns subject, name, kind, the row it is counted in and, where it
    is not counted in every column that takes its kind, the column.

    rows: `profile.` and a list of the profile, or a lookup of id, name and parent.
    columns: the same, several one after the other; column: those that the map names.
    facts: a lookup of subject, column, covered, confirmed and because, or a name in
    map_facts.COMPUTED. rolls_up: a row counts what its lower rows do. below: a lookup of
    pairs `above`, `below` along which it does so through nodes that are no rows.
    kinds: column → the kind of subjects that alone stand in it.
    confirmed: there is a confirmed reading. tier: the rows are goals of a chosen tier.
    sparse: only rows, columns and cells with subjects. accepted_by: column, or list of
    the profile → rules whose accepted gaps excuse a subject, with their key if it matters.
    """

    rows: str
    columns: tuple[str, ...] = ()
    column: tuple[FixedColumn, ...] = ()
    facts: str
    rolls_up: bool = False
    below: str = ""
    kinds: dict[str, str] = Field(default_factory=dict)
    confirmed: bool = True
    tier: bool = False
    sparse: bool = False
    accepted_by: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    zh: Words
    en: Words


class Lookup(Question):
    """A query that other questions share. The labels Near and Far and the link kind LINK
    stand for kinds of the model, named when it is asked."""

    zh: Words
    en: Words

    def between(self, near: str, link: str = "", far: str = "") -> str:
        """The query with the placeholders replaced by kinds that the model declares."""
        text = self.text
        for mark, name, known in (
            (":Near", near, NODE_KINDS),
            (":LINK", link, LINK_KINDS),
            (":Far", far, NODE_KINDS),
        ):
            if name and name not in known:
                raise UnknownName(f"模型中没有“{name}”")
            text = text.replace(mark, f":{name}") if name else text
        return text


@dataclass(frozen=True)
class Catalogue:
    """All questions by id."""

    rules: Mapping[str, Rule]
    maps: Mapping[str, CoverageMap]
    lookups: Mapping[str, Lookup]

    @cached_property
    def digest(self) -> str:
        """Hash of everything in it, for stamps."""
        every = (*self.rules.values(), *self.maps.values(), *self.lookups.values())
        return hashlib.sha256("".join(map(repr, every)).encode()).hexdigest()[:16]

    def rule(self, id_: str) -> Rule:
        return _named(self.rules, id_, "规则")

    def map(self, id_: str) -> CoverageMap:
        return _named(self.maps, id_, "覆盖图")

    def lookup(self, id_: str) -> Lookup:
        return _named(self.lookups, id_, "查询")

    def rules_for(self, profile: Profile) -> list[Rule]:
        """The rules that are switched on, with the college's own severities, by id."""
        return [rule for rule in self._chosen(profile) if rule.enabled]

    def switched_off(self, profile: Profile) -> list[Rule]:
        """The rules that are not asked, by id."""
        return [rule for rule in self._chosen(profile) if not rule.enabled]

    def _chosen(self, profile: Profile) -> list[Rule]:
        return [_as_chosen(self.rules[id_], profile) for id_ in sorted(self.rules)]

    def differing(self, id_: str, wanted: RuleChoice) -> RuleChoice:
        """Of what is wanted of a rule, that which is not so as it comes."""
        shipped, said = self.rule(id_), wanted.model_dump(exclude_none=True)
        differs = {name: one for name, one in said.items() if one != getattr(shipped, name)}
        return RuleChoice(**differs)

    def accept(self, profile: Profile) -> None:
        """WrongInput names every rule of the profile that does not exist."""
        known = "、".join(sorted(self.rules))
        unknown = sorted(profile.rules.keys() - self.rules.keys())
        if unknown:
            raise WrongInput(
                Problem(f"profile › rules › {id_}", f"没有这条规则; 可用: {known}")
                for id_ in unknown
            )


def _named(known: Mapping[str, Q], id_: str, what: str) -> Q:
    if id_ not in known:
        raise UnknownName(f"没有“{id_}”这个{what}; 可用: {'、'.join(sorted(known))}")
    return known[id_]


def _as_chosen(rule: Rule, profile: Profile) -> Rule:
    choice = profile.rules.get(rule.id)
    return rule.model_copy(update=choice.model_dump(exclude_none=True)) if choice else rule


def load_catalogue(extra: Sequence[Path] = ()) -> Catalogue:
    """The built-in questions and those of further folders with gaps/, coverage/, lookups/.

    WrongInput lists every file that cannot be used, and ids given twice.
    """
    problems = [Problem(str(one), "没有这个规则文件夹") for one in extra if not one.is_dir()]
    folders = (HERE, *extra)
    found = Catalogue(
        _gathered(Rule, [one / "gaps" for one in folders], problems),
        _gathered(CoverageMap, [one / "coverage" for one in folders], problems),
        _gathered(Lookup, [one / "lookups" for one in folders], problems),
    )
    if problems:
        raise WrongInput(problems)
    return found


def _gathered(kind: type[Q], folders: Iterable[Path], problems: list[Problem]) -> dict[str, Q]:
    found: dict[str, Q] = {}
    for folder in folders:
        for one in read_folder(kind, folder, problems):
            if one.id in found:
                problems.append(Problem(f"{folder} › {one.id}", "这个 id 已经有了"))
            found[one.id] = one
    return found


@cache
def built_in() -> Catalogue:
    """The questions that come with the product, read once."""
    return load_catalogue()
