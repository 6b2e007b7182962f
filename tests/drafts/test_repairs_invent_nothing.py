"""No repair makes an assertion of what is only said, adds an actor, or changes a number."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.altered_drafts import altered
from tests.support.liberties import in_other_forms
from tests.support.plain_data import is_list, is_object
from tests.support.strategies import dossiers
from tests.support.with_texts import with_texts
from visitdata.codec import decode, encode
from visitdata.drafts.draft import draft
from visitdata.drafts.edit import edit
from visitdata.model.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = ("alleges", "posits", "denies")
# Numbers that stand in a text otherwise than in plain decimals.
_NUMBERS = {"2,500 rifles": {2500}, "US$ 3 million": {3_000_000}, "two": {2}}
_LARGEST = 10**309  # no number of a dossier is larger
_LONGEST = 400  # characters of a number
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@st.composite
def marked(draw: st.DrawFn) -> tuple[Any, dict[str, str]]:
    """A draft in any form, whose labels tell what is asserted, and what only said; and its texts."""
    drawn, texts = draw(with_texts(dossiers(hostile=False)))
    document: Any = encode(drawn)
    for number, event in enumerate(document.get("events", ())):
        event["label"] = f"asserted {number}"
    for owner in (*document.get("statements", ()), *document.get("allegations", ())):
        for name in _SAID:
            for number, said in enumerate(owner.get(name, ())):
                said["label"] = f"said {number}"
    for number, actor in enumerate(document.get("actors", ())):
        actor["name"] = f"actor {number}"
        actor.pop("aliases", None)
    return draw(in_other_forms(edit(decode(Dossier, document), texts))), texts


@given(altered(marked()))
def test_nothing_that_is_only_said_becomes_an_event(drawn: tuple[Any, dict[str, str]]) -> None:
    dossier = draft(*drawn).dossier
    if dossier is not None:
        assert not [each.id for each in dossier.events if each.label.startswith("said ")]
        assert len(dossier.events) <= _count(drawn[0], "events")


@given(altered(marked()))
def test_each_actor_of_the_dossier_is_one_of_the_draft(drawn: tuple[Any, dict[str, str]]) -> None:
    dossier = draft(*drawn).dossier
    if dossier is not None:
        assert len(dossier.actors) == _count(drawn[0], "actors")
        names = [*_texts(drawn[0])]
        assert all(each.name in names for each in dossier.actors)


@given(altered(marked()))
def test_each_number_of_the_dossier_stands_in_the_draft(drawn: tuple[Any, dict[str, str]]) -> None:
    data, texts = drawn
    dossier = draft(data, texts).dossier
    if dossier is not None:
        invented = {*_numbers(encode(dossier), in_texts=False)} - {*_numbers(data, in_texts=True)}
        assert not invented


def _count(data: Any, member: str) -> int:
    """How many records a draft has under a member, in whichever spelling."""
    given = [value for name, value in data.items() if str(name).lower().rstrip("s") == member.rstrip("s")]
    each = [one for value in given for one in (value if is_list(value) else [value])]
    return sum(is_object(one) and bool(one) for one in each)


def _texts(value: Any) -> Iterator[str]:
    if is_object(value):
        value = [*value.values()]
    if is_list(value):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def _numbers(value: Any, *, in_texts: bool) -> Iterator[Decimal]:
    """The numbers of a document or draft, but for those that tell where evidence stands."""
    if is_object(value):
        value = [each for name, each in value.items() if name != "evidence"]
    if is_list(value):
        for each in value:
            yield from _numbers(each, in_texts=in_texts)
    elif type(value) is int or (type(value) is float and isfinite(value)):
        yield Decimal(str(value)) if abs(value) < _LARGEST else Decimal(0)
    elif in_texts and isinstance(value, str) and len(value) < _LONGEST:
        yield from map(Decimal, _NUMBERS.get(value) or _PLAIN.findall(value))


# Examples, each of a fault that models make.


def drafted(**members: Any) -> Any:
    article = {"id": "article", "kind": "news", "published": "2031-05-04"}
    actors = [{"type": "Person", "name": "Ana Lind"}, {"type": "State", "name": "Arcadia"}]
    given = {"articles": [article], "actors": actors, **members}
    return draft({"id": "https://data.example.org/d", "title": "A visit", **given})


SALE = {"label": "Arcadia sells rifles", "status": "occurred", "givers": "Arcadia"}
GIST = "Lind says that Arcadia sold rifles."


@pytest.mark.parametrize(
    "type_", ["PositedTransfer", "posited_transfer", "POSITEDTRANSFER", "Posited Transfer"]
)
def test_a_proposition_among_events_is_an_error(type_: str) -> None:
    result = drafted(events=[{"type": type_, **SALE}])
    assert result.dossier is None
    assert [each.path for each in result.problems] == ["events[0].type"]
    assert not result.repairs


@pytest.mark.parametrize("status", ["alleged", "claimed", "reported", "suspected", "denied"])
def test_an_event_that_is_only_alleged_is_an_error(status: str) -> None:
    result = drafted(events=[{"type": "Transfer", **SALE, "status": status}])
    assert result.dossier is None
    assert [each.path for each in result.problems] == ["events[0].status"]


@pytest.mark.parametrize("name", ["posited", "alleged", "said_in", "claims", "assertions", "facts"])
def test_an_unknown_list_of_events_is_an_error(name: str) -> None:
    assert drafted(**{name: [{"type": "Transfer", **SALE}]}).dossier is None


@pytest.mark.parametrize("said", [{"said_in": "claim"}, {"said_as": "alleges"}, {}])
def test_a_proposition_that_nobody_says_is_no_event(said: dict[str, str]) -> None:
    claim = {"id": "claim", "claimants": "Ana Lind", "gist": GIST, "alleges": [{"type": "Transfer", **SALE}]}
    result = drafted(allegations=claim, propositions=[{"type": "Transfer", **SALE, **said}])
    assert result.dossier is None
    assert {each.path for each in result.problems} == {"propositions[0]"}


def test_said_in_and_said_as_of_an_event_are_problems() -> None:
    claim = {"id": "claim", "claimants": "Ana Lind", "gist": GIST, "alleges": [{"type": "Transfer", **SALE}]}
    event = {"type": "Transfer", **SALE, "said_in": "claim", "said_as": "alleges"}
    result = drafted(allegations=claim, events=[event])
    assert result.dossier is None
    assert {each.path for each in result.problems} == {"events[0].said_in", "events[0].said_as"}


@pytest.mark.parametrize("name", ["Ana", "Lind", "Minister Lind", "Anna Lind", "A. Lind", "he", "Illyria"])
def test_a_name_that_no_actor_has_is_an_error_and_no_actor(name: str) -> None:
    result = drafted(events=[{"type": "Transfer", **SALE, "recipients": name}])
    assert result.dossier is None
    assert [(each.path, each.code) for each in result.problems] == [
        ("events[0].recipients", "unknown-reference")
    ]


@pytest.mark.parametrize("voice", ["named", "unnamed"])
def test_a_statement_without_its_speaker_is_not_the_articles_own(voice: str) -> None:
    result = drafted(statements={"kind": "stated", "gist": GIST, "voice": voice})
    assert result.dossier is None
    assert [each.code for each in result.problems] == ["voice"]


@pytest.mark.parametrize("speakers", ["", [], None, [""], [None]])
def test_a_statement_without_speakers_and_voice_is_the_articles_own(speakers: Any) -> None:
    result = drafted(statements={"kind": "stated", "gist": GIST, "speakers": speakers})
    assert result.dossier is not None
    assert result.dossier.statements[0].speakers == ()


@pytest.mark.parametrize(
    "size", ["1.500", "1,5000", "3-5-7", "12-15-18", "5k", "1e3 people", "1/2", "50 or 60"]
)
def test_a_number_with_several_readings_or_none_is_an_error(size: str) -> None:
    result = drafted(actors=[{"type": "Group", "name": "crowd", "size": size}])
    assert result.dossier is None
    assert [each.path for each in result.problems] == ["actors[0].size"]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (40, {"exactly": 40}),
        (40.5, {"exactly": 40.5}),
        ("40", {"exactly": 40}),
        ("at least 40", {"at_least": 40}),
        ("some 1 500", {"about": 1500}),
        ("up to 2.5 million", {"at_most": 2_500_000}),
        ("20 to 30", {"at_least": 20, "at_most": 30}),
        ("forty-two", {"exactly": 42}),
    ],
)
def test_a_number_is_the_one_that_the_draft_says(size: Any, said: dict[str, float]) -> None:
    result = drafted(actors=[{"type": "Group", "name": "crowd", "size": size}])
    assert result.dossier is not None
    assert json.loads(json.dumps(encode(result.dossier)))["actors"][0]["size"] == said
