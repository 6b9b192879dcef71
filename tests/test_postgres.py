"""What goes wrong with a database server is said in words, and never with its password."""

import psycopg
import pytest
from sqlalchemy.engine import make_url

from graph_model.errors import WrongSetup
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger
from graph_model.ledger.writing import AT_ONCE
from tests.behind import attempted

pytestmark = pytest.mark.postgres
UNIT = '{"node": "Unit", "id": "u", "name": "教务处"}'
SECRET = "a-very-secret-word"


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"password": SECRET}, "用户名或密码"),
        ({"username": "nobody", "password": SECRET}, "用户名或密码"),
        ({"database": "nowhere"}, "没有这个数据库"),
        ({"port": 1, "password": SECRET}, "连不上数据库服务器"),
        ({"host": "nowhere.invalid", "password": SECRET}, "连不上数据库服务器"),
    ],
)
def test_a_server_that_cannot_be_used_is_named_with_what_to_do(
    postgres_url: str, wrong: dict[str, object], words: str
) -> None:
    url = make_url(postgres_url).set(**wrong)  # type: ignore[arg-type]
    with pytest.raises(WrongSetup, match=words) as caught:
        Ledger.open(url.render_as_string(hide_password=False))
    assert "打不开台账 postgresql://" in str(caught.value)
    for secret in (SECRET, str(make_url(postgres_url).password)):
        assert secret not in str(caught.value)


def test_an_address_without_a_database_is_refused() -> None:
    with pytest.raises(WrongSetup, match="postgresql://用户:密码@主机"):
        Ledger.open(f"postgresql://me:{SECRET}@localhost")


def test_a_connection_that_is_cut_loses_nothing_and_the_next_one_works(postgres_url: str) -> None:
    ledger = Ledger.open(postgres_url)
    ledger.commit([read_lines(UNIT, "a.jsonl")], "甲", "")
    with pytest.raises(WrongSetup, match=r"无法写入台账.*尚不能确定"), ledger._writer() as open_one:
        open_one.exec_driver_sql("DELETE FROM seen")
        _cut(postgres_url)
        open_one.exec_driver_sql("DELETE FROM seen")
    assert ledger.verify() == 1
    assert ledger.commit([read_lines(UNIT, "b.jsonl")], "甲", "").revision == 2
    ledger.close()


def test_the_tables_of_an_older_version_take_a_load_of_several_blocks(postgres_url: str) -> None:
    Ledger.open(postgres_url).close()
    for table in ("source", "change"):
        kept = f"{table}_changeset_id_fkey"
        attempted(postgres_url, f"ALTER TABLE {table} ALTER CONSTRAINT {kept} NOT DEFERRABLE")
    attempted(postgres_url, "UPDATE alembic_version SET version_num = '0002'")
    ledger = Ledger.open(postgres_url)
    lines = (f'{{"node": "Unit", "id": "u{n}", "name": "部门{n}"}}' for n in range(AT_ONCE + 1))
    ledger.commit([read_lines(lines, "units.jsonl")], "甲", "")
    assert ledger.verify() == 1
    ledger.close()


def _cut(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_user_without_rights_is_told_to_ask_for_them(postgres_url: str) -> None:
    url = make_url(postgres_url)
    role = f"reader_{str(url.database)[-12:]}"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{SECRET}'")
    try:
        theirs = url.set(username=role, password=SECRET)
        with pytest.raises(WrongSetup, match="没有所需的权限"):
            Ledger.open(theirs.render_as_string(hide_password=False))
    finally:
        with psycopg.connect(postgres_url, autocommit=True) as server:
            server.execute(f"DROP ROLE {role}")
