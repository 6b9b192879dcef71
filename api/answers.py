"""Answers over HTTP that were given before, kept as they went out."""

import threading
from collections import OrderedDict
from collections.abc import Mapping

LARGEST, ROOM = 4_000_000, 64_000_000
Question = tuple[str, str]
Given = tuple[bytes, dict[str, str]]


class Answers:
    """Bodies by ETag and address; the longest unasked go first. Safe for several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Question, Given] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def keep(self, question: Question, body: bytes, headers: Mapping[str, str]) -> None:
        """Keep an answer, unless it is too large to be worth it."""
        if len(body) > LARGEST:
            return
        with self._lock:
            if question not in self._kept:
                self._kept[question] = (body, dict(headers))
                self._size += len(body)
            while self._size > ROOM:
                self._size -= len(self._kept.popitem(last=False)[1][0])

    def given(self, question: Question) -> Given | None:
        """Body and headers of the answer that was given before, if there is one."""
        with self._lock:
            if question not in self._kept:
                return None
            self._kept.move_to_end(question)
            return self._kept[question]
