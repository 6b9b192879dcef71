"""Loads that are not stored yet: the files, how they were read, what was decided.

A draft is a folder of its own. Its files lie under names made up here; what they are called
is data. It survives a restart, and is seen by every process that serves the ledger.
"""

import fcntl
import pickle
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from inspect import get_annotations
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, field_validator

from api.auth.reserved import is_reserved
from api.loads.naming import base_name, told_apart
from api.private import private_folder, write_private
from graph_model.claims import (
    Batch,
    Doubt,
    DoubtClaim,
    Find,
    LinkClaim,
    NodeClaim,
    Place,
    Ref,
    Source,
)
from graph_model.errors import Problem, UnknownName, WrongInput
from loaders.choices import Choices, kept
from loaders.decisions import Accepted, Decisions, Renamed
from loaders.read import ReadFile, Reading
from loaders.seen import Seen

ID = re.compile(r"[0-9a-f]{16}")
SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
PARTS = (Place, Find, Ref, Doubt, NodeClaim, LinkClaim, DoubtClaim, Source, Batch, Problem, Seen)
# Of what a reading is made: with other parts it cannot be taken up again.
SHAPE = sha256(repr([(one, get_annotations(one)) for one in (*PARTS, ReadFile)]).encode()).digest()


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReadAs(Frozen):
    """How the files are to be read, where they do not tell themselves: which form they are,
    heading → column of the form, whose tables they are, whether what the office program
    hides is read, and who says what stands in JSON Lines."""

    form: str = ""
    columns: dict[str, str] = {}
    department: str = ""
    hidden: bool = True
    source: str = ""

    @field_validator("source")
    @classmethod
    def _of_its_own(cls, name: str) -> str:
        if is_reserved(name):
            raise ValueError(f"来源名“{name}”属于学校的决定或表格, 请换一个名字")
        return name

    def choices(self, corrections: Path) -> Choices:
        """The same for the loaders, with what was corrected before."""
        columns = tuple(self.columns.items())
        return Choices(self.form, columns, self.department, self.hidden, kept(corrections))


class AcceptedIn(Frozen):
    """In a column of a source, a doubtful text is read as another."""

    source: str
    column: str
    raw: str
    text: str


class RenamedIn(Frozen):
    """A new name is that of a known thing; both ids as the preview gives them."""

    new: str
    kept: str

    def renamed(self) -> Renamed:
        """The same for the loaders."""
        return Renamed(self.new, self.kept)


class Decided(Frozen):
    """What a person decides about a preview. skip: names of files that are left out."""

    skip: tuple[str, ...] = ()
    accepted: tuple[AcceptedIn, ...] = ()
    renamed: tuple[RenamedIn, ...] = ()

    def decisions(self, before: Iterable[Accepted]) -> Decisions:
        """The same for the loaders, after what was accepted in earlier loads."""
        return Decisions(
            frozenset(self.skip),
            (*before, *(Accepted(**one.model_dump()) for one in self.accepted)),
            tuple(one.renamed() for one in self.renamed),
        )


class DraftFile(Frozen):
    """name: what it is called; stored: under which name it lies here."""

    name: str
    stored: str
    size: int


class Draft(Frozen):
    """job: the work on it that was begun last. offered: renamings that a preview proposed.
    revision: of the record that holds it, once it is stored."""

    id: str
    owner: str
    made: datetime
    files: tuple[DraftFile, ...]
    read_as: ReadAs = ReadAs()
    decided: Decided = Decided()
    offered: tuple[RenamedIn, ...] = ()
    job: str = ""
    revision: int | None = None


