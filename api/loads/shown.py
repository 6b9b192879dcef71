"""A preview as JSON: what a load would do, for the page and for programs."""

import hashlib
from collections.abc import Mapping

from pydantic import Field

from api.loads.drafts import AcceptedIn, Frozen, RenamedIn
from api.names import field_name
from api.routes.shapes import CellOfFile
from graph_model.kinds.records import Answer, Suggestion
from graph_model.ledger.suggesting import source_meant
from loaders.likeness import Likeness
from loaders.preview import Department, Doubtful, Item, Part, Preview
from loaders.seen import Seen


class ProblemOut(Frozen):
    where: str
    message: str


class TableOut(Frozen):
    """A table of a file. form: empty where none was recognised; why: what speaks for it.
    columns: heading → column of the form; left: headings that were not read."""

    file: str
    sheet: str
    form: str
    unit: str
    row: int
    rows: int
    columns: dict[str, str]
    left: tuple[str, ...]
    why: str

    @classmethod
    def of(cls, one: Seen) -> "TableOut":
        return cls(
            file=one.file,
            sheet=one.sheet,
            form=one.form,
            unit=one.unit,
            row=one.row,
            rows=one.rows,
            columns=dict(one.columns),
            left=one.left,
            why=one.why,
        )


class ItemOut(Frozen):
    """One change; op as in `counts` of its part. was, now: properties that differ, in words."""

    op: str
    kind: str
    name: str
    was: dict[str, str]
    now: dict[str, str]

    @classmethod
    def of(cls, one: Item) -> "ItemOut":
        was, now = ({field_name(name): said for name, said in of} for of in (one.was, one.now))
        return cls(op=one.op, kind=one.kind, name=one.name, was=was, now=now)


class PartOut(Frozen):
    """What one source changes: all counted (new, also, changed, withdraw, resolve), the
    first of them one by one."""

    source: str
    counts: dict[str, int]
    items: tuple[ItemOut, ...]

    @classmethod
    def of(cls, one: Part) -> "PartOut":
        items = tuple(map(ItemOut.of, one.items))
        return cls(source=one.source, counts=dict(one.counts), items=items)


class DepartmentOut(Frozen):
    """unit: empty for the college as a whole."""

    unit: str
    tables: tuple[TableOut, ...]
    parts: tuple[PartOut, ...]

    @classmethod
    def of(cls, one: Department) -> "DepartmentOut":
        tables, parts = tuple(map(TableOut.of, one.tables)), tuple(map(PartOut.of, one.parts))
        return cls(unit=one.unit, tables=tables, parts=parts)


class LikelyOut(Frozen):
    """Perhaps a new name of a known thing; `decision` says so. gone: the old name is said
    no more."""

    source: str
    kind: str
    old: str
    new: str
    gone: bool
    decision: RenamedIn

    @classmethod
    def of(cls, one: Likeness) -> "LikelyOut":
        return cls(
            source=one.source,
            kind=one.kind,
            old=one.old,
            new=one.new,
            gone=one.gone,
            decision=RenamedIn(new=one.new_id, kept=one.old_id),
        )


class DoubtfulOut(Frozen):
    """A cell that cannot be taken as it stands; `decision` takes what is proposed."""

    place: CellOfFile
    raw: str
    reason: str
    proposal: str
    decision: AcceptedIn | None

    @classmethod
    def of(cls, one: Doubtful) -> "DoubtfulOut":
        taken = one.accepted
        return cls(
            place=CellOfFile.of(one.place),
            raw=one.raw,
            reason=one.reason,
            proposal=one.proposal,
            decision=AcceptedIn(
                source=taken.source, column=taken.column, raw=taken.raw, text=taken.text
            )
            if taken
            else None,
        )


class SuggestedOut(Frozen):
    """What becomes a suggestion, as it is not the caller's own. unit: who may accept it,
    empty where only a reviewer may; count: statements of it. rejected: why the same was
    rejected before; it is not suggested again."""

    unit: str
    unit_name: str
    source: str
    name: str
    count: int
    rejected: str | None

    @classmethod
    def of(cls, one: Suggestion, units: Mapping[str, str]) -> "SuggestedOut":
        return cls(
            unit=one.unit,
            unit_name=units.get(one.unit, ""),
            source=source_meant(one).name,
            name=one.name,
            count=len(one.words),
            rejected=one.answer_reason if one.answer is Answer.REJECTED else None,
        )


class PreviewOut(Frozen):
    """base: the revision that it is for; tag: changes with what it says, and is what one
    agrees to. moved: statements that only stand elsewhere now. left: of what others
    answer for, statements that the files lack and that stay as they are."""

    base: int
    tag: str = ""
    departments: tuple[DepartmentOut, ...]
    unrecognised: tuple[TableOut, ...]
    problems: tuple[ProblemOut, ...]
    moved: int
    likely: tuple[LikelyOut, ...]
    doubts: tuple[DoubtfulOut, ...]
    remarks: tuple[str, ...]
    suggestions: tuple[SuggestedOut, ...] = ()
    left: int = Field(0, ge=0)

    @classmethod
    def of(
        cls, told: Preview, suggestions: tuple[SuggestedOut, ...] = (), left: int = 0
    ) -> "PreviewOut":
        made = cls(
            base=told.base,
            departments=tuple(map(DepartmentOut.of, told.departments)),
            unrecognised=tuple(map(TableOut.of, told.unrecognised)),
            problems=tuple(ProblemOut(where=p.where, message=p.message) for p in told.problems),
            moved=told.moved,
            likely=tuple(map(LikelyOut.of, told.likely)),
            doubts=tuple(map(DoubtfulOut.of, told.doubts)),
            remarks=told.remarks,
            suggestions=suggestions,
            left=left,
        )
        said = made.model_dump_json(exclude={"base"}).encode()
        return made.model_copy(update={"tag": hashlib.blake2b(said, digest_size=8).hexdigest()})
