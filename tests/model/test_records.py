"""What each record checks when it is made, and how it keeps what it was given."""

from __future__ import annotations

import copy
import pickle
import re
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

import attrs
import pytest
from hypothesis import given

from tests.support.strategies import dossiers, every_member
from visitdata.errors import InvalidRecordError
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.settings import is_posited
from visitdata.model.actors import Actor, Group, Organization, Person, State, Tie
from visitdata.model.event_kinds import Transfer, Visit
from visitdata.model.events import Event, Proposition, posited
from visitdata.model.items import Item
from visitdata.model.places import Place
from visitdata.model.quantities import Quantity
from visitdata.model.record import Article, Evidence, Record
from visitdata.model.utterances import Allegation, Quote, Statement
from visitdata.values.evidence import digest
from visitdata.values.names import Names
from visitdata.values.times import EDTF

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.errors import Problem
    from visitdata.model.dossier import Dossier

SALE = posited(Transfer)(id="arms-sale", label="Arcadia sells rifles to Ruritania", status="occurred")
VISIT: dict[str, Any] = {"id": "visit", "label": "Lind visits Ruritania", "status": "planned"}
ARCADIA = State(id="arcadia", name="Arcadia")
LIND = Person(id="lind", name="Ana Lind", ties=[Tie(title="Foreign Minister", of=ARCADIA)])


def problems_of(make: Callable[..., object], **given: Any) -> tuple[Problem, ...]:
    with pytest.raises(InvalidRecordError) as raised:
        make(**given)
    return raised.value.problems


def mistakes_of(make: Callable[..., object], **given: Any) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems_of(make, **given)]


# What is given, and what is kept.


def test_a_record_will_do_where_an_id_is_wanted() -> None:
    visit = Visit(**VISIT, visitors=[LIND], hosts=["ruritania", ARCADIA])
    assert visit.visitors == ("lind",)
    assert visit.hosts == ("arcadia", "ruritania")
    assert LIND.ties[0].of == "arcadia"


def test_a_time_may_be_given_as_text_and_knows_its_bounds() -> None:
    visit = Visit(**VISIT, time="2031-05-11/2031-05-12")
    assert isinstance(visit.time, EDTF)
    assert visit.time == "2031-05-11/2031-05-12"
    assert str(visit.time.latest) == "2031-05-12"


SEE = "check where the words begin, and which code point is the first after them"


@pytest.mark.parametrize(
    "given", [["b", "a"], ("a", "b"), {"b", "a"}, iter(["b", "a"]), {"b": 1, "a": 2}.keys()]
)
def test_a_collection_may_be_given_as_any_iterable_and_is_kept_in_order(given: Any) -> None:
    assert Visit(**VISIT, visitors=given).visitors == ("a", "b")


def test_collections_of_values_are_kept_in_the_order_of_their_content() -> None:
    goods = [Item(label="rifles", kind="weapons"), Item(label="grain")]
    transfer = Transfer(**VISIT, items=goods)
    assert transfer.items == Transfer(**VISIT, items=goods[::-1]).items
    assert [item.label for item in transfer.items] == [
        "rifles",
        "grain",
    ]  # {"kind": ...} before {"label": ...}


def test_evidence_is_kept_in_the_order_of_the_text() -> None:
    late, early, other = (
        Evidence(article=article, start=start, end=start + 9, digest="9f2c5d1e0a7b4c3d")
        for article, start in [("b", 100), ("b", 20), ("a", 300)]
    )
    assert Visit(**VISIT, evidence=[late, early, other]).evidence == (other, early, late)


def test_names_are_kept_in_the_order_of_their_tags_and_cannot_be_changed() -> None:
    given = {"zh-Hant-TW": "阿卡迪亞", "de": "Arkadien"}
    state = State(id="arcadia", name="Arcadia", names=given)
    given["fr"] = "Arcadie"
    assert isinstance(state.names, Names)
    assert [*state.names.items()] == [("de", "Arkadien"), ("zh-Hant-TW", "阿卡迪亞")]


