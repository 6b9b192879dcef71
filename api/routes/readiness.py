"""Whether this process can answer: for whoever sends it requests."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from api.routes.asked import ServiceOf

public = APIRouter(tags=["record"])


class Ready(BaseModel):
    status: Literal["ready"] = "ready"


@public.get("/ready")
def ready(service: ServiceOf) -> Ready:
    """Ledger, graph and accounts answer; else a 503 says which does not and why."""
    service.door.accounts.exist()
    with service.asking():
        return Ready()
