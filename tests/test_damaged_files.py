"""Damaged files are read whole or refused with their name: no traceback, no half, no hang."""

from pathlib import Path

import pytest

from loaders.read import read_all
from tests.college import COLLEGE
from tests.tables.fuzz import damaged, tried

SAMPLES = [*sorted(COLLEGE.iterdir()), Path(__file__).parent / "tables" / "教务处_旧版.xls"]


def test_damaged_files_are_refused_or_read_whole(tmp_path: Path) -> None:
    came = [tried(tmp_path, path) for path in damaged(SAMPLES, tmp_path, 100)]
    assert came.count("refused") > 20
    assert came.count("read") > 20


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv", ".xls", ".jsonl"])
def test_noise_is_refused_in_every_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"噪声{suffix}"
    path.write_bytes(bytes(range(256)) * 40)
    assert read_all([path]).problems