def test_a_whole_number_is_kept_as_an_integer() -> None:
    kept = Quantity(exactly=3.0, at_most=0.5)
    assert (type(kept.exactly), type(kept.at_most)) == (int, float)
    assert kept == Quantity(exactly=3, at_most=0.5)


def test_text_is_kept_letter_by_letter() -> None:
    for text in (" ", "Zoe\u0308", "a\r\nb", "\u202eabc", "\x85"):
        assert Place(id="a", name="a", description=text).description == text
        assert Place(id="a", name=f"{text}a").name == f"{text}a"


def test_text_of_a_class_of_its_own_is_kept_as_plain_text() -> None:
    class Shout(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "something else"

    given: Any = Shout("city")
    kept = Place(id=Shout("a"), name=Shout("b"), kind=given)
    assert [(type(value), value) for value in (kept.id, kept.name, kept.kind)] == [
        (str, "a"),
        (str, "b"),
        (str, "city"),
    ]


def test_an_actor_in_a_role_of_the_kind_is_dropped_from_the_general_role() -> None:
    visit = Visit(**VISIT, agents=["lind", "arcadia", "a"], visitors=["lind"], inviters=["arcadia"])
    assert visit.agents == ("a",)
    transfer = posited(Transfer)(**VISIT, affected=["b", "a"], recipients=["a"], agents=["a"])
    assert (transfer.affected, transfer.agents) == (("b",), ("a",))


def test_a_plain_event_has_only_general_roles() -> None:
    assert Event(**VISIT, agents=["a"], affected=["a"]).agents == ("a",)


def test_standing_is_alleged_unless_said_otherwise() -> None:
    allegation = Allegation(id="arms", claimants=["a"], gist="A says so.", alleges=[SALE])
    assert allegation.standing == "alleged"


# What is refused.


@pytest.mark.parametrize(
    "identifier", ["", "Ana", "-a", ".a", "_a", "a b", "é", "a/b", "a#b", "x" * 129, "a\n"]
)
def test_an_id_is_of_few_characters(identifier: str) -> None:
    assert [path for path, _ in mistakes_of(Place, id=identifier, name="A")] == ["id"]


@pytest.mark.parametrize(
    "identifier", ["0", "ana-lind", "a.b_c-d", "x" * 128, "posited-1", "a.", "2031-05-04"]
)
def test_an_id_of_these_characters_is_an_id(identifier: str) -> None:
    assert Place(id=identifier, name="A").id == identifier


@pytest.mark.parametrize("cls", [Event, Visit, posited(Visit)])
def test_an_event_or_a_proposition_has_no_iri_for_an_id(cls: Callable[..., object]) -> None:
    assert mistakes_of(cls, **(VISIT | {"id": "https://id.example.org/visit"})) == [("id", "bad-id")]


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("https://schema.org/Person", "reserved-iri"),
        ("https://w3id.org/visitdata/ns#giver", "reserved-iri"),
        ("vd:thing", "reserved-iri"),
        ("https://id.example.org/a b", "bad-iri"),
    ],
)
def test_an_iri_of_a_vocabulary_names_no_record(identifier: str, code: str) -> None:
    assert mistakes_of(Place, id=identifier, name="A") == [("id", code)]


@pytest.mark.parametrize("text", ["", "\x00", "a\x0bb", "\ud800", "\ufffe"])
def test_text_that_some_format_cannot_carry_is_refused(text: str) -> None:
    assert [path for path, _ in mistakes_of(Place, id="a", name=text, aliases=[text])] == [
        "name",
        "aliases[0]",
    ]


@pytest.mark.parametrize(
    ("tag", "suggestion"), [("EN", "en"), ("en_gb", "en-GB"), ("ZH-hant-tw", "zh-Hant-TW"), ("english", "en")]
)
def test_a_language_in_another_case_is_refused_with_its_suggestion(tag: str, suggestion: str) -> None:
    (problem,) = problems_of(Quote, words="Not now.", language=tag)
    assert (problem.path, problem.code, problem.suggestion) == (
        "language",
        "bad-language",
        f'write "{suggestion}"',
    )
    assert mistakes_of(Place, id="a", name="A", names={tag: "A"}) == [(f"names.{tag}", "bad-language")]


@pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, 1e17, float("nan"), float("inf"), -0.0, 10**300])
def test_a_number_that_some_reader_would_change_is_refused(number: float) -> None:
    assert mistakes_of(Quantity, about=number) == [("about", "bad-number")]


@pytest.mark.parametrize("number", ["3", True, [3], {}])
def test_what_is_no_number_is_not_made_one(number: object) -> None:
    assert mistakes_of(Quantity, about=number) == [("about", "wrong-type")]


def test_a_number_is_not_made_text() -> None:
    (problem,) = problems_of(Place, id="a", name=3)
    assert (problem.code, problem.suggestion) == ("wrong-type", 'write "3"')
    assert mistakes_of(Place, id="a", name=10**5000) == [("name", "wrong-type")]
    assert mistakes_of(Article, id="a", kind="news", published=10**5000) == [("published", "wrong-type")]


def test_offsets_are_whole_numbers_from_zero() -> None:
    for wrong in (-1, 0.5, True, "3", None):
        assert [
            path for path, _ in mistakes_of(Evidence, article="a", start=wrong, end=9, digest="0" * 16)
        ] == ["start"]


@pytest.mark.parametrize(("latitude", "longitude"), [(90.5, 180.5), (-91, -181)])
def test_coordinates_lie_on_the_globe(latitude: float, longitude: float) -> None:
    assert mistakes_of(Place, id="a", name="A", latitude=latitude, longitude=longitude) == [
        ("latitude", "bad-number"),
        ("longitude", "bad-number"),
    ]


@pytest.mark.parametrize(
    ("member", "degrees", "suggestion"),
    [
        ("latitude", 125.75, None),
        ("latitude", -125.75, None),
        ("latitude", 390392, None),
        ("longitude", 190.1, "write -169.9"),
        ("longitude", -200, "write 160"),
        ("longitude", 360, None),
    ],
)
def test_degrees_beyond_the_globe_get_a_suggestion(member: str, degrees: float, suggestion: str) -> None:
    (problem,) = problems_of(Place, id="a", name="A", **{member: degrees})
    assert (problem.path, problem.code, problem.suggestion) == (member, "bad-number", suggestion)


@pytest.mark.parametrize(
    ("given", "path", "suggestion"),
    [
        ({"start": 9, "end": 3}, "end", SEE),
        ({"start": 9, "end": 9}, "end", SEE),
        (
            {"start": 3, "end": 9, "exact": "abc"},
            "exact",
            "check where the words begin and end in the article",
        ),
    ],
)
def test_offsets_that_enclose_something_else_get_a_suggestion(
    given: dict[str, Any], path: str, suggestion: str
) -> None:
    (problem,) = problems_of(Evidence, article="a", digest=ABC, **given)
    assert (problem.path, problem.code, problem.suggestion) == (path, "bad-offsets", suggestion)


def test_what_is_wrong_between_members_is_told_beside_what_is_wrong_with_another() -> None:
    assert mistakes_of(Evidence, article="a", start=9, end=3, digest="x") == [
        ("digest", "bad-digest"),
        ("end", "bad-offsets"),
    ]
    assert mistakes_of(Evidence, article="", start="9", end=3, digest="0" * 16, exact="abc") == [
        ("article", "bad-id"),
        ("start", "wrong-type"),
        ("digest", "bad-digest"),
    ]
    assert mistakes_of(Quantity, at_least=40, at_most=30, unit="") == [
        ("unit", "empty-text"),
        ("at_most", "bad-number"),
    ]
    assert mistakes_of(Quantity, unit="", words="") == [("unit", "empty-text"), ("words", "empty-text")]
    assert mistakes_of(Group, id="a", name="", same_as=["https://example.org/a"]) == [
        ("name", "empty-text"),
        ("same_as", "group-same-as"),
    ]


