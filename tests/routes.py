"""Every route of the service and the actions that it asks for, found by walking the app."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts

from api.auth.rights import MAY, Action, Role
from api.routes.callers import Needs

BELOW = "/api/v1/"


@dataclass(frozen=True)
class Door:
    """One method of one route. needs: the actions that it asks for, where there are several
    in one place any of them; none: for everybody."""

    method: str
    path: str
    needs: frozenset[tuple[Action, ...]]

    def lets(self, role: Role) -> bool:
        """Whether a role may pass."""
        return all(any(role in MAY[one] for one in any_of) for any_of in self.needs)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def doors(app: FastAPI) -> list[Door]:
    """All of them under /api/v1."""
    return [
        Door(method, str(route.path), frozenset(_needs(route.dependant)))
        for route in iter_route_contexts(app.routes)
        if _is_ours(route)
        for method in sorted(route.methods or ())
    ]


def _is_ours(route: RouteContext) -> bool:
    declared = getattr(route, "dependant", None) is not None
    return declared and str(route.path).startswith(BELOW)


def _needs(dependant: Dependant) -> Iterator[tuple[Action, ...]]:
    for one in dependant.dependencies:
        if isinstance(one.call, Needs):
            yield one.call.any_of
        yield from _needs(one)
