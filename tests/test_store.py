"""What every graph engine promises behind the port, on each of them."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import neo4j
import pytest

from graph_model.errors import WrongSetup
from graph_model.store import Changes, Graph, GraphLink, GraphNode, Stamp
from graph_model.store.kglite_store import MANY
from graph_model.store.neo4j_store import AWAY, READ_STAMP
from graph_model.store.opening import open_graph

FIRST = Stamp("台账", 1, "2026-11-23", "p", 1)
SECOND = replace(FIRST, revision=2)


def duty(id_: str, **properties: Any) -> GraphNode:
    return GraphNode("Duty", id_, {"id": id_, "name": f"职责{id_}", **properties})


def post(id_: str, **properties: Any) -> GraphNode:
    return GraphNode("Post", id_, {"id": id_, "name": f"岗位{id_}", **properties})


def carries(source: str, target: str, role: str, **properties: Any) -> GraphLink:
    return GraphLink("CARRIES", "Post", source, "Duty", target, {"role": role, **properties})


def rows(graph: Graph, query: str, **parameters: Any) -> list[dict[str, Any]]:
    with graph.reading() as reader:
        return reader.read(query, parameters)


NAMES = ("id", "name", "layer", "note", "leaf", "target", "share", "aliases", "empty", "n")


def properties(graph: Graph, id_: str) -> dict[str, Any]:
    """The properties that are set; KGLite's properties() would add some of its own."""
    columns = ", ".join(f"d.{name} AS {name}" for name in NAMES)
    found = rows(graph, f"MATCH (d:Duty {{id: $id}}) RETURN {columns}", id=id_)
    return {name: value for name, value in found[0].items() if value is not None}


def roles(graph: Graph) -> list[tuple[str, str, str]]:
    query = "MATCH (p:Post)-[c:CARRIES]->(d:Duty) RETURN p.id AS p, d.id AS d, c.role AS r"
    return sorted((row["p"], row["d"], row["r"]) for row in rows(graph, query))


@pytest.fixture
def filled(engine: Graph) -> Graph:
    nodes = [duty("d1", layer="学生", leaf=True), duty("d2"), post("p1", holders=["张三", "李四"])]
    engine.rebuild(nodes, [carries("p1", "d1", "lead"), carries("p1", "d2", "lead")], FIRST)
    return engine


def test_a_graph_that_was_never_built_has_no_stamp_and_no_rows(engine: Graph) -> None:
    assert engine.stamp() is None
    assert rows(engine, "MATCH (d:Duty) RETURN d.id AS id") == []


def test_what_is_built_can_be_asked_with_parameters(filled: Graph) -> None:
    query = "MATCH (p:Post)-[:CARRIES]->(d:Duty {layer: $layer}) RETURN d.id AS d, p.holders AS h"
    assert rows(filled, query, layer="学生") == [{"d": "d1", "h": ["张三", "李四"]}]
    assert filled.stamp() == FIRST


def test_values_come_back_as_plain_python(filled: Graph) -> None:
    given = {"leaf": True, "target": 95, "share": 0.5, "aliases": ["甲"], "empty": []}
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(nodes=[duty("d3", **given)]))
    assert properties(filled, "d3") == {"id": "d3", "name": "职责d3", **given}
    assert {name: type(properties(filled, "d3")[name]) for name in given} == {
        "leaf": bool, "target": int, "share": float, "aliases": list, "empty": list,
    }  # fmt: skip


ODD: list[dict[str, Any]] = [
    {"note": " 两边有空 ", "leaf": True, "target": 95, "aliases": []},
    {"note": "", "leaf": False, "target": 0.5, "aliases": ["甲", "1"]},
    {"note": "NaN", "leaf": True, "n": 2**40},
    {"note": "2026-11-23\n", "layer": "None", "n": -1, "share": 1.0},
    {"layer": "", "share": 2.5, "empty": [], "n": True},
]


