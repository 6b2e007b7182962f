"""The bridge graphml: a property graph, for NetworkX, Gephi, yEd, Cytoscape and Neo4j.

Format: GraphML 1.0 (http://graphml.graphdrawing.org/primer/graphml-primer.html), one directed multigraph. Its
`labels` and `label` are those that Neo4j's APOC reads with `readLabels: true`.

What is only said is no node, not even under another name: layouts, degrees and shortest paths pay no heed to
the type of an edge. An allegation is a node, with edges from the claimants and to the accused: that somebody
accuses somebody is so. No edge leads from either to the deed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from visitdata.bridges import graph_document
from visitdata.bridges.bridge import Bridge
from visitdata.bridges.graph_document import SEPARATOR, Node, labels
from visitdata.bridges.identifiers import token
from visitdata.bridges.mapping import (
    NEVER_WRITTEN,
    NOT_THERE,
    Mapped,
    Row,
    Way,
    each,
    lost,
    told_already,
)
from visitdata.bridges.words import accused_as, beside_gist, marked, name_of
from visitdata.codec.account import filled
from visitdata.model.actors import Actor
from visitdata.model.badges import Badges
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event
from visitdata.model.places import Place
from visitdata.model.record import Article, Record
from visitdata.model.utterances import Allegation, Statement, Utterance
from visitdata.rdf.scope import Scope, content_key
from visitdata.syntaxes.format import Format
from visitdata.values.numbers import decimal_text

if TYPE_CHECKING:
    from visitdata.codec.account import Account
    from visitdata.errors import Path
    from visitdata.model.actors import Tie
    from visitdata.model.events import Code
    from visitdata.model.record import Evidence
    from visitdata.values.times import EDTF

NO_PLACE = "a property graph of plain values has no place for it"
HAS_SEPARATOR = 'values are joined by " | ", and it holds that'
NO_ACTOR = "the tie leads to no other record, and only its title is an attribute"
BY_PLACE = "evidence is told by its place, not by its words or digest"

_WORDS = frozenset({"digest", "exact", "prefix", "suffix"})


def _as_it_is(name: str) -> Way[Node]:
    def write(value: Any, path: Path, node: Node) -> None:
        node.attributes[name] = value
        node.account.enter(path)

    return write


def _joined(name: str) -> Way[Node]:
    """One of several texts, which stand in one attribute."""

    def write(value: str, path: Path, node: Node) -> None:
        if SEPARATOR in value:
            node.account.enter(path, HAS_SEPARATOR)
        else:
            node.join(name, value)
            node.account.enter(path)

    return each(write)


def _edge(type_: str) -> Way[Node]:
    def write(value: str, path: Path, node: Node) -> None:
        target = node.account.ids.get(value)
        node.account.enter(path, NOT_THERE if target is None else None)
        if target is not None:
            node.lead(target, type_)

    return write


def _headline(value: str, path: Path, node: Node) -> None:
    node.attributes["headline"] = node.attributes["label"] = value
    node.account.enter(path)


def _label_of_event(value: str, path: Path, node: Node) -> None:
    assert isinstance(node.record, Event)
    node.attributes["label"] = marked(node.record)
    node.account.enter(path)


def _name(value: str, path: Path, node: Node) -> None:
    record = node.record
    node.attributes["name"] = value
    node.attributes["label"] = name_of(record, node.badges.dossier) if isinstance(record, Actor) else value
    node.account.enter(path)


def _gist(value: str, path: Path, node: Node) -> None:
    assert isinstance(node.record, (Statement, Allegation))
    node.attributes["gist"] = value
    node.attributes["label"] = node.badges.gist(node.record)
    answers = beside_gist(node.badges, node.record)
    if answers:
        node.attributes["answers"] = answers
    node.account.enter(path)


def _names(value: dict[str, str], path: Path, node: Node) -> None:
    for language, name in value.items():
        node.attributes[f"name_{language}"] = name
        node.account.enter((*path, language))


def _time(name: str) -> Way[Node]:
    """A time as it is written; its first and last day stand beside it."""

    def write(value: EDTF, path: Path, node: Node) -> None:
        node.attributes[name] = str(value)
        if name == "time":
            bounds = {"earliest": value.earliest, "latest": value.latest}
            node.attributes.update({key: day.isoformat() for key, day in bounds.items() if day is not None})
        node.account.enter(path)

    return write


def _accused(value: str, path: Path, node: Node) -> None:
    assert isinstance(node.record, Allegation)
    target = node.account.ids.get(value)
    node.account.enter(path, NOT_THERE if target is None else None)
    if target is not None:
        node.lead(target, "accused", accused_as(node.record))


def _tie(tie: Tie, path: Path, node: Node) -> None:
    """An edge with what is told of the tie; without somebody at its other end, the title alone."""
    share = None if tie.share is None else decimal_text(tie.share)
    told = {"kind": tie.kind, "during": tie.during, "share": share}
    given = {name: str(value) for name, value in told.items() if value is not None}
    if tie.of is None:
        _title(tie, path, node)
        for name in given:
            node.account.enter((*path, name), NO_ACTOR)
        return
    for name in ("title", "of", *given):
        node.account.enter((*path, name))
    node.lead(node.account.ids[tie.of], "tie", tie.title, content_key(tie), title=tie.title, **given)


def _title(tie: Tie, path: Path, node: Node) -> None:
    is_plain = SEPARATOR not in tie.title
    node.account.enter((*path, "title"), None if is_plain else HAS_SEPARATOR)
    if is_plain:
        node.join("titles", tie.title)


def _code(code: Code, path: Path, node: Node) -> None:
    text = f"{code.scheme}:{code.code}"
    if ":" in code.scheme or SEPARATOR in text:
        node.account.enter(path, 'it holds ":" or " | ", which stand between codes and their parts')
        return
    node.join("codes", text)
    node.account.enter((*path, "scheme"))
    node.account.enter((*path, "code"))


def _evidence(evidence: Evidence, path: Path, node: Node) -> None:
    """`ARTICLE:START-END`, or `ARTICLE#FRAGMENT`; the words and their digest are left out."""
    where = token(evidence.article)
    is_text = evidence.fragment is None
    stretch = f":{evidence.start}-{evidence.end}" if is_text else f"#{evidence.fragment}"
    node.join("evidence", where + stretch)
    for member, _ in filled(evidence):
        node.account.enter((*path, member.name), BY_PLACE if member.name in _WORDS else None)


_SAID = (Statement, Allegation)
_ROLES = {
    "agents": "agent", "affected": "affected", "participants": "participant", "visitors": "visitor",
    "hosts": "host", "inviters": "inviter", "givers": "giver", "recipients": "recipient",
    "attackers": "attacker", "targets": "target", "forces": "force", "detainers": "detainer",
    "detainees": "detainee", "victims": "victim", "perpetrators": "perpetrator",
    "appointers": "appointer", "appointees": "appointee", "voters": "voter", "issuers": "issuer",
    "subjects": "subject", "imposers": "imposer", "parties": "party", "movers": "mover", "moved": "moved",
    "protesters": "protester",
}  # fmt: skip
_LISTS = "aliases same_as close_match authors based_on hedges measures demands"
_OTHER_LISTS = (
    "follows purpose in_return_for places grounds members nationality claimants speakers addressees occasion"
    " about responds_to"
)
_REFERENCES = "body part_of origin destination territory seat of channel made_in"
_PLAIN = (
    "description kind status standing url publisher country_code latitude longitude anonymous time_text"
    " language medium choice measure topic means title dateline number headline sha256 length archived_at"
    " reason"
)
_TIMES = "published modified born died"


def _each_by_itself(members: str, becomes: str, way: Callable[[str], Way[Node]]) -> Iterator[Row[Node]]:
    """A row for each of some members of any record, as it is called."""
    return (Row((Record,), (name,), becomes.format(name), way(name)) for name in members.split())


def _rows() -> Iterator[Row[Node]]:
    yield Row((Dossier,), ("id",), "graph attribute iri", _as_it_is("iri"))
    yield lost((Dossier,), "format makers evidence", NO_PLACE)
    for name in ("title", "description", "language", "license", "version"):
        yield Row((Dossier,), (name,), f"graph attribute {name}", _as_it_is(name))
    for name in ("created", "modified"):
        yield Row((Dossier,), (name,), f"graph attribute {name}", _time(name))
    yield Row((Record,), ("id",), "id; the IRI as iri", told_already)
    yield Row((Record,), ("type",), "type, labels", told_already)
    yield lost((Article,), "evidence", NO_PLACE)
    yield Row((Article,), ("headline",), "headline, label", _headline)
    yield Row((Event,), ("label",), "label; a plan or a cancelled event is marked in it", _label_of_event)
    yield Row((Event, Utterance), ("time",), "time as it is; earliest, latest as days", _time("time"))
    yield Row((Actor, Place), ("name",), "name, label; of the unnamed with the title of the dossier", _name)
    yield Row((Actor, Place), ("names",), "name_LANGUAGE", _names)
    yield Row(_SAID, ("gist",), "gist; label, with its source; beside it, answers", _gist)
    yield Row((Allegation,), ("accused",), "edge `accused`; its label tells who was cleared", each(_accused))
    yield from NEVER_WRITTEN
    yield lost((Record,), "confidence size counts items weapons", NO_PLACE)
    yield Row((Actor,), ("ties",), "edge `tie`, with title, kind, during and share", each(_tie), NO_ACTOR)
    yield Row((Event,), ("codes",), 'codes, `SCHEME:CODE` joined by " | "', each(_code), HAS_SEPARATOR)
    evidence = 'evidence, `ARTICLE:START-END`, joined by " | "; digest and words are lost'
    yield Row((Record,), ("evidence",), evidence, each(_evidence), BY_PLACE)
    for name in _LISTS.split():
        yield Row((Record,), (name,), f'{name}, joined by " | "', _joined(name), HAS_SEPARATOR)
    for name, type_ in _ROLES.items():
        yield Row((Event,), (name,), f"edge `{type_}`", each(_edge(type_)), NOT_THERE)
    yield from _each_by_itself(_OTHER_LISTS, "edge `{}`", lambda name: each(_edge(name)))
    yield from _each_by_itself(_REFERENCES, "edge `{}`", _edge)
    yield from _each_by_itself(_TIMES, "{}", _time)
    yield from _each_by_itself(_PLAIN, "{}", _as_it_is)


MAPPING: Mapped[Node] = Mapped(_rows(), NO_PLACE)


def _pieces(dossier: Dossier, account: Account) -> Iterator[bytes]:
    """The document: the keys of all attributes, the nodes, and then the edges."""
    badges, iris = Badges(dossier), Scope(dossier).iris
    graph = Node(dossier, "", badges, account)
    MAPPING.write(dossier, (), graph)
    nodes: list[Node] = []
    for path, record in BRIDGE.records(dossier, account):
        node = Node(record, account.ids[record.id], badges, account)
        kind = type(record).__name__
        told = {"iri": iris[record.id], "type": kind, "labels": labels(record), "label": record.id}
        node.attributes.update(told)
        MAPPING.write(record, path, node)
        nodes.append(node)
    yield from graph_document.text(graph, nodes)


BRIDGE = Bridge(
    target="GraphML 1.0",
    mapping=MAPPING,
    called=lambda record, _iri: token(record.id),
    pieces=_pieces,
)
FORMAT = Format(
    name="graphml",
    suffix=".graphml",
    media_type="application/graphml+xml",
    write=BRIDGE.write,
    losses=BRIDGE.losses,
    is_rdf=False,
)
