"""What is set for a class as a whole never gets in the way of a member, whatever the member is called."""

from __future__ import annotations

import json
import keyword
import subprocess
import sys
from typing import Any

import attrs
import pytest

import visitdata as vd
from visitdata.metamodel.settings import Declared, Settings, annotated_members, is_posited, settings_of
from visitdata.metamodel.twins import twin


def test_a_class_has_the_settings_of_the_class_above_but_for_its_own() -> None:
    above = Settings(family="event", tagged=True, abstract=True, namespace="https://a.example/", prefix="a")
    below = above.below({"namespace": "https://b.example/", "leading": ("id",)})
    assert (below.family, below.tagged, below.abstract) == ("event", True, False)
    assert (below.namespace, below.prefix, below.leading) == ("https://b.example/", None, ("id",))
    assert above.below({}).prefix == "a"


def test_the_constraints_of_the_class_above_hold_too_and_its_own_term_does_not() -> None:
    group = settings_of(vd.Group)
    assert group.below({"constraints": settings_of(vd.Quantity).constraints}).constraints == (
        *group.constraints,
        *settings_of(vd.Quantity).constraints,
    )
    evidence = settings_of(vd.Evidence)
    assert evidence.vocabulary.term == "oa:SpecificResource"
    assert evidence.below({}).vocabulary == attrs.evolve(evidence.vocabulary, term=None)


def test_what_is_posited_is_told_by_a_function_and_not_by_the_record() -> None:
    given: dict[str, Any] = {"id": "x", "label": "It", "status": "occurred"}
    assert not is_posited(vd.Event(**given))
    assert is_posited(twin(vd.Event)(**given))
    via = vd.Statement(id="told", kind="stated", gist="Somebody says so.", via="other")
    assert is_posited(via)


def test_what_is_annotated_in_a_body_is_a_member_but_for_class_variables() -> None:
    script = '''
import json, attrs, visitdata as vd
from typing import ClassVar
from visitdata.metamodel.settings import settings_of

@attrs.frozen(kw_only=True)
class Coup(vd.Event, prefix="coups"):
    """Somebody takes power."""
    namespace: ClassVar[str] = "https://example.org/coups#"
    vocabulary = vd.Vocabulary(also=("schema:Event",))
    constraints: vd.Text | None = attrs.field(default=None, metadata=vd.member("rule", "What then holds."))

@attrs.frozen(kw_only=True)
class Putsch(Coup):
    """One by soldiers."""
    namespace: vd.Text | None = attrs.field(default=None, metadata=vd.member("room", "Where."))

made = Putsch(id="x", label="X", status="occurred", constraints="none", namespace="the palace")
settings = settings_of(Putsch)
print(json.dumps([settings.namespace, settings.prefix, settings.vocabulary.also, len(settings.constraints),
    made.namespace, hasattr(Coup, "namespace"), hasattr(Coup, "vocabulary")]))
'''
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    space = "https://example.org/coups#"
    assert json.loads(done.stdout) == [space, "coups", ["schema:Event"], 0, "the palace", False, False]


# Every name that was a setting, or that something in the package looks up, writes or calls so.
_SETTINGS = {field.name for field in attrs.fields(Settings)}
_OLD = {"mistakes", "only_said", "declared", "abstract", "posited", "twin_of", "hearsay", "tagged"}
_PUBLIC = {
    name
    for cls in (Declared, vd.Dossier, vd.Event, vd.Person, vd.Evidence, object, type, dict)
    for name in dir(cls)
    if not name.startswith("_")
}
_COLUMNS = {"dossier", "iri", "how", "said_in", "hearsay", "posited", "earliest", "latest", "Id", "LABEL"}
_LOCAL = """
    cls data faults record before left found named bad get add pairs own out rest tails iris prose names stem
    scope document inner more ids classes references languages v w x n len str tuple list dict getattr Mistake
    GiveUpError ABSENT blank known listed many Node attr_dict NOTHING kind gist name title language format
    members size
"""
NAMES = sorted(
    (_SETTINGS | _OLD | _PUBLIC | _COLUMNS | {*_LOCAL.split()} | set(keyword.softkwlist))
    - {field.name for field in attrs.fields(vd.PositedEvent)}
    - {"_", "type"}
)

