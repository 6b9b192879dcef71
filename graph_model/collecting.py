"""When is it no use to look for garbage? While millions of things are made and kept."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Millions of objects without cycles are made: looking through them for garbage again
    and again takes longer than making them. Those that stay count as old from then on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # out of the young generations, without looking at each,
            gc.unfreeze()  # and into the oldest
            gc.enable()
