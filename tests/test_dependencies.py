"""Libraries that are too old are refused by name, before anything is read with them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
import visitdata.spark
from visitdata import arrow
from visitdata.dependencies import OLDEST, require

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SEED = vd.seed(vd.seeds()[0])
JSONLD = vd.dumps(SEED, "jsonld")
GRAPH = vd.to_rdflib(SEED)
# A version older than the oldest, and its neighbours: the text of a version is no number.
OLDER = {
    "jinja2": "3.1.3",
    "networkx": "3.1",
    "orjson": "3.11.9",
    "pandas": "2.1.4",
    "pyarrow": "14.0.2",
    "pyoxigraph": "0.5.6",
    "pyspark": "3.5.7",
    "rapidfuzz": "3.8.1",
    "rdflib": "7.1.0",
    "ruamel.yaml": "0.18.10",
}


def with_version(name: str, version: str) -> ModuleType:
    """A library as it is here, if it is here, that says it is of another version."""
    library = ModuleType(name)
    if name not in {"pandas", "pyspark"}:
        vars(library).update(vars(import_module(name)))
    library.__dict__["__version__"] = version
    return library


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    def put(name: str, version: str) -> None:
        monkeypatch.setitem(sys.modules, name, with_version(name, version))

    return put


def with_remarks(lines: bytes) -> bytes:
    """Lines of which none is in the form that nearly all lines have."""
    return lines.replace(b" .\n", b" . # a remark\n")


USES: list[tuple[str, Callable[[], object]]] = [
    ("pyoxigraph", lambda: vd.loads(JSONLD, "jsonld")),
    ("pyoxigraph", lambda: vd.loads(vd.dumps(SEED, "turtle"), "turtle")),
    ("pyoxigraph", lambda: vd.loads(vd.dumps(SEED, "trig"), "trig")),
    ("pyoxigraph", lambda: vd.loads(vd.dumps(SEED, "rdfxml"), "rdfxml")),
    ("pyoxigraph", lambda: vd.loads(with_remarks(vd.dumps(SEED, "ntriples")), "ntriples")),
    ("pyoxigraph", lambda: vd.loads(with_remarks(vd.dumps(SEED, "nquads")), "nquads")),
    ("orjson", lambda: vd.loads(vd.dumps(SEED, "json"), "json")),
    ("orjson", lambda: vd.loads(vd.dumps(SEED, "jsonl"), "jsonl")),
    ("orjson", lambda: vd.loads(b"{", "json")),
    ("rdflib", lambda: vd.to_rdflib(SEED)),
    ("rdflib", lambda: vd.from_rdflib(GRAPH)),
]


@pytest.mark.parametrize(("name", "use"), USES)
def test_a_library_that_is_too_old_is_refused_with_what_to_install(
    install: Callable[[str, str], None], name: str, use: Callable[[], object]
) -> None:
    install(name, OLDER[name])
    with pytest.raises(vd.OutdatedDependencyError) as caught:
        use()
    assert str(caught.value) == (
        f"visitdata needs {name} {OLDEST[name]} or newer, and {OLDER[name]} is installed: "
        f"pip install '{name}>={OLDEST[name]}'"
    )
    assert isinstance(caught.value, ImportError)


def spark_table() -> object:
    session: Any = SimpleNamespace()
    return visitdata.spark.table(session, "many.jsonl", "events")


EXTRAS: list[tuple[str, str, Callable[[], object]]] = [
    ("rapidfuzz", "fuzzy", lambda: vd.anchor(SEED, {SEED.articles[0].id: "text"}, fuzzy=True)),
    ("jinja2", "html", lambda: vd.dumps(SEED, "html")),
    ("networkx", "html", lambda: vd.dumps(SEED, "html")),
    ("pyarrow", "parquet", lambda: arrow.pyarrow("files of Parquet")),
    ("ruamel.yaml", "yaml", lambda: vd.draft("title: A visit")),
    ("pyspark", "spark", spark_table),
    ("pandas", "spark", spark_table),
]


@pytest.mark.parametrize(("name", "extra", "use"), EXTRAS)
def test_a_library_of_an_extra_that_is_too_old_is_refused_as_if_it_were_missing(
    install: Callable[[str, str], None], name: str, extra: str, use: Callable[[], object]
) -> None:
    for each in ("pyspark", "pandas"):
        install(each, OLDEST[each])
    install(name, OLDER[name])
    with pytest.raises(vd.MissingExtraError) as caught:
        use()
    assert str(caught.value) == (
        f"visitdata needs {name} {OLDEST[name]} or newer, and {OLDER[name]} is installed: "
        f"pip install 'visitdata[{extra}]'"
    )


@pytest.mark.parametrize("name", OLDEST)
def test_versions_are_compared_as_numbers(install: Callable[[str, str], None], name: str) -> None:
    major, *rest = (int(part) for part in OLDEST[name].split("."))
    newer = [OLDEST[name], f"{OLDEST[name]}.0", f"{OLDEST[name]}0", f"{major + 100}", f"{major + 100}.0.0b1"]
    for version in newer:
        install(name, version)
        assert require(name).__name__ == name, version
    install(name, ".".join(map(str, [major - 1, *(99 for _ in rest)])))
    with pytest.raises(vd.OutdatedDependencyError):
        require(name)


def test_a_library_that_does_not_tell_its_version_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "orjson", ModuleType("orjson"))
    assert require("orjson") is sys.modules["orjson"]


@pytest.mark.parametrize(
    ("args", "name"), [(["convert", "in.jsonld", "out.ttl"], "pyoxigraph"), (["check", "in.json"], "orjson")]
)
def test_the_command_line_says_it_in_one_line(tmp_path: Path, args: list[str], name: str) -> None:
    vd.dump(SEED, tmp_path / "in.jsonld")
    vd.dump(SEED, tmp_path / "in.json")
    code = (
        f"import sys, {name}; {name}.__version__ = {OLDER[name]!r};"
        "from visitdata.cli import run; sys.exit(run())"
    )
    command = [sys.executable, "-c", code, *args]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"visitdata needs {name} {OLDEST[name]} or newer, and {OLDER[name]} is installed" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.json", "in.jsonld"]


# One place says it: pyproject.toml.


def bounds() -> dict[str, set[str]]:
    """The lower bounds of each library, as all extras and the package itself state them."""
    stated: dict[str, set[str]] = {}
    lists = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    for requirement in (each for every in lists for each in every):
        found = re.fullmatch(r"([\w.-]+)>=([0-9.]+)(?:,<[0-9.]+)?(?:;.*)?", requirement)
        assert found, f"{requirement}: a lower bound is wanted"
        stated.setdefault(found[1], set()).add(found[2])
    return stated


def test_each_library_has_one_lower_bound() -> None:
    assert [name for name, versions in bounds().items() if len(versions) > 1] == []


def test_what_is_refused_is_what_the_installer_does_not_take() -> None:
    stated = bounds()
    assert {name: {version} for name, version in OLDEST.items()} == {name: stated[name] for name in OLDEST}


def test_the_docs_tell_the_lower_bounds() -> None:
    page = (ROOT / "docs" / "versions.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `?([\w.-]+)`? \| ([0-9.]+) \|", page, flags=re.MULTILINE))
    assert told == {name: version for name, (version,) in ((n, tuple(v)) for n, v in bounds().items())}


def test_the_docs_and_the_classifiers_tell_the_same_pythons() -> None:
    versions = [each.rpartition(" ")[2] for each in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", each)]
    page = (ROOT / "docs" / "versions.md").read_text(encoding="utf-8")
    assert f"Python {', '.join(versions[:-1])} and {versions[-1]}" in page
    assert PROJECT["requires-python"] == f">={versions[0]}"
