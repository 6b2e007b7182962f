"""What annotations of public names say resolves at run time, and names nothing that is not public."""

from __future__ import annotations

import ast
import builtins
import importlib.util
import inspect
import subprocess
import sys
import types
import typing
from typing import TYPE_CHECKING, Any

import attrs
import cattrs
import pytest
import rdflib

import visitdata as vd
import visitdata.spark
from tests.support.ceasefire import Ceasefire
from visitdata._api import MODULES as PUBLIC_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator


def with_methods(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A class or function, and the public methods and properties of a class."""
    if not isinstance(value, type | types.FunctionType):
        return
    yield name, value
    for inner, found in vars(value).items() if isinstance(value, type) else ():
        function = getattr(found, "__func__", None) or getattr(found, "fget", None) or found
        if not inner.startswith("_") and inspect.isfunction(function):
            yield f"{name}.{inner}", function


PUBLIC: dict[str, Any] = {name: getattr(vd, name) for name in PUBLIC_NAMES}
RECORDS = {name: value for name, value in PUBLIC.items() if isinstance(value, type) and attrs.has(value)}
SPARK = {f"spark.{name}": getattr(visitdata.spark, name) for name in visitdata.spark.__all__}
OURS = dict(each for name, value in PUBLIC.items() for each in with_methods(name, value))
OF_SPARK = dict(each for name, value in SPARK.items() for each in with_methods(name, value))
EVERY = OURS | OF_SPARK

# What annotations name from the standard library and other packages.
TYPES = {"Any", "BufferedIOBase", "Callable", "IO", "ItemsView", "Iterable", "Iterator", "Mapping"}
MODULES = {"anchoring", "cattrs", "dt", "os", "rdflib", "sql"}
KNOWN = {*vars(builtins), *TYPES, *MODULES, *PUBLIC, *visitdata.spark.__all__}


def test_everything_public_is_walked() -> None:
    assert {"Visit", "PositedVisit", "Evidence.of", "Dossier.said_by", "loads", "rule"} <= OURS.keys()
    assert OF_SPARK.keys() == {"spark.table", "spark.export", "spark.Exported"}


@pytest.mark.parametrize("name", OURS)
def test_type_hints_resolve(name: str) -> None:
    hints = typing.get_type_hints(OURS[name], include_extras=True)
    assert "ForwardRef" not in repr(hints)


@pytest.mark.parametrize("name", OF_SPARK)
def test_type_hints_of_spark_resolve_where_it_is_installed(name: str) -> None:
    if importlib.util.find_spec("pyspark") is None and inspect.isfunction(OF_SPARK[name]):
        with pytest.raises(ModuleNotFoundError, match="pyspark"):
            typing.get_type_hints(OF_SPARK[name])
    else:
        assert typing.get_type_hints(OF_SPARK[name])


@pytest.mark.parametrize("name", RECORDS)
def test_attrs_resolves_types(name: str) -> None:
    made: Any = attrs.resolve_types(RECORDS[name])
    assert not [field.name for field in attrs.fields(made) if isinstance(field.type, str)]


def test_what_heavy_libraries_are_named_for_resolves() -> None:
    assert typing.get_type_hints(vd.to_rdflib)["return"] is rdflib.Graph
    assert typing.get_type_hints(vd.converter)["return"] is cattrs.Converter
    assert typing.get_type_hints(vd.anchor)["return"] == tuple[vd.Anchor, ...]
    assert typing.get_type_hints(vd.formats)["return"] == tuple[vd.Format, ...]


def test_nothing_heavy_is_loaded_before_it_is_asked_for() -> None:
    code = (
        "import sys, typing, visitdata as vd; vd.to_rdflib; vd.loads; vd.Visit\n"
        "heavy = {'rdflib', 'cattrs', 'pyoxigraph', 'visitdata.text.anchoring', 'visitdata.checks'}\n"
        "assert not heavy & sys.modules.keys()\n"
        "typing.get_type_hints(vd.to_rdflib)\n"
        "assert heavy & sys.modules.keys() == {'rdflib'}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def annotations_of(value: Any) -> Iterator[str]:
    """What stands in a signature, as text; of a class, also in the classes above it that are not public."""
    above = value.__mro__ if isinstance(value, type) else [value]
    for each in above:
        if each.__module__.startswith("visitdata"):
            annotations = inspect.get_annotations(each).values()
            # A named tuple has references to its types where another class has their text.
            yield from (str(getattr(given, "__forward_arg__", given)) for given in annotations)


@pytest.mark.parametrize("name", EVERY)
def test_every_type_that_a_signature_names_is_public(name: str) -> None:
    trees = map(ast.parse, annotations_of(EVERY[name]))
    named = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}
    variables = {each for each in named if each.startswith("_")}
    assert named - variables <= KNOWN


def a_dossier() -> vd.Dossier:
    said = vd.posited(Ceasefire)(id="said", label="They stop", status="planned", version_of="truce")
    return vd.Dossier(
        id="https://data.example.org/d",
        title="A truce",
        actors=[vd.State(id="arcadia", name="Arcadia", names={"de": "Arkadien"})],
        events=[Ceasefire(id="truce", label="They stop", status="ongoing", time="2031-05")],
        statements=[vd.Statement(id="word", kind="stated", gist="It is said.", posits=[said])],
    )


@pytest.mark.parametrize(
    "unstructure",
    [cattrs.unstructure, cattrs.Converter().unstructure, cattrs.BaseConverter().unstructure, attrs.asdict],
)
def test_records_become_plain_data_without_our_converter(unstructure: Any) -> None:
    data = unstructure(a_dossier())
    assert data["events"][0]["time"] == "2031-05"
    assert dict(data["actors"][0]["names"]) == {"de": "Arkadien"}
    seed = vd.seed(vd.seeds()[0])
    assert [each["id"] for each in unstructure(seed)["events"]] == [each.id for each in seed.events]


@pytest.mark.parametrize("name", RECORDS)
def test_a_fresh_converter_knows_every_record_class(name: str) -> None:
    hook: Any = cattrs.Converter().get_unstructure_hook(RECORDS[name])
    assert hook is not None


def test_own_kinds_and_their_twins_resolve() -> None:
    twin: Any = vd.posited(Ceasefire)
    for cls in (Ceasefire, twin):
        hints = typing.get_type_hints(attrs.resolve_types(cls), include_extras=True)
        assert hints["sides"] == tuple[vd.Ref[vd.Actor], ...]
        assert cattrs.unstructure(cls(id="x", label="X", status="planned"))["sides"] == []
    assert vd.loads(vd.dumps(a_dossier(), "turtle"), "turtle") == a_dossier()
