"""However a syntax is bent (contexts, prefixes, bases, escapes), what is posited is read as posited."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import visitdata as vd
from tests.rdf.small import ARCADIA, ARMS, DOSSIER, ID, SALE, VISIT
from tests.support.asserted_values import asserted
from tests.support.objects import children
from tests.support.plain_data import is_list, is_object
from visitdata.metamodel.describe import schemas
from visitdata.terms import PREFIXES, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.terms import Foreign

Data: TypeAlias = "dict[str, Any]"

VD, SCHEMA = PREFIXES["vd"], PREFIXES["schema"]
SAME: set[str] = set()  # read as it was written


def outcome(data: bytes | str, format_: str, foreign: Foreign = "refuse") -> set[str]:
    """The codes of what is wrong; none where the dossier is read as it was."""
    try:
        found = vd.loads(data, format_, foreign=foreign)
    except vd.DecodeError as error:
        codes = {problem.code for problem in error.problems}
        assert codes
        return codes
    assert found == DOSSIER
    return SAME


# JSON-LD.


@cache
def _written() -> str:
    """The dossier with keys and types without prefixes, so that a context may give them any meaning."""
    document: Data = json.loads(vd.dumps(DOSSIER, "jsonld"))
    context = {_plain(key): value for key, value in document["@context"].items()}
    for name in sorted(_names(document) - context.keys()):
        context[name] = VD + name.removeprefix("vd_")
    for name, term in context.items():
        if isinstance(term, dict) and name.startswith("vd_"):
            term["@id"] = VD + name.removeprefix("vd_")
    return json.dumps({**_renamed(document), "@context": context})


def _plain(name: str) -> str:
    return f"vd_{name.removeprefix('vd:')}" if name.startswith("vd:") else name


def _renamed(value: Any) -> Any:
    if is_object(value):
        return {
            _plain(key): _types(each) if key == "@type" else _renamed(each)
            for key, each in value.items()
            if key != "@context"
        }
    return [_renamed(each) for each in value] if is_list(value) else value


def _types(types: Any) -> Any:
    return [_plain(each) for each in types] if is_list(types) else _plain(types)


def _names(document: Data) -> set[str]:
    text = json.dumps(_renamed(document))
    return {each for each in text.replace('"', " ").split() if each.startswith("vd_")}


def document() -> Data:
    """The dossier as JSON-LD whose context may be altered."""
    made: Data = json.loads(_written())
    return made


def nodes(value: Any) -> Iterator[Data]:
    if is_object(value):
        yield value
    for _, each in children(value):
        yield from nodes(each)


def node(document: Data, iri: str) -> Data:
    return next(each for each in nodes(document) if each.get("@id") == iri and len(each) > 1)


TWINS = {
    twin.removeprefix(VD): term
    for shape in schemas(vd.Dossier)
    for term, twin in [
        *((member.term, member.twin) for member in shape.members),
        *((shape.types[0], each) for each in shape.twin_types if each != f"{VD}Proposition"),
    ]
    if not shape.settings.posited
} | {"Proposition": f"{VD}Event"}


def means(document: Data, name: str, iri: str) -> None:
    """Give a key or type of the document another meaning."""
    term = document["@context"].get(f"vd_{name}", iri)
    document["@context"][f"vd_{name}"] = {**term, "@id": iri} if isinstance(term, dict) else iri


def in_use() -> list[str]:
    return sorted(name for name in TWINS if f'"vd_{name}"' in _written())


def test_the_document_whose_meaning_is_changed_is_that_of_the_dossier() -> None:
    assert outcome(_written(), "jsonld") == SAME
    assert len(in_use()) > 15


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
@pytest.mark.parametrize("name", in_use())
def test_a_context_in_which_a_twin_means_its_term_is_refused(name: str, foreign: Foreign) -> None:
    changed = document()
    means(changed, name, TWINS[name])
    found = outcome(json.dumps(changed), "jsonld", foreign)
    # A node that is typed as a proposition of a kind is one, whether or not that it is one is said as well.
    assert found & {"several-types", "unknown-type", "unknown-property", "missing-member"}


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
@pytest.mark.parametrize("leading", [("alleges", "posits"), ("alleges",), ()])
def test_a_context_in_which_every_twin_means_its_term_is_refused(
    leading: tuple[str, ...], foreign: Foreign
) -> None:
    changed = document()
    for name in in_use():
        means(changed, name, TWINS[name])
    for name in leading:
        means(changed, name, f"{SCHEMA}about")
    assert outcome(json.dumps(changed), "jsonld", foreign) & {
        "unknown-type",
        "wrong-reference",
        "missing-member",
    }


def _set_context(**terms: Any) -> Callable[[Data], None]:
    return lambda data: data["@context"].update({f"@{name}": term for name, term in terms.items()})


def _scoped(name: str, **terms: Any) -> Callable[[Data], None]:
    """A context that holds where a type or property stands."""

    def attack(data: Data) -> None:
        term = data["@context"][name]
        full = term if is_object(term) else {"@id": term}
        data["@context"][name] = {**full, "@context": terms}

    return attack


def _in_sale(**members: Any) -> Callable[[Data], None]:
    def attack(data: Data) -> None:
        node(data, SALE).update({key.replace("at_", "@"): value for key, value in members.items()})

    return attack


def _in_visit(**members: Any) -> Callable[[Data], None]:
    def attack(data: Data) -> None:
        node(data, VISIT).update({key.replace("at_", "@"): value for key, value in members.items()})

    return attack


def _alleges(make: Callable[[Data], Any], **term: Any) -> Callable[[Data], None]:
    """Something else in place of what the allegation alleges, and a container for it."""

    def attack(data: Data) -> None:
        data["@context"]["vd_alleges"].update({f"@{name}": value for name, value in term.items()})
        node(data, ARMS)["vd_alleges"] = make(node(data, SALE))

    return attack


def _also(*attacks: Callable[[Data], None]) -> Callable[[Data], None]:
    def attack(data: Data) -> None:
        for each in attacks:
            each(data)

    return attack


def _alias(name: str, keyword: str) -> Callable[[Data], None]:
    return lambda data: data["@context"].update({name: keyword})


def _listed(list_: str, iri: str) -> Callable[[Data], None]:
    return lambda data: data[list_].append(copy.deepcopy(node(data, iri)))


def _event_in_alleges(data: Data) -> None:
    node(data, ARMS)["vd_alleges"] = [node(data, SALE), copy.deepcopy(node(data, VISIT))]


def _of_no_meaning(*names: str) -> Callable[[Data], None]:
    return lambda data: data["@context"].update(dict.fromkeys(names))


EVENT = [f"{VD}Transfer", f"{VD}Event", f"{SCHEMA}Event"]
ASSERTED_TRANSFER = {"vd_PositedTransfer": f"{VD}Transfer"}
GIVER = {"vd_giver": {"@id": f"{VD}giver", "@type": "@id"}}

JSONLD: dict[str, tuple[Callable[[Data], None], set[str]]] = {
    "a context that holds within a property": (_scoped("vd_alleges", **ASSERTED_TRANSFER), {"unknown-type"}),
    "a context that holds within a type": (
        _scoped("vd_PositedTransfer", vd_positedGiver={"@id": f"{VD}giver", "@type": "@id"}),
        {"unknown-property"},
    ),
    "a type that gives another type its meaning": (
        _scoped("vd_Proposition", **ASSERTED_TRANSFER),
        SAME,  # Types are read by the context that holds before theirs do (API, section 5.1.2, step 11).
    ),
    "a context within the node": (_in_sale(**{"@context": ASSERTED_TRANSFER}), {"unknown-type"}),
    "an event under @reverse": (
        _in_visit(**{"@reverse": {"vd_alleges": {"@id": ARMS}}}),
        {"unknown-type"},
    ),
    "a proposition under @reverse": (_in_sale(**{"@reverse": {"about": {"@id": ID}}}), {"unknown-type"}),
    "a key for @reverse": (
        _also(
            lambda data: data["@context"].update({"aboutOf": {"@reverse": f"{SCHEMA}about"}}),
            _in_sale(aboutOf={"@id": ID}),
        ),
        {"unknown-type"},
    ),
    "an allegation that is read backwards": (
        lambda data: data["@context"].update({"vd_alleges": {"@reverse": f"{VD}follows"}}),
        {"missing-member", "unlisted"},
    ),
    "an event under @included": (
        lambda data: data.update({"@included": [{"@id": SALE, "@type": EVENT}]}),
        {"several-types"},
    ),
    "an event that nothing lists, under @included": (
        lambda data: data.update({"@included": [{"@id": f"{ID}#new", "@type": EVENT, "name": "A sale"}]}),
        {"unlisted"},
    ),
    "an event in a graph": (
        lambda data: data.update(
            {"@included": [{"@id": "https://elsewhere.example/g", "@graph": [{"@id": SALE, "@type": EVENT}]}]}
        ),
        {"several-types"},
    ),
    "a graph of what is alleged": (
        _alleges(lambda sale: {"@id": SALE, "@graph": [sale]}),
        SAME,  # Graphs that no dossier names are read together.
    ),
    "a graph by its container": (
        _alleges(lambda sale: sale, container="@graph"),
        {"unlisted", "unknown-reference"},
    ),
    "a type under @nest": (
        _also(_alias("words", "@nest"), _in_sale(words={"@type": f"{VD}Transfer"})),
        {"several-types"},
    ),
    "a giver under @nest": (
        _also(
            _alias("words", "@nest"),
            lambda data: data["@context"].update(GIVER),
            _in_sale(words={"vd_giver": ARCADIA}),
        ),
        {"unknown-property"},
    ),
    "a list": (_alleges(lambda sale: {"@list": [sale]}), {"unknown-type", "unknown-reference"}),
    "a list by its container": (
        _alleges(lambda sale: [sale], container="@list"),
        {"unknown-type", "unknown-reference"},
    ),
    "a set": (_alleges(lambda sale: {"@set": [sale]}), SAME),
    "an index": (_in_sale(**{"@index": "vd_Transfer"}), SAME),
    "an index that is a property": (
        _alleges(lambda sale: {"any": sale}, container="@index", index=f"{VD}giver"),
        {"unknown-property"},
    ),
    "an index that is the type": (
        _alleges(lambda sale: {f"{VD}Event": sale}, container="@index", index=RDF_TYPE),
        {"wrong-term"},
    ),
    "a map by types": (_alleges(lambda sale: {f"{VD}Transfer": sale}, container="@type"), {"type-map"}),
    "a map by ids": (
        _alleges(lambda sale: {VISIT: {key: sale[key] for key in sale if key != "@id"}}, container="@id"),
        {"several-types", "unknown-property", "bad-id", "reserved-iri", "unknown-reference"},
    ),
    "a vocabulary of ours": (
        _also(_set_context(vocab=VD), _in_sale(**{"@type": ["Proposition", "Transfer"]})),
        {"unknown-type"},
    ),
    "a vocabulary that ends in Posited": (
        _also(_set_context(vocab=f"{VD}Posited"), _in_sale(**{"@type": ["vd_Proposition", "Transfer"]})),
        SAME,  # So it is spelt in full.
    ),
    "another key for @type": (_also(_alias("a", "@type"), _in_sale(a=f"{VD}Transfer")), {"several-types"}),
    "another key for the @type of an event": (
        _also(_alias("a", "@type"), _in_visit(a="vd_PositedTransfer")),
        {"several-types"},
    ),
    "another key for @id": (_also(_alias("i", "@id"), _in_sale(i=VISIT)), {"not-rdf"}),
    "rdf:type as a key": (_in_sale(**{RDF_TYPE: {"@id": f"{VD}Event"}}), {"several-types"}),
    "a literal of JSON": (
        _alleges(lambda sale: {"@type": "@json", "@value": sale}),
        {"wrong-term", "unknown-reference"},
    ),
    "a base": (_set_context(base="https://elsewhere.example/"), SAME),
    "an id that is relative to a base": (
        _also(_set_context(base=ID), _in_sale(**{"@id": "#arms-sale"})),
        {"bad-id", "reserved-iri", "unknown-reference"},
    ),
    "a proposition among the events": (_listed("about", SALE), {"unknown-type"}),
    "an event among the propositions": (_event_in_alleges, {"unknown-type"}),
    "a name": (_in_sale(name="Arcadia sells rifles"), {"unknown-property"}),
    "a keyword in capitals": (_in_sale(**{"@Type": "vd_Transfer"}), {"undefined-key"}),
    "a giver in full-width letters": (
        _in_sale(**{f"{VD}\uff47iver": {"@id": ARCADIA}}),
        {"unknown-property"},
    ),
    "a type in percent-encoding": (
        _in_sale(**{"@type": ["vd_Proposition", f"{VD}%50ositedTransfer"]}),
        {"unknown-type"},
    ),
    "types of no meaning": (_of_no_meaning("vd_PositedTransfer", "vd_Proposition"), {"unknown-type"}),
    "a direction": (_set_context(direction="ltr"), {"wrong-datatype"}),
    "a context elsewhere": (_set_context(**{"import": "https://elsewhere.example/c"}), {"remote-context"}),
}


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
@pytest.mark.parametrize("name", JSONLD)
def test_json_ld_is_read_as_it_was_or_refused(name: str, foreign: Foreign) -> None:
    attack, expected = JSONLD[name]
    changed = document()
    attack(changed)
    assert outcome(json.dumps(changed), "jsonld", foreign) == expected


def test_a_node_without_a_context_is_refused() -> None:
    changed = document()
    _in_sale(**{"@context": None})(changed)
    assert outcome(json.dumps(changed), "jsonld") == {"undefined-key", "relative-iri"}
    assert outcome(json.dumps(changed), "jsonld", "ignore") == {"relative-iri"}


@pytest.mark.parametrize("name", ["vd_positedGiver", "vd_alleges", "vd_positedLabel"])
def test_a_key_of_no_meaning_loses_what_is_said_and_asserts_nothing(name: str) -> None:
    changed = document()
    _of_no_meaning(name)(changed)
    assert outcome(json.dumps(changed), "jsonld") >= {"undefined-key"}
    try:
        found = vd.loads(json.dumps(changed), "jsonld", foreign="ignore")
    except vd.DecodeError as error:
        assert error.problems  # noqa: PT017 - either is right, by whether the member is required
    else:
        assert asserted(found) == asserted(DOSSIER)


# Turtle.


def _turtle() -> str:
    return vd.dumps(DOSSIER, "turtle").decode()


def _before_sale(text: str) -> Callable[[str], str]:
    """Something that stands just before what is said of the proposition."""

    def attack(turtle: str) -> str:
        head, rest = turtle.split(SALE_IN_TURTLE, 1)
        start = rest.index(f"\n{SALE_IN_TURTLE} a ") if f"\n{SALE_IN_TURTLE} a " in rest else None
        assert start is not None
        return f"{head}{SALE_IN_TURTLE}{rest[:start]}\n{text}{rest[start:]}"

    return attack


def _with(old: str, new: str) -> Callable[[str], str]:
    def attack(turtle: str) -> str:
        assert old in turtle
        return turtle.replace(old, new)

    return attack


SALE_IN_TURTLE = ":posited:arms-sale"
PREFIX = f"@prefix vd: <{VD}> ."

TURTLE: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "another prefix": (lambda turtle: turtle.replace("vd:", "p:"), SAME),
    "a prefix that ends within the twins": (
        lambda turtle: turtle.replace("vd:Posited", "P:").replace(
            PREFIX, f"{PREFIX}\n@prefix P: <{VD}Posited> ."
        ),
        SAME,
    ),
    "a prefix of another vocabulary": (
        _with(PREFIX, "@prefix vd: <https://elsewhere.example/ns#> ."),
        {"no-dossier"},
    ),
    "a prefix that posits everything": (_with(PREFIX, f"@prefix vd: <{VD}posited> ."), {"no-dossier"}),
    "a prefix with http": (_with(PREFIX, PREFIX.replace("https", "http")), {"no-dossier"}),
    "the prefix bound anew for the proposition": (
        _before_sale("@prefix vd: <https://elsewhere.example/ns#> ."),
        {"unknown-type"},
    ),
    "the base bound anew": (_before_sale("@base <https://elsewhere.example/> ."), SAME),
    "the empty prefix bound anew": (
        _before_sale("@prefix : <https://elsewhere.example/d#> ."),
        {"unknown-reference"},
    ),
    "a type in escapes": (_with("vd:PositedTransfer", f"<{VD}\\u0050ositedTransfer>"), SAME),
    "a type in percent-encoding": (_with("vd:PositedTransfer", "vd:%50ositedTransfer"), {"unknown-type"}),
    "a type in lower case": (_with("vd:PositedTransfer", "vd:positedTransfer"), {"unknown-type"}),
    "the type of an event": (_with("vd:PositedTransfer", "vd:Transfer"), {"unknown-type"}),
    "the giver of an event": (_with("vd:positedGiver", "vd:giver"), {"unknown-property"}),
    "a name in another normal form": (
        lambda turtle: f"{turtle}\n{SALE_IN_TURTLE} vd:give\u0301r :arcadia .",
        {"unknown-property"},
    ),
    "a quoted triple": (
        lambda turtle: f"{turtle}\n<< {SALE_IN_TURTLE} a vd:Event >> vd:note 'x'@en .",
        {"foreign"},
    ),
    "an annotation": (
        lambda turtle: turtle + f"\n{SALE_IN_TURTLE} vd:giver :arcadia {{| vd:note 'x'@en |}} .",
        {"unknown-property"},
    ),
    "a list of what is alleged": (
        _with(f"vd:alleges {SALE_IN_TURTLE}", f"vd:alleges ( {SALE_IN_TURTLE} )"),
        {"unknown-type", "unknown-reference"},
    ),
}


@pytest.mark.parametrize("name", TURTLE)
def test_turtle_is_read_as_it_was_or_refused(name: str) -> None:
    attack, expected = TURTLE[name]
    changed = attack(_turtle())
    found = outcome(changed, "turtle")
    assert found == expected if expected == SAME else found >= expected
    if "foreign" not in expected:
        return
    assert outcome(changed, "turtle", "ignore") == SAME


# RDF/XML.


def _xml() -> str:
    return vd.dumps(DOSSIER, "rdfxml").decode()


XML: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "another prefix": (lambda xml: xml.replace("vd:", "p:").replace("xmlns:vd", "xmlns:p"), SAME),
    "character references": (_with(f"{VD}PositedTransfer", f"{VD}&#80;ositedTransfer"), SAME),
    "the type in percent-encoding": (
        _with(f"{VD}PositedTransfer", f"{VD}%50ositedTransfer"),
        {"unknown-type"},
    ),
    "a document type": (
        lambda xml: xml.replace(
            "<rdf:RDF", f'<!DOCTYPE rdf:RDF [<!ENTITY t "{VD}Transfer">]>\n<rdf:RDF', 1
        ).replace(f'"{VD}PositedTransfer"', '"&t;"'),
        {"doctype"},
    ),
    "a base": (_with("<rdf:RDF", '<rdf:RDF xml:base="https://elsewhere.example/"'), SAME),
    "a literal of XML": (
        _with("<vd:alleges rdf:resource=", '<vd:alleges rdf:parseType="Literal" x='),
        {"not-rdf"},
    ),
    "the prefix bound anew": (
        _with("<vd:positedGiver ", '<vd:positedGiver xmlns:vd="https://elsewhere.example/ns#" '),
        {"foreign"},
    ),
    "a giver in the name of another prefix": (
        _with("<vd:positedGiver ", f'<p:giver xmlns:p="{VD}" '),
        {"unknown-property"},
    ),
}


@pytest.mark.parametrize("name", XML)
def test_rdf_xml_is_read_as_it_was_or_refused(name: str) -> None:
    attack, expected = XML[name]
    found = outcome(attack(_xml()), "rdfxml")
    assert found == expected if expected == SAME else found >= expected