def test_a_digest_of_other_words_is_corrected() -> None:
    (problem,) = problems_of(Evidence, article="a", start=3, end=6, exact="abc", digest="0" * 16)
    assert (problem.path, problem.code) == ("digest", "bad-digest")
    assert problem.message.endswith(f'which is "{ABC}"')
    assert problem.suggestion == "check whether the words or the digest were changed"


def test_crossed_bounds_of_a_quantity_get_a_suggestion() -> None:
    (problem,) = problems_of(Quantity, at_least=40, at_most=30)
    assert (problem.path, problem.suggestion) == ("at_most", None)


# The SHA-256 of "abc", as FIPS 180-4 has it in its examples.
ABC = "ba7816bf8f01cfea"


def test_a_value_that_stands_twice_is_refused_at_its_second_place() -> None:
    assert mistakes_of(Visit, **VISIT, visitors=["b", "a", LIND, "b", "lind"]) == [
        ("visitors[3]", "repeated-value"),
        ("visitors[4]", "repeated-value"),
    ]
    assert mistakes_of(Place, id="a", name="A", aliases=[3, "A", "B", "A"]) == [
        ("aliases[0]", "wrong-type"),
        ("aliases[3]", "repeated-value"),
    ]


def test_a_value_made_alike_stands_twice_too() -> None:
    assert mistakes_of(Visit, **VISIT, counts=[Item(label="dead"), Item(label="dead")]) == [
        ("counts[1]", "repeated-value")
    ]


def test_a_stretch_is_named_once_as_evidence() -> None:
    given: dict[str, Any] = {"article": "a", "start": 3, "end": 9}
    twice = [Evidence(**given, digest=each * 16) for each in "01"]
    assert mistakes_of(Visit, **VISIT, evidence=twice) == [("evidence[1]", "repeated-value")]


@pytest.mark.parametrize("wrong", ["lind", LIND, 3, None, {"lind": 1}, b"lind"])
def test_one_value_is_no_collection(wrong: object) -> None:
    assert mistakes_of(Visit, **VISIT, visitors=wrong) == [("visitors", "wrong-type")]
    assert mistakes_of(Allegation, id="a", gist="A.", alleges=[SALE], claimants=wrong) == [
        ("claimants", "wrong-type")
    ]


@pytest.mark.parametrize("empty", [[], (), iter(())])
def test_an_allegation_has_claimants_and_alleges_something(empty: Any) -> None:
    assert mistakes_of(Allegation, id="a", gist="A.", claimants=empty, alleges=[]) == [
        ("claimants", "missing-member"),
        ("alleges", "missing-member"),
    ]


def test_a_record_of_another_kind_is_refused_where_an_id_is_wanted() -> None:
    strelsau = Place(id="strelsau", name="Strelsau")
    assert mistakes_of(Visit, **VISIT, visitors=[strelsau], places=[ARCADIA], part_of=SALE) == [
        ("places[0]", "wrong-reference"),
        ("part_of", "wrong-reference"),
        ("visitors[0]", "wrong-reference"),
    ]
    assert mistakes_of(Person, id="a", name="A", nationality=[LIND]) == [
        ("nationality[0]", "wrong-reference")
    ]


def test_every_problem_of_a_record_is_told_at_once_and_in_its_place() -> None:
    given: dict[str, Any] = {
        "id": "Visit",
        "label": "",
        "status": "plannd",
        "time": "2031-02-29",
        "places": [None],
        "visitors": ["lind", "lind"],
        "counts": ["forty"],
        "kind": "royal",
        "evidence": "page 3",
    }
    with pytest.raises(InvalidRecordError) as raised:
        Visit(**given)
    assert [(problem.path, problem.code) for problem in raised.value.problems] == [
        ("id", "bad-id"),
        ("label", "empty-text"),
        ("status", "unknown-value"),
        ("time", "bad-date"),
        ("places[0]", "wrong-reference"),
        ("counts[0]", "wrong-type"),
        ("visitors[1]", "repeated-value"),
        ("kind", "unknown-value"),
        ("evidence", "wrong-type"),
    ]
    assert str(raised.value).startswith("Visit 'Visit' cannot be made: 9 problems\n  id: ")
    assert [problem.suggestion for problem in raised.value.problems[2:4]] == [
        'write "planned"',
        None,
    ]


