"""Random edits of a ledger: files loaded again, people's words, in all their odd forms."""

import json
import random
from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.claims import Batch, Claim, Doubt, Find, LinkClaim, NodeClaim, Place, Ref, Source
from graph_model.exchange import read_lines
from graph_model.kinds import LINK_KINDS, NODE_KINDS, has_role
from graph_model.ledger import person

Line = dict[str, Any]

ROLES = ("lead", "lead", "support", "support", "supervise", "approve", "appraise")
DAYS = (*[None] * 20, "2026-11-22", "2026-11-23", "2026-11-24", "2020-01-01", "2030-01-01")
PLACES = (*[None] * 4, "学校", "教师", "没有的层面")
MANY = {"Duty": 9, "Unit": 4, "Post": 4, "Goal": 5, "DiagnosisPoint": 8, "Standard": 3}
PASSING = (
    "DECOMPOSES_INTO", "CARRIES", "HOLDS", "SERVES", "PART_OF", "BELONGS_TO", "RESPONSIBLE_FOR",
    "ASSIGNED_TO",
)  # fmt: skip
LENDING = ("MEETS", "BACKED_BY", "DETAILED_BY", "CHECKED_BY", "DECOMPOSES_INTO")
# What the derived facts pass along is drawn most often; a repeated kind is drawn more.
DRAWN = (*PASSING * 6, *LENDING * 3, *LINK_KINDS)


class Editor:
    """Random sources that claim random things of a small set of ids."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.files: dict[str, dict[str, Line]] = {"甲": {}, "乙": {}}
        self.people: dict[str, dict[str, Line]] = {"张三": {}, "李四": {}}
        for kind in (*MANY, *NODE_KINDS):
            for n in range(MANY.get(kind, 2)):
                self.files["甲"][f"{kind}{n}"] = self._node(kind, f"{kind}{n}")
        for _ in range(100):
            link = self._link()
            self.files["甲"][_key(link)] = link

    def edits(self) -> list[Batch]:
        """One or two batches: a file loaded again with changes, or a person's edit."""
        whose = self.random.choice(["甲", "甲", "乙", "张三", "李四", "both", "report"])
        if whose == "both":
            return [self._reload(name) for name in self.files]
        if whose == "report":
            return [report(self.random)]
        return [self._reload(whose) if whose in self.files else self._person(whose)]

    def _reload(self, name: str) -> Batch:
        lines = self.files[name]
        for _ in range(self.random.choice([1, 1, 2, 4])):
            self._change(lines)
        self._drop_loose(lines)
        if not lines:
            lines["u0"] = self._node("Unit", "u0")
        return read_lines(lines_text(lines.values()), f"{name}.jsonl")

    def _person(self, name: str) -> Batch:
        lines = self.people[name]
        before = set(lines)
        for _ in range(self.random.choice([1, 1, 2])):
            self._change(lines)
        self._drop_loose(lines)
        claims = read_lines(lines_text(lines.values()), "页面").claims if lines else ()
        return Batch(person(name), claims, partial=True, withdrawn=frozenset(before - set(lines)))

    def _change(self, lines: dict[str, Line]) -> None:
        action = self.random.choice(
            ["node", "flip", "flip", "again", "again", "link", "link", "link", "link", "drop"]
        )
        if action == "drop" and lines:
            del lines[self.random.choice(sorted(lines))]
        elif action == "again" and lines:
            key = self.random.choice(sorted(lines))
            lines[key] = self._again(lines[key])
        elif action == "flip" and lines:
            self._flip(lines)
        elif action == "link":
            link = self._link()
            lines[_key(link)] = link
        else:
            kind, id_ = self._some()
            lines[id_] = self._node(kind, id_)

    def _flip(self, lines: dict[str, Line]) -> None:
        """A node that holds or answers for others stops counting, or counts again."""
        passing = {
            "Unit",
            "Post",
            "Goal",
            "Duty",
            "DiagnosisPoint",
            "Standard",
            "Norm",
            "Check",
            "Regulation",
        }
        chosen = [key for key, line in lines.items() if line.get("node") in passing]
        if chosen:
            key = self.random.choice(chosen)
            status = "retired" if lines[key]["status"] == "approved" else "approved"
            lines[key] = {**lines[key], "status": status}

    def _again(self, line: Line) -> Line:
        if "node" in line:
            return self._node(line["node"], line["id"])
        return {**_identity(line), **self._said(line["link"])}

    def _some(self, kind: str = "") -> tuple[str, str]:
        """An id of a kind; rarely one that other kinds use too."""
        drawn = kind or self.random.choice([*MANY, *MANY, *NODE_KINDS])
        if self.random.random() < 0.02:
            return drawn, f"x{self.random.randrange(2)}"
        return drawn, f"{drawn}{self.random.randrange(MANY.get(drawn, 2))}"

    def _link(self) -> Line:
        kind = self.random.choice(DRAWN)
        source, target = self.random.choice(sorted(LINK_KINDS[kind].ends))
        line = {"link": kind, "source": self._some(source)[1], "target": self._some(target)[1]}
        if line["source"] == line["target"] and not LINK_KINDS[kind].may_loop:
            return self._link()
        if has_role(kind):
            line["role"] = self.random.choice(ROLES)
        return {**line, **self._said(kind)}

    def _said(self, kind: str) -> Line:
        said = {"confirmed_by": "王五"} if self.random.random() < 0.4 else {}
        if kind == "MEETS" and self.random.random() < 0.5:
            said["requirement"] = self.random.choice(["当场办理", "三日内"])
        return said

    def _node(self, kind: str, id_: str) -> Line:
        draw = self.random.choice
        line = {
            "node": kind, "id": id_, "name": f"{kind} {draw('一二三')}",
            "status": draw(["approved"] * 8 + ["draft", "retired"]),
            "valid_from": draw(DAYS), "valid_to": draw(DAYS), "layer": draw(PLACES),
            "system": draw(PLACES), **self._own(kind),
        }  # fmt: skip
        return {name: value for name, value in line.items() if value is not None}

    def _own(self, kind: str) -> Line:
        draw, no = self.random.choice, [None, None]
        drawn: dict[str, Mapping[str, Any]] = {
            "Unit": {"aliases": draw([None, ["别名"]]), "reports": draw([None, True, False])},
            "Post": {"holders": draw([None, ["张三"], ["张三", "李四"]])},
            "Goal": {"tier": draw([*no, "年度任务", "没有的层级"]),
                     "target": draw([None, 95, 0.5, 0.1, 0.3]), "unit": draw(["人", "%", "%", "%"]),
                     "operator": draw(["<", "=", ">=", "<=", ">"]), "due": draw(DAYS),
                     "aggregation": draw(["sum", "mean", "min", "max"]),
                     "measure": draw([*no, *no, "人数", "比例"])},
            "Duty": {"catch_all": draw([*no, True, False]), "objective": draw([*no, "目标"])},
            "Standard": {"level": draw([None, "校", "国家"]), "code": draw([None, "BZ1"]),
                         "issued": draw(DAYS), "review_years": draw([None, 3])},
            "Regulation": {"aspects": draw([None, ["尽职尽责"], ["引导促进", "违规惩戒"]])},
            "Evidence": {"uri": draw([None, "a.pdf"]), "issued": draw(DAYS),
                         "valid_until": draw(DAYS)},
        }  # fmt: skip
        return dict(drawn.get(kind, {}))

    def _drop_loose(self, lines: dict[str, Line]) -> None:
        """Mostly, take the links off that no source could give both ends."""
        if self.random.random() < 0.1:
            return
        known = {id_ for every in (*self.files.values(), *self.people.values()) for id_ in every}
        for key, line in list(lines.items()):
            if "link" in line and not {line["source"], line["target"]} <= known:
                del lines[key]


