"""How do accounts come along when their ledger moves to another database?

They are there before the ledger is: a ledger without accounts would let in whoever comes first.
"""

from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from api.auth.opening import address_beside, open_accounts
from api.auth.tables import account, failure, refusal, session, token
from graph_model.errors import WrongSetup
from graph_model.ledger.database import parsed, same_place, shown

# Sessions do not come along: whoever was signed in signs in anew.
KEPT = (account, token, failure, refusal)
Rows = dict[Table, list[dict[str, Any]]]


def move_accounts(here: str, there: str) -> int:
    """Copy the accounts beside one ledger, with passwords, tokens and lock-outs, to beside
    another; their number. WrongSetup where others are there. The same ones, which a move that
    was broken off has left, are replaced.
    """
    old, new = address_beside(here), address_beside(there)
    if same_place(parsed(old), parsed(new)):
        return 0
    rows = _read(old)
    if rows[account]:
        _write(new, rows)
    return len(rows[account])


def _read(address: str) -> Rows:
    with closing(open_accounts(address)) as source, source.reading("读不了账号") as connection:
        return {table: _rows(connection, table) for table in KEPT}


def _write(address: str, rows: Rows) -> None:
    with closing(open_accounts(address)) as target, target.writing("账号未能写入") as connection:
        there = _rows(connection, account)
        if there and _by_key(there) != _by_key(rows[account]):
            raise WrongSetup(
                f"{shown(parsed(address))} 已有别的账号, 台账和账号都没有迁移; 请另选位置, "
                "或先在设置中用 accounts 指明账号库(密码另填), 账号就留在那里"
            )
        for table in (session, *reversed(KEPT)):
            connection.execute(delete(table))
        for table, said in rows.items():
            if said:
                connection.execute(insert(table), said)


def _by_key(accounts: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Databases differ in how they order texts."""
    return {str(one["key"]): one for one in accounts}


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """All rows of a table, without numbers that the database gives by itself."""
    told = [column for column in table.columns if column.name != "id"]
    ordered = select(*told).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(ordered).mappings()]