LAW = """
import json, sys, types
import attrs, visitdata as vd
from visitdata import tables
from visitdata.errors import InvalidRecordError
from visitdata.metamodel.settings import is_posited

NAMES = json.load(sys.stdin)
FORMATS = ["json", "jsonl", "jsonld", "turtle", "trig", "nquads", "ntriples", "rdfxml"]
GIVEN = dict(label="It", status="occurred")
failed = []


def kind(name, members):
    body = {"__module__": "here", "__doc__": "It."}
    body["__annotations__"] = {each: vd.Text | None for each in members}
    for number, each in enumerate(members):
        metadata = vd.member(f"term{NAMES.index(each)}x", f"Member {each}.")
        body[each] = attrs.field(default=None, metadata=metadata)
    settings = {"namespace": "https://example.org/ns#"}
    made = types.new_class(name, (vd.Event,), settings, lambda space: space.update(body))
    return attrs.frozen(made, kw_only=True)


def comes_back(cls, members):
    values = {each: f"the {each}" for each in members}
    said = vd.posited(cls)(id="said", **GIVEN, **values)
    event = cls(id="event", **GIVEN, **values)
    assert not is_posited(event) and is_posited(said)
    assert all(getattr(event, each) == getattr(said, each) == f"the {each}" for each in members)
    claim = vd.Allegation(id="claim", claimants=["a"], gist="Arcadia says so.", alleges=[said])
    dossier = vd.Dossier(id="https://data.example.org/d", title="T", events=[event], allegations=[claim],
        actors=[vd.State(id="a", name="Arcadia")])
    for name in FORMATS:
        data = vd.dumps(dossier, name)
        assert vd.loads(data, name) == dossier, name
        assert b"the " + members[0].encode() in data, name
    return dossier


for name in NAMES:
    try:
        comes_back(kind("Own", [name]), [name])
        try:
            kind("Own", [name])(id="event", **GIVEN, **{name: 3})
            failed.append([name, "no check"])
        except InvalidRecordError as error:
            assert error.problems[0].path == name
    except Exception as error:
        failed.append([name, f"{type(error).__name__}: {error}"])

every = kind("Own", NAMES)
dossier = comes_back(every, NAMES)
schema = json.loads(vd.schema("json-schema"))["$defs"]["Own"]["properties"]
shapes = vd.schema("shapes")
failed += [[name, "schema"] for name in NAMES if name not in schema]
failed += [[name, "shapes"] for number, name in enumerate(NAMES) if f"term{number}x" not in shapes]
for name in ("events", "propositions"):
    found = tables.table(vd.Dossier, name)
    (row,) = found.rows(dossier)
    failed += [[each, name] for each in NAMES if f"the {each}" not in row]
vd.check(dossier)
print(json.dumps(failed))
"""


def test_any_identifier_is_a_member_in_every_format_schema_and_table() -> None:
    sources = [sys.executable, "-c", LAW]
    done = subprocess.run(sources, capture_output=True, check=False, text=True, input=json.dumps(NAMES))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    settings = {"posited", "constraints", "leading", "namespace", "mistakes", "vocabulary", "twin_of"}
    assert settings <= set(NAMES)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("type", "Own.type: JSON uses this name for the kind of record"),
        ("version_of", "Own.version_of: every proposition has a member of this name"),
        ("self", "Own.self: Python uses this name for the record itself"),
        ("_side", "Own._side: a member's name begins with no underscore"),
        ("__slots__", "Own.__slots__: a member's name begins with no underscore"),
    ],
)
def test_a_name_that_cannot_be_a_member_is_refused_where_it_is_declared(name: str, said: str) -> None:
    body = {
        "__module__": "here",
        "__annotations__": {name: vd.Text | None},
        "namespace": "https://example.org/ns#",
    }
    with pytest.raises(TypeError) as raised:
        type("Own", (vd.Event,), body)
    assert str(raised.value).startswith(said)


def test_members_are_told_from_class_variables_by_their_annotations() -> None:
    class Own:
        one: int
        two: str = "x"
        __annotations__ = {"one": "int", "two": "str", "three": "ClassVar[int]", "four": "t.ClassVar"}

    assert annotated_members(Own) == {"one", "two"}
