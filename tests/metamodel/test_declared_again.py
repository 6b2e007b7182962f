"""A kind that is declared again stands in place of the one before, everywhere, and lets go of it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

KINDS = '''
from __future__ import annotations
import attrs
import visitdata as vd


@attrs.frozen(kw_only=True)
class Truce(vd.Event):
    """Fighting stops."""

    namespace = "https://example.org/ns#"
    sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), converter=vd.refs, metadata=vd.role("side", "Who stops.", under="agents")
    )
    follows_on: vd.Ref[Truce] | None = attrs.field(
        default=None, converter=vd.ref, metadata=vd.member("followsOn", "The truce before.")
    )


@attrs.frozen(kw_only=True)
class Breach(vd.Event):
    """Fighting begins again."""

    namespace = "https://example.org/ns#"
    breaks: vd.Ref[Truce] | None = attrs.field(
        default=None, converter=vd.ref, metadata=vd.member("breaks", "What it ends.")
    )
'''

HEAD = """
import gc, importlib, io, json, sys, weakref
import attrs
import visitdata as vd
from visitdata import tables
from visitdata.metamodel.describe import kinds, schema_of
sys.path.insert(0, ".")
import armistice

LOSSLESS = [each.name for each in vd.formats() if not each.only_written] if hasattr(
    vd.formats()[0], "only_written") else [
    "json", "jsonl", "jsonld", "turtle", "trig", "nquads", "ntriples", "rdfxml"]


def dossier(kinds):
    given = dict(label="It", status="occurred")
    said = vd.posited(kinds.Truce)(id="said", sides=["a"], follows_on="truce", **given)
    return vd.Dossier(
        id="https://data.example.org/d", title="Truces", actors=[vd.State(id="a", name="Arcadia")],
        events=[kinds.Truce(id="truce", sides=["a"], **given),
                kinds.Breach(id="end", breaks="truce", **given)],
        allegations=[vd.Allegation(id="claim", claimants=["a"], gist="Arcadia says so.", alleges=[said])],
    )


def comes_back(given, wanted):
    return [name for name in LOSSLESS if vd.loads(vd.dumps(given, name), name) != wanted]
"""


def run(folder: Path, script: str, *, kinds: str = KINDS) -> Any:
    """What a script prints as JSON, in a process of its own, in a folder with a module of kinds."""
    (folder / "armistice.py").write_text(kinds)
    done = subprocess.run(
        [sys.executable, "-c", HEAD + script], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_is_read_is_of_the_class_that_stands_in_every_format(tmp_path: Path) -> None:
    script = """
before = dossier(armistice)
first = comes_back(before, before)
old = armistice.Truce, vd.posited(armistice.Truce)
importlib.reload(armistice)
after = dossier(armistice)
print(json.dumps([first, comes_back(after, after), comes_back(before, after), before == after,
    old[0] in kinds(vd.Event).values(), old[1] in kinds(vd.Proposition).values(),
    kinds(vd.Proposition)["PositedTruce"] is vd.posited(armistice.Truce)]))
"""
    assert run(tmp_path, script) == [[], [], [], False, False, False, True]


def test_a_table_tells_that_a_record_is_of_a_class_that_was_declared_again(tmp_path: Path) -> None:
    script = """
before = dossier(armistice)
importlib.reload(armistice)
try:
    list(tables.table(vd.Dossier, "events").rows(before))
except TypeError as error:
    print(json.dumps(str(error)))
"""
    assert "was declared again since this record was made" in run(tmp_path, script)


def test_a_reference_to_a_kind_means_the_class_that_stands(tmp_path: Path) -> None:
    script = """
dossier(armistice)
source = open("armistice.py").read().split("@attrs.frozen(kw_only=True)\\nclass Breach")[0]
exec(compile(source, "armistice.py", "exec"), vars(armistice))
made = dossier(armistice)
print(json.dumps([comes_back(made, made),
    schema_of(armistice.Breach).member("breaks").targets == (armistice.Truce,),
    schema_of(armistice.Truce).member("follows_on").targets == (armistice.Truce,)]))
