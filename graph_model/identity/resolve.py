"""All claims of all sources → entities, bodies and what stays open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph_model.claims import Claim, Find, LinkClaim, NodeClaim, Ref, Source
from graph_model.identity.duties import Duties
from graph_model.identity.ids import Keys, NamesGiven, ends_of, link_key
from graph_model.identity.posts import Posts
from graph_model.identity.registers import Registers
from graph_model.identity.units import Units
from graph_model.kinds import LINK_KINDS, NODE_KINDS, RECORD_KINDS, cannot_join
from graph_model.kinds.records import Redirect
from graph_model.text import normalised


class Said(NamedTuple):
    """One claim and who makes it."""

    source: Source
    claim: Claim


class Resolved(NamedTuple):
    """The entity a claim speaks of (None: of none yet), what it says of it, and the
    doubt in words where a person should look."""

    entity: str | None
    kind: str = ""
    body: Mapping[str, Any] | None = None
    doubt: str = ""


_VOID = Resolved(None)
MERGED_FROM = "→"  # in a body: the id that the source speaks of, where it was merged away


def redirects_in(nodes: Iterable[NodeClaim]) -> dict[str, str]:
    """Id that was merged away → the id that is meant, as the claims say."""
    said = (one.properties for one in nodes if one.ref.kind == Redirect.label)
    return ends_of({one["gone"]: one["to"] for one in said})


def cannot_link(kind: str, source: tuple[str, str], target: tuple[str, str]) -> str:
    """Why a link may not join two nodes, given as id and kind; empty where it may."""
    link = LINK_KINDS[kind]
    if (source[1], target[1]) not in link.ends:
        return cannot_join(kind, source[1], target[1])
    return "" if source != target or link.may_loop else f"“{link.zh}”不能连到自己"


def redirected(found: Resolved, redirects: Mapping[str, str]) -> Resolved:
    """What is said of a merged node is said of the one that was kept."""
    meant = redirects.get(found.entity or "")
    if meant is None:
        return found
    return found._replace(entity=meant, body={**(found.body or {}), MERGED_FROM: found.entity})


def resolve(said: Sequence[Said], given: NamesGiven | None = None) -> list[Resolved]:
    """Resolve claims in the given order; the result of each does not depend on it.

    given: the recorded table of names; it notes which names were used.
    """
    found = _Names(said, given or NamesGiven()).resolve(said)
    return _one_role_each(said, found)


class _Names:
    """All that names can mean, from all claims together."""

    def __init__(self, said: Sequence[Said], given: NamesGiven) -> None:
        pairs = [(one.source, one.claim) for one in said if isinstance(one.claim, NodeClaim)]
        nodes = [claim for _, claim in pairs if claim.ref.kind not in RECORD_KINDS]
        joined = [(one.source, one.claim) for one in said if isinstance(one.claim, LinkClaim)]
        self.units = Units(pairs, given)
        self.posts = Posts(self.units, nodes, joined)
        self.duties = Duties(self.units, nodes, [claim for _, claim in joined])
        self.names = given
        given.redirects = redirects_in(claim for _, claim in pairs)
        self.given = {claim.ref.id: claim.ref.kind for claim in nodes if claim.ref.id}
        self._own = {"Unit": self.units.find, "Post": self.posts.find, "Duty": self.duties.find}
        self.registers = Registers(
            _scopes_first(nodes), lambda ref: self._own[ref.kind](ref), given
        )

    def find(self, ref: Ref) -> str | None:
        return self._own.get(ref.kind, self.registers.find)(ref)

    def resolve(self, said: Sequence[Said]) -> list[Resolved]:
        kinds: dict[str, str] = dict(self.given)
        nodes = {
            i: self._node(one.claim)
            for i, one in enumerate(said)
            if isinstance(one.claim, NodeClaim)
        }
        kinds |= {found.entity: found.kind for found in nodes.values() if found.entity}
        return [
            self._link(one.claim, kinds)
            if isinstance(one.claim, LinkClaim)
            else nodes.get(i, _VOID)
            for i, one in enumerate(said)
        ]

    def _node(self, claim: NodeClaim) -> Resolved:
        return redirected(self._as_named(claim), self.names.redirects)

    def _as_named(self, claim: NodeClaim) -> Resolved:
        ref, body = claim.ref, claim.properties
        found = self.find(ref)
        if found is None:
            return Resolved(None, ref.kind, body, self._why(ref))
        if ref.kind == "Post" and not ref.id:
            if not self.posts.is_own(ref):
                return Resolved(found, ref.kind, {})
            name = _display(self.posts.bare_name(ref), str(body.get("name") or ""))
            return Resolved(found, ref.kind, {**body, "name": name})
        if ref.kind == "Unit" and not ref.id and ref.scope is None:
            return self._department(found, ref, body)
        return Resolved(found, ref.kind, body)

    def _department(self, found: str, ref: Ref, body: Mapping[str, Any]) -> Resolved:
        """A department named by a table: an alias gives no name, an unknown one a doubt."""
        if self.units.is_alias(ref.name):
            body = {name: value for name, value in body.items() if name != "name"}
        doubt = ""
        if self.units.is_unheard_of(ref.name):
            doubt = f"部门目录中没有“{ref.name}”, 按新部门存入; 如是别名, 请写入部门目录"
        return Resolved(found, ref.kind, body, doubt)

    def _link(self, claim: LinkClaim, kinds: dict[str, str]) -> Resolved:
        source, target = self._end(claim.source), self._end(claim.target)
        if self._gives_way(claim, target):
            return _VOID
        if source is None or target is None:
            return self._open(claim, source, kinds)
        ends = (kinds.get(source, ""), kinds.get(target, ""))
        if "" in ends:
            missing = claim.source if not ends[0] else claim.target
            return Resolved(None, claim.kind, None, self._why(missing))
        if doubt := cannot_link(claim.kind, (source, ends[0]), (target, ends[1])):
            return Resolved(None, claim.kind, None, doubt)
        key = link_key(claim.kind, source, target, claim.role)
        return Resolved(key, claim.kind, claim.properties)

    def _end(self, ref: Ref) -> str | None:
        found = self._named_end(ref)
        return None if found is None else self.names.meant(found)

    def _named_end(self, ref: Ref) -> str | None:
        if ref.kind == "Unit" and ref.scope is None and not ref.id:
            found = self.units.find(ref)
            if (
                found is None
                and (front := self.units.front(ref.name))
                and self.posts.find(Ref("Post", ref.name))
            ):
                return front[0]
            return found
        return self.find(ref)

    def _gives_way(self, claim: LinkClaim, target: str | None) -> bool:
        """A table that does not know where a post is gives way to one that does."""
        if claim.kind != "BELONGS_TO" or claim.source.id or target is None:
            return False
        return self.posts.is_elsewhere(claim.source, target)

    def _open(self, claim: LinkClaim, source: str | None, kinds: dict[str, str]) -> Resolved:
        if claim.instead and source in kinds and claim.target.find is Find.MAY:
            return Resolved(source, kinds[source], {claim.instead: claim.target.name})
        missing = claim.source if source is None else claim.target
        if missing.find is Find.MAY:
            return _VOID
        if missing.find is Find.MAKE:  # the mention itself tells the doubt, once
            return Resolved(None, claim.kind)
        return Resolved(None, claim.kind, None, self._why(missing))

    def _why(self, ref: Ref) -> str:
        name = ref.code or ref.name or ref.id
        kinds = "或".join(NODE_KINDS[kind].zh for kind in ref.kind.split("|") if kind) or "节点"
        if ref.kind == "Post" and self.posts.is_ambiguous(ref):
            return f"两个科室都有岗位“{name}”,此行没有说明是哪一个"
        if ref.kind == "Duty":
            return f"职责“{name}”出现在几项部门职责之下,此行没有说明是哪一项"
        if ref.kind not in ("Unit", "Post") and self.registers.several(ref):
            return f"有几个{kinds}都叫“{name}”,请写明编号或文号"
        return f"找不到{kinds}“{name}”"


def _display(bare: str, written: str) -> str:
    """The written name where it only differs in width and blanks from the bare one."""
    return written if normalised(written) == bare else bare


def _scopes_first(nodes: Iterable[NodeClaim]) -> list[NodeClaim]:
    def depth(ref: Ref | None) -> int:
        return 0 if ref is None else 1 + depth(ref.scope)

    keys = Keys()
    return sorted(nodes, key=lambda one: (not one.ref.id, depth(one.ref), keys.of(one)))


def _one_role_each(said: Sequence[Said], found: list[Resolved]) -> list[Resolved]:
    """Where the reports 表3 and 表4 give a post and a duty different roles, 表3's stand."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        if one.entity and one.kind == "CARRIES" and said[i].source.reports:
            rows[tuple(one.entity.split("\t")[:3])].append(i)
    for group in rows.values():
        if len({found[i].entity for i in group}) > 1:
            first = min(_precedence(said[i].source) for i in group)
            standing = sorted(
                entity
                for i in group
                if (entity := found[i].entity) and _precedence(said[i].source) == first
            )
            for i in group:
                if found[i].entity not in standing:
                    found[i] = found[i]._replace(entity=standing[0])
    return found


def _precedence(source: Source) -> tuple[bool, int]:
    return (not source.person, source.order)
