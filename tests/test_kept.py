"""A graph kept in a file beside the ledger: the next process starts from it, or, where
anything about it is odd, builds afresh; and is right either way."""

import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from edits import Editor
from test_projection import Counted, Story, held, rebuilt

from graph_model.ledger import Ledger
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.projection.compare import differences
from graph_model.store import GraphNode, Stamp
from graph_model.store.opening import open_graph


@pytest.fixture
def story(ledger: Ledger) -> Story:
    """Some edits of a random college, kept as the graph of its latest revision."""
    made = Story(ledger, Editor(11))
    while made.done < 5:
        made.go_on()
    return made


@pytest.fixture
def path(tmp_path: Path, story: Story, today: date) -> Path:
    beside = tmp_path / "ledger.db.graph"
    keep(story.ledger, beside, today)
    assert beside.stat().st_size > 1000
    return beside


def keep(ledger: Ledger, path: Path, day: date) -> None:
    graph = open_graph("kglite:", path)
    Projection(ledger, graph, default_profile()).show(day)
    graph.close()


def started(ledger: Ledger, path: Path, day: date) -> int:
    """How often the next process builds the graph; what it shows is right."""
    graph = Counted(open_graph("kglite:", path))
    projection = Projection(ledger, graph, default_profile())
    projection.show(day)
    assert differences(rebuilt(ledger, day), held(graph)) == []
    assert projection.verify(day) == []
    graph.close()
    return graph.rebuilds


def test_the_next_process_starts_from_what_was_kept(story: Story, path: Path, today: date) -> None:
    assert started(story.ledger, path, today) == 0


def test_what_was_kept_catches_up_with_later_changes_and_days(
    story: Story, path: Path, today: date
) -> None:
    for days in (0, 1, -400):
        story.go_on()
        assert started(story.ledger, path, today + timedelta(days=days)) == 0


def flipped(content: bytes) -> bytes:
    place = len(content) // 3
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def refooted(content: bytes, change: Callable[[dict[str, object]], object]) -> bytes:
    """With another foot, well-formed as far as it goes."""
    length = int.from_bytes(content[-16:-8])
    foot = json.loads(content[-16 - length : -16])
    change(foot)
    text = json.dumps(foot).encode()
    return content[: -16 - length] + text + len(text).to_bytes(8) + content[-8:]


ODD: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "short": lambda content: content[:100],
    "cut": lambda content: content[:-1],
    "headless": lambda content: content[1:],
    "a bit flipped": flipped,
    "something else": lambda content: b"SQLite format 3\0" * 100,
    "length beyond the file": lambda content: content[:-16] + b"\x7f" * 8 + content[-8:],
    "another mark": lambda content: content[:-1] + b"9",
    "another engine": lambda content: refooted(content, lambda foot: foot.update(engine="9.9")),
    "no size": lambda content: refooted(content, lambda foot: foot.pop("size")),
    "a stamp with more": lambda content: refooted(content, lambda foot: foot["stamp"].update(x=1)),
    "another day": lambda content: refooted(
        content, lambda foot: foot["stamp"].update(day="2026-11-24")
    ),
    "another revision": lambda content: refooted(
        content, lambda foot: foot["stamp"].update(revision=1)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_whatever_is_odd_about_the_file_the_graph_is_right(
    story: Story, path: Path, today: date, name: str
) -> None:
    path.write_bytes(ODD[name](path.read_bytes()))
    assert started(story.ledger, path, today) == 1
    assert started(story.ledger, path, today) == 0


def test_what_another_profile_was_shown_with_is_not_used(
    story: Story, path: Path, today: date
) -> None:
    plain = default_profile()
    parameters = plain.parameters.model_copy(update={"count_drafts": True})
    graph = Counted(open_graph("kglite:", path))
    profile = plain.model_copy(update={"parameters": parameters})
    Projection(story.ledger, graph, profile).show(today)
    assert graph.rebuilds == 1
    graph.close()


def test_a_file_of_another_ledger_is_not_used(tmp_path: Path, path: Path, today: date) -> None:
    other = Ledger.open(f"sqlite:///{tmp_path}/other.db")
    story = Story(other, Editor(12))
    while story.done < 7:
        story.go_on()
    assert started(other, path, today) == 1
    other.close()


def test_a_ledger_put_back_from_a_copy_does_not_get_the_graph_of_what_came_after(
    tmp_path: Path, story: Story, today: date
) -> None:
    """Its number of changesets comes to be the same again, in another way."""
    copied, path = tmp_path / "copy.db", tmp_path / "ledger.db.graph"
    story.ledger.close()
    shutil.copy(tmp_path / "ledger.db", copied)
    kept_at = story.ledger.revision()
    while story.ledger.revision() < kept_at + 2:
        story.go_on()
    keep(story.ledger, path, today)
    back = Ledger.open(f"sqlite:///{copied}")
    assert (back.id, back.revision()) == (story.ledger.id, kept_at)
    other = Story(back, Editor(13))
    assert started(back, path, today) == 1
    path.unlink()
    keep(story.ledger, path, today)
    while back.revision() < kept_at + 2:
        other.go_on()
    assert started(back, path, today) == 1
    back.close()


def test_a_place_that_cannot_be_written_is_told_and_hinders_nothing(
    story: Story, tmp_path: Path, today: date, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert started(story.ledger, tmp_path / "file" / "graph", today) == 1
    assert "图谱未能存入" in caplog.text


def test_what_a_killed_process_left_half_written_is_replaced(
    story: Story, path: Path, tmp_path: Path, today: date
) -> None:
    path.unlink()
    left = tmp_path / "ledger.db.graph.part"
    left.mkdir()
    (left / "graph").write_bytes(b"half")
    assert [started(story.ledger, path, today) for _ in range(2)] == [1, 0]
    assert not left.exists()


def test_processes_that_keep_at_once_leave_a_whole_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, stamp = tmp_path / "graph", Stamp("台账", 1, "2026-11-23", "p", 1)
    graphs = [open_graph("kglite:", path) for _ in range(4)]

    def build(number: int) -> None:
        for step in range(5):
            nodes = [GraphNode("Duty", f"{n}", {"id": f"{n}", "name": f"{number}"})
                     for n in range(200)]  # fmt: skip
            graphs[number].rebuild(nodes, [], replace(stamp, revision=number * 10 + step))
        graphs[number].close()

    threads = [threading.Thread(target=build, args=(n,)) for n in range(len(graphs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = open_graph("kglite:", path)
    shown, nodes = kept.stamp(), held(kept)[0]
    assert shown is not None and len(nodes) == 200
    assert {node.properties["name"] for node in nodes} == {f"{shown.revision // 10}"}
    assert caplog.text == ""
    kept.close()


def test_a_scratch_graph_starts_as_its_origin_stands_and_goes_its_own_way(
    story: Story, today: date
) -> None:
    graph = open_graph("kglite:")
    Projection(story.ledger, graph, default_profile()).show(today)
    before, later = held(graph), today + timedelta(days=400)
    scratch = Counted(graph.scratch())
    Projection(story.ledger, scratch, default_profile()).show(later)
    assert scratch.rebuilds == 0
    assert differences(rebuilt(story.ledger, later), held(scratch)) == []
    assert differences(before, held(graph)) == []
    assert graph.stamp() != scratch.stamp()
