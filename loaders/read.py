"""Files → batches: one batch for each source, whatever files it came in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_model.claims import Batch
from graph_model.errors import Problem, WrongInput
from loaders.choices import Choices
from loaders.guard import guarded
from loaders.merge import combined
from loaders.seen import Seen

Watched = Callable[[Sequence[Path]], Iterable[Path]]
Told = Callable[[Path, float], None]


def _quiet(path: Path, done: float) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Reading:
    """All that some files say, what was recognised in them, and what could not be read."""

    batches: list[Batch] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_all(
    paths: Sequence[Path],
    source: str | None = None,
    choices: Choices | None = None,
    watched: Watched = iter,
    told: Told = _quiet,
) -> Reading:
    """Every file, whatever is wrong with another. `watched` passes the files through one
    by one and `told` hears how much of a long one is done, to show progress."""
    reading = Reading()
    for path in watched(paths):
        try:
            batches, seen = guarded(path, source or "", choices or Choices(), told)
        except WrongInput as wrong:
            reading.problems += wrong.problems
            continue
        reading.batches += batches
        reading.seen += seen
    reading.batches = combined(reading.batches)
    return reading


def read_files(
    paths: Sequence[Path], source: str | None = None, watched: Watched = iter
) -> list[Batch]:
    """What all files say; WrongInput lists every problem of every file."""
    reading = read_all(paths, source, watched=watched)
    if reading.problems:
        raise WrongInput(reading.problems)
    return reading.batches


def read_file(path: Path, source: str | None = None) -> list[Batch]:
    """What one file says. `source`: who says it where the format does not tell (JSON Lines)."""
    return read_files([path], source)