def large() -> tuple[list[GraphNode], list[GraphLink]]:
    """More than an engine puts one by one: values of all sorts, several links between two."""
    duties = [duty(f"{n}", **ODD[n % len(ODD)]) for n in range(25_000)]
    goals = [GraphNode("Goal", f"g{n}", {"id": f"g{n}", "name": "目标"}) for n in range(3_000)]
    others = [post("p"), GraphNode("Unit", "u", {"id": "u", "name": "部门"})]
    links = [carries("p", f"{n}", role, **({"value": n} if n % 3 else {}))
             for n in range(7_000) for role in ("lead", "support")]  # fmt: skip
    links += [GraphLink("ASSIGNED_TO", "Goal", f"g{n}", kind, id_, {"role": role})
              for n in range(3_000) for kind, id_ in (("Post", "p"), ("Unit", "u"))
              for role in ("lead", "support")]  # fmt: skip
    return [*duties, *goals, *others], links


def kept_properties(graph: Graph, id_: str) -> dict[str, Any]:
    """With the type of each value: 1 and 1.0 are equal, and read differently."""
    return {name: (type(value), value) for name, value in properties(graph, id_).items()}


def test_a_large_graph_is_built_with_every_value_and_every_link() -> None:
    engine, (nodes, links) = open_graph("kglite:"), large()
    assert len(nodes) + len(links) > MANY
    engine.rebuild(nodes, links, FIRST)
    for node in nodes[: 2 * len(ODD)]:
        found = kept_properties(engine, node.id)
        assert found == {name: (type(value), value) for name, value in node.properties.items()}
    for kind in ("CARRIES", "ASSIGNED_TO"):
        query = f"MATCH (a)-[r:{kind}]->(b) RETURN a.id AS a, b.id AS b, r.role AS r, r.value AS v"
        found = {(row["a"], row["b"], row["r"], row["v"]) for row in rows(engine, query)}
        assert found == {
            (link.source, link.target, link.properties["role"], link.properties.get("value"))
            for link in links
            if link.kind == kind
        }


def test_a_large_graph_takes_changes_like_a_small_one() -> None:
    engine = open_graph("kglite:")
    engine.rebuild(*large(), FIRST)
    with engine.writing(SECOND) as writer:
        writer.apply(Changes(nodes=[duty("0", target=0.25, note="新")], patches=[
            GraphNode("Duty", "1", {"leaf": None, "n": 7})]))  # fmt: skip
        writer.apply(Changes(links=[carries("p", "0", "lead")], gone_nodes=[duty("2")]))
    assert properties(engine, "0") == {"id": "0", "name": "职责0", "target": 0.25, "note": "新"}
    assert properties(engine, "1") == {"id": "1", "name": "职责1", "note": "", "target": 0.5,
                                       "aliases": ["甲", "1"], "n": 7}  # fmt: skip
    query = "MATCH (:Post)-[c:CARRIES]->(d:Duty) WHERE d.id IN ['0', '1', '2'] RETURN d.id AS d, "
    found = rows(engine, query + "c.role AS r, c.value AS v ORDER BY d, r")
    assert [tuple(row.values()) for row in found] == [
        ("0", "lead", None), ("0", "support", None), ("1", "lead", 1), ("1", "support", 1),
    ]  # fmt: skip


def test_rebuilding_replaces_everything(filled: Graph) -> None:
    filled.rebuild([duty("d1"), duty("d9")], [], SECOND)
    assert [r["id"] for r in rows(filled, "MATCH (n) WHERE n:Duty OR n:Post RETURN n.id AS id "
                                          "ORDER BY id")] == ["d1", "d9"]  # fmt: skip
    assert properties(filled, "d1") == {"id": "d1", "name": "职责d1"}
    assert (roles(filled), filled.stamp()) == ([], SECOND)


