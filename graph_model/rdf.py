"""The record as RDF: kinds are classes, properties and links are predicates.

A node is `<urn:gangmu:node:ID>`. A link is a triple of its kind. Where it has a role or says
something of itself, an rdf:Statement about that triple says it too: a college that leads and
one that supports are two statements about one triple. Ids and names never change, so neither
do the addresses.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node as Term

from graph_model.kinds import LINK_KINDS, NODE_KINDS, Kind
from graph_model.ledger.merging import Entity

NODE, LINK = Namespace("urn:gangmu:node:"), Namespace("urn:gangmu:link:")
KIND, PROPERTY = Namespace("urn:gangmu:kind:"), Namespace("urn:gangmu:property:")
ROLE = PROPERTY["role"]
FORMATS = {"ttl": "turtle", "jsonld": "json-ld"}
Triple = tuple[Term, Term, Term]


def as_graph(entities: Iterable[Entity]) -> Graph:
    """Classes and predicates of the model, then all nodes and links."""
    graph = Graph()
    graph.bind("node", NODE)
    graph.bind("link", LINK)
    graph.bind("kind", KIND)
    graph.bind("property", PROPERTY)
    for triple in (*_model(), *_said(entities)):
        graph.add(triple)
    return graph


def write_rdf(entities: Iterable[Entity], format: str, path: Path) -> None:
    """format: a key of FORMATS."""
    as_graph(entities).serialize(path, format=FORMATS[format], encoding="utf-8")


def _model() -> Iterator[Triple]:
    for label, kind in NODE_KINDS.items():
        yield from _declared(KIND[label], RDFS.Class, kind.zh, label)
        yield from _properties(kind)
    for label, link in LINK_KINDS.items():
        yield from _declared(LINK[label], RDF.Property, link.zh, label)
        yield from _properties(link)


def _properties(kind: type[Kind]) -> Iterator[Triple]:
    for name, field in kind.model_fields.items():
        if name not in ("id", "source", "target"):
            title = field.title or name
            yield from _declared(PROPERTY[name], RDF.Property, title, name.replace("_", " "))


def _declared(what: URIRef, kind: URIRef, zh: str, en: str) -> Iterator[Triple]:
    yield what, RDF.type, kind
    yield what, RDFS.label, Literal(zh, lang="zh")
    yield what, RDFS.label, Literal(en, lang="en")


def _said(entities: Iterable[Entity]) -> Iterator[Triple]:
    for one in entities:
        yield from _of_link(one) if one.is_link else _of_node(one)


def _of_node(one: Entity) -> Iterator[Triple]:
    node = _address(one.key)
    yield node, RDF.type, KIND[one.kind]
    yield node, RDFS.label, Literal(str(one.body["name"]), lang="zh")
    yield from _values(node, NODE_KINDS[one.kind], one.body)


def _of_link(one: Entity) -> Iterator[Triple]:
    source, target = (_address(end) for end in one.ends)
    yield source, LINK[one.kind], target
    if one.role is None and not one.body:
        return
    statement = LINK[":".join(quote(part, safe="") for part in one.key.split("\t"))]
    yield statement, RDF.type, RDF.Statement
    yield statement, RDF.subject, source
    yield statement, RDF.predicate, LINK[one.kind]
    yield statement, RDF.object, target
    if one.role is not None:
        yield statement, ROLE, Literal(one.role)
    yield from _values(statement, LINK_KINDS[one.kind], one.body)


def _values(about: URIRef, kind: type[Kind], body: dict[str, Any]) -> Iterator[Triple]:
    for name, value in sorted(body.items()):
        for one in value if isinstance(value, list | tuple) else [value]:
            yield about, PROPERTY[name], _literal(kind, name, one)


def _literal(kind: type[Kind], name: str, value: Any) -> Literal:
    """Days as days; what the record holds otherwise is typed by itself."""
    is_day = "date" in str(kind.model_fields[name].annotation)
    return Literal(value, datatype=XSD.date) if is_day else Literal(value)


def _address(id_: str) -> URIRef:
    return NODE[quote(id_, safe="")]
