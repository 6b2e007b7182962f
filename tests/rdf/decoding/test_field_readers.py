"""All objects of a property become the values of a member; what cannot is told, each at its statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

import visitdata as vd
from tests.rdf.small import text
from visitdata.errors import Mistake
from visitdata.metamodel.describe import schema_of
from visitdata.rdf.decoding.field_readers import of_plain, refuse_others
from visitdata.rdf.literals import LANG_STRING
from visitdata.terms import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from visitdata.metamodel.schema import Member
    from visitdata.rdf.decoding.field_readers import Data
    from visitdata.rdf.quads import About, Object

NODE, P = "https://id.example.org/x", "https://id.example.org/p"


@attrs.define
class Reading:
    """A dossier as a field sees it: what it is told."""

    language: str | None = "en"
    about: About = attrs.field(factory=dict[str, Any])
    problems: list[tuple[str, Object | None]] = attrs.field(factory=list[Any])
    kept: list[Object] = attrs.field(factory=list[Any])

    @property
    def report(self) -> Reading:
        return self

    def id_of(self, iri: str) -> str:
        return f"id of {iri}"

    def problem(self, subject: str, predicate: str, value: Object | None, mistake: Mistake) -> None:
        assert (subject, predicate) == (NODE, P)
        self.problems.append((mistake.code, value))

    def lose(self, objects: Iterable[Object]) -> None:
        raise AssertionError(objects)

    def readable(
        self, subject: str, predicate: str, objects: Sequence[Object], values: Sequence[object]
    ) -> list[object]:
        for value, plain in zip(objects, values, strict=True):
            if isinstance(plain, Mistake):
                self.problem(subject, predicate, value, plain)
            else:
                self.kept.append(value)
        return [plain for plain in values if not isinstance(plain, Mistake)]


def member(cls: type, name: str) -> Member:
    return schema_of(cls).member(name)


WORDS = member(vd.Quote, "words")


def read(objects: list[Object], *members: Member, language: str | None = "en") -> tuple[Data, Reading]:
    """What becomes of the objects of a property that these members share."""
    reading, data = Reading(language), dict[str, Any]()
    of_plain(P, members)(reading, NODE, data, objects)
    return data, reading


def test_one_value_fills_a_member_and_many_fill_a_list() -> None:
    assert read([text("talks")], member(vd.Meeting, "kind"))[0] == {"kind": "talks"}
    assert read([text("b"), text("a")], member(vd.Statement, "hedges"))[0] == {"hedges": ["b", "a"]}
    assert read([text("a")], member(vd.Statement, "hedges"))[0] == {"hedges": ["a"]}


def test_of_several_values_the_first_is_taken_and_the_second_told() -> None:
    data, reading = read([text("a"), text("b"), text("c")], member(vd.Statement, "medium"))
    assert data == {"medium": "a"}
    assert reading.problems == [("several-values", text("b"))]


def test_how_many_there_are_is_told() -> None:
    told: list[Mistake] = []

    class Told(Reading):
        def problem(self, subject: str, predicate: str, value: Object | None, mistake: Mistake) -> None:  # noqa: ARG002 - as it is called
            told.append(mistake)

    of_plain(P, [WORDS])(Told(), NODE, {}, [text("a")])
    assert told == []
    refuse_others(Told(), NODE, P, [text("a"), text("b"), text("c")])
    assert told == [("several-values", "expected at most one value, not 3", "keep one")]


def test_what_cannot_be_read_is_left_out_and_told() -> None:
    data, reading = read([text("a"), NODE, text("b", "en")], member(vd.Statement, "hedges"))
    assert data == {"hedges": ["a"]}
    assert reading.problems == [("wrong-term", NODE), ("wrong-datatype", text("b", "en"))]
    assert reading.kept == [text("a")]
    data, reading = read([NODE], member(vd.Statement, "medium"))
    assert data == {}
    assert reading.problems == [("wrong-term", NODE)]


def test_a_reference_is_the_id_of_what_stands_there() -> None:
    assert read([NODE], member(vd.Transfer, "givers"))[0] == {"givers": [f"id of {NODE}"]}
    assert read([NODE], member(vd.LegalAction, "part_of"))[0] == {"part_of": f"id of {NODE}"}
    data, reading = read(["_:b", text("lind")], member(vd.Transfer, "givers"))
    assert data == {"givers": []}
    assert [code for code, _ in reading.problems] == ["wrong-term", "wrong-term"]


def test_a_link_is_no_reference() -> None:
    assert read([NODE], member(vd.Article, "url"))[0] == {"url": NODE}


def test_each_value_is_read_by_its_kind() -> None:
    assert read([("3.0", expand("xsd:decimal"), None)], member(vd.Quantity, "about"))[0] == {"about": 3}
    assert read([("1", expand("xsd:boolean"), None)], member(vd.Person, "anonymous"))[0] == {
        "anonymous": True
    }
    assert read([("2031", expand("edtf:EDTF"), None)], member(vd.Event, "time"))[0] == {"time": "2031"}
    assert read([text("a", "en")], member(vd.Statement, "gist"))[0] == {"gist": "a"}
    assert read([text("a", "de")], member(vd.Statement, "gist"))[1].problems == [
        ("wrong-tag", text("a", "de"))
    ]


NAME, NAMES = member(vd.State, "name"), member(vd.State, "names")


def test_names_are_told_apart_by_their_tags() -> None:
    given: list[Object] = [text("Arcadie", "fr"), text("Arcadia", "en"), text("Arkadien", "de")]
    data, reading = read(given, NAME, NAMES)
    assert data == {"name": "Arcadia", "names": {"fr": "Arcadie", "de": "Arkadien"}}
    assert reading.problems == []
    assert read(given, NAMES, NAME)[0] == data


def test_the_name_of_a_dossier_without_a_language_has_no_tag() -> None:
    data, reading = read([text("Arcadie", "fr"), text("Arcadia")], NAME, NAMES, language=None)
    assert data == {"name": "Arcadia", "names": {"fr": "Arcadie"}}
    assert reading.problems == []


def test_a_second_name_in_a_language_is_told() -> None:
    data, reading = read([text("A", "fr"), text("B", "fr"), text("C", "en"), text("D", "en")], NAME, NAMES)
    assert data == {"name": "C", "names": {"fr": "A"}}
    assert reading.problems == [("several-values", text("B", "fr")), ("several-values", text("D", "en"))]


def test_a_name_without_a_tag_is_none_in_the_language() -> None:
    data, reading = read([text("A"), text("B", "fr")], NAME, NAMES)
    assert data == {"names": {"fr": "B"}}
    assert reading.problems == [("wrong-tag", text("A"))]


def test_a_name_that_claims_a_language_without_a_tag_is_none() -> None:
    for language in ("en", None):
        data, reading = read([("A", LANG_STRING, None)], NAME, NAMES, language=language)
        assert data == {}
        assert reading.problems == [("wrong-datatype", ("A", LANG_STRING, None))]


def test_names_alone_need_a_tag() -> None:
    data, reading = read([text("A", "en"), text("B"), NODE], NAMES)
    assert data == {"names": {"en": "A"}}
    assert reading.problems == [("wrong-datatype", text("B"))]


def test_words_bring_their_language() -> None:
    assert read([text("Wir", "de")], WORDS)[0] == {"words": "Wir", "language": "de"}
    assert read([text("Wir")], WORDS)[0] == {"words": "Wir"}
    assert read([text("Wir", "en")], WORDS, language=None)[0] == {"words": "Wir", "language": "en"}


def test_words_are_one_text() -> None:
    data, reading = read([text("Wir", "de"), text("We", "en")], WORDS)
    assert data == {"words": "Wir", "language": "de"}
    assert reading.problems == [("several-values", text("We", "en"))]
    for wrong in (NODE, ("3", expand("xsd:integer"), None), ("Wir", LANG_STRING, None)):
        data, reading = read([wrong], WORDS)
        assert data == {}
        assert len(reading.problems) == 1
