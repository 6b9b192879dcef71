"""Fixtures that several tests share: the day, a ledger, a graph on each engine."""

import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import neo4j
import postgres_server
import psycopg
import pytest
from neo4j_server import CannotStart, running

from graph_model.ledger import Ledger
from graph_model.store import Graph
from graph_model.store.opening import open_graph
from tests.college import COLLEGE, College, loaded

OURS = (
    "MATCH (n) WHERE n:Gangmu OR n:GangmuStamp OR n:GangmuLock "
    "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS"
)
DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
ENGINES = ["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture
def today() -> date:
    return date(2026, 11, 23)


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """GANGMU_TEST_POSTGRES, or a server of our own for the length of the run."""
    with ExitStack() as stack:
        try:
            named = os.environ.get("GANGMU_TEST_POSTGRES")
            yield named or stack.enter_context(postgres_server.running())
        except postgres_server.CannotStart as reason:
            refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            refuse(f"no PostgreSQL: {reason}")


@pytest.fixture
def postgres_url(postgres_server_url: str) -> Iterator[str]:
    """An empty database on that server."""
    name = f"gangmu_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"{postgres_server_url.rpartition('/')[0]}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a ledger that is not there yet, in each kind of database."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{tmp_path}/ledger.db")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def neo4j_url() -> Iterator[str]:
    """GANGMU_TEST_NEO4J, or a server of our own for the length of the run."""
    with ExitStack() as stack:
        try:
            yield os.environ.get("GANGMU_TEST_NEO4J") or stack.enter_context(running(briefly=True))
        except CannotStart as reason:
            refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            refuse(f"no Neo4j: {reason}")


@pytest.fixture
def clean_neo4j(neo4j_url: str) -> str:
    """A Neo4j that holds nothing of ours."""
    with neo4j.GraphDatabase.driver(neo4j_url) as driver, driver.session() as session:
        session.run(OURS).consume()
    return neo4j_url


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """An empty graph, on each engine."""
    on_neo4j = request.param == "neo4j"
    graph = open_graph(request.getfixturevalue("clean_neo4j") if on_neo4j else "kglite:")
    yield graph
    graph.close()


@pytest.fixture(scope="session")
def college(tmp_path_factory: pytest.TempPathFactory) -> College:
    """The example college, loaded once."""
    folder = tmp_path_factory.mktemp("college")
    return loaded(f"sqlite:///{folder / 'ledger.db'}", sorted(COLLEGE.iterdir()))
