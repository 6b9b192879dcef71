"""What was refused, to whom: for the administrator to look at."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from api.auth.keys import now
from api.auth.tables import refusal
from graph_model.ledger.database import Database

KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """route: the path as it is declared, so that nothing of its values is kept."""

    at: int
    account: str
    action: str
    method: str
    route: str


class Refusals:
    """The latest of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, account: str, action: str, method: str, route: str) -> None:
        row = {"account": account, "action": action, "method": method, "route": route}
        with self._database.writing() as connection:
            made = connection.execute(insert(refusal), {**row, "at": now()})
            (number,) = made.inserted_primary_key or (0,)
            connection.execute(delete(refusal).where(refusal.c.id <= number - KEPT))

    def listed(self, most: int) -> list[Refusal]:
        """The newest first."""
        wanted = select(refusal).order_by(refusal.c.id.desc()).limit(most)
        with self._database.reading() as connection:
            return [
                Refusal(row.at, row.account, row.action, row.method, row.route)
                for row in connection.execute(wanted)
            ]
