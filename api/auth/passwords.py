"""Passwords: which are good enough, and how they are stored and compared."""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from graph_model.errors import Problem, WrongInput, WrongSetup

SHORTEST, LONGEST = 10, 200
# Argon2id as OWASP asks for at least; guesses through the door are few (`failures`).
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# One comparison takes 19 MiB, so strangers must not start as many as they like.
AT_ONCE, SECONDS_TO_WAIT = 4, 10
_places = threading.BoundedSemaphore(AT_ONCE)


def stored(password: str, name: str) -> str:
    """What is kept of a new password; WrongInput where it is not good enough."""
    text = _plain(password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise WrongInput([Problem("密码", f"密码须有 {SHORTEST} 至 {LONGEST} 个字符")])
    if text.casefold() == _plain(name).casefold():
        raise WrongInput([Problem("密码", "密码不能与账号名相同")])
    with _place():
        return _hasher.hash(text)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password; takes as long where there is no account or password."""
    text = _plain(password)[:LONGEST]
    with _place():
        try:
            return _hasher.verify(kept or _nobodys(), text) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _hasher.hash("")


def _plain(text: str) -> str:
    """The same characters whichever keyboard wrote them."""
    return unicodedata.normalize("NFKC", text)


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(timeout=SECONDS_TO_WAIT):
        raise WrongSetup("正在登录的人太多, 请稍后再试")
    try:
        yield
    finally:
        _places.release()
