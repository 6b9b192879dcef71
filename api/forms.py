"""How is a node or link of a kind filled in by hand? From the kind alone, and the profile."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from api.touched import SETTLES, End
from api.wanted import JUDGED
from graph_model.kinds import (
    CHOICE_NAMES,
    LINK_KINDS,
    NODE_KINDS,
    Node,
    Role,
    has_role,
    in_english,
    own_fields,
)
from graph_model.profile import Profile


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True)


class InputType(StrEnum):
    """What one types: free text, a number, a day, yes or no, one or several of some values,
    or a list of texts."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    LIST = "list"


class Named(_Closed):
    """A value and what it is called."""

    value: str
    zh: str
    en: str


class Limits(_Closed):
    """Lengths of a text, bounds of a number; null: none."""

    min_length: int | None = None
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None


class PropertyForm(_Closed):
    """One property. choices: for a choice; open: other values can be stored, and are then
    reported. default: what is meant where nothing is said."""

    property: str = Field(examples=["level"])
    zh: str = Field(examples=["级别"])
    en: str = Field(examples=["level"])
    type: InputType
    required: bool
    multiline: bool
    choices: tuple[Named, ...]
    open: bool
    default: Any
    limits: Limits
    help_zh: str
    help_en: str


class WayToOwn(_Closed):
    """A link by which somebody comes to answer for a node of this kind: at which end the
    node is, and what may be at the other."""

    link: str
    node_is: End
    others: tuple[str, ...]


class NodeForm(_Closed):
    """A kind of node. ownership: empty where only reviewers make such nodes."""

    kind: str = Field(examples=["Standard"])
    zh: str = Field(examples=["标准"])
    en: str = Field(examples=["standard"])
    properties: tuple[PropertyForm, ...]
    ownership: tuple[WayToOwn, ...]


class Ends(_Closed):
    source: str
    target: str


class LinkForm(_Closed):
    """A kind of link. roles: empty where it has none; decides_ownership: it takes a reviewer
    unless both ends are one's own alone."""

    kind: str = Field(examples=["MEETS"])
    zh: str = Field(examples=["执行标准"])
    en: str = Field(examples=["meets"])
    ends: tuple[Ends, ...]
    roles: tuple[Named, ...]
    properties: tuple[PropertyForm, ...]
    decides_ownership: bool
    may_loop: bool


def node_forms(profile: Profile) -> list[NodeForm]:
    """A form for each kind of node."""
    return [
        NodeForm(
            kind=label,
            zh=kind.zh,
            en=_spaced(label),
            properties=tuple(_properties(_ordered(label), profile)),
            ownership=tuple(_ways_to_own(label)),
        )
        for label, kind in NODE_KINDS.items()
    ]


def link_forms(profile: Profile) -> list[LinkForm]:
    """A form for each kind of link."""
    return [
        LinkForm(
            kind=label,
            zh=kind.zh,
            en=label.lower().replace("_", " "),
            ends=tuple(Ends(source=one, target=other) for one, other in sorted(kind.ends)),
            roles=tuple(map(_named, Role)) if has_role(label) else (),
            properties=tuple(
                _properties(
                    (pair for pair in own_fields(label).items() if pair[0] not in JUDGED), profile
                )
            ),
            decides_ownership=label in SETTLES,
            may_loop=kind.may_loop,
        )
        for label, kind in LINK_KINDS.items()
    ]


def _ordered(label: str) -> list[tuple[str, FieldInfo]]:
    """Name and number, what the kind has of its own, then what every node has."""
    fields = own_fields(label)
    first = [name for name in ("name", "code") if name in fields]
    own = [name for name in fields if name not in Node.model_fields]
    rest = [name for name in fields if name not in (*first, *own)]
    return [(name, fields[name]) for name in (*first, *own, *rest)]


def _ways_to_own(label: str) -> Iterator[WayToOwn]:
    for link, (end, of, _) in SETTLES.items():
        pairs = sorted(LINK_KINDS[link].ends)
        turned = pairs if end is End.SOURCE else [(target, source) for source, target in pairs]
        others = tuple(other for node, other in turned if node == label)
        if others and of in ("", label):
            yield WayToOwn(link=link, node_is=end, others=others)


def _properties(
    fields: Iterable[tuple[str, FieldInfo]], profile: Profile
) -> Iterator[PropertyForm]:
    for name, field in fields:
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        vocabulary, kind = extra.get("vocabulary"), _bare(field.annotation)
        help_zh, help_en = _both(extra.get("help"))
        yield PropertyForm(
            property=name,
            zh=field.title or name,
            en=in_english(name, field),
            type=_type(kind, vocabulary is not None),
            required=field.is_required(),
            multiline=bool(extra.get("multiline")),
            choices=tuple(_choices(kind, profile, vocabulary)),
            open=vocabulary is not None,
            default=None if field.is_required() else field.default,
            limits=_limits(field),
            help_zh=help_zh,
            help_en=help_en,
        )


def _bare(annotation: Any) -> Any:
    """The type itself, without what stands for nothing said."""
    kinds = [one for one in get_args(annotation) if one is not NoneType]
    whole = get_origin(annotation) is tuple or NoneType not in get_args(annotation)
    return annotation if whole or len(kinds) > 1 else kinds[0]


def _type(kind: Any, has_vocabulary: bool) -> InputType:
    if get_origin(kind) is tuple:
        return InputType.CHOICES if has_vocabulary else InputType.LIST
    if has_vocabulary or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return InputType.CHOICE
    return {str: InputType.TEXT, date: InputType.DATE, bool: InputType.FLAG}.get(
        kind, InputType.NUMBER
    )


def _choices(kind: Any, profile: Profile, vocabulary: Any) -> Iterator[Named]:
    if vocabulary is not None:
        yield from (Named(value=one, zh=one, en=one) for one in getattr(profile, str(vocabulary)))
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        yield from map(_named, kind)


def _named(choice: StrEnum) -> Named:
    return Named(value=choice, zh=CHOICE_NAMES.get(choice, str(choice)), en=str(choice))


def _limits(field: FieldInfo) -> Limits:
    found: dict[str, Any] = {}
    for one in field.metadata:
        match one:
            case MinLen():
                found["min_length"] = one.min_length
            case MaxLen():
                found["max_length"] = one.max_length
            case Ge():
                found["minimum"] = one.ge
            case Le():
                found["maximum"] = one.le
    return Limits(**found)


def _both(said: Any) -> tuple[str, str]:
    return (str(said[0]), str(said[1])) if isinstance(said, list) else ("", "")


def _spaced(label: str) -> str:
    """`DiagnosisPoint` → `diagnosis point`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", label).lower()