def test_a_group_is_the_same_as_nothing_elsewhere() -> None:
    given: dict[str, Any] = {"id": "west", "name": "the West"}
    (problem,) = problems_of(Group, **given, same_as=["https://www.example.org/west"])
    assert (problem.path, problem.code, problem.suggestion) == (
        "same_as",
        "group-same-as",
        'call it "close_match"',
    )
    assert Group(**given, close_match=["https://www.example.org/west"], members=[ARCADIA]).members == (
        "arcadia",
    )


def test_a_quantity_says_how_much() -> None:
    assert mistakes_of(Quantity, unit="tonnes") == mistakes_of(Quantity) == [("", "empty-quantity")]
    assert Quantity(words="dozens") != Quantity(about=24)


def test_the_bounds_of_a_quantity_are_not_crossed() -> None:
    assert mistakes_of(Quantity, at_least=3, at_most=2.5) == [("at_most", "bad-number")]
    assert Quantity(at_least=3, at_most=3.0).at_most == 3


def test_a_base_is_no_record() -> None:
    (problem,) = problems_of(Actor, id="a", name="A")
    assert (problem.path, problem.code) == ("", "abstract-record")
    assert problem.message == ("Actor is an abstract class: make one of Person, State, Organization, Group")
    assert mistakes_of(Proposition, **VISIT) == mistakes_of(Record, id="a") == [("", "abstract-record")]


def test_members_are_named_and_there_are_no_others() -> None:
    make: Any = Place
    with pytest.raises(TypeError, match="positional"):
        make("strelsau", "Strelsau")
    with pytest.raises(TypeError, match="country"):
        make(id="strelsau", name="Strelsau", country="XA")
    with pytest.raises(TypeError, match="'name'"):
        make(id="strelsau")


# Events and propositions.


@pytest.mark.parametrize("kind", [*kinds(Event).values()])
def test_a_proposition_is_no_event(kind: type[Any]) -> None:
    said = posited(kind)(**VISIT)
    assert type(said).__name__ == f"Posited{kind.__name__}"
    assert isinstance(said, Proposition)
    assert not isinstance(said, Event)
    assert said != kind(**VISIT)


def test_a_proposition_has_the_members_of_its_kind_and_version_of() -> None:
    names = {member.name for member in schema_of(Transfer).members}
    assert {member.name for member in schema_of(type(SALE)).members} == names | {"version_of"}


def test_an_event_is_refused_where_a_proposition_is_wanted_with_the_suggestion() -> None:
    given: dict[str, Any] = {"id": "arms", "claimants": ["a"], "gist": "A says so."}
    (problem,) = problems_of(Allegation, **given, alleges=[Transfer(**VISIT)])
    assert (problem.path, problem.code) == ("alleges[0]", "wrong-type")
    assert problem.suggestion == "a proposition is made with vd.PositedTransfer(...)"


def test_a_twin_is_made_once() -> None:
    assert posited(Transfer) is type(SALE)


@pytest.mark.parametrize("wrong", [Place, Event.__mro__[1], type(SALE)])
def test_only_a_kind_of_event_has_a_twin(wrong: Any) -> None:
    with pytest.raises(TypeError, match="is not a kind of event"):
        posited(wrong)


def test_what_is_known_only_from_another_statement_is_posited() -> None:
    given: dict[str, Any] = {"id": "denial", "kind": "denied", "gist": "Arcadia says that it sold nothing."}
    assert not is_posited(Statement(**given))
    assert is_posited(Statement(**given, via="report"))
    assert is_posited(SALE)


