"""The house as it is drawn: imports point down, and the model and the outputs meet only in the shapes."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import visitdata as vd

SOURCE = Path(vd.__file__).parent

# Each floor may import what stands here, itself, and the ground that everyone stands on.
GROUND = {"dependencies", "errors", "installed", "lazy", "terms", "values", "suggestions"}
FLOORS: dict[str, set[str]] = {
    "errors": set(),
    "lazy": set(),
    "installed": {"errors"},
    "dependencies": {"errors"},
    "terms": set(),
    "values": {"errors", "terms", "suggestions"},
    "suggestions": {"errors", "terms", "values"},
    "shape": set(),
    "json_text": set(),
    "model": {"shape"},
    "codes": set(),
    "text": {"model", "shape"},
    "checks": {"model", "shape", "text", "codes"},
    "problems": {"checks", "text", "codes"},
    "codec": {"shape", "json_text"},
    "quads": {"shape", "codec"},
    "rdf_text": {"quads", "codec", "files", "json_text", "shape"},
    "derive": {"shape"},
    "graphs": {"quads", "shape"},
    "web": {"quads", "shape"},
    "interruption": set(),
    "files": set(),
    "format_names": set(),
    "rejected": set(),
    "syntaxes": {
        "quads",
        "codec",
        "derive",
        "rdf_text",
        "shape",
        "files",
        "format_names",
        "web",
    },
    "documents": {"syntaxes", "quads", "files", "rejected"},
    "tables": {"derive", "quads", "shape"},
    "arrow": {"tables"},
    "parquet": {"arrow", "documents", "files", "shape", "tables"},
    "spark": {"arrow", "documents", "model", "rejected", "shape", "syntaxes", "tables"},
    "resources": set(),
    "verbs": {
        "documents",
        "syntaxes",
        "text",
        "checks",
        "codec",
        "derive",
        "graphs",
        "files",
        "resources",
        "model",
        "quads",
        "rejected",
        "shape",
    },
    "cli": {
        "verbs",
        "syntaxes",
        "text",
        "arrow",
        "checks",
        "codec",
        "derive",
        "documents",
        "files",
        "resources",
        "quads",
        "interruption",
        "json_text",
        "model",
        "parquet",
        "problems",
        "rejected",
        "shape",
        "tables",
    },
    "__main__": {"cli", "interruption"},
}
FACE = {"__init__", "__main__"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def floor_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """The floors that a file imports from, at any depth, type checking included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            parts = node.module.split(".")
            if parts[0] == "visitdata":
                names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down(path: Path) -> None:
    floor = floor_of(path)
    if floor in FACE:
        return
    face: set[str] = {*vd.__all__, "__version__"} if floor == "cli" else set()
    above = imports_of(path) - FLOORS[floor] - GROUND - {floor} - face
    assert not above, f"{path.relative_to(SOURCE)} imports from {above}"


def files_of_model_below(name: str) -> set[str]:
    """The files of the model that one of them imports, at any depth, type checking included."""
    tree = ast.parse((SOURCE / "model" / f"{name}.py").read_text(encoding="utf-8"))
    asked = [
        asked
        for node in ast.walk(tree)
        for asked in (
            [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    ]
    return {asked.split(".")[2] for asked in asked if asked.startswith("visitdata.model.")}


def test_no_two_files_of_the_model_import_each_other() -> None:
    rest = {path.stem: files_of_model_below(path.stem) for path in (SOURCE / "model").glob("*.py")}
    assert rest["utterances"] >= {"events", "actors", "record"}
    while rest:
        lowest = {name for name, below in rest.items() if not below & rest.keys()}
        assert lowest, f"these import each other: {sorted(rest)}"
        rest = {name: below for name, below in rest.items() if name not in lowest}


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


def test_importing_the_package_loads_no_heavy_guest() -> None:
    heavy = {"cattrs", "rdflib", "pyoxigraph", "click", "rich", "orjson", "pyarrow", "pandas", "pyspark"}
    assert not heavy & loaded_by("import visitdata")


def test_what_makes_tables_loads_no_guest_before_it_is_called() -> None:
    heavy = {"pyarrow", "pandas", "pyspark", "click"}
    assert not heavy & loaded_by("import visitdata.tables, visitdata.parquet, visitdata.spark")
    assert not heavy & loaded_by("import visitdata as vd; vd.dumps(vd.seed(vd.seeds()[0]), 'nquads')")


def test_making_records_loads_no_heavy_guest() -> None:
    heavy = {"cattrs", "rdflib", "pyoxigraph", "click", "rich"}
    made = "import visitdata as vd; vd.Visit(id='visit', label='a visit', status='planned', time='2031')"
    assert not heavy & loaded_by(made)


def test_the_face_shows_what_it_says() -> None:
    for name in vd.__all__:
        assert getattr(vd, name) is not None
    assert (
        sorted(vd.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)) == vd.__all__
    )
    with pytest.raises(AttributeError):
        _ = vd.nothing_of_that_name
