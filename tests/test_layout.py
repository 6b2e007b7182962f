"""The layout as it is drawn: imports point down, between packages and between files."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import visitdata as vd
from visitdata._api import MODULES
from visitdata.syntaxes import BRIDGES

SOURCE = Path(vd.__file__).parent

# Everyone may import these.
GROUND = {"dependencies", "errors", "installed", "lazy", "terms", "values", "suggestions"}
# What else each package, or file beside them, may import.
BELOW: dict[str, set[str]] = {
    "errors": set(),
    "lazy": set(),
    "installed": {"errors"},
    "dependencies": {"errors"},
    "terms": set(),
    "values": {"errors", "terms", "suggestions"},
    "suggestions": {"errors", "terms"},
    "interruption": set(),
    "files": set(),
    "resources": set(),
    "codes": set(),
    "json_text": set(),
    "metamodel": set(),
    "codegen": {"metamodel"},
    "model": {"codegen", "metamodel"},
    "codec": {"codegen", "json_text", "metamodel"},
    "rdf": {"codec", "codegen", "files", "json_text", "metamodel"},
    "graphs": {"metamodel", "rdf"},
    "derive": {"drafts", "metamodel", "model"},
    "arguments": {"model"},
    "text": {"arguments", "codec", "metamodel", "model"},
    "checks": {"codec", "codegen", "codes", "metamodel", "model", "text"},
    "drafts": {
        "arguments",
        "checks",
        "codec",
        "codegen",
        "files",
        "json_text",
        "metamodel",
        "model",
        "resources",
        "text",
    },
    "problems": {"checks", "codes", "text"},
    "web": {"codec", "codegen", "metamodel", "rdf"},
    "tables": {"codegen", "derive", "metamodel", "rdf"},
    "arrow": {"tables"},
    "syntaxes": {"codec", "codegen", "derive", "files", "metamodel", "rdf", "web"},
    "streams": {"files", "rdf", "syntaxes"},
    "bridges": {"codec", "metamodel", "model", "rdf", "syntaxes"},
    "pages": {"codec", "derive", "files", "metamodel", "model", "rdf", "streams", "syntaxes", "text", "web"},
    "parquet": {"arrow", "files", "metamodel", "streams", "tables"},
    "spark": {"arrow", "metamodel", "model", "streams", "syntaxes", "tables"},
    "verbs": {
        "arguments",
        "checks",
        "codec",
        "derive",
        "drafts",
        "files",
        "graphs",
        "model",
        "resources",
        "streams",
        "syntaxes",
        "text",
    },
    "cli": {
        "arrow",
        "checks",
        "codec",
        "derive",
        "drafts",
        "files",
        "interruption",
        "json_text",
        "metamodel",
        "model",
        "pages",
        "parquet",
        "problems",
        "rdf",
        "resources",
        "streams",
        "syntaxes",
        "tables",
        "text",
        "verbs",
    },
    "__main__": {"cli", "interruption"},
}
FACE = {"__init__", "__main__", "_api"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def packages_imported_by(path: Path) -> set[str]:
    """The packages that a file imports from, at any depth, type checking included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            parts = node.module.split(".")
            if parts[0] == "visitdata":
                names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down(path: Path) -> None:
    package = package_of(path)
    if package in FACE:
        return
    face: set[str] = {*MODULES, "__version__"} if package == "cli" else set()
    above = packages_imported_by(path) - BELOW[package] - GROUND - {package} - face
    assert not above, f"{path.relative_to(SOURCE)} imports from {above}"


