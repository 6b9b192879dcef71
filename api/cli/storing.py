"""Asking before a plan is stored, and storing it as one changeset."""

import getpass
import sys

import typer

from api.cli.preview import show_preview
from api.cli.tables import console
from api.service import Service
from graph_model.errors import Problem, WrongInput
from graph_model.ledger import Plan
from loaders.preview import preview
from loaders.read import Reading


def stored(service: Service, plan: Plan, yes: bool, author: str | None, message: str) -> bool:
    """Show a plan, ask unless told not to, and store it; whether the person agreed."""
    show_preview(preview(Reading(()), plan, service.ledger.entities()))
    return confirmed_and_stored(service, plan, yes, author, message)


def confirmed_and_stored(
    service: Service, plan: Plan, yes: bool, author: str | None, message: str
) -> bool:
    """Ask unless told not to, and store a plan that was shown; whether the person agreed."""
    if not (plan.is_empty or yes or asked("存入以上内容吗?")):
        return False
    done = service.load(plan, author or whoami(), message)
    said = f"已存入, 现在是第 {done.revision} 版。"
    console().print("没有变化, 不需要存入。" if plan.is_empty else said)
    return True


def whoami() -> str:
    """The person at the terminal, where no author is given."""
    return getpass.getuser()


def asked(question: str) -> bool:
    """Ask the person at the terminal; WrongInput where there is none to ask."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongInput([Problem("", "以上尚未存入; 确认无误后加 --yes 存入")])
    return typer.confirm(question)
