"""What every node kind and link kind has in common, and the register of both."""

from datetime import date
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from graph_model.kinds.choices import Rests, Role, Status

LONG: dict[str, JsonValue] = {"multiline": True}  # a text of several lines
LONGEST_ID = 200  # a link's key holds two of them, and fits an index of PostgreSQL
NODE_KINDS: dict[str, type["Node"]] = {}
LINK_KINDS: dict[str, type["Link"]] = {}


class Kind(BaseModel):
    """A declared kind; subclasses are the only declaration of it anywhere."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    label: ClassVar[str] = ""
    zh: ClassVar[str] = ""


class Node(Kind):
    """A thing of the graph. `id` is unique over all kinds and never changes."""

    id: str = Field(title="标识", min_length=1, max_length=LONGEST_ID)
    name: str = Field(title="名称", min_length=1)
    code: str | None = Field(None, title="编号", json_schema_extra={"en": "number"})
    status: Status = Field(
        Status.APPROVED,
        title="状态",
        json_schema_extra={"help": ["已停用的一律不计入", "what is retired counts for nothing"]},
    )
    valid_from: date | None = Field(None, title="生效日期")
    valid_to: date | None = Field(
        None,
        title="失效日期",
        json_schema_extra={"help": ["含当日; 之后不再计入", "the last day on which it counts"]},
    )
    layer: str | None = Field(None, title="层面", json_schema_extra={"vocabulary": "layers"})
    system: str | None = Field(None, title="系统", json_schema_extra={"vocabulary": "systems"})
    note: str | None = Field(None, title="备注", json_schema_extra=LONG)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.label = cls.__name__
        NODE_KINDS[cls.label] = cls


class Link(Kind):
    """A directed link between two nodes, read from source to target. may_loop: a link of
    a node to itself is stored, and reported as a cycle; otherwise it is refused. rests:
    which end would lose its footing were the other gone. A person who looked either
    confirmed the link, or suspects that it does not fit."""

    ends: ClassVar[frozenset[tuple[str, str]]] = frozenset()
    rests: ClassVar[Rests]
    may_loop: ClassVar[bool] = False

    source: str = Field(title="起点", min_length=1, max_length=LONGEST_ID)
    target: str = Field(title="终点", min_length=1, max_length=LONGEST_ID)
    confirmed_by: str | None = Field(None, title="核实人")
    confirmed_on: date | None = Field(None, title="核实日期")
    suspected_by: str | None = Field(None, title="存疑人")
    suspected_on: date | None = Field(None, title="存疑日期")
    finding: str | None = Field(None, title="核查意见", json_schema_extra=LONG)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if cls.ends:
            LINK_KINDS[cls.label] = cls


class RoleLink(Link):
    """A link that says in which role; the role is part of its identity."""

    role: Role = Field(Role.LEAD, title="角色")


@cache
def has_role(label: str) -> bool:
    return issubclass(LINK_KINDS[label], RoleLink)


def cannot_join(label: str, source: str, target: str) -> str:
    """Why a link of this kind may not join nodes of these kinds."""
    link, start, end = LINK_KINDS[label], NODE_KINDS[source], NODE_KINDS[target]
    return f"{start.zh}不能以“{link.zh}”连到{end.zh}"


@cache
def kind_named(word: str) -> type[Node]:
    """The kind that a stage of the chain, or a need of a quality object, is named after."""
    return next(kind for label, kind in NODE_KINDS.items() if label.lower() == word)


def own_fields(label: str) -> dict[str, Any]:
    """Field name → pydantic field of a kind, without identity fields."""
    kind: type[Kind] = NODE_KINDS.get(label) or LINK_KINDS[label]
    identity = {"id"} if label in NODE_KINDS else {"source", "target", "role"}
    return {name: field for name, field in kind.model_fields.items() if name not in identity}
