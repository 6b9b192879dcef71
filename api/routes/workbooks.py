"""Any table that a page shows, as a workbook: it is sent as it is shown, and comes back."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from api.lines import as_wide_as_said
from api.media_types import XLSX
from api.workbooks import workbook
from graph_model.errors import Problem, WrongInput

uploads = APIRouter(prefix="/workbooks", tags=["workbooks"])
MOST_LINES, MOST_COLUMNS, LONGEST = 50_000, 60, 32_000
Text = Annotated[str, Field(max_length=LONGEST)]
Line = Annotated[list[Text], Field(max_length=MOST_COLUMNS)]


class TableIn(BaseModel):
    """A table in words; foot: for which revision and day it is."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1, max_length=100)
    header: Line = Field(min_length=1)
    lines: list[Line] = Field(max_length=MOST_LINES)
    foot: Text = ""


@uploads.post("", response_class=Response, responses={200: {"content": {XLSX: {}}}})
def make(table: TableIn) -> Response:
    """The table as .xlsx; text stays text, never a formula."""
    wanted = len(table.header)
    problems = [
        Problem(f"lines › {number}", f"应有 {wanted} 格, 与 header 一样多; 现有 {len(line)} 格")
        for number, line in enumerate(table.lines, start=1)
        if len(line) != wanted
    ]
    if problems:
        raise WrongInput(problems)
    columns = as_wide_as_said(table.header, table.lines)
    return Response(workbook(table.title, table.lines, table.foot, columns), media_type=XLSX)
