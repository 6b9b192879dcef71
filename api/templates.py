"""Forms to fill, as files: empty, or with what is known of a department."""

from collections.abc import Sequence
from enum import StrEnum

from graph_model.errors import UnknownName
from loaders.form import Form, forms
from loaders.templates import in_document, in_workbook


class TemplateFormat(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"


WRITERS = {TemplateFormat.XLSX: in_workbook, TemplateFormat.DOCX: in_document}


def chosen(names: Sequence[str], filled: bool) -> list[Form]:
    """The forms of these names, all where there are none; filled: those that can be filled
    with what is known of a department. UnknownName lists what there is."""
    known = {form.zh: form for form in forms() if form.reports or not filled}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UnknownName(f"没有 {'、'.join(unknown)};可用 {'、'.join(known)}")
    return [known[name] for name in names or known]


def file_name(form: Form, department: str, format: TemplateFormat) -> str:
    """教务处_表3.xlsx, which also tells whose it is when it comes back."""
    name = f"{department}_{form.zh}" if department else form.zh
    return f"{name.replace('/', '-')}.{format}"
