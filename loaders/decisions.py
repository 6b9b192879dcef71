"""What does a person decide about a preview, and what is to be stored then?

A reading of a cell that was accepted is kept in the college's own folder, so that the same
words in the same column of the same source are read so when the table comes again.
"""

import json
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path

from graph_model.claims import Batch, Claim, Doubt, NodeClaim
from graph_model.errors import Problem, WrongInput
from graph_model.kinds.records import Redirect
from graph_model.ledger.records import decided as recorded
from loaders.cells import Odd
from loaders.form import Property, forms
from loaders.merge import combined
from loaders.read import Reading
from loaders.tables import Cell
from loaders.transform import read_value

FOLDER = "cells"


@dataclass(frozen=True, slots=True)
class Accepted:
    """In a column of a source, a doubtful text means another: 约95 means 95."""

    source: str
    column: str
    raw: str
    text: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A new name is that of a known thing. new: the id that it would get; kept: the known."""

    new: str
    kept: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """skip: names of files that are left out. Whatever is not decided stays in doubt."""

    skip: frozenset[str] = frozenset()
    accepted: tuple[Accepted, ...] = ()
    renamed: tuple[Renamed, ...] = ()


def decided(
    reading: Reading, decisions: Decisions, offered: Collection[Renamed] = ()
) -> list[Batch]:
    """The batches to be stored; WrongInput where a decision cannot be carried out. offered:
    the new names that a preview proposed as those of known things."""
    known = {file.name for file in reading.files}
    unknown = [Problem(name, "没有读过这个文件, 不能跳过") for name in decisions.skip - known]
    unknown += [
        Problem(one.new, f"预览没有提出它就是 {one.kept}, 不能当作改名; 请从预览列出的名称中选")
        for one in decisions.renamed
        if one not in offered
    ]
    if unknown:
        raise WrongInput(unknown)
    files = [file for file in reading.files if file.name not in decisions.skip]
    said = combined(batch for file in files for batch in file.batches)
    batches = [_accepting(batch, decisions.accepted) for batch in said]
    redirects = [Redirect(gone=one.new, to=one.kept) for one in decisions.renamed]
    return [*batches, recorded(redirects)] if redirects else batches


def _accepting(batch: Batch, accepted: Sequence[Accepted]) -> Batch:
    mine = {(one.column, one.raw): one.text for one in accepted if one.source == batch.source.name}
    taken = {
        id(claim): _take(claim, batch, mine) for claim in batch.claims if claim.doubts and mine
    }
    if not taken:
        return batch
    remarks = tuple(
        f"{doubt.place}: 按所作的决定,“{doubt.raw}”读作“{mine[_words(doubt)]}”"
        for claim in batch.claims
        for doubt in claim.doubts
        if doubt.about and _words(doubt) in mine
    )
    claims = tuple(taken.get(id(claim), claim) for claim in batch.claims)
    return replace(batch, claims=claims, remarks=batch.remarks + remarks)


def _words(doubt: Doubt) -> tuple[str, str]:
    return doubt.place.column, doubt.raw


def _take(claim: Claim, batch: Batch, mine: Mapping[tuple[str, str], str]) -> Claim:
    """The claim with the values that were accepted, and without their doubts."""
    if not isinstance(claim, NodeClaim):
        return claim
    said, left = dict(claim.properties), list[Doubt]()
    for doubt in claim.doubts:
        text = mine.get(_words(doubt)) if doubt.about else None
        if text is None:
            left.append(doubt)
        else:
            said[doubt.about] = _value(_rule(batch, claim, doubt.about), doubt, text)
    return claim._replace(properties=said, doubts=tuple(left))


def _rule(batch: Batch, claim: NodeClaim, about: str) -> Property:
    nodes = (node for form in forms() if form.zh == batch.source.form for node in form.node)
    return next(
        node.properties[about]
        for node in nodes
        if node.kind == claim.ref.kind and about in node.properties
    )


def _value(rule: Property, doubt: Doubt, text: str) -> object:
    value = read_value(rule, Cell(text, text, doubt.place.row, 0))
    if value is None or isinstance(value, Odd):
        why = value.reason if isinstance(value, Odd) else "没有内容"
        raise WrongInput([Problem(str(doubt.place), f"“{text}”也不能读入: {why}")])
    return value


def remember(folder: Path, accepted: Iterable[Accepted]) -> list[Path]:
    """Write each accepted reading to a file of its own: the latest word counts."""
    return [_written(folder / FOLDER, one) for one in accepted]


def _written(folder: Path, one: Accepted) -> Path:
    seed = "\t".join((one.source, one.column, one.raw)).encode()
    path = folder / f"{blake2b(seed, digest_size=6).hexdigest()}.toml"
    lines = (f"{key} = {json.dumps(said, ensure_ascii=False)}" for key, said in asdict(one).items())
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def remembered(folder: Path) -> tuple[Accepted, ...]:
    """All that was accepted before; WrongInput where a file cannot be used."""
    return tuple(_read(path) for path in sorted((folder / FOLDER).glob("*.toml")))


def _read(path: Path) -> Accepted:
    try:
        return Accepted(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise WrongInput([Problem(str(path), f"这份决定不能使用({error}),请改正或删除")]) from error
