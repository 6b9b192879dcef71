"""诊断点 and 诊改对象 over HTTP: who answers, what is there, what is lacking."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.routes.asked import AskedOf, Kept, ServiceOf
from api.routes.shapes import Shown, Words
from api.service import Asked, Service
from graph_model.kinds import kind_named
from graph_model.profile import Need
from queries.gaps import Gap
from queries.object_list import ObjectLine, object_list
from queries.point_list import PointLine, point_list

router = APIRouter(tags=["quality"], route_class=Kept)


class PointOut(BaseModel):
    """gaps: on the point itself, those accepted included."""

    line: PointLine
    gaps: list[Gap]


class PointsOut(Shown):
    points: list[PointOut]


class ObjectOut(BaseModel):
    """lacks: what its type must have and it has not; accepted: need → why somebody accepts
    that it lacks it, for the time being."""

    line: ObjectLine
    lacks: list[Need]
    accepted: dict[str, str]


class TypeOut(BaseModel):
    """A type of object, and what each must have; empty where the profile does not know it."""

    type: str
    needs: list[Need]


class ObjectsOut(Shown):
    """needs: what some type must have, with its names; types: as the profile has them, then
    those that objects name beside."""

    needs: dict[Need, Words]
    types: list[TypeOut]
    objects: list[ObjectOut]


@router.get("/points")
def points(service: ServiceOf, asked: AskedOf) -> PointsOut:
    """Every item, element and point, in the order in which the plan lists them."""
    rows = asked.reader.read(service.catalogue.lookup("points").text)
    said = service.origins(row["id"] for row in rows)
    places = {id_: min((one.file, one.sheet, one.row) for _, one in at) for id_, at in said.items()}
    on = _by_subject(service, asked)
    listed = [
        PointOut(line=line, gaps=on.get(line.point.id, []))
        for line in point_list(asked.reader, places)
    ]
    return PointsOut(**Shown.of(asked), points=listed)


@router.get("/objects")
def objects(service: ServiceOf, asked: AskedOf) -> ObjectsOut:
    """Every quality object by its type."""
    profile = asked.scope.profile
    listed, on = object_list(asked.reader, asked.scope), _by_subject(service, asked)
    types = dict.fromkeys((*profile.object_types, *(one.type for one in listed)))
    return ObjectsOut(
        **Shown.of(asked),
        needs={need: _words(need) for need in Need},
        types=[TypeOut(type=one, needs=list(profile.object_types.get(one, ()))) for one in types],
        objects=[_object(line, on.get(line.subject.id, [])) for line in listed],
    )


def _object(line: ObjectLine, gaps: list[Gap]) -> ObjectOut:
    lacks = [one.need for one in line.has if one.needed and not one.nodes]
    accepted = {gap.key: gap.accepted for gap in gaps if gap.key in lacks and gap.accepted}
    return ObjectOut(line=line, lacks=lacks, accepted=accepted)


def _words(need: Need) -> Words:
    kind = kind_named(need)
    return Words(zh=kind.zh, en=kind.label)


def _by_subject(service: Service, asked: Asked) -> dict[str, list[Gap]]:
    found: dict[str, list[Gap]] = {}
    for gap in service.gaps(asked):
        found.setdefault(gap.subject, []).append(gap)
    return found