def report(draw: random.Random) -> Batch:
    """A form that a department hands in: duties by name, references that may stay open, and
    what is doubtful, on rows that move."""
    form, first, home = (
        draw.choice(["表3", "表4"]),
        draw.randrange(5),
        Ref("Unit", name="报送部", find=Find.MAKE),
    )
    claims: list[Claim] = [NodeClaim(home, {"name": home.name})]
    for row, name in enumerate(draw.sample(["登记", "归档", "统计"], 2), start=first):
        at = Place("报送.xlsx", form, row, "具体化工作")
        duty = Ref("Duty", name=name, scope=home, find=Find.MAKE)
        said = {"name": name, "objective": draw.choice(["按时", "准确"])}
        unsure = (Doubt(at, "看不清", name),) if draw.random() < 0.4 else ()
        standard = Ref("Standard", code=draw.choice(["BZ1", "BZ9"]))
        if draw.random() < 0.8:
            claims.append(NodeClaim(duty, said, (at,), unsure))
        claims.append(LinkClaim("MEETS", duty, standard, places=(at,)))
    loose = (Doubt(Place("报送.xlsx", form, first), "多出一行", "?"),) * draw.randrange(2)
    return Batch(Source(form, home.name, order=10, reports=True), tuple(claims), loose)


def _identity(line: Line) -> Line:
    return {name: line[name] for name in ("link", "source", "target", "role") if name in line}


def _key(line: Line) -> str:
    return "\t".join(_identity(line).values())


def lines_text(lines: Iterable[Line]) -> str:
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
