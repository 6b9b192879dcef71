"""Who asks, and may they? Every route names the action that it is."""

from typing import Annotated, Any

from fastapi import Depends, Request

from api.auth.caller import Caller, owner
from api.auth.rights import ACTION_NAMES, MAY, ROLE_NAMES, Action, Role
from graph_model.errors import Forbidden


def the_caller(request: Request) -> Caller:
    """The person behind the request."""
    return owner()


CallerOf = Annotated[Caller, Depends(the_caller)]


class Needs:
    """A dependency that lets pass only who may do an action, and tells who it is."""

    def __init__(self, action: Action) -> None:
        self.action = action

    def __call__(self, caller: CallerOf) -> Caller:
        if not caller.may(self.action):
            raise Forbidden(refusal(self.action))
        return caller


def refusal(action: Action) -> str:
    """Who may, in the user's words."""
    roles = "、".join(ROLE_NAMES[role][0] for role in Role if role in MAY[action])
    return f"您的账号不能{ACTION_NAMES[action][0]}; 可由以下角色来做: {roles}"


def needs(action: Action) -> Any:
    """For a route's dependencies or parameter: `caller: Annotated[Caller, needs(EDIT)]`."""
    return Depends(Needs(action))


Editor = Annotated[Caller, needs(Action.EDIT)]
Loader = Annotated[Caller, needs(Action.LOAD)]
Reviewer = Annotated[Caller, needs(Action.REVIEW)]
Accepter = Annotated[Caller, needs(Action.ACCEPT)]
Administrator = Annotated[Caller, needs(Action.ADMINISTER)]
