"""Neo4j 5: a graph on a server that several processes share.

Neo4j isolates statements, not transactions: two reads in one transaction may see two
revisions. So a reader holds one of a number of locks that the database keeps, and a
writer takes all of them just before it commits; until then readers see the old state.
Locks go with their transaction, whatever happens to the process. Do not open a reader
inside another one, nor a writer inside a reader: the writer would wait for both.

A rebuild is many transactions, so that it fits into any heap. It first takes the stamp
away, and all that time holds the lock that every writer takes first: without a stamp
nobody answers from the graph, and who asks for the stamp waits for that lock. Where the
lock is free and the stamp is still away, a rebuild was broken off, and the next one heals it.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from queue import LifoQueue
from typing import Any
from urllib.parse import unquote, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph_model.errors import DamagedRecord, WrongSetup
from graph_model.kinds import NODE_KINDS
from graph_model.store.port import Changes, Graph, GraphLink, GraphNode, Row, Stamp
from graph_model.store.statements import create_all, write_changes

MARK = ", n:Gangmu"
SLOTS = 64
BLOCK = 5_000
DELETED = 2_000
READER_SECONDS = 600.0

AWAY = ""
READ_STAMP = "MATCH (s:GangmuStamp {key: 'shown'}) RETURN s.text AS text"
WRITE_STAMP = "MERGE (s:GangmuStamp {key: 'shown'}) SET s.text = $text"
HOLD_SLOT = "MERGE (l:GangmuLock {slot: $slot}) SET l.held = true"
HOLD_ALL = "UNWIND range(0, $last) AS slot MERGE (l:GangmuLock {slot: slot}) SET l.held = true"
HOLD_WRITER = "MERGE (l:GangmuLock {slot: -1}) SET l.held = true"
CLEAR = "MATCH (n:Gangmu) WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS n"
KEYS = {"GangmuStamp": "key", "GangmuLock": "slot", **dict.fromkeys(NODE_KINDS, "id")}

ADVICE = {
    "DatabaseNotFound": "没有数据库 {database}; 请先建立它, 或从地址中去掉数据库名",
    "MemoryPoolOutOfMemory": "内存不足, 没有完成; 请调大 server.memory.heap.max_size 后重试",
}


class _Transaction:
    """Rolled back at the end unless it was committed."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    @property
    def stamp(self) -> Stamp | None:
        """The stamp as this transaction sees it."""
        return _stamp_of(self.stamp_text())

    def stamp_text(self) -> str | None:
        rows = self.read(READ_STAMP)
        return str(rows[0]["text"]) if rows else None

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        return self._transaction.run(query, dict(parameters or {})).data()

    def commit(self) -> None:
        self._transaction.commit()

    def apply(self, changes: Changes) -> None:
        write_changes(self.write, changes, MARK)

    def write(self, query: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement over `$rows`, block by block."""
        rows = parameters["rows"]
        for start in range(0, len(rows), BLOCK):
            self.read(query, {"rows": rows[start : start + BLOCK]})


class Neo4jGraph:
    """The projection in a Neo4j database; nodes without the label Gangmu are not ours.

    url: bolt://[name:password@]host[:port][/database], or neo4j://… for a cluster.
    """

    def __init__(self, url: str, auth: tuple[str, str] | None = None) -> None:
        parts = urlsplit(url)
        if auth is None and parts.username:
            auth = (unquote(parts.username), unquote(parts.password or ""))
        self._address = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        self._database = parts.path.strip("/") or None
        self._slots: LifoQueue[int] = LifoQueue()
        for slot in random.sample(range(SLOTS), SLOTS):
            self._slots.put(slot)
        with self._spoken():
            self._driver = neo4j.GraphDatabase.driver(
                self._address,
                auth=auth,
                notifications_min_severity="OFF",
                liveness_check_timeout=30,
            )
        self._greet()

    def _greet(self) -> None:
        try:
            self._committed()
        except BaseException:
            self._driver.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[_Transaction]:
        slot = self._slots.get()
        try:
            with self._transaction(READER_SECONDS) as transaction:
                transaction.read(HOLD_SLOT, {"slot": slot})
                yield transaction
        finally:
            self._slots.put(slot)

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator[_Transaction]:
        with self._transaction() as transaction:
            transaction.read(HOLD_WRITER)
            yield transaction
            _publish(transaction, json.dumps(asdict(stamp)))

    def rebuild(self, nodes: Iterable[GraphNode], links: Iterable[GraphLink], stamp: Stamp) -> None:
        """Nothing is done where somebody else made just this while we waited."""
        listed, joined = list(nodes), list(links)
        before = _stamp_of(self._committed())
        self._declare()
        with self._transaction() as guard:
            guard.read(HOLD_WRITER)
            if before != stamp and guard.stamp == stamp:
                return
            with self._transaction() as first:
                _publish(first, AWAY)
            self._clear()
            create_all(self._write, listed, joined, MARK)
            with self._transaction() as last:
                _compare_counts(last, len(listed), len(joined))
                _publish(last, json.dumps(asdict(stamp)))

    def _clear(self) -> None:
        found = 1
        while found:
            with self._transaction() as transaction:
                found = transaction.read(CLEAR, {"most": DELETED})[0]["n"]
                transaction.commit()

    def _write(self, query: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement over `$rows`, a transaction for each block."""
        rows = parameters["rows"]
        for start in range(0, len(rows), BLOCK):
            with self._transaction() as transaction:
                transaction.read(query, {"rows": rows[start : start + BLOCK]})
                transaction.commit()

    def scratch(self) -> Graph:
        from graph_model.store.kglite_store import KGLiteGraph

        return KGLiteGraph()

    def stamp(self) -> Stamp | None:
        """The committed stamp, also while somebody is writing another; during a rebuild,
        the one that it ends with."""
        text = self._committed()
        if text == AWAY:
            with self._transaction() as transaction:
                transaction.read(HOLD_WRITER)
                text = transaction.stamp_text()
        return _stamp_of(text)

    def _committed(self) -> str | None:
        with self._transaction() as transaction:
            return transaction.stamp_text()

    def close(self) -> None:
        self._driver.close()

    def _session(self) -> neo4j.Session:
        return self._driver.session(
            database=self._database,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    @contextmanager
    def _transaction(self, seconds: float | None = None) -> Iterator[_Transaction]:
        with (
            self._spoken(),
            self._session() as session,
            session.begin_transaction(timeout=seconds) as transaction,
        ):
            yield _Transaction(transaction)

    def _declare(self) -> None:
        """Constraints, once; refused where other data uses the names of our kinds."""
        with self._spoken(), self._session() as session:
            for kind in NODE_KINDS:
                foreign = f"MATCH (n:{kind}) WHERE NOT n:Gangmu RETURN 1 AS one LIMIT 1"
                if session.run(foreign).data():
                    raise WrongSetup(
                        f"Neo4j 数据库中已有不属于本系统的 {kind} 节点, 结果会混淆; "
                        "请为本系统另建一个数据库, 地址写作 bolt://主机:端口/数据库名"
                    )
            for label, key in KEYS.items():
                constraint = (
                    f"CREATE CONSTRAINT gangmu_{label} IF NOT EXISTS "
                    f"FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
                )
                session.run(constraint).consume()

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """What stands between us and the server, in words that say what to do."""
        try:
            yield
        except AuthError as error:
            raise WrongSetup(
                f"Neo4j {self._address} 拒绝登录: 用户名或密码不对。"
                "请在地址中写明: bolt://用户名:密码@主机:端口"
            ) from error
        except (ServiceUnavailable, SessionExpired) as error:
            raise WrongSetup(
                f"连不上 Neo4j {self._address}: {error}。"
                "请确认服务已启动、主机与端口正确, 或改用 --graph kglite:"
            ) from error
        except ConfigurationError as error:
            raise WrongSetup(f"Neo4j 地址 {self._address} 无法使用: {error}") from error
        except Neo4jError as error:
            reason = next((word for word in ADVICE if word in (error.code or "")), None)
            if reason is None:
                raise
            advice = ADVICE[reason].format(database=self._database)
            raise WrongSetup(f"Neo4j {self._address}: {advice}") from error


def _publish(transaction: _Transaction, text: str) -> None:
    """Commit with a stamp, once all readers of what was before are done."""
    transaction.read(WRITE_STAMP, {"text": text})
    transaction.read(HOLD_ALL, {"last": SLOTS - 1})
    transaction.commit()


def _stamp_of(text: str | None) -> Stamp | None:
    """None where there is none, or another version of this program wrote it."""
    try:
        return Stamp(**json.loads(text)) if text else None
    except TypeError:
        return None


def _compare_counts(transaction: _Transaction, nodes: int, links: int) -> None:
    found = transaction.read("MATCH (n:Gangmu) RETURN count(n) AS n")[0]["n"]
    joined = transaction.read("MATCH (:Gangmu)-[r]->(:Gangmu) RETURN count(r) AS n")[0]["n"]
    if (found, joined) != (nodes, links):
        raise DamagedRecord(
            f"图谱与台账不符: 应有 {nodes} 个节点、{links} 条连接, 实有 {found} 个、{joined} 条"
        )