def test_two_links_of_a_kind_between_two_nodes_differ_by_role(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(links=[carries("p1", "d1", "support", confirmed_by="王五")]))
    assert roles(filled) == [
        ("p1", "d1", "lead"), ("p1", "d1", "support"), ("p1", "d2", "lead"),
    ]  # fmt: skip
    with filled.writing(replace(SECOND, revision=3)) as writer:
        writer.apply(Changes(gone_links=[carries("p1", "d1", "lead")]))
    assert roles(filled) == [("p1", "d1", "support"), ("p1", "d2", "lead")]


def test_putting_a_link_again_replaces_its_properties(filled: Graph) -> None:
    query = "MATCH (:Post)-[c:CARRIES]->(:Duty {id: 'd1'}) RETURN c.confirmed_by AS who"
    for word in ("王五", "赵六", None):
        said = {"confirmed_by": word} if word else {}
        with filled.writing(SECOND) as writer:
            writer.apply(Changes(links=[carries("p1", "d1", "lead", **said)]))
        assert rows(filled, query) == [{"who": word}]


def test_putting_a_node_drops_what_it_no_longer_says_and_keeps_its_links(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(nodes=[duty("d1", note="新")]))
    assert properties(filled, "d1") == {"id": "d1", "name": "职责d1", "note": "新"}
    assert roles(filled) == [("p1", "d1", "lead"), ("p1", "d2", "lead")]


def test_a_patch_changes_only_what_it_names(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(patches=[GraphNode("Duty", "d1", {"leaf": False})]))
    expected = {"id": "d1", "name": "职责d1", "layer": "学生", "leaf": False}
    assert properties(filled, "d1") == expected


def test_a_patch_of_a_link_keeps_its_other_properties(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(links=[carries("p1", "d1", "support", confirmed_by="王五")]))
        writer.apply(Changes(link_patches=[carries("p1", "d1", "support", placed=True)]))
    query = "MATCH (:Post)-[c:CARRIES]->(:Duty {id: 'd1'}) RETURN c.role AS r, c.placed AS p, "
    found = rows(filled, query + "c.confirmed_by AS who ORDER BY r")
    assert found == [
        {"r": "lead", "p": None, "who": None}, {"r": "support", "p": True, "who": "王五"},
    ]  # fmt: skip


def test_a_patch_of_a_node_that_is_not_there_makes_none(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(patches=[GraphNode("Duty", "d7", {"leaf": False})]))
    assert rows(filled, "MATCH (d:Duty {id: 'd7'}) RETURN d.id AS id") == []


def test_a_removed_node_takes_its_links_along(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(gone_nodes=[GraphNode("Duty", "d1", {})]))
    assert roles(filled) == [("p1", "d2", "lead")]
    assert rows(filled, "MATCH (d:Duty) RETURN d.id AS id") == [{"id": "d2"}]


def test_a_writer_reads_what_it_wrote(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(nodes=[duty("d3")]))
        assert len(writer.read("MATCH (d:Duty) RETURN d.id AS id")) == 3


def test_a_failing_write_leaves_graph_and_stamp_as_they_were(filled: Graph) -> None:
    with pytest.raises(ZeroDivisionError), filled.writing(SECOND) as writer:
        writer.apply(Changes(nodes=[duty("d3")], gone_nodes=[GraphNode("Duty", "d1", {})]))
        raise ZeroDivisionError
    ids = rows(filled, "MATCH (d:Duty) RETURN d.id AS id ORDER BY id")
    assert (ids, filled.stamp()) == ([{"id": "d1"}, {"id": "d2"}], FIRST)
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(nodes=[duty("d3")]))
    assert filled.stamp() == SECOND


def test_what_is_written_shows_only_when_it_is_whole(filled: Graph) -> None:
    with filled.writing(SECOND) as writer:
        writer.apply(Changes(nodes=[duty("d3")]))
        assert filled.stamp() == FIRST
    assert filled.stamp() == SECOND


