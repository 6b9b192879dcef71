"""Secrets that let somebody in: random, and stored as hashes only."""

import hashlib
import secrets
import time

BYTES = 32
HOUR, DAY = 3600, 86_400


def new_secret(prefix: str = "") -> str:
    """A secret of 256 random bits, to be shown once."""
    return prefix + secrets.token_urlsafe(BYTES)


def hashed(secret: str) -> str:
    """What is stored of a secret that nobody can guess: no salt, no slowness needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def now() -> int:
    """This moment in whole seconds since 1970."""
    return int(time.time())
