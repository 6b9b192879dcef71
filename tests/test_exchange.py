"""Does a line mean the same however it is written, and is it refused in the same words?

A line written with escapes is validated by its kind; one written plainly mostly is not.
"""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from graph_model.errors import WrongInput
from graph_model.exchange import read_lines
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.ledger.coding import Wording
from loaders.read import read_files

ODD: tuple[Any, ...] = (
    "x" * 199, "教" * 200, "x" * 201,
    "", " ", "x", " x", "x ", "教务处", "\u3000处", "a\tb", "a\x7f", "a\u2028b", "a\nb", "approved",
    "lead", ">=", "sum", "higher", "point", "2026-07-10", "2026-02-30", "2026-7-1", "20260710",
    "2026-07-10T00:00:00", "0000-01-01", "２０２６-07-10", "2026-07-10 ", 0, 1, -1, 95, 0.5, 95.0,
    1e3, -0.0, 2**53, 2**53 + 1, 10**15, 10**20, 1e300, True, False, None, [], ["a"], ["a", " b"],
    ["a", ""], ["a", 1], {}, {"a": 1}, [["a"]], float("nan"), float("inf"),
)  # fmt: skip


def drawn(rng: random.Random) -> dict[str, Any]:
    """A line of a random kind, mostly with some odd value in it."""
    if rng.random() < 0.6:
        kind = NODE_KINDS[rng.choice(sorted(NODE_KINDS))]
        line: dict[str, Any] = {"node": kind.label, "id": "n1", "name": "名称"}
    else:
        kind = LINK_KINDS[rng.choice(sorted(LINK_KINDS))]
        line = {"link": kind.label, "source": "a", "target": "b"}
    for name in rng.sample([*kind.model_fields, "colour", "link"], rng.choice([0, 1, 2, 3])):
        line[name] = rng.choice(ODD)
    if rng.random() < 0.05:
        line.pop(rng.choice(sorted(line)))
    return line


def plainly(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False)


def escaped(line: dict[str, Any]) -> str:
    """The same with the first letter of every key as an escape."""
    pairs = (f'"\\u{ord(key[0]):04x}{key[1:]}": {json.dumps(value)}' for key, value in line.items())
    return f"{{{', '.join(pairs)}}}"


def outcome(text: str) -> list[str] | str:
    """What is said, as it will be recorded; or why it is refused."""
    try:
        return [Wording().said(claim) for claim in read_lines(text, "a.jsonl").claims]
    except WrongInput as wrong:
        return str(wrong)


@pytest.mark.parametrize("seed", range(4))
def test_a_line_means_the_same_plainly_and_with_escapes(seed: int) -> None:
    rng = random.Random(seed)
    lines = [drawn(rng) for _ in range(3000)]
    taken = 0
    for line in lines:
        one, other = outcome(plainly(line)), outcome(escaped(line))
        assert one == other, plainly(line)
        taken += not isinstance(one, str)
    assert 800 < taken < 2500


@pytest.mark.parametrize(
    "line, words",
    [
        ('{"node": "Duty", "id": "d", "name": "a", "name": "b"}', "同一个键出现了两次"),
        ('{"node": "Goal", "id": "g", "name": "a", "target": NaN}', "NaN 不是数"),
        ('{"node": "Goal", "id": "g", "name": "a", "target": -Infinity}', "-Infinity 不是数"),
        ('{"node": "Duty", "id": "d", "name": "a"} {}', "不是有效的 JSON"),
        ('\u3000{"node": "Duty", "id": "d", "name": "a"}', "不是有效的 JSON(第 1 个字符处)"),
        ('{"node": "Duty", "link": "PART_OF", "id": "d", "name": "a"}', "每行须是"),
        ('{"node": ["Duty"], "id": "d", "name": "a"}', "这种节点"),
        ('[{"node": "Duty", "id": "d", "name": "a"}]', "每行须是"),
        ('{"node": "Duty", "id": "vocabulary-1", "name": "a"}', "留给院校的决定"),
        ("[" * 100_000, "嵌套太深"),
    ],
)
def test_what_no_line_may_hold_is_refused(line: str, words: str) -> None:
    assert words in str(outcome(line))


def test_lines_of_a_file_end_as_every_system_ends_them(tmp_path: Path) -> None:
    lines = ['{"node": "Duty", "id": "d", "name": "a\u2028b"}', '{"node": "Duty", "id": "e"}']
    post, duty = (f'{{"node": "{kind}", "id": "{kind}", "name": "a"}}' for kind in ("Post", "Duty"))
    for end in ("\n", "\r\n"):
        path = tmp_path / "a.jsonl"
        path.write_bytes(b"\xef\xbb\xbf" + end.join([post, duty]).encode())
        (batch,) = read_files([path])
        assert [claim.places[0].row for claim in batch.claims] == [1, 2]
        path.write_bytes(end.join(lines).encode())
        with pytest.raises(WrongInput, match=r"第1行[\s\S]*第2行"):
            read_files([path])
