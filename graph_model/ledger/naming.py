"""Is it the same thing under another name? Renaming a node, and merging two."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from graph_model.claims import Batch, Find, NodeClaim, Ref
from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.identity.ids import Triple, first_id
from graph_model.kinds import NODE_KINDS
from graph_model.kinds.records import Redirect
from graph_model.ledger.editing import Edit, editing
from graph_model.ledger.merging import Entity
from graph_model.ledger.reading import entities
from graph_model.ledger.records import decided
from graph_model.ledger.schema import name
from graph_model.text import folded, normalised

IN_PARTS = ("Norm", "Check")  # named by what they detail: part, a slash, name


def merging(connection: Connection, gone: str, kept: str) -> Batch:
    """From now on what is said of one node is meant for the other; the links follow."""
    one, other = _live(connection, gone), _live(connection, kept)
    if gone == kept or one.kind != other.kind:
        kinds = f"{NODE_KINDS[one.kind].zh}与{NODE_KINDS[other.kind].zh}"
        why = "是同一个节点" if gone == kept else f"分别是{kinds}, 不能合并"
        raise WrongInput([Problem("", f"{gone} 和 {kept} {why}")])
    return decided([Redirect(gone=gone, to=kept)])


def renaming(connection: Connection, id_: str, new: str, author: str) -> list[Batch]:
    """A person's new name for a node, also where a table will use it."""
    node = _live(connection, id_)
    ref = Ref(node.kind, id=node.key, find=Find.MAKE)
    return edits(connection, [NodeClaim(ref, {"name": new})], author)


def edits(connection: Connection, changes: Iterable[Edit], author: str) -> list[Batch]:
    """A person's edits of nodes and links, beside what the same person said of the same
    before; a new name also where a table will use it."""
    listed = list(changes)
    redirects = [
        one
        for change in listed
        if isinstance(change, NodeClaim) and change.properties.get("name")
        for one in _called_anew(connection, change.ref.id, str(change.properties["name"]))
    ]
    edit = editing(connection, listed, author)
    return [edit, decided(redirects)] if redirects else [edit]


def _called_anew(connection: Connection, id_: str, new: str) -> list[Redirect]:
    """Ids that the new name would have been given stand for the node."""
    node = next(entities(connection, [id_]), None)
    if node is None or node.body.get("name") == new:
        return []
    if not normalised(new):
        raise WrongInput([Problem(id_, "新名称是空的")])
    redirects = [
        Redirect(gone=taken, to=id_)
        for triple in _triples(connection, node)
        if (taken := _id_of(connection, _under(triple, new))) != id_
    ]
    for one in redirects:
        if list(entities(connection, [one.gone])):
            raise WrongInput(
                [Problem(id_, f"已有另一个节点叫“{new}”({one.gone}); 如是同一个, 请合并")]
            )
    return redirects


def _live(connection: Connection, id_: str) -> Entity:
    found = next(entities(connection, [id_]), None)
    if found is None or found.is_link:
        raise UnknownName(f"没有节点“{id_}”")
    return found


def _triples(connection: Connection, node: Entity) -> Iterator[Triple]:
    """What tables call the node, where they call it by name."""
    query = select(name.c.kind, name.c.scope, name.c.name).where(name.c.node_id == node.key)
    codes = {folded(str(node.body.get(key) or "")) for key in ("code", "document_no")}
    for kind, scope, called in connection.execute(query):
        if called not in codes:
            yield kind, scope, called


def _under(triple: Triple, new: str) -> Triple:
    kind, scope, called = triple
    part, slash, _ = called.rpartition("/") if kind in IN_PARTS else ("", "", called)
    plain = folded(new) if kind == "DiagnosisPoint" else normalised(new)
    return kind, scope, f"{part}{slash}{plain}"


def _id_of(connection: Connection, triple: Triple) -> str:
    kind, scope, called = triple
    query = select(name.c.node_id).where(
        name.c.kind == kind, name.c.scope == scope, name.c.name == called
    )
    return connection.execute(query).scalar() or first_id(*triple)