@contextmanager
def readers(graph: Graph, number: int) -> Iterator[list[object]]:
    """Threads that ask twice in one reading, as long as the block lasts; what was torn."""
    done, torn = threading.Event(), list[object]()

    def ask() -> None:
        while not done.is_set():
            with graph.reading() as reader:
                if reader.stamp is None:
                    continue
                said = reader.read("MATCH (d:Duty) RETURN DISTINCT d.note AS n")
                said += reader.read("MATCH (p:Post) RETURN DISTINCT p.note AS n")
                if len({row["n"] for row in said}) != 1:
                    torn.append(said)

    threads = [threading.Thread(target=ask) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield torn
    finally:
        done.set()
        for thread in threads:
            thread.join()


def test_readers_never_see_half_a_change(engine: Graph) -> None:
    def state(note: str) -> list[GraphNode]:
        return [make(f"{n}", note=note) for n in range(300) for make in (duty, post)]

    def named(note: str) -> list[GraphNode]:
        return [one._replace(id=one.kind + one.id, properties={
            **one.properties, "id": one.kind + one.id}) for one in state(note)]  # fmt: skip

    engine.rebuild(named("0"), [], FIRST)
    with readers(engine, 3) as torn:
        for step in range(1, 16):
            with engine.writing(replace(FIRST, revision=step)) as writer:
                nodes = named(f"{step}")
                writer.apply(Changes(nodes=nodes[:300]))
                writer.apply(Changes(nodes=nodes[300:]))
        engine.rebuild(named("again"), [], SECOND)
    assert torn == []


def test_writers_wait_for_each_other(filled: Graph) -> None:
    def add(revision: int) -> None:
        with filled.writing(replace(FIRST, revision=revision)) as writer:
            found = writer.read("MATCH (d:Duty {id: 'd1'}) RETURN d.n AS n")[0]["n"] or 0
            writer.apply(Changes(patches=[GraphNode("Duty", "d1", {"n": found + 1})]))

    threads = [threading.Thread(target=add, args=(n,)) for n in range(2, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert properties(filled, "d1")["n"] == 8


@pytest.mark.parametrize("url", ["", "duckdb:", "http://localhost", "kglite:/data", "bolt://:0"])
def test_an_address_that_means_nothing_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(WrongSetup, match=r"kglite:|bolt:"):
        open_graph(url)


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(WrongSetup, match=r"连不上 Neo4j bolt://127\.0\.0\.1:1"):
        open_graph("bolt://neo4j:geheim@127.0.0.1:1")


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_named(neo4j_url: str) -> None:
    with pytest.raises(WrongSetup, match="没有数据库 nowhere"):
        open_graph(f"{neo4j_url}/nowhere")


@pytest.fixture
def other(clean_neo4j: str) -> Iterator[neo4j.Driver]:
    """Somebody else at the same Neo4j, whose data is gone afterwards."""
    with neo4j.GraphDatabase.driver(clean_neo4j) as driver:
        yield driver
        driver.execute_query("MATCH (n) WHERE n.foreign DETACH DELETE n")


@pytest.mark.neo4j
def test_other_data_in_the_database_is_left_alone(other: neo4j.Driver, clean_neo4j: str) -> None:
    made = "(:Person {foreign: true, id: 'd1'})-[:PART_OF {x: 1}]->(:Team {foreign: true})"
    other.execute_query(f"CREATE {made}")
    graph = open_graph(clean_neo4j)
    for revision in (1, 2):
        graph.rebuild([duty("d1")], [], replace(FIRST, revision=revision))
        with graph.writing(SECOND) as writer:
            writer.apply(Changes(gone_nodes=[duty("d1")]))
    graph.close()
    query = "MATCH (p:Person {id: 'd1'})-[r:PART_OF]->(:Team) RETURN r.x AS x"
    assert [row["x"] for row in other.execute_query(query).records] == [1]


@pytest.mark.neo4j
def test_other_data_under_our_names_is_refused(other: neo4j.Driver, clean_neo4j: str) -> None:
    other.execute_query("CREATE (:Duty {foreign: true, id: 'x'})")
    graph = open_graph(clean_neo4j)
    with pytest.raises(WrongSetup, match="Duty"):
        graph.rebuild([duty("d1")], [], FIRST)
    graph.close()


def many(note: str) -> tuple[list[GraphNode], list[GraphLink]]:
    """More than one transaction could write or delete with 512 MB, and a crowded node."""
    duties = [duty(f"{n}", note=f"{note} {'长' * 300}") for n in range(65_000)]
    links = [carries("p", node.id, role) for node in duties for role in ("lead", "support")]
    return [*duties, post("p")], links


@pytest.mark.neo4j
def test_neo4j_builds_a_graph_beyond_its_memory_over_another_one(clean_neo4j: str) -> None:
    graph = open_graph(clean_neo4j)
    for revision, note in enumerate(("旧", "新"), 1):
        graph.rebuild(*many(note), replace(FIRST, revision=revision))
    query = "MATCH (d:Duty) WHERE d.note STARTS WITH '新' RETURN count(d) AS n"
    assert (rows(graph, query), graph.stamp()) == ([{"n": 65_000}], SECOND)
    assert rows(graph, "MATCH (:Post)-[c:CARRIES]->() RETURN count(c) AS n") == [{"n": 130_000}]
    graph.close()


@pytest.mark.neo4j
def test_a_rebuild_broken_off_leaves_nothing_to_answer_from_until_the_next(
    other: neo4j.Driver, clean_neo4j: str
) -> None:
    other.execute_query("CREATE (:Person {foreign: true})")
    graph = open_graph(clean_neo4j)
    graph.rebuild([duty("d1")], [], FIRST)
    with pytest.raises(neo4j.exceptions.Neo4jError):
        graph.rebuild([duty("d2"), post("p1", note={"no": "property"})], [], SECOND)
    again = open_graph(clean_neo4j)
    with again.reading() as reader:
        assert (reader.stamp, again.stamp(), graph.stamp()) == (None, None, None)
    again.rebuild([duty("d3")], [], SECOND)
    assert rows(again, "MATCH (n:Gangmu) RETURN n.id AS id") == [{"id": "d3"}]
    assert (again.stamp(), graph.stamp()) == (SECOND, SECOND)
    assert len(other.execute_query("MATCH (p:Person) WHERE p.foreign RETURN p").records) == 1
    for one in (graph, again):
        one.close()


@pytest.mark.neo4j
def test_who_asks_during_a_rebuild_waits_for_its_end(other: neo4j.Driver, clean_neo4j: str) -> None:
    builder, asker = open_graph(clean_neo4j), open_graph(clean_neo4j)
    builder.rebuild([duty("d1")], [], FIRST)
    with ThreadPoolExecutor(3) as pool, other.session() as session:
        with session.begin_transaction() as blocking:
            blocking.run("MATCH (d:Duty) SET d.held = true").consume()
            built = pool.submit(builder.rebuild, [duty("d2")], [], SECOND)
            while (shown := other.execute_query(READ_STAMP).records[0]["text"]) != AWAY:
                assert shown and not built.done()
            with asker.reading() as reader:
                assert reader.stamp is None
            asked = pool.submit(asker.stamp)
            same = pool.submit(asker.rebuild, [duty("d2")], [], SECOND)
            assert not (built.done() or asked.done() or same.done())
            blocking.rollback()
        built.result()
        assert (asked.result(), same.result()) == (SECOND, None)
    assert rows(asker, "MATCH (d:Duty) RETURN d.id AS id") == [{"id": "d2"}]
    for one in (builder, asker):
        one.close()


@pytest.mark.neo4j
def test_neo4j_keeps_graph_and_stamp_for_the_next_process(clean_neo4j: str) -> None:
    first = open_graph(clean_neo4j)
    first.rebuild([duty("d1")], [], FIRST)
    first.close()
    again = open_graph(clean_neo4j)
    assert again.stamp() == FIRST
    assert rows(again, "MATCH (d:Duty) RETURN d.id AS id") == [{"id": "d1"}]
    again.close()