def files_imported() -> dict[str, set[str]]:
    """The modules that each module imports, at any depth, type checking included."""
    paths = {".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): path for path in modules()}
    paths = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    found: dict[str, set[str]] = {}
    for name, path in paths.items():
        asked: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                several = {f"{node.module}.{alias.name}" for alias in node.names}
                asked |= {each if each in paths else str(node.module) for each in several}
            elif isinstance(node, ast.Import):
                asked |= {alias.name for alias in node.names}
        # The package itself is its face: what is public is imported from there, too.
        found[name] = asked & paths.keys() - {"visitdata", name}
    return found


def test_no_two_files_import_each_other() -> None:
    try:
        graphlib.TopologicalSorter(files_imported()).prepare()
    except graphlib.CycleError as error:
        pytest.fail(f"these import each other: {' > '.join(error.args[1])}")


# What is loaded by its name when it is asked for: a command, a format.
BY_NAME = (
    "visitdata.cli.",
    "visitdata.syntaxes.",
    "visitdata.pages.html",
    *(f"visitdata.bridges.{name}" for name in BRIDGES.values()),
)


def test_every_module_is_used_by_the_package() -> None:
    # What only a script or a test needs stands there, and not in the wheel.
    found = files_imported()
    packages = {
        ".".join(path.parent.relative_to(SOURCE.parent).parts) for path in SOURCE.rglob("__init__.py")
    }
    unused = found.keys() - set().union(*found.values()) - packages - {"visitdata.__main__"}
    assert not {name for name in unused if not name.startswith(BY_NAME)}


LONGEST_FILE = 350
LARGEST_PACKAGE, LARGEST_OF_COMMANDS = 20, 30


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_file_is_long_and_no_package_large(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    most = LARGEST_OF_COMMANDS if path.parent.name == "cli" else LARGEST_PACKAGE
    assert path.parent == SOURCE or len([*path.parent.glob("*.py")]) <= most


def test_imports_are_seen_in_every_form() -> None:
    found = files_imported()
    assert found["visitdata.model.utterances"] >= {f"visitdata.model.{name}" for name in ("events", "record")}
    assert "visitdata.checks.registry" in found["visitdata.checks"]
    assert "visitdata.streams.documents" in found["visitdata.verbs"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_opens_with_what_it_is_for(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert doc, path
    assert len(doc.splitlines()[0]) < 120


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_pattern_repeats_a_group_possessively(path: Path) -> None:
    # Python 3.11.0 to 3.11.4, which Debian 12 has, then takes beginnings for wholes (CPython issue 106052).
    characters, possessive = r"\[(?:\\.|[^\]\\])*\]", r"\)(?:[*+?]|\{[0-9,]+\})\+"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            assert not re.search(possessive, re.sub(characters, "a", str(node.value))), node.lineno


def loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_nothing_is_loaded_before_a_command_can_be_stopped() -> None:
    before = loaded_by("pass")
    assert loaded_by("import visitdata.__main__") - before == {
        "visitdata",
        "visitdata.__main__",
        "__future__",
    }
    assert "typing" in before or "typing" not in loaded_by("import visitdata.interruption")


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = {"cattrs", "rdflib", "pyoxigraph", "click", "rich", "orjson", "pyarrow", "pandas", "pyspark"}
    assert not heavy & loaded_by("import visitdata")


def test_what_makes_tables_loads_no_library_before_it_is_called() -> None:
    heavy = {"pyarrow", "pandas", "pyspark", "click"}
    assert not heavy & loaded_by("import visitdata.tables, visitdata.parquet, visitdata.spark")
    assert not heavy & loaded_by("import visitdata as vd; vd.dumps(vd.seed(vd.seeds()[0]), 'nquads')")


def test_making_records_loads_no_heavy_library() -> None:
    heavy = {"cattrs", "rdflib", "pyoxigraph", "click", "rich"}
    made = "import visitdata as vd; vd.Visit(id='visit', label='a visit', status='planned', time='2031')"
    assert not heavy & loaded_by(made)


def test_the_table_of_public_names_has_each_where_type_checkers_find_it() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    found = {
        alias.name: str(node.module).removeprefix("visitdata.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("visitdata.")
        for alias in node.names
        if alias.asname == alias.name  # so it is public to type checkers (PEP 484, "Stub Files")
    }
    assert found == MODULES


def test_a_public_name_loads_its_own_module_and_no_other_of_the_table() -> None:
    loaded = loaded_by("import visitdata as vd; vd.Names")
    assert {f"visitdata.{each}" for each in MODULES.values()} & loaded == {"visitdata.values.names"}


def test_every_public_name_is_there() -> None:
    for name in MODULES:
        assert getattr(vd, name) is not None
    assert dir(vd) == sorted([*MODULES, "__version__"])
    with pytest.raises(AttributeError):
        getattr(vd, "nothing_of_that_name")  # noqa: B009 - type checkers refuse it, too


def test_a_star_import_brings_every_public_name_and_no_other() -> None:
    found: dict[str, object] = {}
    exec("from visitdata import *", found)  # noqa: S102 - it is allowed in no function
    assert {*found} - {"__builtins__"} == {*MODULES}
