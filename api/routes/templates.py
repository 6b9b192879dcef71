"""Forms to fill, over HTTP: which there are, empty ones, and those with what is known."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from api.downloads import download
from api.media_types import DOCX, XLSX
from api.routes.asked import AskedOf, ServiceOf, etag
from api.service import Asked, Service
from api.templates import WRITERS, TemplateFormat, chosen, file_name
from graph_model.errors import Problem, WrongInput
from loaders.filled import Known, Row
from loaders.form import forms
from queries.nodes import node_by_id

router = APIRouter(prefix="/templates", tags=["templates"])
MEDIA_TYPES = {TemplateFormat.XLSX: XLSX, TemplateFormat.DOCX: DOCX}


class ColumnOut(BaseModel):
    name: str
    required: bool
    also: list[str]


class FormOut(BaseModel):
    """reports: a report of a department, which can be filled with what is known of it."""

    form: str
    reports: bool
    columns: list[ColumnOut]


class FormList(BaseModel):
    forms: list[FormOut]


@router.get("")
def templates() -> FormList:
    """Every form with its columns, and what else each may be called."""
    return FormList(
        forms=[
            FormOut(
                form=form.zh,
                reports=form.reports,
                columns=[
                    ColumnOut(
                        name=column.names[0],
                        required=column in form.required(),
                        also=list(column.names[1:]),
                    )
                    for column in form.column
                ],
            )
            for form in forms()
        ]
    )


@router.get("/{form}")
def template(
    form: str,
    service: ServiceOf,
    asked: AskedOf,
    format: Annotated[TemplateFormat, Query(description="文件格式")] = TemplateFormat.XLSX,
    unit: Annotated[str | None, Query(description="哪个部门的表", max_length=200)] = None,
    filled: Annotated[bool, Query(description="填好这个部门已有的内容, 缺的格标黄")] = False,
) -> Response:
    """A form to fill; with a department also filled with all that is known of it."""
    (wanted,) = chosen([form], filled)
    department = _name(service, asked, unit) if unit else ""
    rows = _rows(service, asked, department, wanted.zh) if filled else []
    content = WRITERS[format](wanted, asked.scope.profile, department, rows)
    name = file_name(wanted, department, format)
    return download(content, name, MEDIA_TYPES[format], etag(service, asked))


def _name(service: Service, asked: Asked, unit: str) -> str:
    return node_by_id(asked.reader, service.meant(asked, unit, ["Unit"])).name


def _rows(service: Service, asked: Asked, department: str, form: str) -> list[Row]:
    if not department:
        raise WrongInput([Problem("unit", "请写明要填好哪个部门的表")])
    return Known(service.ledger.entities(revision=asked.stamp.revision), department).rows(form)
