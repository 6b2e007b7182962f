"""A kind of event declared outside the package works as ours do; a wrong declaration is explained."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from textwrap import dedent, indent
from typing import Any

import pytest

from tests.support.ceasefire import Ceasefire
from visitdata.codegen.full_reader import reader_of
from visitdata.codegen.plain import plain
from visitdata.errors import InvalidRecordError
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.model.events import Event, Proposition, posited
from visitdata.model.items import Item

GIVEN: dict[str, Any] = {"id": "truce", "label": "Arcadia and Ruritania cease fire", "status": "occurred"}
TRUCE = Ceasefire(
    **GIVEN,
    sides=["ruritania", "arcadia"],
    agents=["arcadia", "lind"],
    terms=(Item(label="rifles"),),
    days=30,
)
SAID = posited(Ceasefire)(
    **GIVEN, sides=["ruritania", "arcadia"], agents=["arcadia", "lind"], version_of="truce"
)
PLAIN = {
    "type": "Ceasefire",
    **GIVEN,
    "agents": ["lind"],
    "sides": ["arcadia", "ruritania"],
    "terms": [{"label": "rifles"}],
    "days": 30,
}


def test_it_is_checked_as_ours_are() -> None:
    assert TRUCE.agents == ("lind",)
    assert TRUCE.sides == ("arcadia", "ruritania")
    wrong: dict[str, Any] = {**GIVEN, "status": "over", "sides": [3], "days": "30"}
    with pytest.raises(InvalidRecordError) as raised:
        Ceasefire(**wrong)
    assert [problem.path for problem in raised.value.problems] == ["status", "sides[0]", "days"]


def test_its_terms_are_in_its_own_namespace_and_those_it_inherits_in_theirs() -> None:
    sides = schema_of(Ceasefire).member("sides")
    assert (sides.term, sides.twin) == ("https://example.org/ns#side", "https://example.org/ns#positedSide")
    assert schema_of(Ceasefire).member("agents").term == "https://w3id.org/visitdata/ns#agent"
    assert schema_of(Ceasefire).types[0] == "https://example.org/ns#Ceasefire"
    assert "https://w3id.org/visitdata/ns#Event" in schema_of(Ceasefire).types
    assert schema_of(type(SAID)).types == (
        "https://w3id.org/visitdata/ns#Proposition",
        "https://example.org/ns#PositedCeasefire",
    )


def test_it_has_a_twin() -> None:
    assert type(SAID).__name__ == "PositedCeasefire"
    assert isinstance(SAID, Proposition)
    assert not isinstance(SAID, (Event, Ceasefire))
    assert SAID.agents == ("lind",)
    assert schema_of(type(SAID)).member("sides").declared.doc == "Who stops."


def test_it_goes_to_plain_data_and_back() -> None:
    assert plain(TRUCE) == PLAIN
    for root, record in [(Event, TRUCE), (Proposition, SAID)]:
        mistakes: list[Any] = []
        assert reader_of(root)(plain(record), mistakes) == record
        assert mistakes == []


def test_it_is_among_the_kinds() -> None:
    assert kinds(Event)["Ceasefire"] is Ceasefire
    assert kinds(Proposition)["PositedCeasefire"] is type(SAID)


@pytest.mark.parametrize("record", [TRUCE, SAID], ids=["event", "proposition"])
def test_it_survives_pickle_and_copy(record: object) -> None:
    again = [pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)]  # noqa: S301
    assert again == [record] * 3
    assert {type(each) for each in again} == {type(record)}


# Declared wrongly. In a process of their own, since a class once declared is among the kinds for good.

WRONG = {
    "without metadata": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(default=())
        """,
    "a list": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            sides: list[str] = attrs.field(factory=list, metadata=vd.member("side", "Who."))
        """,
    "a type of no value": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            sides: object = attrs.field(default=None, metadata=vd.member("side", "Who."))
        """,
    "two types": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            sides: str | int | None = attrs.field(default=None, metadata=vd.member("side", "Who."))
        """,
    "no decorator": """
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
        """,
    "no namespace": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            pass
        """,
    "half a namespace": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns"
        """,
    "a number for a name": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            sides: vd.Text | None = attrs.field(default=None, metadata=vd.member("1", "Who."))
        """,
    "the name of a twin": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            sides: vd.Text | None = attrs.field(default=None, metadata=vd.member("positedSide", "Who."))
        """,
    "called like a twin": """
        @attrs.frozen(kw_only=True)
        class PositedRaid(vd.Event):
            namespace = "https://example.org/ns#"

        Wrong = PositedRaid
        """,
    "a namespace of ours": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://w3id.org/visitdata/ns#"
        """,
    "a twin that is none": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            side: vd.Text | None = attrs.field(default=None, metadata=vd.member("side", "Who.", twin="side"))
        """,
    "a reference to what is said": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            claim: vd.Ref[vd.Proposition] | None = attrs.field(default=None, metadata=vd.member("x", "It."))
        """,
    "owned events": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            parts: tuple[vd.Event, ...] = attrs.field(default=(), metadata=vd.member("part", "It."))
        """,
    "one term for two": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            one: vd.Text | None = attrs.field(default=None, metadata=vd.member("side", "Who."))
            two: vd.Text | None = attrs.field(default=None, metadata=vd.member("side", "Who."))
        """,
    "a term that follows": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            day: vd.Text | None = attrs.field(default=None, metadata=vd.member("schema:startDate", "When."))
        """,
    "no slots": """
        @attrs.frozen(kw_only=True, slots=False)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
        """,
    "a factory": """
        @attrs.frozen(kw_only=True)
        class Wrong(vd.Event):
            namespace = "https://example.org/ns#"
            one: vd.Text | None = attrs.field(factory=str, metadata=vd.member("side", "Who."))
        """,
    "a kind of statement": """
        @attrs.frozen(kw_only=True)
        class Speech(vd.Statement):
            namespace = "https://example.org/ns#"

        def Wrong(**_):
            return Speech(id="s", kind="stated", gist="The article says so.")
        """,
    "a name of ours": """
        @attrs.frozen(kw_only=True)
        class Visit(vd.Event):
            namespace = "https://example.org/ns#"

        vd.schema("json-schema")
        """,
}


@pytest.fixture(scope="module")
def complaints() -> dict[str, str]:
    """What is said of each wrong declaration when the first record of it is made."""
    script = ["import json, attrs, visitdata as vd", "said = {}"]
    for name, source in WRONG.items():
        script += [
            "try:",
            indent(dedent(source), "    "),
            "    Wrong(id='x', label='X', status='occurred')",
            "except TypeError as error:",
            f"    said[{name!r}] = str(error)",
        ]
    script.append("print(json.dumps(said))")
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(script)], capture_output=True, check=True, text=True
    )
    said: dict[str, str] = json.loads(done.stdout)
    return said


def test_a_member_without_metadata_is_a_type_error_that_says_what_to_do(complaints: dict[str, str]) -> None:
    expected = "Wrong.sides: give its term with metadata=member(...) or role(...)"
    assert complaints["without metadata"] == expected


def test_a_member_of_a_type_that_no_record_holds_is_a_type_error(complaints: dict[str, str]) -> None:
    assert complaints["a list"] == "Wrong.sides: no record can hold list[str]"
    assert complaints["a type of no value"] == "Wrong.sides: no record can hold <class 'object'>"


def test_what_is_said_of_each_other_mistake_tells_the_suggestion(complaints: dict[str, str]) -> None:
    assert complaints["two types"] == (
        "Wrong.sides: write X, X | None or tuple[X, ...], not str | int | None"
    )
    assert complaints["no decorator"] == "Wrong is not decorated: put @attrs.frozen(kw_only=True) above it"
    assert complaints["no namespace"].startswith("Wrong has no namespace: give it yours")
    assert complaints["half a namespace"].startswith("Wrong needs a namespace of its own")
    for mistake in ("a number for a name", "the name of a twin"):
        assert complaints[mistake].startswith("Wrong.sides: needs a term that ends in a name"), mistake
    assert complaints["a name of ours"].startswith(
        "two kinds are called Visit: one in visitdata.model.event_kinds"
    )


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("called like a twin", "PositedRaid has a name that is for twins"),
        ("a namespace of ours", "Wrong needs a namespace of its own"),
        ("a twin that is none", "Wrong.side: has a twin that is not called posited...: "),
        ("a reference to what is said", "Wrong.claim: cannot refer to Proposition"),
        ("owned events", "Wrong.parts: would own records that have ids of their own"),
        ("one term for two", "Wrong.two: has the term or twin of one: https://example.org/ns#side"),
        (
            "a term that follows",
            "Wrong.day: has a term of derived triples: https://schema.org/startDate",
        ),
        ("a factory", "Wrong.one: has a factory"),
        ("no slots", "Wrong has no slots"),
        ("a kind of statement", "Speech adds to a class that has no kinds"),
    ],
)
def test_no_kind_can_break_what_the_others_promise(
    mistake: str, said: str, complaints: dict[str, str]
) -> None:
    assert complaints[mistake].startswith(said)


def test_a_single_role_takes_its_actor_out_of_the_general_one() -> None:
    script = """
        import attrs, visitdata as vd

        @attrs.frozen(kw_only=True)
        class Raid(vd.Event):
            namespace = "https://example.org/ns#"
            leader: vd.Ref[vd.Actor] | None = attrs.field(
                default=None, converter=vd.ref, metadata=vd.role("leader", "Who leads.", under="agents"))

        raid = dict(id="raid", label="A raid", status="occurred")
        print(Raid(**raid, agents=["a"]).agents)
        print(Raid(**raid, agents=["ann", "b"], leader="bob").agents)
        print(Raid(**raid, agents=["ann", "b"], leader="ann").agents)
        """
    done = subprocess.run([sys.executable, "-c", dedent(script)], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines() == ["('a',)", "('ann', 'b')", "('b',)"]


def test_its_constraints_hold_for_its_twin_and_stand_in_the_schemas() -> None:
    script = """
        import attrs, json, visitdata as vd
        from visitdata.errors import Mistake
        from visitdata.metamodel.constraints import AtLeastOne, Never, Ordered

        @attrs.frozen(kw_only=True)
        class Siege(vd.Event):
            namespace = "https://example.org/ns#"
            constraints = (
                AtLeastOne(members=("days", "most"), mistake=Mistake("no-days", "a siege takes days")),
                Never(member="affected", mistake=Mistake("no-victims", "name the besieged")),
                Ordered(low="days", high="most", strictly=True, code="bad-days", message="{low} to {high}"),
            )
            days: vd.Number | None = attrs.field(default=None, metadata=vd.member("days", "How long."))
            most: vd.Number | None = attrs.field(default=None, metadata=vd.member("most", "At most."))

        siege = dict(id="siege", label="A siege", status="occurred")
        for make in (Siege, vd.posited(Siege)):
            for wrong in ({}, {"days": 1, "affected": ["a"]}, {"days": 2, "most": 2}):
                try:
                    make(**siege, **wrong)
                except vd.InvalidRecordError as error:
                    print(*error.problems)
        schema = json.loads(vd.schema("json-schema"))["$defs"]["PositedSiege"]
        print(schema["allOf"], schema["properties"]["affected"]["maxItems"])
        shapes = vd.schema("shapes")
        less = "example:positedDays ; sh:lessThan example:positedMost"
        for term in ("example:positedDays ; sh:minCount 1", less):
            print(shapes.count(term))
        """
    done = subprocess.run([sys.executable, "-c", dedent(script)], capture_output=True, check=True, text=True)
    broken = ["a siege takes days", "affected: name the besieged", "most: 2 to 2"]
    days, most = (str({"properties": {name: True}, "required": [name]}) for name in ("days", "most"))
    given = f"[{{'anyOf': [{days}, {most}]}}] 0"
    assert done.stdout.splitlines() == [*broken, *broken, given, "1", "1"]


def test_threads_that_ask_at_once_get_one_class() -> None:
    script = """
        import sys, threading, visitdata as vd
        sys.setswitchinterval(1e-6)
        barrier, made = threading.Barrier(16), []

        def make():
            barrier.wait()
            made.append(vd.seed(vd.seeds()[0]))

        threads = [threading.Thread(target=make) for _ in range(16)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        kinds = {type(each["visit-2024-kremlin"]) for each in made}
        print(len(made), len(kinds), all(each == made[0] for each in made))
        """
    done = subprocess.run([sys.executable, "-c", dedent(script)], capture_output=True, check=True, text=True)
    assert done.stdout == "16 1 True\n"
