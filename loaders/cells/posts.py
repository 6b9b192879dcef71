"""Posts in a cell: 处长、副处长（审核） with holders, roles and the departments that help."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph_model.text import folded, one_line
from loaders.cells.cuts import balanced, items, lines, without_tail
from loaders.cells.found import Found, Odd, finder
from loaders.cells.names import without_number
from loaders.cells.units import with_role

ROLES = {
    word: role
    for role, words in {
        "lead": "承办 主办 牵头 主责",
        "support": "协办 协助 配合",
        "approve": "审核 审批 批准",
        "supervise": "监督",
        "appraise": "考核",
    }.items()
    for word in words.split()
}
_JOINT_LINE = re.compile(
    r"(?:配合|协助|协同|共同牵头|牵头)(?:部门|岗位|单位)?[:：].+|.+共同牵头", re.DOTALL
)
_PARTNER = re.compile(rf"{_JOINT_LINE.pattern}|.+(?:牵头|配合|协助)", re.DOTALL)
_PREFIX = re.compile(rf"({'|'.join(ROLES)})(?:岗位|人)?[:：]")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+")
_NO_PERSON = re.compile(
    r"专职|兼职|外聘|返聘|聘用|正职|副职|分管|代理|[一二三四五六七八九十\d]+[人名]"
    r"|教学|行政|科研|学生|后勤|党务|财务|招生|就业"
)
_BESIDES = ("兼", "兼任", "代", "主持", "主持工作", "负责人")
_VACANT = ("暂无", "空缺", "待聘", "待定", "无")


@dataclass(frozen=True, slots=True)
class _Post:
    name: str
    role: str = ""
    holders: tuple[str, ...] | None = None


@dataclass(slots=True)
class _Reading:
    posts: list[_Post] = field(default_factory=list)
    partners: list[Found] = field(default_factory=list)
    odds: list[Odd] = field(default_factory=list)
    line: int = 0  # where the posts of the latest line of names begin


@finder
def posts(text: str) -> list[Found | Odd]:
    """The posts with their roles: the first leads, the others support, brackets win."""
    reading = _read(text)
    lead = any(post.role == "lead" for post in reading.posts)
    found: dict[tuple[str, str], Found] = {}
    for post in reading.posts:
        role = post.role or ("support" if lead else "lead")
        lead = lead or role == "lead"
        node = {} if post.holders is None else {"holders": post.holders}
        found.setdefault((folded(post.name), role), Found(post.name, role=role, node=node))
    return [*_once_working(found), *reading.odds]


def _once_working(found: dict[tuple[str, str], Found]) -> list[Found]:
    """A post that is named twice without brackets leads; it does not also support itself."""
    return [
        one
        for (name, role), one in found.items()
        if role != "support" or (name, "lead") not in found
    ]


@finder
def partners(text: str) -> list[Found | Odd]:
    """Departments, or posts of departments, of （配合：甲、乙） and （甲、乙共同牵头）."""
    return list(_read(text).partners)


@finder
def partner_posts(text: str) -> list[Found | Odd]:
    """The same texts once more, as posts that may be meant by （配合：保卫处治安科科长）."""
    return [partner for partner in _read(text).partners if partner.role == "support"]


@finder
def post_names(text: str) -> list[Found | Odd]:
    """Posts that are only named (责任岗位)."""
    return [Found(post.name) for post in _read(text).posts]


@lru_cache(maxsize=256)
def _read(text: str) -> _Reading:
    """All that the cell says, for each of the finders that ask one after the other."""
    reading = _Reading()
    if not balanced(text):
        reading.odds.append(Odd("括号不成对"))
    for line in lines(text):
        _read_line(without_number(line).strip(), reading)
    return reading


def _read_line(line: str, reading: _Reading) -> None:
    rest, inside = without_tail(line)
    if not rest:
        for note in inside:
            _read_note(note, reading)
    elif _JOINT_LINE.fullmatch(line):
        _partners(line, reading)
    else:
        reading.line = len(reading.posts)
        prefix = _PREFIX.match(line)
        for item in items(line[prefix.end() :] if prefix else line):
            _read_item(item, ROLES[prefix[1]] if prefix else "", reading)


def _read_item(item: str, role: str, reading: _Reading) -> None:
    name, inside = without_tail(without_number(item))
    if _PARTNER.fullmatch(name):
        _partners(name, reading)
    elif name:
        reading.posts.append(_Post(one_line(name), role))
    for note in inside:
        _read_note(note, reading)


def _read_note(note: str, reading: _Reading) -> None:
    """What stands in a bracket: a role, partners, holders, or a part of the name."""
    roles = [ROLES.get(word, "") for word in items(note)]
    if roles and all(roles):
        _give_roles(reading, roles)
    elif _PARTNER.fullmatch(note):
        _partners(note, reading)
    elif _names_people(note):
        _hold(tuple(map(folded, _people(note))), reading)
    elif note and reading.posts:
        _change_last(reading, "name", f"{reading.posts[-1].name}（{note}）")
        if not _NO_PERSON.search(note):
            reading.odds.append(Odd("括号里既不是角色也不是姓名,按岗位名称的一部分读入", note))
    elif note:
        reading.odds.append(Odd("括号前没有岗位", note))


def _give_roles(reading: _Reading, roles: list[str]) -> None:
    """（承办、审核）: the post stands once for each role."""
    _change_last(reading, "role", roles[0])
    reading.posts += [replace(reading.posts[-1], role=role) for role in roles[1:] if reading.posts]


def _names_people(note: str) -> bool:
    """王丽、李明（兼） or 暂无."""
    people = _people(note)
    known = all(_PERSON.fullmatch(folded(who)) and not _NO_PERSON.search(who) for who in people)
    return known and bool(people or set(items(note)) & set(_VACANT))


def _people(note: str) -> list[str]:
    return [name for name in items(note) if name not in (*_VACANT, *_BESIDES)]


def _hold(people: tuple[str, ...], reading: _Reading) -> None:
    """A bracket after several posts names one person each, or it is doubtful whose it is."""
    row = reading.posts[reading.line :]
    if len(row) > 1 and len(row) == len(people) and all(p.holders is None for p in row):
        pairs = zip(row, people, strict=True)
        reading.posts[reading.line :] = [replace(post, holders=(who,)) for post, who in pairs]
    elif reading.posts:
        _change_last(reading, "holders", people)
    else:
        reading.odds.append(Odd("括号前没有岗位", "、".join(people)))


def _change_last(reading: _Reading, part: str, said: object) -> None:
    if reading.posts:
        reading.posts[-1] = replace(reading.posts[-1], **{part: said})  # type: ignore[arg-type]
    else:
        reading.odds.append(Odd("括号前没有岗位", str(said)))


def _partners(text: str, reading: _Reading) -> None:
    names, role = with_role(text) or (text, "support")
    reading.partners += [Found(one_line(item), role=role) for item in items(names)]
