"""Shapes that several answers share."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from api.service import Asked, Service


class Shown(BaseModel):
    """What an answer is for: the revision of the record and the day."""

    revision: int
    today: str

    @staticmethod
    def of(asked: Asked) -> dict[str, Any]:
        return {"revision": asked.stamp.revision, "today": asked.stamp.day}


class PlaceOut(BaseModel):
    """Where a source said something; `text` is the place in words."""

    source: str
    file: str
    sheet: str
    row: int
    column: str
    text: str


def places_out(service: Service, ids: Iterable[str]) -> dict[str, list[PlaceOut]]:
    """Node id → where it was said."""
    return {
        id_: [
            PlaceOut(
                source=source,
                file=place.file,
                sheet=place.sheet,
                row=place.row,
                column=place.column,
                text=str(place),
            )
            for source, place in said
        ]
        for id_, said in service.origins(ids).items()
    }