"""
    assert run(tmp_path, script) == [[], True, True]


def test_schemas_and_tables_have_the_members_that_it_has_now(tmp_path: Path) -> None:
    script = """
names = ("json-schema", "context", "ontology", "shapes")
before = [vd.schema(name) for name in names], tables.table(vd.Dossier, "events")
vd.dumps(dossier(armistice), "jsonld")
source = open("armistice.py").read().replace("sides", "parties_to_it").replace('"side"', '"partyToIt"')
exec(compile(source, "armistice.py", "exec"), vars(armistice))
after = [vd.schema(name) for name in names], tables.table(vd.Dossier, "events")
columns = [column.name for column in after[1].columns]
print(json.dumps([["side" in one.lower() and ("partyToIt" in other or "parties_to_it" in other)
    for one, other in zip(before[0], after[0])],
    ["ns#side" in other or '"sides"' in other for other in after[0]],
    "parties_to_it" in columns, "sides" in columns]))
"""
    assert run(tmp_path, script) == [[True] * 4, [False] * 4, True, False]


def test_a_cell_that_runs_twice_declares_one_kind(tmp_path: Path) -> None:
    script = """
source = open("armistice.py").read().replace("Truce", "Pause").replace("Breach", "Resumption").replace(
    "ns#", "pauses#")
for _ in range(3):
    exec(source)
class here:
    Truce, Breach = Pause, Resumption
made = dossier(here)
print(json.dumps([Pause.__module__, comes_back(made, made)]))
"""
    assert run(tmp_path, script) == ["__main__", []]


def test_a_kind_declared_a_thousand_times_is_let_go_of(tmp_path: Path) -> None:
    script = """
import linecache
source = open("armistice.py").read().split("@attrs.frozen(kw_only=True)\\nclass Breach")[0]
code = compile(source, "armistice.py", "exec")
old = []
for count in range(1_000):
    exec(code, vars(armistice))
    armistice.PositedTruce = vd.posited(armistice.Truce)
    old.append(weakref.ref(armistice.PositedTruce))
    if count % 100 == 0:
        armistice.made = made = dossier(armistice)
        assert vd.loads(vd.dumps(made, "turtle"), "turtle") == made
        tables.tables(vd.Dossier)
gc.collect()
alive = sum(each() is not None for each in old)
print(json.dumps([alive, len(linecache.cache)]))
"""
    alive, sources = run(tmp_path, script)
    # typing remembers the last 128 unions that it was asked for, and so the classes in these.
    assert alive < 200
    assert sources < 1_000


ELSEWHERE = '''
from __future__ import annotations
import attrs
import visitdata as vd


@attrs.frozen(kw_only=True)
class {name}(vd.Event, namespace="{space}", prefix={prefix}):
    """{doc}"""

    {member}: vd.Text | None = attrs.field(default=None, metadata=vd.member("{term}", "{means}"))
'''
USUAL = {
    "name": "Pact",
    "space": "https://example.org/ns#",
    "prefix": None,
    "doc": "A pact.",
    "member": "clause",
    "term": "clause",
    "means": "What it says.",
}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "Truce"}, "two kinds are called Truce: one in armistice, one in elsewhere"),
        ({"name": "Visit"}, "two kinds are called Visit: one in visitdata.model.event_kinds, one in"),
        ({"name": "Quantity"}, "two kinds are called Quantity: one in visitdata.model.quantities, one in"),
        ({"name": "AnyEvent"}, "AnyEvent is what the JSON Schema calls any event; choose another name"),
        ({"member": "side", "term": "side"}, "Pact.side: https://example.org/ns#side means something else"),
        ({"member": "side", "term": "positedSide2", "name": "X"}, "X.side: needs a term that ends in a name"),
        ({"name": "lower"}, "lower needs a name in letters of ASCII that begins with a capital"),
        ({"prefix": '"vd"'}, "Pact needs a prefix of its own"),
        ({"prefix": '"xmlns"'}, "Pact needs a prefix of its own"),
        ({"prefix": '"a b"'}, "Pact needs a prefix of its own"),
    ],
)
def test_what_another_module_has_taken_is_refused_where_it_is_declared(
    tmp_path: Path, given: dict[str, str], said: str
) -> None:
    script = """
