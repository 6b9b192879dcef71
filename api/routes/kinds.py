"""The kinds over HTTP: what there is to be filled in, for forms and for other systems."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.forms import LinkForm, NodeForm, link_forms, node_forms
from api.routes.asked import ServiceOf

router = APIRouter(prefix="/kinds", tags=["kinds"])


class Kinds(BaseModel):
    nodes: list[NodeForm]
    links: list[LinkForm]


@router.get("")
def kinds(service: ServiceOf) -> Kinds:
    """Every kind of node and link: properties with their names, types, choices and limits;
    which kinds a link may join, and in which roles."""
    profile = service.profile
    return Kinds(nodes=node_forms(profile), links=link_forms(profile))
