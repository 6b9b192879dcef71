"""Analyses of the whole network over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.asked import AskedOf, Kept
from api.routes.shapes import Shown
from queries import networks
from queries.networks.clusters import Clusters
from queries.networks.cycles import Cycles
from queries.networks.keystones import Keystones
from queries.networks.repair import Repair

router = APIRouter(prefix="/networks", tags=["networks"], route_class=Kept)
Most = Annotated[int, Query(ge=1, le=1000, description="最多几项")]


class KeystonesOut(Shown):
    keystones: Keystones


class CyclesOut(Shown):
    cycles: Cycles


class ClustersOut(Shown):
    clusters: Clusters


class RepairOut(Shown):
    repair: Repair


@router.get("/keystones")
def keystones(asked: AskedOf, limit: Most = 20) -> KeystonesOut:
    """Posts and standards whose loss would break most chains."""
    found = networks.keystones(asked.reader, asked.scope, limit)
    return KeystonesOut(**Shown.of(asked), keystones=found)


@router.get("/cycles")
def cycles(asked: AskedOf) -> CyclesOut:
    """Closed cycles, each group of them by one that is told link by link."""
    return CyclesOut(**Shown.of(asked), cycles=networks.cycles(asked.reader))


@router.get("/clusters")
def clusters(asked: AskedOf) -> ClustersOut:
    """Departments that share much of their work."""
    return ClustersOut(**Shown.of(asked), clusters=networks.clusters(asked.reader))


@router.get("/repair")
def repair(asked: AskedOf, limit: Most = 100) -> RepairOut:
    """In which order to repair so that most goals become whole soonest."""
    found = networks.repair(asked.reader, asked.scope, limit)
    return RepairOut(**Shown.of(asked), repair=found)
