"""The whole record as files: the same nodes and links in every format."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import rdflib
from rdflib import RDF
from typer.testing import CliRunner

from api.app import make_app
from api.cli.upkeep import app as commands
from api.exports import EXPORTS
from api.service import Service
from api.settings import read_settings
from graph_model.ledger import Entity
from loaders.read import read_files
from tests.asking import Ask, asking, finished
from tests.college import COLLEGE

SMALL = """
{"node": "Unit", "id": "u:1/ä", "name": "=1+1", "aliases": ["甲", "乙"], "reports": true}
{"node": "Unit", "id": "v", "name": "@后勤", "code": "-7"}
{"node": "Duty", "id": "d", "name": "采购", "valid_from": "2026-01-01"}
{"node": "Goal", "id": "g", "name": "节约", "target": 95.5, "operator": ">=", "unit": "%"}
{"link": "HOLDS", "source": "u:1/ä", "target": "d", "role": "lead"}
{"link": "HOLDS", "source": "u:1/ä", "target": "d", "role": "support"}
{"link": "SERVES", "source": "d", "target": "g"}
{"link": "PART_OF", "source": "v", "target": "u:1/ä", "confirmed_by": "某人"}
"""
FORMULAS = tuple("=+-@")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "small.jsonl").write_text(SMALL, encoding="utf-8")
    files = [folder / "small.jsonl", COLLEGE / "units.csv", COLLEGE / "标准目录.xlsx"]
    opened = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}"))
    opened.load(opened.plan(read_files(files)), "测试", "导入")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ask(service: Service) -> Ask:
    return asking(make_app(service, with_pages=False))


@pytest.fixture(scope="module")
def entities(service: Service) -> list[Entity]:
    return service.ledger.entities()


def fetched(ask: Ask, format: str) -> bytes:
    answer = ask("GET", f"exports/{format}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(EXPORTS[format].media_type)
    assert f"gangmu-1.{EXPORTS[format].suffix}" in answer.headers["content-disposition"]
    return answer.content


def rows(content: bytes) -> dict[str, list[list[str]]]:
    """Kind → lines of its table in a packed file of CSV."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {
            name.removesuffix(".csv"): list(
                csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig")))
            )
            for name in packed.namelist()
        }


def test_lines_come_back_as_the_same_record(ask: Ask, tmp_path: Path, service: Service) -> None:
    path = tmp_path / "again.jsonl"
    path.write_bytes(fetched(ask, "jsonl"))
    with_ = Service(read_settings(ledger=f"sqlite:///{tmp_path / 'l.db'}"))
    with_.load(with_.plan(read_files([path])), "测试", "导入")
    assert list(with_.export()) == list(service.export())
    with_.close()


def test_tables_have_a_line_for_each_node_and_link(ask: Ask, entities: list[Entity]) -> None:
    expected = Counter(one.kind for one in entities)
    tables = rows(fetched(ask, "csv"))
    assert {label: len(lines) - 1 for label, lines in tables.items()} == expected
    book = openpyxl.load_workbook(io.BytesIO(fetched(ask, "xlsx")))
    assert sum(sheet.max_row - 1 for sheet in book) == len(entities)


def test_text_that_looks_like_a_formula_stays_text(ask: Ask) -> None:
    cells = [
        cell for lines in rows(fetched(ask, "csv")).values() for line in lines for cell in line
    ]
    assert "'=1+1" in cells and not any(cell.startswith(FORMULAS) for cell in cells)
    book = openpyxl.load_workbook(io.BytesIO(fetched(ask, "xlsx")))
    found = {cell.value: cell.data_type for row in book["部门"] for cell in row}
    assert (found["=1+1"], found["@后勤"], found["-7"]) == ("s", "s", "s")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib of itself
@pytest.mark.parametrize("format, syntax", [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_rdf_holds_as_many_nodes_and_links(
    ask: Ask, entities: list[Entity], format: str, syntax: str
) -> None:
    graph = rdflib.Graph().parse(data=fetched(ask, format), format=syntax)
    kinds = Counter(
        str(kind).rpartition(":")[2]
        for _, kind in graph.subject_objects(RDF.type)
        if str(kind).startswith("urn:gangmu:kind:")
    )
    assert kinds == Counter(one.kind for one in entities if not one.is_link)
    links = [one for one in entities if one.is_link]
    plain = {tuple(one.key.split("\t")[:3]) for one in links}
    triples = [(s, p, o) for s, p, o in graph if str(p).startswith("urn:gangmu:link:")]
    assert len(triples) == len(plain)
    statements = list(graph.subjects(RDF.type, RDF.Statement))
    assert len(statements) == len([one for one in links if one.role or one.body])
    for one in statements:
        subject, predicate, object_ = (
            graph.value(one, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        assert (subject, predicate, object_) in graph


def test_rdf_types_what_a_node_says(ask: Ask) -> None:
    graph = rdflib.Graph().parse(data=fetched(ask, "ttl"), format="turtle")
    goal, duty = rdflib.URIRef("urn:gangmu:node:g"), rdflib.URIRef("urn:gangmu:node:d")
    property_ = rdflib.Namespace("urn:gangmu:property:")
    assert graph.value(goal, property_.target).toPython() == 95.5
    assert str(graph.value(duty, property_.valid_from).toPython()) == "2026-01-01"
    unit = rdflib.URIRef("urn:gangmu:node:u%3A1%2F%C3%A4")
    assert {str(one) for one in graph.objects(unit, property_.aliases)} == {"甲", "乙"}


def test_a_long_export_is_a_job_with_a_file(ask: Ask) -> None:
    begun = ask("POST", "exports/jsonl")
    assert begun.status_code == 202
    job = finished(ask, begun.json()["id"])
    assert (job["state"], job["progress"]) == ("done", 1.0)
    file = ask("GET", f"jobs/{job['id']}/file")
    assert file.content == fetched(ask, "jsonl")
    assert "gangmu-1.jsonl" in file.headers["content-disposition"]


def test_an_unknown_format_is_a_problem_that_lists_what_there_is(ask: Ask) -> None:
    answer = ask("GET", "exports/pdf")
    assert answer.status_code == 404 and "jsonl、csv、xlsx" in answer.json()["detail"]


@pytest.mark.parametrize("format", EXPORTS)
def test_the_command_line_writes_the_same(
    ask: Ask, service: Service, tmp_path: Path, format: str
) -> None:
    path = tmp_path / f"out.{format}"
    ledger = ["--ledger", service.settings.ledger]
    result = CliRunner().invoke(
        commands, [*ledger, "export", "--format", format, "--output", str(path)]
    )
    assert result.exit_code == 0, result.output
    if format == "jsonl":
        assert path.read_bytes() == fetched(ask, format)
    assert path.stat().st_size > 100
