"""Routes of the API, one module a subject; every module's `router` is found by itself."""

import importlib
import pkgutil
from collections.abc import Iterator

from fastapi import APIRouter


def found() -> Iterator[APIRouter]:
    """Routers of all modules of this folder, by name."""
    for module in pkgutil.iter_modules(__path__):
        router = getattr(importlib.import_module(f"{__name__}.{module.name}"), "router", None)
        if isinstance(router, APIRouter):
            yield router
