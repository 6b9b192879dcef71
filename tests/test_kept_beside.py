"""The service and every command start from the graph kept beside the ledger, several at
once and after a kill at any moment."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from edits import Editor
from test_projection import Story

from api.service import Service
from api.settings import Settings
from graph_model.ledger import Ledger
from tests.commands import GANGMU

KEPT = "ledger.db.graph"
VERIFIED, REBUILT = "图谱与台账一致", "图谱已重建"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Of a ledger with some random edits."""
    monkeypatch.delenv("GANGMU_TODAY", raising=False)
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    story = Story(ledger, Editor(21))
    while story.done < 4:
        story.go_on()
    ledger.close()
    return Settings(ledger=f"sqlite:///{tmp_path / 'ledger.db'}", today=None)


def gangmu(settings: Settings, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*GANGMU, *words],
        env={**os.environ, "GANGMU_LEDGER": settings.ledger},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def is_well(process: "subprocess.Popen[str]", said: str) -> bool:
    """It comes to a good end, says that, and nothing to be wrong."""
    out, wrong = process.communicate(timeout=120)
    return (process.returncode, wrong) == (0, "") and said in out


def asked(settings: Settings) -> None:
    service = Service(settings)
    with service.asking(settings.real_day()) as view:
        assert view.stamp.revision == service.ledger.revision()
    service.close()


def test_the_next_start_takes_the_kept_graph_and_an_edit_is_caught_up(
    settings: Settings, tmp_path: Path
) -> None:
    asked(settings)
    kept = (tmp_path / KEPT).stat().st_mtime_ns
    asked(settings)
    story = Story(Ledger.open(settings.ledger), Editor(22))
    while story.done < 2:
        story.go_on()
    story.ledger.close()
    asked(settings)
    assert (tmp_path / KEPT).stat().st_mtime_ns == kept
    assert is_well(gangmu(settings, "verify"), VERIFIED)


def test_processes_at_once_and_killed_ones_leave_a_right_graph(
    settings: Settings, tmp_path: Path
) -> None:
    rng = random.Random(5)
    for _ in range(3):
        running = [gangmu(settings, "rebuild") for _ in range(3)]
        time.sleep(rng.uniform(0.5, 4))
        for process in running[1:]:
            process.send_signal(signal.SIGKILL)
        first, *others = running
        assert is_well(first, REBUILT)
        for process in others:
            process.communicate()
    assert is_well(gangmu(settings, "rebuild"), REBUILT)
    assert not (tmp_path / f"{KEPT}.part").exists()
    assert is_well(gangmu(settings, "verify"), VERIFIED)
