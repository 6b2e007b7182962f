"""Values that lie about themselves are refused, or kept as the plain values that they are underneath."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from tests.hostile.liars import LYING_TEXTS, NO_NUMBERS, NO_STRINGS, RaisingText
from tests.hostile.positions import (
    DEGREES,
    DOCUMENT,
    TEXTS,
    class_of,
    constructed,
    is_id,
    positions,
)
from tests.support.plain_data import Data, is_list, is_object
from visitdata.codec import decode
from visitdata.codegen.plain import plain
from visitdata.metamodel import scalars
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.schema import Enumeration, LanguageMap, Owned, Value
from visitdata.model.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


NUMBERS = (scalars.NUMBER, scalars.COUNT, scalars.SHARE, *DEGREES)
PLAIN = {str, int, float, bool, vd.EDTF}


def is_string(kind: Value) -> bool:
    return kind not in (*NUMBERS, scalars.BOOLEAN)


def one_of_each() -> Iterator[tuple[type[Any], Data]]:
    """Each class with the plain data of one of its records."""
    found: dict[type[Any], Data] = {}

    def note(data: Data, cls: type[Any]) -> None:
        found.setdefault(cls, data)
        for member in schema_of(cls).members:
            if isinstance(member.value, Owned) and member.name in data:
                given = data[member.name]
                for each in given if is_list(given) else [given]:
                    note(each, class_of(each, member.value))

    note(DOCUMENT, Dossier)
    yield from found.items()


RECORDS = list(one_of_each())


def leaves(data: Any) -> Iterator[Any]:
    if is_object(data) or is_list(data):
        for key, each in data.items() if is_object(data) else enumerate(data):
            yield key
            yield from leaves(each)
    else:
        yield data


def assert_plain(record: Any) -> None:
    """All that stands in it is of the plain types themselves."""
    assert {type(value) for value in leaves(plain(record))} <= PLAIN


def made_with(cls: type[Any], data: Data, member: str, value: Any) -> Any:
    """A record as it was, but for one member; records inside it are made first."""
    whole = constructed(data, cls)
    given = {each.name: getattr(whole, each.name) for each in schema_of(cls).members if each.name != "format"}
    return cls(**{**given, member: value})


def liar_for(kind: Value, given: Any, lie: Callable[[str], Any]) -> Any:
    """The value of a member with lying strings for its strings."""
    if is_list(given):
        return [liar_for(kind, each, lie) for each in given]
    if isinstance(kind, LanguageMap):
        return Pairs((lie(tag), lie(text)) for tag, text in given.items())
    return lie(given)


class Pairs(Mapping[Any, Any]):
    """A mapping of what no dict can have for keys."""

    def __init__(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        self.pairs = list(pairs)

    def items(self) -> Any:
        return self.pairs

    def __getitem__(self, key: Any) -> Any:
        raise KeyError(key)

    def __iter__(self) -> Iterator[Any]:
        return iter(key for key, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)


MEMBERS = [
    (cls, data, member)
    for cls, data in RECORDS
    for member in schema_of(cls).members
    if member.name in data and not isinstance(member.value, Owned) and member.name != "format"
]
STRINGS = [each for each in MEMBERS if is_string(each[2].value)]


def test_there_are_many_members_to_lie_in() -> None:
    assert len(STRINGS) > 300


@pytest.mark.parametrize("liar", LYING_TEXTS, ids=lambda liar: liar.__name__)
def test_a_lying_string_is_kept_as_the_string_that_it_is(liar: type[str]) -> None:
    for cls, data, member in STRINGS:
        lied = liar_for(member.value, data[member.name], liar)
        made = made_with(cls, data, member.name, lied)
        assert_plain(made)
        assert made == constructed(data, cls), (cls, member.name)


@pytest.mark.parametrize("liar", LYING_TEXTS, ids=lambda liar: liar.__name__)
@pytest.mark.parametrize("bad", ["\x00", "", "> <a:b", 'a"b'], ids=ascii)
def test_a_bad_string_is_refused_whatever_it_says_of_itself(liar: type[str], bad: str) -> None:
    for cls, data, member in STRINGS:
        if member.value in TEXTS and member.value.read(bad) == bad:
            continue
        with pytest.raises(vd.InvalidRecordError) as caught:
            made_with(cls, data, member.name, liar_for(member.value, data[member.name], lambda _: liar(bad)))
        assert {problem.path.partition(".")[0].partition("[")[0] for problem in caught.value.problems} == {
            member.name
        }


@pytest.mark.parametrize("liar", LYING_TEXTS, ids=lambda liar: liar.__name__)
def test_what_is_structured_from_lies_is_plain(liar: type[str]) -> None:
    def lied(data: Any) -> Any:
        if is_object(data):
            return {key: value if key in {"type", "format"} else lied(value) for key, value in data.items()}
        return [*map(lied, data)] if is_list(data) else liar(data) if isinstance(data, str) else data

    made = decode(Dossier, lied(DOCUMENT))
    assert_plain(made)
    assert made == decode(Dossier, DOCUMENT)


@pytest.mark.parametrize("bad", NO_STRINGS, ids=lambda bad: type(bad).__name__)
def test_what_is_no_string_is_refused_where_one_is_wanted(bad: Any) -> None:
    for cls, data, member in STRINGS:
        if member.many and type(bad) in {list, tuple, set, range}:
            continue
        with pytest.raises(vd.InvalidRecordError) as caught:
            made_with(cls, data, member.name, liar_for(member.value, data[member.name], lambda _: bad))
        assert {problem.path.partition(".")[0].partition("[")[0] for problem in caught.value.problems} == {
            member.name
        }


@pytest.mark.parametrize("bad", NO_NUMBERS, ids=lambda bad: type(bad).__name__)
def test_what_is_no_number_is_refused_where_one_is_wanted(bad: Any) -> None:
    tried = 0
    for cls, data, member in MEMBERS:
        if member.value in NUMBERS:
            tried += 1
            with pytest.raises(vd.InvalidRecordError) as caught:
                made_with(cls, data, member.name, bad)
            assert {problem.path for problem in caught.value.problems} == {member.name}
    assert tried > 8


def test_a_lying_mapping_of_names_is_asked_once() -> None:
    class Names(dict[str, str]):
        def items(self) -> Any:
            return iter([("de", RaisingText("Arkadien"))])

    made = vd.State(id="arcadia", name="Arcadia", names=Names(fr="\x00"))
    assert dict(made.names) == {"de": "Arkadien"}
    assert_plain(made)


def test_ids_of_every_kind_are_strings_to_lie_in() -> None:
    assert any(is_id(member.value) for _, _, member in STRINGS)
    assert any(isinstance(member.value, Enumeration) for _, _, member in STRINGS)
    assert any(position.value is scalars.TIME for position in positions())
