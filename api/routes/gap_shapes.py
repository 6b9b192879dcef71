"""The shape of a gap where it is one of the things that an answer tells."""

from collections.abc import Iterable

from pydantic import BaseModel, Field

from api.routes.shapes import Words
from graph_model.profile import Severity
from queries.gaps import Gap


class GapBrief(BaseModel):
    """A gap in short; (rule, subject, key) is its identity. accepted: why, and until when."""

    rule: str = Field(examples=["CHN102"])
    severity: Severity
    subject: str
    subject_kind: str | None
    subject_name: str
    key: str
    unit: str | None
    message: Words
    fix: Words
    accepted: str | None

    @staticmethod
    def of(gap: Gap) -> "GapBrief":
        said = gap.model_dump(include=GapBrief.model_fields.keys() - {"message", "fix"})
        return GapBrief(
            **said,
            message=Words(zh=gap.message, en=gap.message_en),
            fix=Words(zh=gap.fix, en=gap.fix_en),
        )


def briefly(gaps: Iterable[Gap]) -> list[GapBrief]:
    """The gaps in short, in their order."""
    return [GapBrief.of(gap) for gap in gaps]
