"""Whatever is added to the statements of a dossier, what is posited in it stays posited."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
import rdflib

import visitdata as vd
from tests.rdf.small import (
    ARCADIA,
    ARMS,
    DENIAL,
    DOSSIER,
    HEARSAY,
    ID,
    INQUIRY,
    ITEM,
    OTHER,
    SALE,
    STATEMENTS,
    STRELSAU,
    TYPE,
    VISIT,
    date,
    text,
)
from tests.support.asserted_values import asserted, read, statements
from visitdata.rdf.quads import TRIPLE
from visitdata.terms import PREFIXES, expand

if TYPE_CHECKING:
    from visitdata.rdf.quads import Object, Quad
    from visitdata.terms import Foreign

Triple: TypeAlias = "tuple[str, str, Object]"

VD, SCHEMA, RDF = PREFIXES["vd"], PREFIXES["schema"], PREFIXES["rdf"]
OWL, PROV, SKOS = PREFIXES["owl"], PREFIXES["prov"], PREFIXES["skos"]
QUOTED = (f"<<( <{SALE}> <{TYPE}> <{VD}Event> )>>", TRIPLE, None)

# Refused in any case: what is added says of what is posited that it is so, or the other way round.
REFUSED: dict[str, tuple[list[Triple], set[str]]] = {
    # A node that is both.
    "a proposition is an event of its kind": ([(SALE, TYPE, f"{VD}Transfer")], {"several-types"}),
    "a proposition is an event": ([(SALE, TYPE, f"{VD}Event")], {"several-types"}),
    "a proposition is an event of schema.org": ([(SALE, TYPE, f"{SCHEMA}Event")], {"several-types"}),
    "a proposition is one of http://schema.org": (
        [(SALE, TYPE, "http://schema.org/Event")],
        {"several-types"},
    ),
    "a proposition is an action": ([(SALE, TYPE, f"{SCHEMA}Action")], {"several-types"}),
    "a proposition is an activity": ([(SALE, TYPE, f"{PROV}Activity")], {"several-types"}),
    "an event is a proposition": ([(VISIT, TYPE, f"{VD}Proposition")], {"several-types"}),
    "an event is a proposition of its kind": ([(VISIT, TYPE, f"{VD}PositedVisit")], {"several-types"}),
    "what a proposition owns is asserted": ([(ITEM, TYPE, f"{VD}Item")], {"several-types"}),
    # Terms that look like the asserted ones.
    "the type in percent-encoding": ([(SALE, TYPE, f"{VD}%54ransfer")], {"several-types"}),
    "the type in lower case": ([(SALE, TYPE, f"{VD}transfer")], {"several-types"}),
    "the type with a Cyrillic letter": ([(SALE, TYPE, f"{VD}\u0422ransfer")], {"several-types"}),
    "the type as a text": ([(SALE, TYPE, text(f"{VD}Transfer"))], {"wrong-term"}),
    "the type as a triple": ([(SALE, TYPE, QUOTED)], {"wrong-term"}),
    # An asserted property of what is posited, and a twin of what is asserted.
    "a giver beside the posited one": ([(SALE, f"{VD}giver", ARCADIA)], {"unknown-property"}),
    "a place of schema.org": ([(SALE, f"{SCHEMA}location", STRELSAU)], {"unknown-property"}),
    "a name of schema.org": ([(SALE, f"{SCHEMA}name", text("A sale", "en"))], {"unknown-property"}),
    "a label of SKOS": ([(SALE, f"{SKOS}prefLabel", text("A sale"))], {"unknown-property"}),
    "an actor of PROV": ([(SALE, f"{PROV}wasAssociatedWith", ARCADIA)], {"unknown-property"}),
    "an item": ([(SALE, f"{VD}item", ITEM)], {"unknown-property"}),
    "a name of an item": ([(ITEM, f"{SCHEMA}name", text("rifles", "en"))], {"unknown-property"}),
    "a date of schema.org": ([(SALE, f"{SCHEMA}startDate", date("2030-01-01"))], {"unknown-property"}),
    "a bound": ([(SALE, f"{VD}earliest", date("2030-01-01"))], {"unknown-property"}),
    "that it is planned": (
        [(SALE, f"{SCHEMA}eventStatus", f"{SCHEMA}EventScheduled")],
        {"unknown-property"},
    ),
    "a type in words": ([(SALE, f"{SCHEMA}additionalType", f"{VD}Transfer")], {"unknown-property"}),
    "that it is the same as an event": ([(SALE, f"{SCHEMA}sameAs", VISIT)], {"unknown-property"}),
    "the twin of an event": ([(SALE, f"{VD}twinOf", VISIT)], {"unknown-property"}),
    "a posited visitor of an event": ([(VISIT, f"{VD}positedVisitor", ARCADIA)], {"unknown-property"}),
    "a posited giver of a visit": ([(VISIT, f"{VD}positedGiver", ARCADIA)], {"unknown-property"}),
    "an event is a version of it": ([(VISIT, f"{VD}positedVersionOf", SALE)], {"unknown-property"}),
    # Who says it.
    "an event is alleged": ([(ARMS, f"{VD}alleges", VISIT)], {"unknown-type"}),
    "an event is posited": ([(DENIAL, f"{VD}posits", VISIT)], {"unknown-type"}),
    "an event is denied": ([(DENIAL, f"{VD}denies", VISIT)], {"unknown-type"}),
    "an event alleges it": ([(VISIT, f"{VD}alleges", SALE)], {"unknown-property"}),
    "a state alleges it": ([(ARCADIA, f"{VD}alleges", SALE)], {"unknown-property"}),
    "the dossier alleges it": ([(ID, f"{VD}alleges", SALE)], {"unknown-property"}),
    "two say it": ([(DENIAL, f"{VD}posits", SALE)], {"duplicate-id"}),
    "one denies what another says": ([(DENIAL, f"{VD}denies", SALE)], {"duplicate-id"}),
    "what is only said says it, too": ([(HEARSAY, f"{VD}positedPosits", SALE)], {"duplicate-id"}),
    "it is said to be alleged": ([(ARMS, f"{VD}positedAlleges", SALE)], {"unknown-property"}),
    # What leads to it.
    "the dossier lists it among its events": ([(ID, f"{SCHEMA}about", SALE)], {"unknown-type"}),
    "the dossier lists it among its actors": ([(ID, f"{SCHEMA}mentions", SALE)], {"unknown-type"}),
    "the dossier lists it among its statements": ([(ID, f"{SCHEMA}hasPart", SALE)], {"unknown-type"}),
    "the dossier lists it among its articles": ([(ID, f"{SCHEMA}isBasedOn", SALE)], {"unknown-type"}),
    "an allegation is about it": ([(ARMS, f"{SCHEMA}about", SALE)], {"wrong-reference"}),
    "an event follows it": ([(VISIT, f"{VD}follows", SALE)], {"wrong-reference"}),
    "an event is part of it": ([(VISIT, f"{SCHEMA}superEvent", SALE)], {"wrong-reference"}),
    "it is the occasion of a statement": ([(DENIAL, f"{VD}occasion", SALE)], {"wrong-reference"}),
    "a statement responds to it": ([(DENIAL, f"{VD}respondsTo", SALE)], {"wrong-reference"}),
    "it is the ground of an inquiry": ([(INQUIRY, f"{VD}ground", SALE)], {"wrong-reference"}),
    # What is known only from somebody.
    "an asserted statement is known from another": ([(DENIAL, f"{VD}via", ARMS)], {"contradiction"}),
    "the same, with the twin": (
        [(DENIAL, f"{VD}positedVia", ARMS)],
        {"contradiction", "unknown-property"},
    ),
    "hearsay is a statement": ([(HEARSAY, TYPE, f"{VD}Statement")], {"several-types"}),
    "hearsay has a speaker": ([(HEARSAY, f"{VD}speaker", ARCADIA)], {"unknown-property"}),
    "hearsay is known from another": ([(HEARSAY, f"{VD}via", ARMS)], {"unknown-property"}),
    # Names.
    "an event has the id of a proposition": (
        [(ID, f"{SCHEMA}about", f"{ID}#arms-sale"), (f"{ID}#arms-sale", TYPE, f"{VD}Event")],
        {"duplicate-id", "missing-member"},
    ),
    "an event has the IRI of a proposition": (
        [(ID, f"{SCHEMA}about", f"{ID}#posited:x"), (f"{ID}#posited:x", TYPE, f"{VD}Event")],
        {"bad-id", "reserved-iri", "missing-member"},
    ),
    "the twin of an event, that nobody says": (
        [(f"{ID}#posited:visit", TYPE, f"{VD}PositedVisit")],
        {"unlisted"},
    ),
}

# None of the dossier's: refused, or left aside, and then nothing has become of it.
FOREIGN: dict[str, list[Triple]] = {
    "somebody else's kind of event": [(SALE, TYPE, "http://linkedevents.org/ontology/Event")],
    "a thing, as reasoners say": [(SALE, TYPE, f"{OWL}Thing")],
    "a type that has no IRI": [(SALE, TYPE, "_:type")],
    "http for https": [(SALE, TYPE, f"http{VD.removeprefix('https')}Transfer")],
    "a slash for a hash": [(SALE, TYPE, f"{VD.removesuffix('#')}/Transfer")],
    "the host in capitals": [(SALE, TYPE, VD.replace("w3id", "W3ID") + "Transfer")],
    "a giver in http": [(SALE, f"http{VD.removeprefix('https')}giver", ARCADIA)],
    "a label": [(SALE, expand("rdfs:label"), text("Arcadia sells rifles", "en"))],
    "a title of Dublin Core": [(SALE, "http://purl.org/dc/terms/title", text("A sale"))],
    "a point in time of Wikidata": [(SALE, "http://www.wikidata.org/prop/direct/P585", text("2030"))],
    "the same as an event": [(VISIT, f"{OWL}sameAs", SALE)],
    "the same as an event, turned round": [(SALE, f"{OWL}sameAs", VISIT)],
    "the same for schema.org": [(VISIT, f"{SCHEMA}sameAs", SALE)],
    "a class below": [(f"{VD}PositedTransfer", expand("rdfs:subClassOf"), f"{VD}Transfer")],
    "a property that is equivalent": [(f"{VD}positedGiver", f"{OWL}equivalentProperty", f"{VD}giver")],
    "somebody else alleges it": [("https://data.example.org/dossiers/b#x", f"{VD}alleges", SALE)],
    "its type as a statement about a statement": [
        ("_:said", TYPE, f"{RDF}Statement"),
        ("_:said", f"{RDF}subject", SALE),
        ("_:said", f"{RDF}predicate", TYPE),
        ("_:said", f"{RDF}object", f"{VD}Event"),
    ],
    "its type as a quoted triple": [("_:said", f"{RDF}reifies", QUOTED)],
    "the twin of a kind that is unknown": [(VISIT, TYPE, f"{OTHER}PositedVisit")],
    "the twin of a property that is unknown": [(VISIT, f"{OTHER}positedGuest", ARCADIA)],
}


def codes(given: list[Quad], foreign: Foreign) -> set[str]:
    with pytest.raises(vd.DecodeError) as caught:
        read(given, foreign)
    return {problem.code for problem in caught.value.problems}


def with_more(added: list[Triple]) -> list[Quad]:
    return [*STATEMENTS, *((*triple, "") for triple in added)]


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_statement_that_mixes_the_said_and_the_asserted_is_refused(name: str, foreign: Foreign) -> None:
    added, expected = REFUSED[name]
    assert codes(with_more(added), foreign) == expected


@pytest.mark.parametrize("name", FOREIGN)
def test_a_statement_of_others_is_refused_or_left_aside_and_changes_nothing(name: str) -> None:
    given = with_more(FOREIGN[name])
    assert codes(given, "refuse") == {"foreign"}
    assert read(given, "ignore") == DOSSIER


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
def test_a_proposition_that_nobody_says_is_refused(foreign: Foreign) -> None:
    lost = [each for each in STATEMENTS if each[2] != SALE]
    assert codes(lost, foreign) == {"missing-member", "unlisted"}


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
def test_what_is_known_from_nobody_is_not_told_with_twins(foreign: Foreign) -> None:
    lost = [each for each in STATEMENTS if each[:2] != (HEARSAY, f"{VD}positedVia")]
    assert codes(lost, foreign) == {"contradiction"}


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
def test_a_proposition_of_a_dossier_that_does_not_list_who_says_it_is_refused(foreign: Foreign) -> None:
    lost = [each for each in STATEMENTS if each[:3:2] != (ID, ARMS)]
    assert codes(lost, foreign) == {"unknown-reference", "unlisted"}


# Two dossiers.

SALE_AS_EVENT = vd.Transfer(
    id="arms-sale",
    label="Arcadia sells rifles",
    status="occurred",
    time="2030~",
    givers=["arcadia"],
    items=[vd.Item(label="rifles")],
)


def asserting(dossier_id: str, event_id: str) -> vd.Dossier:
    """A dossier that asserts what the small one alleges."""
    data = vd.converter().unstructure(SALE_AS_EVENT)
    event = vd.converter().structure({**data, "id": event_id}, vd.Event)
    arcadia = vd.State(id="arcadia", name="Arcadia", country_code="XA", territory="port-arc")
    place = next(each for each in DOSSIER.places if each.id == "port-arc")
    return vd.Dossier(
        id=dossier_id, title=DOSSIER.title, language="en", actors=[arcadia], places=[place], events=[event]
    )


ELSEWHERE = "https://data.example.org/dossiers/elsewhere"
FORMATS = ("ntriples", "turtle", "rdfxml", "jsonld", "nquads", "trig")


@pytest.mark.parametrize("foreign", ["refuse", "ignore"])
@pytest.mark.parametrize("event_id", ["arms-sale", "sale-2"])
def test_of_two_dossiers_in_one_graph_neither_is_read(event_id: str, foreign: Foreign) -> None:
    other = asserting(ELSEWHERE, event_id)
    union = vd.to_rdflib(DOSSIER) + vd.to_rdflib(other)
    with pytest.raises(vd.DecodeError) as caught:
        vd.from_rdflib(union, foreign=foreign)
    assert [problem.code for problem in caught.value.problems] == ["several-dossiers"]


@pytest.mark.parametrize("format_", ["nquads", "trig"])
@pytest.mark.parametrize("event_id", ["arms-sale", "sale-2"])
def test_of_two_dossiers_in_graphs_of_their_own_no_record_crosses_over(
    event_id: str, format_: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = asserting(ELSEWHERE, event_id)
    path = tmp_path_factory.mktemp("two") / f"two.{ {'nquads': 'nq', 'trig': 'trig'}[format_] }"
    for order in ([DOSSIER, other], [other, DOSSIER]):
        path.write_bytes(b"".join(vd.dumps(each, format_) for each in order))
        assert list(vd.read(path)) == order


def test_statements_about_a_dossier_in_the_graph_of_another_are_not_its_own() -> None:
    lie: list[Quad] = [(SALE, TYPE, f"{VD}Event", ELSEWHERE), (ID, f"{SCHEMA}about", SALE, ELSEWHERE)]
    own = statements(asserting(ELSEWHERE, "arms-sale"), ELSEWHERE)
    named = statements(DOSSIER, ID)
    text_ = "".join(f"{_line(each)}\n" for each in (*named, *own, *lie))
    dataset = rdflib.Dataset()
    dataset.parse(data=text_, format="nquads")
    for name, expected in ((ID, DOSSIER), (ELSEWHERE, asserting(ELSEWHERE, "arms-sale"))):
        graph = dataset.graph(name)
        assert vd.from_rdflib(graph, foreign="ignore") == expected


def _line(statement: Quad) -> str:
    subject, predicate, value, graph = statement
    if isinstance(value, str):
        return f"<{subject}> <{predicate}> <{value}> <{graph}> ."
    words, datatype, language = value
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    suffix = f"@{language}" if language else f"^^<{datatype}>"
    return f'<{subject}> <{predicate}> "{quoted}"{suffix} <{graph}> .'


@pytest.mark.parametrize("event_id", ["arms-sale", "sale-2"])
def test_a_dossier_in_two_graphs_of_which_one_asserts_what_the_other_alleges(event_id: str) -> None:
    """Graphs contain nothing: both are the dossier's, and one id for both is a problem."""
    other = asserting(ID, event_id)
    given = [
        *statements(DOSSIER, "https://elsewhere.example/a"),
        *statements(other, "https://elsewhere.example/b"),
    ]
    if event_id == "arms-sale":
        assert "duplicate-id" in codes(given, "ignore")
        return
    found = read(given, "ignore")
    assert asserted(found) == asserted(DOSSIER) | asserted(other)
    assert found.allegations == DOSSIER.allegations
