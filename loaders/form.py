"""Forms as data: which columns a table has, and what a row of it says.

A form is one file in forms/*.toml. Its words:

column     a column of the table: `names` it may have; an `example` of a cell; `required`;
           `as_above`: an empty cell of a format without merged cells repeats the one
           above; `wanted`: an empty cell is doubtful where the row fills another required one.
node       a thing that a row makes: `kind`, the `column` that names it and how (`find`, a
           function of loaders/cells), `code` and `part` columns, `scope` and `within`
           (another node or reference of the row, or `department`; `within_alone`: only
           where the cell names one thing), `each`: one for every thing of the scope,
           `needs_scope`; `set`: its properties.
reference  a thing that is named but made elsewhere; `open` says what a name without a
           match does: "must" be found (a doubt) or "may".
link       `kind` from `source` to `target` (node, reference or `department`; the first of
           a list that the row has); `role` where neither end says one; `when` the source
           is "one" or "several"; `unless` the row has that node; `along` "scope": only to
           what is scoped by the source; `weak`; `instead`: see LinkClaim; `place`: the end
           whose cell says it, where that is not the reference or the later column.
set        property = { column, as, choices, closed } or { is } or { as } of the name;
           `beside`, `beside_as`: another column that may say it where the first is empty.
"""

import tomllib
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph_model.claims import Find
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.text import folded
from loaders.cells import FINDERS, VALUES

FOLDER = Path(__file__).with_name("forms")
DEPARTMENT = "department"


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Column(_Closed):
    key: str
    names: tuple[str, ...] = Field(min_length=1)
    required: bool = False
    example: str = ""
    as_above: bool = False
    wanted: bool = False


class Property(_Closed):
    """How a property gets its value: from a column, from the name, or always the same."""

    column: str = ""
    read_as: str = Field("text", alias="as")
    choices: dict[str, Any] = {}
    closed: bool = False
    always: Any = Field(None, alias="is")
    beside: str = ""
    beside_as: str = "text"


class Reference(_Closed):
    """What a column names."""

    key: str
    kind: str
    column: str
    find: str = "name"
    code: str = ""
    part: str = ""
    scope: str = ""
    within: str = ""
    within_alone: bool = False
    each: bool = False
    needs_scope: bool = False
    open: Find = Find.MUST

    @property
    def needs(self) -> tuple[str, ...]:
        return tuple(key for key in (self.scope, self.within) if key and key != DEPARTMENT)


class Node(Reference):
    """What a column names and the row itself makes."""

    open: Find = Find.MAKE
    properties: dict[str, Property] = Field({}, alias="set")

    @cached_property
    def columns(self) -> frozenset[str]:
        read = {said.column for said in self.properties.values()}
        read |= {said.beside for said in self.properties.values()}
        return frozenset((read | {self.column, self.code, self.part}) - {""})


class LinkRule(_Closed):
    kind: str
    source: str
    target: tuple[str, ...]
    role: str | None = None
    when: Literal["one", "several"] | None = None
    unless: str = ""
    along: Literal["scope"] | None = None
    weak: bool = False
    instead: str = ""
    place: str = ""


class Form(_Closed):
    """One kind of table. order, made_for, reports: see Source."""

    zh: str
    order: int
    made_for: tuple[str, ...] = ()
    reports: bool = False
    column: tuple[Column, ...]
    node: tuple[Node, ...] = ()
    reference: tuple[Reference, ...] = ()
    link: tuple[LinkRule, ...] = ()

    @cached_property
    def mentions(self) -> tuple[Reference, ...]:
        """Nodes and references, each after those that its scope needs."""
        ready: list[Reference] = []
        waiting = [*self.node, *self.reference]
        while waiting:
            done = {mention.key for mention in ready}
            turn = [mention for mention in waiting if done.issuperset(mention.needs)]
            ready += turn
            waiting = [mention for mention in waiting if mention not in turn]
            if not turn:
                raise ValueError(f"scopes in a circle: {[one.key for one in waiting]}")
        return tuple(ready)

    @cached_property
    def name_columns(self) -> frozenset[str]:
        """Columns that name things, where a placeholder names nothing."""
        named = {one.column for one in self.mentions} | {node.code for node in self.node}
        return frozenset(named - {""})

    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.column if column.required)

    @model_validator(mode="after")
    def _known(self) -> "Form":
        wrong = [
            *_unknown("column", self._columns_used(), {column.key for column in self.column}),
            *_unknown("node", self._mentions_used(), {one.key for one in self.mentions}),
            *_unknown("find", (one.find for one in self.mentions), set(FINDERS)),
            *_unknown("as", (said.read_as for said in self._properties()), set(VALUES)),
            *_unknown("as", (said.beside_as for said in self._properties()), set(VALUES)),
            *_unknown("kind", (k for m in self.mentions for k in m.kind.split("|")), NODE_KINDS),
            *_unknown("link", (link.kind for link in self.link), LINK_KINDS),
        ]
        wrong = wrong or [
            f"no {one.kind} joins its ends" for one in self.link if not self._fits(one)
        ]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def _fits(self, link: LinkRule) -> bool:
        """The model allows the link between these kinds, in this direction."""
        kinds = {mention.key: mention.kind.split("|") for mention in self.mentions}
        kinds[DEPARTMENT] = ["Unit"]
        return all(
            LINK_KINDS[link.kind].ends.intersection(product(kinds[link.source], kinds[target]))
            for target in link.target
        )

    def _properties(self) -> list[Property]:
        return [said for node in self.node for said in node.properties.values()]

    def _columns_used(self) -> set[str]:
        named = {column for node in self.node for column in node.columns}
        return named | {one.column for one in self.reference}

    def _mentions_used(self) -> set[str]:
        ends = {
            key
            for link in self.link
            for key in (link.source, *link.target, link.unless, link.place)
        }
        return (ends | {key for one in self.mentions for key in one.needs}) - {"", DEPARTMENT}


def _unknown(what: str, used: Any, known: Any) -> list[str]:
    return [f"{what} “{name}” is not declared" for name in dict.fromkeys(used) if name not in known]


@cache
def headings() -> frozenset[str]:
    """Every folded name that any form knows for a column."""
    return frozenset(
        folded(name) for form in forms() for column in form.column for name in column.names
    )


@cache
def forms() -> tuple[Form, ...]:
    """Every form of the folder, in the order of their files."""
    return tuple(read_form(path) for path in sorted(FOLDER.glob("*.toml")))


def read_form(path: Path) -> Form:
    return Form.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
