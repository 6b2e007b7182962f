"""Across records: ids that stand twice, references that lead nowhere or to the wrong thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import documents, dossiers
from visitdata.codec import decode
from visitdata.codegen import references
from visitdata.codegen.full_reader import reader_of
from visitdata.codegen.plain import plain
from visitdata.errors import DecodeError, Path
from visitdata.model.dossier import Dossier

if TYPE_CHECKING:
    from visitdata.codegen.field_values import Mistakes

DOCUMENT: dict[str, Any] = {
    "format": "visitdata/1",
    "id": "https://data.example.org/d",
    "title": "A minister of Arcadia visits Ruritania",
    "language": "en",
    "articles": [{"id": "article", "kind": "news"}],
    "actors": [
        {"type": "Person", "id": "lind", "name": "Ana Lind"},
        {"type": "State", "id": "arcadia", "name": "Arcadia"},
    ],
    "places": [{"id": "strelsau", "name": "Strelsau"}],
    "events": [{"type": "Visit", "id": "visit", "label": "Lind visits Ruritania", "status": "planned"}],
    "allegations": [
        {
            "id": "arms",
            "claimants": ["arcadia"],
            "gist": "Arcadia says that rifles were sold.",
            "alleges": [{"type": "PositedTransfer", "id": "sale", "label": "A sale", "status": "occurred"}],
        }
    ],
    "statements": [{"id": "denial", "kind": "denied", "gist": "Ruritania says no.", "responds_to": ["arms"]}],
}


def with_member(family: str, member: str, value: object) -> dict[str, Any]:
    """The document with one more member in its first record of a family."""
    first, *rest = DOCUMENT[family]
    return {**DOCUMENT, family: [{**first, member: value}, *rest]}


def with_proposition(member: str, value: object) -> dict[str, Any]:
    said = {**DOCUMENT["allegations"][0]["alleges"][0], member: value}
    return with_member("allegations", "alleges", [said])


def mistakes_of(document: dict[str, Any]) -> list[tuple[Path, str, str | None]]:
    mistakes: Mistakes = []
    reader_of(Dossier)(document, mistakes)
    return [(path, mistake.code, mistake.suggestion) for path, mistake in mistakes]


def suggestions_of(document: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    with pytest.raises(DecodeError) as caught:
        decode(Dossier, document)
    return [(problem.path, problem.code, problem.suggestion) for problem in caught.value.problems]


def test_the_document_itself_is_right() -> None:
    assert mistakes_of(DOCUMENT) == []


@given(dossiers(own_kinds=True))
def test_the_quick_answer_and_the_slow_walk_agree_on_what_is_right(dossier: Dossier) -> None:
    assert references.are_right(dossier)
    assert [*references.mistakes(Dossier, plain(dossier))] == []


@given(documents(own_kinds=True), st.data())
def test_the_quick_answer_and_the_slow_walk_agree_on_what_is_wrong(
    document: dict[str, Any], data: st.DataObject
) -> None:
    families = ("articles", "actors", "places", "events", "allegations", "statements")
    identified: list[dict[str, Any]] = [record for family in families for record in document.get(family, ())]
    if not identified:
        return
    record = data.draw(st.sampled_from(identified))
    record["id"] = data.draw(st.sampled_from([each["id"] for each in identified] + ["another-id"]))
    unchecked = _read_without_crossing(document)
    if unchecked is not None:
        assert references.are_right(unchecked) == (not [*references.mistakes(Dossier, document)])


def _read_without_crossing(document: dict[str, Any]) -> Dossier | None:
    """The dossier as far as each record by itself is right; what stands between them may be wrong."""
    mistakes: Mistakes = []
    dossier: Dossier = reader_of(Dossier)(document, mistakes)
    across = {"duplicate-id", "reserved-iri", "unknown-reference", "wrong-reference", "repeated-language"}
    return dossier if {mistake.code for _, mistake in mistakes} <= across else None


@pytest.mark.parametrize(
    ("family", "member", "value", "path"),
    [
        ("actors", "nationality", ["arcadia", "ruritania"], ("actors", 0, "nationality", 1)),
        ("places", "part_of", "zenda", ("places", 0, "part_of")),
        ("events", "visitors", ["lindt"], ("events", 0, "visitors", 0)),
        ("statements", "via", "nobody", ("statements", 0, "via")),
        ("statements", "about", ["nothing"], ("statements", 0, "about", 0)),
    ],
)
def test_a_reference_to_nothing_is_a_mistake(family: str, member: str, value: object, path: Path) -> None:
    found = mistakes_of(with_member(family, member, value))
    assert [(where, code) for where, code, _ in found] == [(path, "unknown-reference")]


def test_a_reference_that_is_nearly_right_gets_a_suggestion() -> None:
    assert mistakes_of(with_member("events", "visitors", ["lindt"])) == [
        (("events", 0, "visitors", 0), "unknown-reference", 'write "lind"')
    ]


def test_only_what_fits_is_suggested() -> None:
    assert mistakes_of(with_member("events", "places", ["lindt"])) == [
        (("events", 0, "places", 0), "unknown-reference", None)
    ]
    nowhere: dict[str, Any] = {**with_member("events", "places", ["lindt"]), "places": []}
    assert mistakes_of(nowhere) == [
        (("events", 0, "places", 0), "unknown-reference", "none is listed here: add a place")
    ]


def test_for_a_reference_by_name_the_id_is_suggested() -> None:
    for name in ("Ana Lind", "ANA LIND"):
        document = with_member("events", "visitors", [name])
        assert [suggestion for _, _, suggestion in suggestions_of(document)] == ['write "lind"']
    twice = [*DOCUMENT["actors"], {"type": "Person", "id": "other", "name": "Ana Lind"}]
    document = {**with_member("events", "visitors", ["Ana Lind"]), "actors": twice}
    assert [suggestion for _, _, suggestion in suggestions_of(document)] == [None]


def test_of_many_records_none_is_listed_as_a_suggestion() -> None:
    more = [{"type": "State", "id": f"state-{index}", "name": "A state"} for index in range(7)]
    document = {**with_member("events", "visitors", ["nobody"]), "actors": [*DOCUMENT["actors"], *more]}
    ((_, mistake),) = references.mistakes(Dossier, document)
    assert "listed" not in mistake.message
    few = with_member("events", "visitors", ["nobody"])
    ((_, mistake),) = references.mistakes(Dossier, few)
    assert mistake.message.endswith('; listed: "lind", "arcadia"')
    assert mistake.suggestion is None


def test_a_reference_to_another_kind_is_taken_for_one_spelt_much_like_it_alone() -> None:
    land = {"id": "land-arcadia", "name": "The land of Arcadia"}
    document: dict[str, Any] = {**with_member("events", "visitors", ["land-arcadia"]), "places": [land]}
    assert [suggestion for _, _, suggestion in mistakes_of(document)] == [None]
    land["id"] = document["events"][0]["visitors"][0] = "arcadias"
    assert [suggestion for _, _, suggestion in mistakes_of(document)] == ['write "arcadia"']


@pytest.mark.parametrize(
    ("family", "member", "value", "path"),
    [
        ("actors", "nationality", ["lind"], ("actors", 0, "nationality", 0)),
        ("places", "part_of", "arcadia", ("places", 0, "part_of")),
        ("events", "visitors", ["strelsau"], ("events", 0, "visitors", 0)),
        ("events", "places", ["arcadia"], ("events", 0, "places", 0)),
        ("events", "part_of", "denial", ("events", 0, "part_of")),
        ("statements", "responds_to", ["visit"], ("statements", 0, "responds_to", 0)),
        ("statements", "channel", "article", ("statements", 0, "channel")),
        (
            "events",
            "evidence",
            [{"article": "visit", "start": 0, "end": 1, "digest": "9f2c5d1e0a7b4c3d"}],
            ("events", 0, "evidence", 0, "article"),
        ),
    ],
)
def test_a_reference_to_the_wrong_thing_is_a_mistake(
    family: str, member: str, value: object, path: Path
) -> None:
    found = mistakes_of(with_member(family, member, value))
    assert [(where, code) for where, code, _ in found] == [(path, "wrong-reference")]


@pytest.mark.parametrize(
    ("family", "member", "value", "path"),
    [
        ("events", "part_of", "sale", ("events", 0, "part_of")),
        ("events", "follows", ["sale"], ("events", 0, "follows", 0)),
        ("events", "purpose", ["sale"], ("events", 0, "purpose", 0)),
        ("statements", "about", ["sale"], ("statements", 0, "about", 0)),
        ("statements", "occasion", ["sale"], ("statements", 0, "occasion", 0)),
        ("allegations", "about", ["sale"], ("allegations", 0, "about", 0)),
    ],
)
def test_what_is_asserted_never_refers_to_a_proposition(
    family: str, member: str, value: object, path: Path
) -> None:
    suggestion = "an asserted record never refers to a proposition"
    assert mistakes_of(with_member(family, member, value)) == [(path, "wrong-reference", suggestion)]


@pytest.mark.parametrize("target", ["visit", "sale"])
@pytest.mark.parametrize("member", ["part_of", "follows", "purpose", "in_return_for", "version_of"])
def test_a_proposition_may_refer_to_events_and_to_propositions(member: str, target: str) -> None:
    value = target if member in {"part_of", "version_of"} else [target]
    assert mistakes_of(with_proposition(member, value)) == []


def test_a_proposition_still_refers_to_actors_where_actors_are_wanted() -> None:
    found = mistakes_of(with_proposition("givers", ["sale"]))
    assert [(path, code) for path, code, _ in found] == [
        (("allegations", 0, "alleges", 0, "givers", 0), "wrong-reference")
    ]


def test_only_a_proposition_is_a_version_of_something() -> None:
    assert [code for _, code, _ in mistakes_of(with_member("events", "version_of", "sale"))] == [
        "unknown-member"
    ]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (with_member("events", "id", "lind"), ("events", 0, "id")),
        (with_member("statements", "id", "sale"), ("statements", 0, "id")),
        (with_proposition("id", "visit"), ("allegations", 0, "alleges", 0, "id")),
        (with_member("places", "id", "article"), ("places", 0, "id")),
    ],
)
def test_an_id_stands_once_in_a_dossier_propositions_included(document: dict[str, Any], path: Path) -> None:
    assert (path, "duplicate-id") in [(where, code) for where, code, _ in mistakes_of(document)]


def test_an_absolute_iri_names_a_record_too() -> None:
    document = with_member("places", "id", "https://id.example.org/strelsau")
    document["events"] = [{**DOCUMENT["events"][0], "places": ["https://id.example.org/strelsau"]}]
    assert mistakes_of(document) == []


@pytest.mark.parametrize(
    "iri",
    ["https://data.example.org/d#strelsau", "https://data.example.org/d", "https://data.example.org/d/e"],
)
def test_an_iri_that_begins_with_the_id_of_the_dossier_is_refused(iri: str) -> None:
    found = mistakes_of(with_member("places", "id", iri))
    assert [(path, code) for path, code, _ in found] == [(("places", 0, "id"), "reserved-iri")]


def test_for_an_iri_in_the_space_of_the_dossier_the_local_id_is_suggested() -> None:
    assert mistakes_of(with_member("places", "id", "https://data.example.org/d#strelsau")) == [
        (("places", 0, "id"), "reserved-iri", 'write "strelsau"')
    ]


@pytest.mark.parametrize("family", ["events", "statements", "allegations"])
def test_only_articles_actors_and_places_may_have_an_iri_for_an_id(family: str) -> None:
    found = mistakes_of(with_member(family, "id", "https://id.example.org/x"))
    assert (family, 0, "id") in [path for path, _, _ in found]


@pytest.mark.parametrize("family", ["actors", "places"])
def test_a_name_in_the_language_of_the_dossier_is_the_member_name(family: str) -> None:
    document = with_member(family, "names", {"de": "Lind", "en": "Lind"})
    assert mistakes_of(document) == [
        ((family, 0, "names", "en"), "repeated-language", "make it the name or one of the aliases")
    ]
    assert mistakes_of({**document, "language": "fr"}) == []
    del document["language"]
    assert mistakes_of(document) == []


def test_an_own_role_takes_an_actor_from_the_general_one_on_reading() -> None:
    mistakes: Mistakes = []
    document = with_member("events", "visitors", ["lind"])
    document["events"][0] |= {"agents": ["arcadia", "lind"], "affected": ["arcadia"], "hosts": ["arcadia"]}
    dossier: Dossier = reader_of(Dossier)(document, mistakes)
    assert mistakes == []
    assert plain(dossier.events[0])["agents"] == ["arcadia"]
    assert "affected" not in plain(dossier.events[0])


def test_an_id_that_stands_in_the_list_already_is_not_suggested_once_more() -> None:
    document = with_member("events", "visitors", ["lind", "lindt"])
    assert [suggestion for _, _, suggestion in mistakes_of(document)] == [None]
