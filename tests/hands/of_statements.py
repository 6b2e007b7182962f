"""The same graph in other words: its statements altered, as stores, mergers and people alter them."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs
import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

import visitdata as vd
from tests.hands.hand import NAMED, RDF_FORMATS, spared
from tests.hands.of_pyoxigraph import OURS
from tests.hands.tool_errors import XML_CARRIAGE_RETURN
from tests.support.readings import by_rdflib
from visitdata.terms import PREFIXES, RDF_TYPE, expand

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Quads: TypeAlias = "list[Quad]"
Graph: TypeAlias = "NamedNode | BlankNode | DefaultGraph"

SCHEMA = PREFIXES["schema"]
# What VOCABULARY has in brackets: it follows from the rest, and a document may leave it out.
DERIVED = {
    *map(expand, ("vd:earliest", "vd:latest", "vd:positedEarliest", "vd:positedLatest")),
    *(
        SCHEMA + name
        for name in (
            "dateCreated",
            "dateModified",
            "datePublished",
            "startDate",
            "endDate",
            "eventStatus",
            "attendee",
            "organizer",
            "appearance",
            "isPartOf",
        )
    ),
}


@attrs.frozen(eq=False)
class Alteration:
    """One way to say the same: the statements, altered.

    Attributes:
        name: what is altered.
        altered: the statements of a dossier, and something to choose by, to what they become.
        needs_graphs: whether formats without graphs cannot hold it.
    """

    name: str
    altered: Callable[[Quads, vd.Dossier, Random], Quads]
    needs_graphs: bool = False


def _http(quads: Quads, _dossier: vd.Dossier, _random: Random) -> Quads:
    """schema.org's terms as its own context has them."""

    def other(term: NamedNode) -> NamedNode:
        is_schema = term.value.startswith(SCHEMA)
        return NamedNode(f"http{term.value.removeprefix('https')}") if is_schema else term

    def is_term(quad: Quad) -> bool:
        return quad.predicate.value in {RDF_TYPE, f"{SCHEMA}eventStatus"}

    return [
        Quad(
            quad.subject,
            other(quad.predicate),
            other(cast("NamedNode", quad.object)) if is_term(quad) else quad.object,
            quad.graph_name,
        )
        for quad in quads
    ]


def _shuffled(quads: Quads, _dossier: vd.Dossier, random: Random) -> Quads:
    return random.sample(quads, len(quads))


def _repeated(quads: Quads, _dossier: vd.Dossier, random: Random) -> Quads:
    return [*quads, *random.choices(quads, k=len(quads))]


def _underived(quads: Quads, _dossier: vd.Dossier, random: Random) -> Quads:
    """Without some, or any, of what follows from the rest."""
    most = random.choice((0.5, 1))
    return [quad for quad in quads if quad.predicate.value not in DERIVED or random.random() > most]


def _is_owned(iri: str, dossier: vd.Dossier) -> bool:
    """Whether a node has no id of its own: its IRI is made from that of its owner."""
    local = iri.removeprefix(f"{dossier.id}#")
    return local != iri and ":" in local.removeprefix("posited:")


def _renamed(quads: Quads, dossier: vd.Dossier, names: Callable[[], NamedNode | BlankNode]) -> Quads:
    """Other names for the nodes that have no id."""
    owned = {quad.subject: names() for quad in quads if _is_owned(_iri(quad.subject), dossier)}

    return [
        Quad(
            owned.get(quad.subject, quad.subject),
            quad.predicate,
            owned.get(cast("NamedNode", quad.object), quad.object),
            quad.graph_name,
        )
        for quad in quads
    ]


def _iri(term: object) -> str:
    assert isinstance(term, NamedNode), f"{term} is no IRI"
    return term.value


def _blank(quads: Quads, dossier: vd.Dossier, _random: Random) -> Quads:
    return _renamed(quads, dossier, BlankNode)


def _fresh(quads: Quads, dossier: vd.Dossier, random: Random) -> Quads:
    """Blank nodes, and IRIs of anybody's space, the dossier's own included."""
    spaces = ("urn:x-fresh:", "https://example.org/.well-known/genid/", f"{dossier.id}#fresh-")
    numbers = iter(range(len(quads)))

    def name() -> NamedNode | BlankNode:
        return random.choice((BlankNode(), NamedNode(f"{random.choice(spaces)}{next(numbers)}")))

    return _renamed(quads, dossier, name)


def _in_graphs(quads: Quads, graphs: list[Graph]) -> Quads:
    return [
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad, graph in zip(quads, cycle(graphs), strict=False)
    ]


def _other_graph(quads: Quads, _dossier: vd.Dossier, random: Random) -> Quads:
    """One graph with another name: an IRI, a blank node, or none."""
    other = NamedNode("https://example.org/graphs/1")
    return _in_graphs(quads, [random.choice((other, BlankNode(), DefaultGraph()))])


def _own_graph(quads: Quads, dossier: vd.Dossier, _random: Random) -> Quads:
    return _in_graphs(quads, [NamedNode(dossier.id)])


def _spread(quads: Quads, _dossier: vd.Dossier, _random: Random) -> Quads:
    """Over several graphs, none of them named by the dossier."""
    return _in_graphs(quads, [NamedNode("https://example.org/graphs/1"), BlankNode(), DefaultGraph()])


def _all(*alterations: Callable[[Quads, vd.Dossier, Random], Quads]) -> Callable[..., Quads]:
    def altered(quads: Quads, dossier: vd.Dossier, random: Random) -> Quads:
        for each in alterations:
            quads = each(quads, dossier, random)
        return quads

    return altered


ALTERATIONS = (
    Alteration("http for https in schema.org's terms", _http),
    Alteration("statements shuffled", _shuffled),
    Alteration("statements repeated", _repeated),
    Alteration("without what follows from the rest", _underived),
    Alteration("blank nodes for nodes without id", _blank),
    Alteration("fresh names for nodes without id", _fresh),
    Alteration("all of it", _all(_http, _repeated, _underived, _fresh, _shuffled)),
    Alteration("in a graph of another name, or of none", _other_graph, needs_graphs=True),
    Alteration("in a graph named by the dossier", _own_graph, needs_graphs=True),
    Alteration("in several graphs", _all(_spread, _fresh), needs_graphs=True),
)


def written(quads: Quads, name: str) -> bytes:
    """The statements in one of our formats, by pyoxigraph; in lines, each as often as it is there."""
    format_ = OURS[name]
    return cast(
        "bytes",
        pyoxigraph.serialize(
            quads if format_.supports_datasets else [quad.triple for quad in quads], format=format_
        ),
    )


def assert_comes_back(dossier: vd.Dossier, random: Random) -> None:
    """Fail where a dossier is not itself after its statements were altered."""
    for name in RDF_FORMATS:
        given = spared(dossier, [XML_CARRIAGE_RETURN] if name == "rdfxml" else [])
        quads = list(pyoxigraph.parse(vd.dumps(given, name), format=OURS[name]))
        for each in ALTERATIONS:
            if not each.needs_graphs or name in {*NAMED, "jsonld"}:
                data = written(each.altered(quads, given, random), name)
                assert vd.loads(data, name) == given, f"{each.name}, in {name}"
                if name == "nquads":
                    assert vd.from_rdflib(by_rdflib(data, name)) == given, f"{each.name}, by rdflib"
