"""Nodes over HTTP: all that is known of one; made, changed, retired, renamed, merged."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from api.making import NewLink, make
from api.problems import answers
from api.routes.asked import AskedOf, ServiceOf
from api.routes.callers import CallerOf
from api.routes.desks import EditDesk, Given, ReviewDesk, Wanted, Why, seen
from api.routes.node_shapes import NodeOut, node_out
from api.routes.said import HistoryOut, history_of
from graph_model.errors import UnknownName
from graph_model.kinds import Status

router = APIRouter(prefix="/nodes", tags=["nodes"], responses=answers(404))
CHANGED = answers(412)
Properties = Annotated[
    dict[str, Any],
    Field(
        description="属性; 每种节点有哪些, 见 /api/v1/kinds; null 表示清空",
        examples=[{"name": "学籍注册", "layer": "学生"}],
    ),
]


class LinkOfNew(Wanted):
    """A link of the new node; the end that is left out is the new node."""

    kind: str = Field(examples=["HOLDS"])
    source: str | None = Field(None, examples=["unit-0d1f2a3b4c5d6e7f"])
    target: str | None = None
    role: str | None = None
    properties: dict[str, Any] = Field(default_factory=dict)


class NewNode(Wanted):
    """A node to be made; for an editor it takes a link by which the own unit answers for it."""

    kind: str = Field(examples=["Duty"])
    properties: Properties
    links: list[LinkOfNew] = Field(default_factory=list, max_length=100)
    message: Why = ""


class NodeChange(Wanted):
    properties: Properties
    message: Why = ""


class Retirement(Wanted):
    valid_to: date | None = Field(None, description="从哪一天之后不再有效")
    message: Why = ""


class NewName(Wanted):
    name: str = Field(min_length=1, max_length=500, examples=["学籍注册与变更"])
    message: Why = ""


class Merger(Wanted):
    into: str = Field(description="保留的节点的标识", examples=["duty-0d1f2a3b4c5d6e7f"])
    message: Why = ""


class Made(Given):
    id: str = Field(description="新节点的标识")


@router.post("", status_code=201)
def create(desk: EditDesk, wanted: NewNode, response: Response) -> Made:
    """Make a node together with its links."""
    links = [NewLink(**one.model_dump()) for one in wanted.links]
    id_, stored = make(desk, wanted.kind, wanted.properties, links, wanted.message)
    response.headers["Location"] = f"/api/v1/nodes/{id_}"
    return Made(**Given.of(stored).model_dump(), id=id_)


@router.get("/{id_}")
def get_node(
    id_: str, service: ServiceOf, asked: AskedOf, caller: CallerOf, response: Response
) -> NodeOut:
    """A node with its properties, links, gaps and what each source says of it. Its ETag is
    the revision in which it was last changed."""
    revision = asked.stamp.revision
    meant = service.ledger.redirects(revision).get(id_, id_)
    found = [one for one in service.ledger.entities([meant], revision) if not one.is_link]
    if not found:
        raise UnknownName(f"没有节点“{id_}”; 可用 /api/v1/search 按名称查找")
    shown = node_out(service, asked, caller, found[0])
    response.headers["ETag"] = f'"{shown.version}"'
    response.headers["Cache-Control"] = "no-store"
    return shown


@router.patch("/{id_}", responses={**CHANGED, **answers(428)})
def change(id_: str, desk: EditDesk, wanted: NodeChange) -> Given:
    """Change the named properties, and nothing else. Takes If-Match."""
    message = wanted.message or f"修改 {desk.node(id_).body.get('name', id_)}"
    return Given.of(seen(desk).change(id_, wanted.properties, message))


@router.post("/{id_}/retire", responses=CHANGED)
def retire(id_: str, desk: EditDesk, wanted: Retirement) -> Given:
    """Retire a node: it stays, and counts for nothing. Taken back by changing `status`."""
    until = {"valid_to": wanted.valid_to.isoformat()} if wanted.valid_to else {}
    message = wanted.message or f"停用 {desk.node(id_).body.get('name', id_)}"
    return Given.of(desk.change(id_, {"status": Status.RETIRED, **until}, message))


@router.post("/{id_}/rename", responses=CHANGED)
def rename(id_: str, desk: EditDesk, wanted: NewName) -> Given:
    """Call a node otherwise; tables that use the new name later mean the same node."""
    message = wanted.message or f"{desk.node(id_).body.get('name', id_)} 改名为 {wanted.name}"
    return Given.of(desk.change(id_, {"name": wanted.name}, message))


@router.post("/{id_}/merge", responses=CHANGED)
def merge(id_: str, desk: ReviewDesk, wanted: Merger) -> Given:
    """Merge a node into another of its kind; its links and history follow."""
    ledger = desk.service.ledger
    names = ledger.names([id_, wanted.into])
    message = wanted.message or f"将 {names[id_]} 并入 {names[wanted.into]}"
    return Given.of(desk.store(lambda: ledger.merge(id_, wanted.into), message))


@router.get("/{id_}/history")
def get_history(id_: str, service: ServiceOf) -> HistoryOut:
    """Who said what of a node, when and where; how its properties came to be."""
    return history_of(service, service.ledger.redirects().get(id_, id_))
