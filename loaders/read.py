"""Files → batches: one batch for each source, whatever files it came in."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph_model.claims import Batch
from graph_model.errors import Problem, WrongInput
from loaders.choices import Choices
from loaders.guard import Told, guarded
from loaders.merge import combined
from loaders.seen import Seen

Watched = Callable[[Sequence[Path]], Iterable[Path]]


def _quiet(path: Path, done: float) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file: what it says and what was recognised in it, or why it cannot be read."""

    name: str
    batches: tuple[Batch, ...] = ()
    seen: tuple[Seen, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All that some files say, what was recognised in them, and what could not be read."""

    files: tuple[ReadFile, ...]

    @cached_property
    def batches(self) -> list[Batch]:
        return combined(batch for file in self.files for batch in file.batches)

    @cached_property
    def seen(self) -> list[Seen]:
        return [one for file in self.files for one in file.seen]

    @cached_property
    def problems(self) -> list[Problem]:
        return [one for file in self.files for one in file.problems]


def read_all(
    paths: Sequence[Path] | Mapping[Path, str],
    source: str | None = None,
    choices: Choices | None = None,
    watched: Watched = iter,
    told: Told = _quiet,
) -> Reading:
    """Every file, whatever is wrong with another, under the name it is given or has.
    `watched` passes the files through one by one and `told` hears how much of a long one is
    done, to show progress."""
    names = paths if isinstance(paths, Mapping) else called(paths)
    listed, said = list(paths), choices or Choices()
    return Reading(
        tuple(_read(path, names[path], source or "", said, told) for path in watched(listed))
    )


def _read(path: Path, name: str, source: str, choices: Choices, told: Told) -> ReadFile:
    try:
        batches, seen = guarded(path, name, source, choices, told)
    except WrongInput as wrong:
        return ReadFile(name, problems=wrong.problems)
    return ReadFile(name, tuple(batches), tuple(seen))


def called(paths: Iterable[Path]) -> dict[Path, str]:
    """What each file is called: its name, with folders where several have the same one."""
    listed = list(dict.fromkeys(paths))
    names = {path: path.name for path in listed}
    for depth in range(2, max((len(path.parts) for path in listed), default=0) + 1):
        several = Counter(names.values())
        alike = [path for path in listed if several[names[path]] > 1]
        names |= {path: "/".join(path.parts[-depth:]) for path in alike}
    return names


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