# Evidence.

TEXT = (
    "STRELSAU -- Neighbouring states say that Arcadia sold rifles to Ruritania. Arcadia denies it \U0001f600."
)


def test_evidence_is_made_from_the_words_themselves() -> None:
    evidence = Evidence.of(Article(id="article", kind="news"), TEXT, "Arcadia sold rifles")
    assert (evidence.article, evidence.start, evidence.end) == ("article", 41, 60)
    assert TEXT[41:60] == "Arcadia sold rifles"
    assert evidence.digest == digest(TEXT, 41, 60)
    assert (evidence.exact, evidence.prefix, evidence.suffix) == (None, None, None)


def test_evidence_shows_the_words_only_where_they_may_be_shown() -> None:
    evidence = Evidence.of("article", TEXT, "Arcadia sold rifles", shown=True)
    assert evidence.exact == "Arcadia sold rifles"
    assert evidence.prefix == TEXT[9:41]
    assert evidence.suffix == TEXT[60:92]
    assert [len(around or "") for around in (evidence.prefix, evidence.suffix)] == [32, 32]


def test_evidence_at_the_ends_of_a_text_has_nothing_around_it() -> None:
    whole = Evidence.of("article", TEXT, TEXT, shown=True)
    assert (whole.start, whole.end, whole.prefix, whole.suffix) == (0, len(TEXT), None, None)


def test_evidence_is_found_in_another_form_and_shows_the_words_of_the_text() -> None:
    text = "\u201cRuritania\u2019s ferry\nis safe\u2026\u201d she said."
    evidence = Evidence.of("article", text, "Ruritania's ferry is safe...", shown=True)
    assert (evidence.start, evidence.end) == (1, 27)
    assert (evidence.exact, evidence.prefix) == (text[1:27], "\u201c")
    assert evidence.digest == digest(text, 1, 27)


