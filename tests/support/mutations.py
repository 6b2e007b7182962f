"""What goes wrong in documents: small functions that break plain data in one place, which Hypothesis chooses.

    @given(mutated(documents()))

Not everything that they do is a problem: an optional member may be left out, and many a date is as good as
another. What is one, the model says.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from hypothesis import strategies as st

from tests.hostile.positions import TEXTS
from tests.support import near
from tests.support.plain_data import Data, each_of, is_list, is_object
from visitdata.metamodel import scalars
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import settings_of
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from visitdata.metamodel.scalars import Scalar

Mutation: TypeAlias = "Callable[[st.DrawFn, Data], None]"
_T = TypeVar("_T")

LARGE = 2**53 + 2  # one more is no double, and the same number to JavaScript


class Place(NamedTuple):
    """A value in a document: what it stands in and under what, and the member that it belongs to."""

    holder: Any
    key: Any
    member: Member

    @property
    def value(self) -> Any:
        return self.holder[self.key]

    def put(self, value: object) -> None:
        self.holder[self.key] = value


class InapplicableError(Exception):
    """The document has no place for that mutation."""


def some(draw: st.DrawFn, options: Sequence[_T]) -> _T:
    """One of them."""
    if not options:
        raise InapplicableError
    return options[draw(st.integers(0, len(options) - 1))]


def records(data: Data, shape: RecordSchema | None = None) -> Iterator[tuple[Data, RecordSchema]]:
    """Every object of the document with what its place or its `type` says of it."""
    shape = shape or schema_of(Dossier)
    yield data, shape
    for member in shape.members:
        if isinstance(member.value, Owned):
            given = data.get(member.name)
            for inner in each_of(given):
                found = _shape(member.value, inner)
                if found is not None and is_object(inner):
                    yield from records(inner, found)


def _shape(value: Owned, data: Any) -> RecordSchema | None:
    if not is_object(data):
        return None
    if not settings_of(value.target).tagged:
        return schema_of(value.target)
    known = kinds(value.target)
    return schema_of(known[data["type"]]) if data.get("type") in known else None


def filled(document: Data) -> Iterator[Place]:
    """Every member that is there, whole."""
    for data, shape in records(document):
        yield from (Place(data, each.name, each) for each in shape.members if each.name in data)


def lists(document: Data) -> list[Place]:
    """Every member that has many, where there are some."""
    return [place for place in filled(document) if is_list(place.value) and place.value]


def values(document: Data) -> Iterator[Place]:
    """Every single value, also of members that have many."""
    for place in filled(document):
        if isinstance(place.member.value, LanguageMap):
            if is_object(place.value):
                yield from (Place(place.value, language, place.member) for language in place.value)
        elif is_list(place.value):
            yield from (Place(place.value, index, place.member) for index in range(len(place.value)))
        else:
            yield place


def of_scalar(document: Data, *wanted: Scalar) -> list[Place]:
    return [place for place in values(document) if place.member.value in wanted]


def identified(document: Data) -> list[Data]:
    """Every object that is to have an id, but the document itself."""
    return [data for data, shape in records(document) if shape.identified and data is not document]


def of_class(document: Data, name: str) -> list[Data]:
    return [data for data, shape in records(document) if shape.name == name]


# Whatever it is.


def drop_a_member(draw: st.DrawFn, document: Data) -> None:
    data, _ = some(draw, [*records(document)])
    del data[some(draw, [*data])]


def add_a_member(draw: st.DrawFn, document: Data) -> None:
    data, shape = some(draw, [*records(document)])
    name = draw(st.sampled_from(["note", "Kind", "@id", "type", "x-y", "givers", "names", "quotes", ""]))
    if name not in {member.name for member in shape.members}:
        data[name] = draw(ANYTHING)


def misspell_a_member(draw: st.DrawFn, document: Data) -> None:
    data, _ = some(draw, [*records(document)])
    name = some(draw, [each for each in data if len(each) > 1])
    at = draw(st.integers(0, len(name) - 2))
    data[name[:at] + name[at + 1] + name[at] + name[at + 2 :]] = data.pop(name)


ANYTHING: st.SearchStrategy[Any] = st.sampled_from(
    [
        "text",
        "3",
        "2031",
        "arcadia",
        3,
        1.5,
        -1,
        5.0,
        True,
        False,
        None,
        [],
        {},
        ["text"],
        [["text"]],
        {"a": [1]},
    ]
)


def retype_a_member(draw: st.DrawFn, document: Data) -> None:
    some(draw, [*filled(document)]).put(copy.deepcopy(draw(ANYTHING)))


def retype_a_value(draw: st.DrawFn, document: Data) -> None:
    some(draw, [*values(document)]).put(copy.deepcopy(draw(ANYTHING)))


def put_null(draw: st.DrawFn, document: Data) -> None:
    some(draw, [*filled(document), *values(document)]).put(None)


def transplant_a_value(draw: st.DrawFn, document: Data) -> None:
    places = [*filled(document), *values(document)]
    some(draw, places).put(copy.deepcopy(some(draw, places).value))


# Lists.


def take_for_a_list(draw: st.DrawFn, document: Data) -> None:
    place = some(draw, [place for place in filled(document) if not place.member.many])
    place.put([place.value])


def take_out_of_its_list(draw: st.DrawFn, document: Data) -> None:
    place = some(draw, lists(document))
    place.put(place.value[0])


def empty_a_list(draw: st.DrawFn, document: Data) -> None:
    some(draw, [place for place in filled(document) if place.member.many]).put([])


def repeat_a_value(draw: st.DrawFn, document: Data) -> None:
    place = some(draw, lists(document))
    again = copy.deepcopy(some(draw, place.value))
    place.value.append(_with_floats(again) if draw(st.booleans()) else again)


def _with_floats(value: Any) -> Any:
    """The same value to JSON, with numbers spelt otherwise."""
    if is_object(value):
        return {name: _with_floats(each) for name, each in reversed(value.items())}
    return float(value) if type(value) is int else value


# Values of each kind.


def spoil_a_text(draw: st.DrawFn, document: Data) -> None:
    places = [place for place in values(document) if isinstance(place.member.value, LanguageMap)]
    place = some(draw, places + of_scalar(document, *TEXTS))
    place.put(
        draw(st.sampled_from(["", " ", "\u200b", "\x00", "a\x0bb", "\ufffe", "a\uffff", "\x1f"]) | near.TEXTS)
    )


def spoil_a_date(draw: st.DrawFn, document: Data) -> None:
    near_dates = near.DATES | st.sampled_from(
        ["2031-06/2031-05", "[2032..2031]", "[2031..2031]", "2031-02-29"]
    )
    some(draw, of_scalar(document, scalars.TIME)).put(draw(near_dates))


def spoil_a_link(draw: st.DrawFn, document: Data) -> None:
    some(draw, of_scalar(document, scalars.IRI, scalars.DOSSIER_ID)).put(draw(near.IRIS))


def spoil_an_id(draw: st.DrawFn, document: Data) -> None:
    some(draw, of_scalar(document, scalars.LOCAL_ID, scalars.RECORD_ID)).put(draw(near.IDS | near.IRIS))


def spoil_a_language(draw: st.DrawFn, document: Data) -> None:
    near_tags = near.LANGUAGES | st.sampled_from(
        ["EN", "en-gb", "de-1901-1901", "en-a-bb-a-cc", "english", ""]
    )
    some(draw, of_scalar(document, scalars.LANGUAGE)).put(draw(near_tags))


def spoil_the_language_of_a_name(draw: st.DrawFn, document: Data) -> None:
    places = [place for place in values(document) if isinstance(place.member.value, LanguageMap)]
    place = some(draw, places)
    place.holder[draw(near.LANGUAGES)] = place.holder.pop(place.key)


def spoil_a_country(draw: st.DrawFn, document: Data) -> None:
    near_codes = st.sampled_from(["UK", "gb", "ZZ", "XXX", "AA", "XA", "DE", "DE\n", "de-DE", ""])
    some(draw, of_scalar(document, scalars.COUNTRY)).put(draw(near_codes))


def spoil_a_currency(draw: st.DrawFn, document: Data) -> None:
    near_codes = st.sampled_from(["eur", "€", "$", "XXX", "XTS", "EURO", "EUR\n", "978", "DEM", "USD", ""])
    some(draw, of_scalar(document, scalars.CURRENCY)).put(draw(near_codes))


def spoil_a_fragment(draw: st.DrawFn, document: Data) -> None:
    near_fragments = st.sampled_from(
        ["#t=1,2", "t=2,1", "t=0:30,1:00", "t=1,2&t=3,4", "xywh=1,2,0,4", "page=0", "page=3\n", "t=1.,2", ""]
    )
    some(draw, of_scalar(document, scalars.FRAGMENT)).put(draw(near_fragments))


def spoil_a_digest(draw: st.DrawFn, document: Data) -> None:
    place = some(draw, of_scalar(document, scalars.DIGEST, scalars.SHA256))
    digest = place.value
    if isinstance(digest, str):
        near_digests = [
            digest.upper(),
            digest[1:],
            digest + "0",
            digest + "\n",
            f"g{digest[1:]}",
            digest[::-1],
        ]
        place.put(draw(st.sampled_from(near_digests)))


def spoil_a_number(draw: st.DrawFn, document: Data) -> None:
    numbers = (scalars.NUMBER, scalars.COUNT, scalars.LATITUDE, scalars.LONGITUDE, scalars.SHARE)
    near_numbers = [-1, -0.0, 1.5, 5.0, 91, -90.5, 180.5, LARGE, -LARGE, float(LARGE), 1e300, 10**400, 2**53]
    some(draw, of_scalar(document, *numbers)).put(draw(st.sampled_from(near_numbers)))


def choose_what_is_no_choice(draw: st.DrawFn, document: Data) -> None:
    places = [place for place in values(document) if isinstance(place.member.value, Enumeration)]
    others = ["other", "alleged", "news", "Planned", "planned ", "talks", "visitdata/2", "visitdata", ""]
    some(draw, places).put(draw(st.sampled_from(others)))


# What records are, and where they stand.


def change_a_type(draw: st.DrawFn, document: Data) -> None:
    names = [
        *kinds(Actor),
        *kinds(Event),
        *kinds(Proposition),
        "Actor",
        "Proposition",
        "transfer",
        "Transfers",
    ]
    data = some(draw, [data for data, shape in records(document) if shape.settings.tagged])
    data["type"] = draw(st.sampled_from(names))


def posit_an_event_or_assert_a_proposition(draw: st.DrawFn, document: Data) -> None:
    known = {*kinds(Event), *kinds(Proposition)}
    data = some(draw, [data for data, shape in records(document) if shape.name in known])
    kind = data["type"]
    data["type"] = kind.removeprefix("Posited") if kind.startswith("Posited") else f"Posited{kind}"


def misplace_a_record(draw: st.DrawFn, document: Data) -> None:
    owners = [
        Place(data, member.name, member)
        for data, shape in records(document)
        for member in shape.members
        if isinstance(member.value, Owned)
    ]
    sources = [place for place in lists(document) if isinstance(place.member.value, Owned)]
    target = some(draw, owners)
    moved = some(draw, sources).value.pop()
    others = target.holder.get(target.key, [])
    target.put([*others, moved] if target.member.many and is_list(others) else moved)


# What stands between records.


def mislead_a_reference(draw: st.DrawFn, document: Data) -> None:
    places = [place for place in values(document) if isinstance(place.member.value, Reference)]
    ids = [data["id"] for data in identified(document) if isinstance(data.get("id"), str)]
    some(draw, places).put(
        some(draw, [*ids, "nobody", "https://id.example.org/nobody", f"{document.get('id')}#a"])
    )


def refer_to_somebody(draw: st.DrawFn, document: Data) -> None:
    data, shape = some(draw, [*records(document)])
    member = some(draw, [member for member in shape.members if isinstance(member.value, Reference)])
    other = some(draw, [other["id"] for other in identified(document) if isinstance(other.get("id"), str)])
    data[member.name] = [other] if member.many else other


def repeat_an_id(draw: st.DrawFn, document: Data) -> None:
    every = identified(document)
    some(draw, every)["id"] = some(draw, every).get("id")


def begin_with_the_id_of_the_dossier(draw: st.DrawFn, document: Data) -> None:
    rest = draw(st.sampled_from(["#lind-2", "/lind-2", "2"]))
    some(draw, identified(document))["id"] = f"{document.get('id')}{rest}"


def name_in_the_own_language(draw: st.DrawFn, document: Data) -> None:
    data = some(
        draw, [data for data, shape in records(document) if "names" in {m.name for m in shape.members}]
    )
    language = document.setdefault("language", "en")
    if isinstance(language, str):
        data["names"] = {language: draw(st.sampled_from(["Strelsau", data.get("name", "Arcadia")]))}


# What stands between members.


def say_nothing_of_a_quantity(draw: st.DrawFn, document: Data) -> None:
    data = some(draw, of_class(document, "Quantity"))
    data.clear()
    data.update(draw(st.sampled_from([{}, {"unit": "tonnes"}, {"exactly": None}])))


def cross_the_bounds(draw: st.DrawFn, document: Data) -> None:
    least = draw(st.integers(-2, 2))
    data = some(draw, of_class(document, "Quantity"))
    data.update(at_least=least, at_most=draw(st.integers(-2, 2)))


def cross_the_offsets(draw: st.DrawFn, document: Data) -> None:
    data = some(draw, of_class(document, "Evidence"))
    data.update(start=draw(st.integers(0, 3)), end=draw(st.integers(0, 3)))


def show_other_words(draw: st.DrawFn, document: Data) -> None:
    some(draw, of_class(document, "Evidence"))["exact"] = draw(st.sampled_from(["a", "other words", ""]))


def point_to_a_stretch_again(draw: st.DrawFn, document: Data) -> None:
    every = some(draw, [place for place in lists(document) if place.key == "evidence"]).value
    again = some(draw, [each for each in every if is_object(each)])
    others: list[Data] = [{"suffix": "other"}, {"prefix": "x"}, {"end": 2**52}]
    every.append({**again, **draw(st.sampled_from(others))})


def equate_a_group(draw: st.DrawFn, document: Data) -> None:
    same = draw(st.sampled_from([[], ["https://www.example.org/a"]]))
    some(draw, of_class(document, "Group"))["same_as"] = same


MUTATIONS: tuple[Mutation, ...] = (
    drop_a_member,
    add_a_member,
    misspell_a_member,
    retype_a_member,
    retype_a_value,
    put_null,
    transplant_a_value,
    take_for_a_list,
    take_out_of_its_list,
    empty_a_list,
    repeat_a_value,
    spoil_a_text,
    spoil_a_date,
    spoil_a_link,
    spoil_an_id,
    spoil_a_language,
    spoil_the_language_of_a_name,
    spoil_a_country,
    spoil_a_currency,
    spoil_a_fragment,
    spoil_a_digest,
    spoil_a_number,
    choose_what_is_no_choice,
    change_a_type,
    posit_an_event_or_assert_a_proposition,
    misplace_a_record,
    mislead_a_reference,
    refer_to_somebody,
    repeat_an_id,
    begin_with_the_id_of_the_dossier,
    name_in_the_own_language,
    say_nothing_of_a_quantity,
    cross_the_bounds,
    cross_the_offsets,
    show_other_words,
    point_to_a_stretch_again,
    equate_a_group,
)


@st.composite
def mutated(draw: st.DrawFn, documents: st.SearchStrategy[Data], mutation: Mutation | None = None) -> Data:
    """A document that is broken in a place or two, or, where it has no place for that, as it was."""
    document = copy.deepcopy(draw(documents))
    for _ in range(1 if mutation else draw(st.integers(1, 2))):
        try:
            (mutation or draw(st.sampled_from(MUTATIONS)))(draw, document)
        except InapplicableError:
            continue
    return document
