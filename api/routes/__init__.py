"""Routes of the API, one module a subject, found by themselves.

A module's `router` is for those who may see; its `public` one for everybody; its `pages`
one has pages for everybody that stand beside the API; its `uploads` one is for those who may
see and takes bodies as large as an upload may be.
"""

import importlib
import pkgutil
from collections.abc import Iterator

from fastapi import APIRouter


def found(which: str) -> Iterator[APIRouter]:
    """Routers called `which` of all modules of this folder, by name."""
    for module in pkgutil.iter_modules(__path__):
        router = getattr(importlib.import_module(f"{__name__}.{module.name}"), which, None)
        if isinstance(router, APIRouter):
            yield router
