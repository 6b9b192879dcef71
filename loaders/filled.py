"""What is known of a department, as the rows of its 表3 and 表4."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from graph_model.errors import UnknownName
from graph_model.ledger import Entity
from graph_model.text import folded

_ROLE = {
    "lead": "承办",
    "support": "协办",
    "approve": "审核",
    "supervise": "监督",
    "appraise": "考核",
}
_ORDER = list(_ROLE)
NOBODY = "暂无"  # an empty post would be doubtful: it may be that of the row above
Row = list[str]


class Known:
    """The record as one department sees it."""

    def __init__(self, entities: Iterable[Entity], department: str) -> None:
        listed = list(entities)
        self._nodes = {one.key: one for one in listed if not one.is_link}
        self._out: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        self._into: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        for link in listed:
            if link.is_link:
                self._out[link.kind, link.ends[0]].append(link)
                self._into[link.kind, link.ends[1]].append(link)
        self.unit = self._department(department)
        sections = (link.ends[0] for link in self._into["PART_OF", self.unit])
        self._homes = {self.unit, *(key for key in sections if not self._said(key, "type"))}

    def _department(self, name: str) -> str:
        for key, node in self._nodes.items():
            if node.kind == "Unit":
                names = [node.body["name"], *node.body.get("aliases", ())]
                if folded(name) in map(folded, names):
                    return key
        raise UnknownName(f"没有叫“{name}”的部门")

    def _said(self, key: str, name: str) -> str:
        return str(self._nodes[key].body.get(name) or "")

    def _name(self, key: str) -> str:
        return self._said(key, "name")

    def _targets(self, kind: str, source: str) -> list[str]:
        return sorted((link.ends[1] for link in self._out[kind, source]), key=self._name)

    def rows(self, form: str) -> list[Row]:
        """The rows of a form; UnknownName where it is not filled for a department."""
        if form not in _FORMS:
            raise UnknownName(f"能按部门填好的只有 {'、'.join(_FORMS)}")
        return list(_FORMS[form](self))

    def table3(self) -> Iterator[Row]:
        tops = [key for key in self._held() if not self._into["DECOMPOSES_INTO", key]]
        shown: set[str] = set(tops)
        for top in tops:
            works = self._targets("DECOMPOSES_INTO", top)
            shown.update(works)
            for work in works or [""]:
                name = self._name(work) if work else ""
                yield [self._name(top), name, self._posts(work or top, partners=True)]
        for work in self._works():
            if work not in shown:
                yield ["", self._name(work), self._posts(work, partners=True)]

    def table4(self) -> Iterator[Row]:
        idle = {key for home in self._homes for key in self._posts_of(home)}
        for work in self._works():
            carriers = self._carriers(work)
            idle -= {post for post, _ in carriers}
            section = self._section(carriers[0][0]) if carriers else ""
            yield [
                section,
                self._posts(work, partners=False) or NOBODY,
                self._name(work),
                self._goals(work),
                self._standards(work),
                self._regulations(work),
            ]
        for post in sorted(idle, key=self._name):
            yield [self._section(post), self._name(post), "", "", "", ""]

    def _held(self) -> list[str]:
        held = {link.ends[1] for link in self._out["HOLDS", self.unit] if link.role == "lead"}
        return sorted(held, key=self._name)

    def _works(self) -> list[str]:
        """Duties without others below that the department holds or its posts carry."""
        reached, found = self._held(), set[str]()
        for post in chain.from_iterable(self._posts_of(home) for home in self._homes):
            reached += self._targets("CARRIES", post)
        while reached:
            key = reached.pop()
            if key not in found:
                found.add(key)
                reached += self._targets("DECOMPOSES_INTO", key)
        leaves = (key for key in found if not self._out["DECOMPOSES_INTO", key])
        return sorted((key for key in leaves if not self._is_foreign(key)), key=self._name)

    def _is_foreign(self, duty: str) -> bool:
        """It stands under a duty that another department leads; this one only helps."""
        above, seen, leaders = [duty], set[str](), set[str]()
        while above:
            key = above.pop()
            parents = [link.ends[0] for link in self._into["DECOMPOSES_INTO", key]]
            above += [parent for parent in parents if parent not in seen]
            seen.add(key)
            leaders |= set() if parents else self._leaders(key)
        return bool(leaders) and self.unit not in leaders

    def _leaders(self, duty: str) -> set[str]:
        return {link.ends[0] for link in self._into["HOLDS", duty] if link.role == "lead"}

    def _posts_of(self, home: str) -> list[str]:
        return [link.ends[0] for link in self._into["BELONGS_TO", home]]

    def _section(self, post: str) -> str:
        home = next(iter(self._targets("BELONGS_TO", post)), self.unit)
        return "" if home == self.unit else self._name(home)

    def _carriers(self, work: str) -> list[tuple[str, str]]:
        """The department's own posts, those that lead first."""
        links = self._into["CARRIES", work]
        own = [(link.ends[0], link.role or "lead") for link in links if self._is_own(link.ends[0])]
        return sorted(own, key=lambda one: (_ORDER.index(one[1]), self._name(one[0])))

    def _lent(self, work: str) -> list[tuple[str, str]]:
        """Posts of another department that do more than help, with its name in front."""
        links = [link for link in self._into["CARRIES", work] if not self._is_own(link.ends[0])]
        return [
            (self._department_of(link.ends[0]) + self._name(link.ends[0]), link.role or "lead")
            for link in links
            if link.role != "support"
        ]

    def _is_own(self, post: str) -> bool:
        return any(home in self._homes for home in self._targets("BELONGS_TO", post))

    def _posts(self, work: str, partners: bool) -> str:
        carriers = [(self._name(post), role) for post, role in self._carriers(work)]
        carriers += self._lent(work) if partners else []
        said = "、".join(f"{name}（{_ROLE[role]}）" for name, role in carriers)
        if [role for _, role in carriers] == ["lead"]:
            said = carriers[0][0]
        helping = sorted([*self._helpers(work), *self._helping_posts(work)])
        if partners and helping:
            said += f"（配合：{'、'.join(helping)}）"
        together = sorted(map(self._name, self._leaders(work)))
        if partners and together and self._into["DECOMPOSES_INTO", work]:
            said += f"（{'、'.join(together)}共同牵头）"
        return said

    def _helpers(self, work: str) -> Iterator[str]:
        for link in self._into["HOLDS", work]:
            if link.role == "support" and link.ends[0] not in self._homes:
                yield self._name(link.ends[0])

    def _helping_posts(self, work: str) -> Iterator[str]:
        """Posts of other departments, with the name of theirs in front."""
        for link in self._into["CARRIES", work]:
            post = link.ends[0]
            if link.role == "support" and not self._is_own(post):
                yield self._department_of(post) + self._name(post)

    def _department_of(self, post: str) -> str:
        home = next(iter(self._targets("BELONGS_TO", post)), "")
        while home and not self._said(home, "type"):
            home = next(iter(self._targets("PART_OF", home)), "")
        return self._name(home) if home else ""

    def _goals(self, work: str) -> str:
        served = [
            f"{self._name(key)}（{self._said(key, 'code')}）"
            for key in self._targets("SERVES", work)
        ]
        return "\n".join(served) or self._said(work, "objective")

    def _standards(self, work: str) -> str:
        links = sorted(self._out["MEETS", work], key=lambda link: self._name(link.ends[1]))
        registered = [link for link in links if self._said(link.ends[1], "code")]
        if not registered:
            return "\n".join(self._said(link.ends[1], "text") for link in links)
        return "\n".join(self._requirement(link) for link in registered)

    def _requirement(self, link: Entity) -> str:
        words = str(link.body.get("requirement") or "")
        title = f"《{self._name(link.ends[1])}》（{self._said(link.ends[1], 'code')}）"
        return f"{words}，执行{title}" if words else title

    def _regulations(self, work: str) -> str:
        return "\n".join(self._regulation(key) for key in self._targets("BACKED_BY", work))

    def _regulation(self, key: str) -> str:
        number = self._said(key, "document_no")
        return f"《{self._name(key)}》（{number}）" if number else f"《{self._name(key)}》"


_FORMS: dict[str, Callable[[Known], Iterator[Row]]] = {"表3": Known.table3, "表4": Known.table4}