def test_of_words_that_stand_several_times_the_nth_is_evidence() -> None:
    assert Evidence.of("article", TEXT, "Arcadia", nth=2).start == TEXT.rindex("Arcadia")
    assert Evidence.of("article", "aaa", "aa", nth=2).start == 1
    with pytest.raises(
        ValueError, match=r"^nth is 3, but the words 'Arcadia' stand in the text 2 times: 1 at 41"
    ):
        Evidence.of("article", TEXT, "Arcadia", nth=3)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "Arcadia",
            (
                "the words 'Arcadia' stand in the text 2 times; say with nth which is meant:"
                " 1 at 41 to 48: \u2026'bouring states say that Arcadia sold rifles to Ruritani'\u2026;"
                " 2 at 75 to 82: \u2026'ld rifles to Ruritania. Arcadia denies it \U0001f600.'"
            ),
        ),
        (
            "Arcadia sold some rifles",
            (
                "the words 'Arcadia sold some rifles' are not in the text;"
                " the most similar words are 'Arcadia sold rifles' at 41 to 60"
            ),
        ),
        ("Zenda", "the words 'Zenda' are not in the text"),
        ("", "words must not be empty"),
    ],
)
def test_words_that_are_not_found_once_are_refused_with_where_to_look(words: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Evidence.of("article", TEXT, words)


def test_the_words_shown_are_those_of_the_digest_and_of_the_offsets() -> None:
    given: dict[str, Any] = {"article": "a", "start": 3, "end": 9}
    assert mistakes_of(Evidence, **given, digest="0" * 16, exact="rifle") == [
        ("digest", "bad-digest"),
        ("exact", "bad-offsets"),
    ]
    words = "rifles"
    assert Evidence(**given, digest=digest(words, 0, 6), exact=words).exact == words


@pytest.mark.parametrize("end", [3, 2])
def test_an_empty_stretch_is_no_evidence(end: int) -> None:
    assert mistakes_of(Evidence, article="a", start=3, end=end, digest="0" * 16) == [("end", "bad-offsets")]


# Records as values.


def test_a_record_cannot_be_changed() -> None:
    for record in (LIND, SALE, LIND.ties[0]):
        for name in (attrs.fields(type(record))[0].name, "something"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(record, name, "x")
        assert not hasattr(record, "__dict__")


def test_a_change_is_a_new_record_and_is_checked() -> None:
    later = attrs.evolve(Visit(**VISIT, visitors=[LIND]), status="occurred")
    assert (later.status, later.visitors) == ("occurred", ("lind",))
    assert attrs.evolve(SALE, version_of="visit").version_of == "visit"
    done: Any = "done"
    with pytest.raises(InvalidRecordError, match="status"):
        attrs.evolve(later, status=done)


@given(dossiers())
def test_a_dossier_survives_pickle_copy_and_deepcopy(dossier: Dossier) -> None:
    for again in (pickle.loads(pickle.dumps(dossier)), copy.copy(dossier), copy.deepcopy(dossier)):  # noqa: S301
        assert again == dossier
        assert [type(record) for record in again] == [type(record) for record in dossier]
        assert hash(again) == hash(dossier)


@given(dossiers(hostile=False))
def test_each_record_evolves_into_itself(dossier: Dossier) -> None:
    assert attrs.evolve(dossier) == dossier
    for record in dossier:
        assert attrs.evolve(record) == record


@pytest.mark.parametrize("own_kinds", [False, True])
def test_the_full_dossier_has_each_class_and_each_member(own_kinds: bool) -> None:  # noqa: FBT001
    dossier = every_member(own_kinds=own_kinds)
    families = [kinds(base) for base in (Actor, Event, Proposition)]
    wanted = {name for family in families for name, cls in family.items() if own_kinds or _is_ours(cls)}
    assert {type(record).__name__ for record in dossier} == wanted | {
        "Article",
        "Place",
        "Allegation",
        "Statement",
    }
    empty = {
        f"{type(record).__name__}.{member.name}"
        for record in (dossier, *dossier)
        for member in schema_of(type(record)).members
        if getattr(record, member.name) in (None, (), {})
    }
    assert empty == {"Group.same_as"}


def _is_ours(cls: type) -> bool:
    return cls.__module__.startswith("visitdata.")


def test_organizations_belong_to_bodies_and_states() -> None:
    ministry = Organization(id="ministry", name="Foreign Ministry", kind="government", part_of=ARCADIA)
    assert ministry.part_of == "arcadia"


@pytest.mark.parametrize(
    "base", ["https://data.example.org/d", "https://data.example.org/other", "https://a.org/./d"]
)
def test_no_link_and_no_id_leads_to_a_proposition_of_any_dossier(base: str) -> None:
    iri = f"{base}#posited:sale"
    (problem,) = problems_of(Place, id="strelsau", name="Strelsau", same_as=[iri])
    assert (problem.path, problem.code) == ("same_as[0]", "reserved-iri")
    (problem,) = problems_of(Place, id=iri, name="Strelsau")
    assert (problem.path, problem.code) == ("id", "reserved-iri")


@pytest.mark.parametrize("local", ["posited", "iri-0123456789abcdef"])
def test_no_id_is_what_iris_are_made_with(local: str) -> None:
    (problem,) = problems_of(Place, id=local, name="Strelsau")
    assert (problem.path, problem.code, problem.suggestion) == ("id", "bad-id", f'write "{local}-1"')


def test_strings_of_other_classes_are_kept_as_plain_strings() -> None:
    class Words(str, Enum):  # noqa: UP042 - what users had before StrEnum
        DE = "de"
        DAY = "2031-05-04"
        CITY = "city"

    place = Place(id="strelsau", name=Words.DE, names={Words.DE: Words.DE}, kind=cast("Any", Words.CITY))
    assert {type(each) for each in (place.name, *place.names, *place.names.values(), place.kind)} == {str}
    assert dict(place.names) == {"de": "de"}
    assert EDTF(Words.DAY) == "2031-05-04"