class _Reader(pickle.Unpickler):
    """Makes what a reading consists of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        found = next((one for one in (*PARTS, ReadFile) if one.__name__ == name), None)
        if found is None or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


class Drafts:
    """All drafts of one ledger."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "loads"

    def make(self, owner: str, uploads: Iterable[tuple[str, BinaryIO]], read_as: ReadAs) -> Draft:
        """A draft of files as they come; WrongInput where there is none."""
        id_ = secrets.token_hex(8)
        files = private_folder(private_folder(self._folder / id_) / "files")
        try:
            stored = [(base_name(said), *_stored(files, said, file)) for said, file in uploads]
            if not stored:
                raise WrongInput([Problem("files", "没有文件; 请选择要导入的文件")])
            names = told_apart(name for name, *_ in stored)
            listed = tuple(
                DraftFile(name=name, stored=at, size=size)
                for name, (_, at, size) in zip(names, stored, strict=True)
            )
            made = datetime.now(UTC)
            return self.write(Draft(id=id_, owner=owner, made=made, files=listed, read_as=read_as))
        except BaseException:
            shutil.rmtree(self._folder / id_, ignore_errors=True)
            raise

    def get(self, id_: str) -> Draft:
        """UnknownName where there is none."""
        try:
            return Draft.model_validate_json((self._of(id_) / "draft.json").read_bytes())
        except OSError as error:
            raise _unknown(id_) from error

    def write(self, draft: Draft) -> Draft:
        write_private(self._of(draft.id) / "draft.json", draft.model_dump_json().encode())
        return draft

    def note(self, draft: Draft, **said: Any) -> Draft:
        """Write down what has changed about a draft."""
        return self.write(draft.model_copy(update=said))

    def listed(self) -> list[Draft]:
        """All drafts, the latest first."""
        found = (self._found(path.parent.name) for path in self._folder.glob("*/draft.json"))
        return sorted((one for one in found if one), key=lambda one: one.made, reverse=True)

    def _found(self, id_: str) -> Draft | None:
        try:
            return self.get(id_)
        except UnknownName:
            return None

    def drop(self, id_: str) -> None:
        """The draft and its files are gone."""
        shutil.rmtree(self._of(id_), ignore_errors=True)

    def finish(self, draft: Draft, revision: int) -> Draft:
        """It is stored: what was uploaded is needed no more."""
        done = self.note(draft, revision=revision)
        shutil.rmtree(self._of(draft.id) / "files", ignore_errors=True)
        (self._of(draft.id) / "reading").unlink(missing_ok=True)
        return done

    def sweep(self, kept: timedelta) -> None:
        """Old drafts go."""
        before = datetime.now(UTC) - kept
        for draft in self.listed():
            if draft.made < before:
                self.drop(draft.id)

    @contextmanager
    def alone(self, id_: str) -> Iterator[Draft]:
        """The draft as it is, while nobody else works on it."""
        self.get(id_)
        with (self._of(id_) / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield self.get(id_)

    def paths(self, draft: Draft) -> dict[Path, str]:
        """Where each file lies, and what it is called."""
        files = self._of(draft.id) / "files"
        return {files / one.stored: one.name for one in draft.files}

    def keep_reading(self, draft: Draft, reading: Reading) -> None:
        write_private(self._of(draft.id) / "reading", SHAPE + pickle.dumps(reading.files))

    def reading(self, draft: Draft) -> Reading | None:
        """What the files say; None where another version of the program read them. WrongInput
        where they are not read yet."""
        try:
            kept = (self._of(draft.id) / "reading").read_bytes()
        except OSError as error:
            raise WrongInput([Problem("", "文件还没有读完, 请稍候")]) from error
        if not kept.startswith(SHAPE):
            return None
        return Reading(_Reader(BytesIO(kept.removeprefix(SHAPE))).load())

    def keep_preview(self, draft: Draft, text: bytes) -> None:
        write_private(self._of(draft.id) / "preview.json", text)

    def preview(self, draft: Draft) -> bytes | None:
        """The preview that was made last."""
        path = self._of(draft.id) / "preview.json"
        return path.read_bytes() if path.exists() else None

    def _of(self, id_: str) -> Path:
        if not ID.fullmatch(id_):
            raise _unknown(id_)
        return self._folder / id_


def _stored(folder: Path, said: str, file: BinaryIO) -> tuple[str, int]:
    """Under a name made up here; only a plain suffix, which tells the format, is taken over."""
    suffix = Path(base_name(said)).suffix.lower()
    path = folder / (secrets.token_hex(8) + (suffix if SUFFIX.fullmatch(suffix) else ""))
    with path.open("xb") as kept_file:
        shutil.copyfileobj(file, kept_file, 1 << 20)
        return path.name, kept_file.tell()


def _unknown(id_: str) -> UnknownName:
    return UnknownName(f"没有导入草稿“{id_}”, 或已过保留期")
