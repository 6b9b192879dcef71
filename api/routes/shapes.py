"""Shapes that several answers share."""

from collections.abc import Iterable
from typing import TypedDict

from pydantic import BaseModel

from api.service import Asked, Service
from graph_model.claims import Place
from graph_model.kinds import NODE_KINDS
from queries.concepts import CONCEPTS


class ShownFields(TypedDict):
    """The fields of Shown, to be filled into an answer."""

    revision: int
    today: str


class Shown(BaseModel):
    """What an answer is for: the revision of the record and the day."""

    revision: int
    today: str

    @staticmethod
    def of(asked: Asked) -> ShownFields:
        return {"revision": asked.stamp.revision, "today": asked.stamp.day}


class Words(BaseModel):
    """The same in both languages."""

    zh: str
    en: str


def kind_words(kind: str) -> Words:
    """What a kind of subject is called; nothing where it is of several kinds."""
    if kind in NODE_KINDS:
        return Words(zh=NODE_KINDS[kind].zh, en=kind)
    zh, en = CONCEPTS.get(kind, ("", ""))
    return Words(zh=zh, en=en)


class UnitOut(BaseModel):
    """A department or section by name."""

    id: str
    name: str


class CellOfFile(BaseModel):
    """A cell, row or file; `text` is the place in words."""

    file: str
    sheet: str
    row: int
    column: str
    text: str

    @classmethod
    def of(cls, place: Place) -> "CellOfFile":
        return cls(
            file=place.file,
            sheet=place.sheet,
            row=place.row,
            column=place.column,
            text=str(place),
        )


class PlaceOut(CellOfFile):
    """Where a source said something."""

    source: str


def places_out(service: Service, ids: Iterable[str]) -> dict[str, list[PlaceOut]]:
    """Node id → where it was said."""
    return {
        id_: [
            PlaceOut(source=source, **CellOfFile.of(place).model_dump()) for source, place in said
        ]
        for id_, said in service.origins(ids).items()
    }
