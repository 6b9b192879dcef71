"""The exchange format: JSON Lines, one node or link a line (domain §5), both ways."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from graph_model.claims import (
    EVERYTHING,
    Batch,
    Ends,
    Find,
    LinkClaim,
    NodeClaim,
    Place,
    Ref,
    Source,
)
from graph_model.collecting import no_collection
from graph_model.errors import Problem, WrongInput
from graph_model.identity.ids import Keys
from graph_model.kinds import LINK_KINDS, NODE_KINDS, RECORD_KINDS, Kind, has_role
from graph_model.ledger.merging import Entity
from graph_model.plain import is_plain, plain_object

Line = NodeClaim | LinkClaim
ENDS = ("id", "source", "target")
RESERVED = tuple(kind.prefix() for kind in RECORD_KINDS.values())
BLANKS = " \t\r\n"  # what JSON skips
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LARGEST = 2**53  # beyond it, figures are no longer exact

REASONS = {
    "missing": "缺少必填项",
    "extra_forbidden": "这种节点或连接没有此属性",
    "enum": "不在允许的取值之内",
    "string_too_short": "不能为空",
    "string_too_long": "太长, 标识最多 200 个字符",
    "string": "须为文字",
    "date": "不是有效的日期, 请写成 2026-07-10",
    "int": "须为数字",
    "float": "须为数字",
    "bool": "须为 true 或 false",
    "tuple": "须为列表",
}


def read_lines(text: str | Iterable[str], file: str, source: str = "") -> Batch:
    """One batch from a JSON Lines text, or from its lines one by one; WrongInput lists
    every line that cannot be used."""
    lines = text.split("\n") if isinstance(text, str) else text
    found = _Found()
    problems: list[Problem] = []
    with no_collection():
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            place = Place(file, "", number)
            try:
                found.enter(found.plain(line, place) or _claim(_parsed(line), place))
            except _Wrong as wrong:
                problems.extend(Problem(str(place), message) for message in wrong.messages)
    if problems:
        raise WrongInput(problems)
    if not found.claims:
        raise WrongInput([Problem(file, "文件是空的, 没有可以导入的内容")])
    whose = Source(source or file, order=0, made_for=(EVERYTHING,))
    return Batch(whose, tuple(found.claims.values()))


class _Found:
    """The claims so far, by key."""

    def __init__(self) -> None:
        self.claims: dict[str, Line] = {}
        self._keys = Keys()
        self._ends = Ends()

    def enter(self, claim: Line) -> None:
        key = self._keys.of(claim)
        if isinstance(claim, NodeClaim) and key.startswith(RESERVED):
            raise _Wrong(f"标识 {key} 的开头留给院校的决定, 请换一个标识")
        before = self.claims.setdefault(key, claim)
        if before is claim:
            return
        if isinstance(claim, NodeClaim):
            raise _Wrong(f"标识 {key} 在第 {before.places[0].row} 行已经出现过")
        if before.properties != claim.properties:
            raise _Wrong(f"与第 {before.places[0].row} 行是同一条连接, 内容却不同")

    def plain(self, line: str, place: Place) -> Line | None:
        """The claim of a line that is beyond doubt; None where the kind has to validate it."""
        said = plain_object(line.strip(BLANKS))
        if said is None:
            return None
        if "node" in said:
            label = said.pop("node")
            if not is_plain(NODE_KINDS, label, said):
                return None
            return NodeClaim(Ref(label, id=said.pop("id"), find=Find.MAKE), said, (place,))
        label = said.pop("link", None)
        if not is_plain(LINK_KINDS, label, said) or said["source"] == said["target"]:
            return None
        source, target = self._ends[said.pop("source")], self._ends[said.pop("target")]
        role = said.pop("role", "lead") if has_role(label) else None
        return LinkClaim(label, source, target, role, said or {}, "", (place,))


class _Wrong(Exception):
    def __init__(self, *messages: str) -> None:
        self.messages = messages


def claim_of_line(line: Mapping[str, Any], place: Place) -> Line:
    """The claim of a line that is parsed already; WrongInput says what cannot be used."""
    try:
        return _claim(_without_blanks(line), place)
    except _Wrong as wrong:
        raise WrongInput(Problem(str(place), message) for message in wrong.messages) from wrong


def _parsed(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line, object_pairs_hook=_no_double_keys, parse_constant=_no_such_number)
    except (RecursionError, ValueError) as error:
        if not isinstance(error, json.JSONDecodeError):
            raise _Wrong("数字太长或嵌套太深, 无法读取") from error
        raise _Wrong(f"不是有效的 JSON(第 {error.colno} 个字符处)") from error
    if not isinstance(value, dict) or ("node" in value) == ("link" in value):
        raise _Wrong('每行须是 {"node": …} 或 {"link": …}')
    return _without_blanks(value)


def _without_blanks(line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: None if isinstance(part, str) and not part.strip() else part
        for key, part in line.items()
    }


def _no_such_number(word: str) -> float:
    raise _Wrong(f"{word} 不是数")


def _no_double_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Wrong("同一个键出现了两次")
    return found


def _claim(line: dict[str, Any], place: Place) -> Line:
    group, kinds = ("node", NODE_KINDS) if "node" in line else ("link", LINK_KINDS)
    label = line.pop(group)
    if not isinstance(label, str) or label not in kinds:
        raise _Wrong(
            f"没有“{label}”这种{'节点' if group == 'node' else '连接'}; 可用: {'、'.join(kinds)}"
        )
    said = _checked(kinds[label], {key: part for key, part in line.items() if part is not None})
    if group == "node":
        id_ = said.pop("id")
        return NodeClaim(Ref(label, id=id_, find=Find.MAKE), said, (place,))
    source, target, role = said.pop("source"), said.pop("target"), said.pop("role", None)
    if source == target and not LINK_KINDS[label].may_loop:
        raise _Wrong(f"“{LINK_KINDS[label].zh}”不能从 {source} 连到它自己")
    return LinkClaim(label, Ref("", id=source), Ref("", id=target), role, said, places=(place,))


def _checked(kind: type[Kind], said: Mapping[str, Any]) -> dict[str, Any]:
    """Validate, and give back what the line says itself, without defaults."""
    problems = [f"{key}: {odd}" for key, part in said.items() for odd in _odd(key, part)]
    if problems:
        raise _Wrong(*problems)
    try:
        model = kind.model_validate_json(json.dumps(said), strict=True)
    except ValidationError as error:
        raise _Wrong(*(_reason(dict(one)) for one in error.errors())) from error
    full = model.model_dump(mode="json", exclude_unset=True)
    if "role" in kind.model_fields:
        full.setdefault("role", "lead")
    return {key: part for key, part in full.items() if part is not None}


def _odd(key: str, part: Any) -> Iterator[str]:
    """What no kind can hold: control characters, stray blanks in ids, numbers too large."""
    for value in part if isinstance(part, list) else [part]:
        if isinstance(value, str) and CONTROL.search(value):
            yield "不能含有控制字符"
        if isinstance(value, str) and key in ENDS and (value != value.strip() or "\n" in value):
            yield "首尾不能有空白, 也不能换行"
        if isinstance(value, int | float) and not abs(value) <= LARGEST:
            yield "数字太大"


def _reason(error: dict[str, Any]) -> str:
    field, kind = ".".join(map(str, error["loc"])), error["type"]
    reason = REASONS.get(kind) or REASONS.get(kind.partition("_")[0], error["msg"])
    return f"{field}: {reason}"


def write_lines(entities: Iterable[Entity]) -> Iterator[str]:
    """Nodes sorted by id, then links sorted: the same graph gives the same text."""
    listed = list(entities)
    nodes = sorted((one for one in listed if not one.is_link), key=lambda one: one.key)
    links = sorted((one for one in listed if one.is_link), key=lambda one: one.key)
    for node in nodes:
        yield _line({"node": node.kind, "id": node.key, **_sorted(node.body)})
    for link in links:
        source, target = link.ends
        role = {"role": link.role} if link.role else {}
        yield _line(
            {"link": link.kind, "source": source, "target": target, **role, **_sorted(link.body)}
        )


def _sorted(body: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(body.items()))


def _line(parts: Mapping[str, Any]) -> str:
    return json.dumps(parts, ensure_ascii=False)
