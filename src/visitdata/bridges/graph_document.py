"""A property graph in the making, and its document in GraphML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import attrs

from visitdata.model.actors import Actor
from visitdata.model.events import Event
from visitdata.model.places import Place
from visitdata.model.record import Article
from visitdata.model.utterances import Utterance

if TYPE_CHECKING:
    from visitdata.codec.account import Account
    from visitdata.model.badges import Badges
    from visitdata.model.record import Record

SEPARATOR = " | "

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_Value: TypeAlias = "str | int | float | bool"
# The types of GraphML, of attributes that are no strings.
_TYPES = {"anonymous": "boolean", "length": "long", "latitude": "double", "longitude": "double"}


@attrs.frozen
class Edge:
    """An edge: from the record that has a member to the record that it names."""

    id: str
    source: str
    target: str
    type: str
    label: str
    attributes: dict[str, str]


@attrs.frozen
class Node:
    """A record in the making, or the dossier, whose attributes are those of the graph."""

    record: Record
    id: str
    badges: Badges
    account: Account
    attributes: dict[str, _Value] = attrs.field(factory=dict[str, "_Value"])
    edges: list[Edge] = attrs.field(factory=list[Edge])

    def join(self, key: str, value: str) -> None:
        """Add one of several values."""
        known = self.attributes.get(key)
        self.attributes[key] = value if known is None else f"{known}{SEPARATOR}{value}"

    def lead(
        self, target: str, type_: str, label: str | None = None, key: str = "", **attributes: str
    ) -> None:
        """Add an edge; `key` tells it from others of the type between the same two."""
        identifier = ":".join(filter(None, ("e", self.id, type_, target, key)))
        self.edges.append(Edge(identifier, self.id, target, type_, label or type_, attributes))


def text(graph: Node, nodes: list[Node]) -> Iterator[bytes]:
    """The document: the keys of all attributes, the nodes, and then the edges."""
    edges = [edge for node in nodes for edge in node.edges]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{_NAMESPACE}">\n'.encode()
    yield "".join(_keys(graph, nodes, edges)).encode()
    yield b'<graph id="dossier" edgedefault="directed">\n'
    yield "".join(_data(graph.attributes, "g-")).encode()
    for node in nodes:
        yield f"<node id={quoteattr(node.id)}>\n{''.join(_data(node.attributes))}</node>\n".encode()
    for edge in edges:
        attributes: dict[str, _Value] = {"type": edge.type, "label": edge.label, **edge.attributes}
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f"<edge id={quoteattr(edge.id)} {ends}>\n{''.join(_data(attributes, 'e-'))}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def labels(record: Record) -> str:
    """The labels of Neo4j: the class and those above it that a reference may lead to, ":Event:Visit"."""
    names = [
        base.__name__
        for base in reversed(type(record).__mro__)
        if issubclass(base, (Actor, Event, Utterance, Article, Place))
    ]
    return "".join(f":{name}" for name in names)


def _keys(graph: Node, nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    """What declares the attributes, which GraphML wants before they are used."""
    of_nodes = {name for node in nodes for name in node.attributes}
    of_edges = {name for edge in edges for name in edge.attributes}
    told = ("type", "label", *sorted(of_edges)) if edges else ()
    for domain, prefix, names in (
        ("graph", "g-", graph.attributes),
        ("node", "", sorted(of_nodes)),
        ("edge", "e-", told),
    ):
        for name in names:
            key = f'id={quoteattr(prefix + name)} for="{domain}" attr.name={quoteattr(name)}'
            yield f'<key {key} attr.type="{_TYPES.get(name, "string")}"/>\n'


def _data(attributes: Mapping[str, _Value], prefix: str = "") -> Iterator[str]:
    for name, value in attributes.items():
        yield f"<data key={quoteattr(prefix + name)}>{_text(value)}</data>\n"


def _text(value: _Value) -> str:
    """A value as XML has it: a carriage return by its number, since readers would make a line feed of it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(value, {"\r": "&#13;"}) if isinstance(value, str) else str(value)
