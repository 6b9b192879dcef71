"""How do accounts come along when their ledger moves to another database?"""

from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from api.auth.opening import address_beside, open_accounts
from api.auth.tables import account, failure, refusal, token
from graph_model.errors import GangmuError, WrongSetup
from graph_model.ledger.database import parsed, shown

# Sessions do not come along: whoever was signed in signs in anew.
KEPT = (account, token, failure, refusal)
Rows = dict[Table, list[dict[str, Any]]]


def move_accounts(here: str, there: str) -> int:
    """Copy the accounts beside one ledger, with passwords, tokens and lock-outs, to beside
    another; their number. WrongSetup where there are others already, or they cannot be copied.
    """
    old, new = address_beside(here), address_beside(there)
    if old == new:
        return 0
    try:
        rows = _read(old)
        if rows[account]:
            _write(new, rows)
    except GangmuError as error:
        raise WrongSetup(
            f"台账已迁移, 账号没有: {error}。"
            f"可在设置中把 accounts 指向 {shown(parsed(old))}, 或在新处重新建立账号"
        ) from error
    return len(rows[account])


def _read(address: str) -> Rows:
    with closing(open_accounts(address)) as source, source.reading("读不了账号") as connection:
        return {table: _rows(connection, table) for table in KEPT}


def _write(address: str, rows: Rows) -> None:
    with closing(open_accounts(address)) as target, target.writing("账号未能写入") as connection:
        if _rows(connection, account):
            raise WrongSetup(f"{shown(parsed(address))} 已有账号")
        for table, said in rows.items():
            if said:
                connection.execute(insert(table), said)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """All rows of a table, without numbers that the database gives by itself."""
    told = [column for column in table.columns if column.name != "id"]
    ordered = select(*told).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(ordered).mappings()]
