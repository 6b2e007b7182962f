"""Work grows with the dossier and no faster, for every writer, every reader and `check`: counted, not timed.

What is counted are the instructions of Python's own machine. A loop within a loop shows at once; what one
instruction does in C is not seen here, and `make bench` times that.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import visitdata as vd
from benchmarks import corpus
from tests.support.asserted_values import LISTS
from tests.support.effort import instructions
from tests.support.objects import leaves
from visitdata import codec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Twice as much may cost so much more than twice as much as before, and is as good as linear.
SLACK = 1.15
SIZES = (8, 16, 32)


# Dossiers with so many of something.

ARTICLE = vd.Article(id="article", kind="news", published="2031-05-04", language="en", length=100_000)
ACTOR = vd.Person(id="lind", name="Ana Lind")


def around(**lists: Any) -> vd.Dossier:
    """A dossier with these lists, and with an article and an actor at least."""
    given: dict[str, Any] = {"articles": [ARTICLE], "actors": [ACTOR], **lists}
    return vd.Dossier(id="https://data.example.org/d", title="A dossier", language="en", **given)


def event(number: int, **members: Any) -> vd.Event:
    return vd.Visit(
        id=f"e{number:04}", label=f"Visit {number}", status="occurred", time="2031-05-02", **members
    )


def said(number: int, **members: Any) -> Any:
    return vd.PositedTransfer(id=f"p{number:04}", label=f"Sale {number}", status="occurred", **members)


def statement(number: int, **members: Any) -> vd.Statement:
    given: dict[str, Any] = {
        "kind": "denied",
        "speakers": ["lind"],
        "gist": f"Lind says {number}.",
        **members,
    }
    return vd.Statement(id=f"s{number:04}", **given)


def allegation(number: int, **members: Any) -> vd.Allegation:
    given: dict[str, Any] = {"claimants": ["lind"], "accused": ["lind"], "gist": f"They did {number}."}
    if "alleges" not in members:
        given["alleges"] = [said(number)]
    given.update(members)
    return vd.Allegation(id=f"a{number:04}", **given)


def states(count: int, name: str = "State {}") -> list[vd.State]:
    return [vd.State(id=f"x{number:04}", name=name.format(number)) for number in range(count)]


def ids(letter: str, count: int) -> list[str]:
    return [f"{letter}{number:04}" for number in range(count)]


def stretches(count: int) -> list[vd.Evidence]:
    return [
        vd.Evidence(article="article", start=number, end=number + 9, digest=f"{number:016x}")
        for number in range(count)
    ]


def items(count: int) -> list[vd.Item]:
    return [
        vd.Item(label=f"rifles {number}", kind="weapons", quantity=vd.Quantity(exactly=number, unit="pieces"))
        for number in range(count)
    ]


def before(number: int, letter: str = "e") -> list[str]:
    return [f"{letter}{number - 1:04}"] if number else []


def one_before(number: int, letter: str = "e") -> str | None:
    return next(iter(before(number, letter)), None)


@cache
def one_of_each() -> dict[str, Any]:
    """A document whose ids are no other texts of it; it has `<`, for which JSON-LD has an escape."""
    return {**corpus.document("growth-38", 600), "description": "a < b"}


def several_times(count: int) -> vd.Dossier:
    """A dossier with the records of a document so many times, each time with ids of their own."""
    document = one_of_each()
    lists: dict[str, list[Any]] = {name: given for name, given in document.items() if name in LISTS}
    known = {value for path, value in leaves(lists) if path[-1] == "id"}
    made: dict[str, Any] = dict(document)
    for name, given in lists.items():
        made[name] = [renamed(each, known, f"-{number}") for number in range(count // 4) for each in given]
    return codec.decode(vd.Dossier, made)


def renamed(value: Any, known: set[str], suffix: str) -> Any:
    """The value with a suffix to each of these texts."""
    if value.__class__ is dict:
        return {key: renamed(each, known, suffix) for key, each in value.items()}
    if value.__class__ is list:
        return [renamed(each, known, suffix) for each in value]
    return value + suffix if value.__class__ is str and value in known else value


SHAPES: dict[str, Callable[[int], vd.Dossier]] = {
    "records of many kinds": several_times,
    "events": lambda n: around(events=[event(each, visitors=["lind"]) for each in range(n)]),
    "articles": lambda n: around(articles=[attrs.evolve(ARTICLE, id=f"t{each}") for each in range(n)]),
    "actors": lambda n: around(actors=[ACTOR, *states(n)]),
    "actors of one name": lambda n: around(actors=[ACTOR, *states(n, "Arcadia")]),
    "actors whose ids are IRIs": lambda n: around(
        actors=[vd.State(id=f"https://id.example.org/{each}", name=f"State {each}") for each in range(n)]
    ),
    "aliases": lambda n: around(actors=[attrs.evolve(ACTOR, aliases=ids("Lind ", n))]),
    "ties": lambda n: around(
        actors=[attrs.evolve(ACTOR, ties=[vd.Tie(title=f"Minister {each}", of="lind") for each in range(n)])]
    ),
    "members of a group": lambda n: around(
        actors=[*states(n), vd.Group(id="group", name="states", members=ids("x", n))]
    ),
    "bodies in bodies": lambda n: around(
        actors=[
            vd.Organization(id=f"o{each:04}", name=f"Body {each}", part_of=one_before(each, "o"))
            for each in range(n)
        ]
    ),
    "places in places": lambda n: around(
        places=[
            vd.Place(id=f"l{each:04}", name=f"Place {each}", part_of=one_before(each, "l"))
            for each in range(n)
        ]
    ),
    "places of one event": lambda n: around(
        places=[vd.Place(id=each, name=each) for each in ids("l", n)], events=[event(0, places=ids("l", n))]
    ),
    "evidence": lambda n: around(events=[event(0, evidence=stretches(n))]),
    "quotations": lambda n: around(
        statements=[statement(0, quotes=[vd.Quote(words=f"No {each}") for each in range(n)])]
    ),
    "hedges and notes": lambda n: around(
        statements=[statement(0, hedges=ids("as if ", n), notes=ids("a note ", n))]
    ),
    "visitors": lambda n: around(
        actors=states(n), events=[event(0, visitors=ids("x", n), participants=ids("x", n))]
    ),
    "items": lambda n: around(
        events=[vd.Transfer(id="sale", label="A sale", status="occurred", items=items(n), counts=items(n))]
    ),
    "codes": lambda n: around(
        events=[event(0, codes=[vd.Code(scheme="PLOVER", code=each) for each in ids("C", n)])]
    ),
    "a chain of parts": lambda n: around(events=[event(each, part_of=one_before(each)) for each in range(n)]),
    "a chain of events": lambda n: around(events=[event(each, follows=before(each)) for each in range(n)]),
    "events before one event": lambda n: around(
        events=[*(event(each) for each in range(n)), event(9999, follows=ids("e", n))]
    ),
    "a circle of events": lambda n: around(
        events=[event(each, follows=before(each or n)) for each in range(n)]
    ),
    "propositions of one allegation": lambda n: around(
        allegations=[allegation(0, alleges=[said(each, givers=["lind"]) for each in range(n)])]
    ),
    "propositions of propositions": lambda n: around(
        allegations=[
            allegation(
                0,
                alleges=[
                    said(each, follows=before(each, "p"), version_of=one_before(each, "p"))
                    for each in range(n)
                ],
            )
        ]
    ),
    "allegations": lambda n: around(allegations=[allegation(each) for each in range(n)]),
    "accused": lambda n: around(actors=[ACTOR, *states(n)], allegations=[allegation(0, accused=ids("x", n))]),
    "actors of propositions alone": lambda n: around(
        actors=[ACTOR, *states(n)], allegations=[allegation(0, alleges=[said(0, givers=ids("x", n))])]
    ),
    "statements": lambda n: around(statements=[statement(each) for each in range(n)]),
    "a chain of responses": lambda n: around(
        statements=[statement(each, responds_to=before(each, "s")) for each in range(n)]
    ),
    "responses to one": lambda n: around(
        allegations=[allegation(0)], statements=[statement(each, responds_to=["a0000"]) for each in range(n)]
    ),
    "one response to all": lambda n: around(
        allegations=[allegation(each) for each in range(n)],
        statements=[statement(0, responds_to=ids("a", n))],
    ),
    "a chain of hearsay": lambda n: around(
        statements=[statement(each, via=one_before(each, "s")) for each in range(n)]
    ),
    "statements about all": lambda n: around(
        actors=[ACTOR, *states(n)], statements=[statement(0, about=ids("x", n), addressees=ids("x", n))]
    ),
    "grounds": lambda n: around(
        allegations=[allegation(each) for each in range(n)],
        events=[vd.LegalAction(id="trial", label="A trial", status="ongoing", grounds=ids("a", n))],
    ),
}


def works(dossier: vd.Dossier) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that is done with a dossier."""
    yield "check", partial(vd.check, dossier)
    for format_ in vd.formats():
        yield f"{format_.name}, written", partial(vd.dumps, dossier, format_.name)
        if format_.find is not None:
            text = vd.dumps(dossier, format_.name)
            yield f"{format_.name}, read", partial(vd.loads, text, format_.name)


@cache
def counted(shape: str) -> dict[str, list[int]]:
    """For each work, the instructions for each size; what is made once was made before."""
    dossiers = [SHAPES[shape](size) for size in SIZES]
    for _, work in works(dossiers[-1]):
        work()
    counts: dict[str, list[int]] = {}
    for dossier in dossiers:
        for name, work in works(dossier):
            counts.setdefault(name, []).append(instructions(work))
    return counts


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_as_much_costs_twice_as_much(shape: str) -> None:
    growing = {name: (small, middle, big) for name, (small, middle, big) in counted(shape).items()}
    too_fast = {
        name: (big - middle) / (middle - small)
        for name, (small, middle, big) in growing.items()
        if big - middle > 2 * SLACK * max(middle - small, 100)
    }
    assert not too_fast


def test_a_loop_within_a_loop_is_found_out() -> None:
    def pairs(count: int) -> int:
        return sum(1 for one in range(count) for other in range(count) if one < other)

    small, middle, big = (instructions(partial(pairs, size)) for size in SIZES)
    assert big - middle > 2 * SLACK * (middle - small)