(source,) = (open("elsewhere.py").read(),)
try:
    import elsewhere
    print(json.dumps("nothing"))
except TypeError as error:
    made = dossier(armistice)
    assert comes_back(made, made) == []
    print(json.dumps(str(error)))
"""
    (tmp_path / "elsewhere.py").write_text(ELSEWHERE.format(**{**USUAL, **given}))
    assert run(tmp_path, script).startswith(said)


def test_one_prefix_stands_for_one_namespace(tmp_path: Path) -> None:
    script = """
said = []
for given in (dict(space="https://example.org/ns#", prefix="ex"),
              dict(space="https://example.org/other#", prefix="ex", name="Other"),
              dict(space="https://example.org/ns#", prefix="xe", name="Third"),
              dict(space="https://example.org/ns#", prefix="ex", name="Fourth")):
    own = given.get("name", "clause").lower()
    given = {**USUAL, "member": own, "term": own, **given, "prefix": repr(given["prefix"])}
    name = given["name"].lower()
    open(f"{name}.py", "w").write(ELSEWHERE.format(**given))
    try:
        importlib.import_module(name)
        said.append(None)
    except TypeError as error:
        said.append(str(error))
print(json.dumps(said))
"""
    said = run(tmp_path, f"USUAL = {USUAL!r}\nELSEWHERE = {ELSEWHERE!r}\n{script}")
    assert said == [
        None,
        "Other: ex stands for https://example.org/other#, but in pact ex stands for https://example.org/ns#",
        "Third: xe stands for https://example.org/ns#, but in pact ex stands for https://example.org/ns#",
        None,
    ]


def test_two_modules_may_say_the_same_with_one_term(tmp_path: Path) -> None:
    script = """
said = []
for given in ({}, {"name": "Deal"}, {"name": "Third", "means": "What it leaves open."}):
    name = given.get("name", "Pact").lower()
    open(f"{name}.py", "w").write(ELSEWHERE.format(**{**USUAL, **given}))
    try:
        importlib.import_module(name)
        said.append(None)
    except TypeError as error:
        said.append(str(error))
import deal, pact
usual = dict(label="It", status="occurred", clause="No shots.")
events = [pact.Pact(id="a", **usual), deal.Deal(id="b", **usual)]
made = vd.Dossier(id="https://data.example.org/d", title="T", events=events)
comes_back = [vd.loads(vd.dumps(made, name), name) == made for name in ("json", "turtle", "jsonld")]
print(json.dumps([said, comes_back]))
"""
    said, comes_back = run(tmp_path, f"USUAL = {USUAL!r}\nELSEWHERE = {ELSEWHERE!r}\n{script}")
    assert said[:2] == [None, None]
    assert said[2].startswith("Third.clause: https://example.org/ns#clause means something else in ")
    assert comes_back == [True, True, True]


def test_a_kind_that_nobody_has_any_more_stands_in_the_way_of_none(tmp_path: Path) -> None:
    script = """
gc.disable()
del armistice
sys.modules.pop("armistice")
source = open("armistice.py").read()
open("elsewhere.py", "w").write(source)
import elsewhere
made = dossier(elsewhere)
print(json.dumps([kinds(vd.Event)["Truce"].__module__, comes_back(made, made)]))
"""
    assert run(tmp_path, script) == ["elsewhere", []]


def test_a_declaration_that_was_refused_leaves_what_stood_there(tmp_path: Path) -> None:
    script = """
made = dossier(armistice)
Truce = armistice.Truce
source = open("armistice.py").read().replace('"side"', '"positedSide"')
try:
    exec(compile(source, "armistice.py", "exec"), vars(armistice))
except TypeError as error:
    said = str(error)
print(json.dumps([said[:40], kinds(vd.Event)["Truce"] is Truce, comes_back(made, made)]))
"""
    assert run(tmp_path, script) == ["Truce.sides: needs a term that ends in a", True, []]
