"""The page on the schemas: its list is the one that the schemas are held to, and its commands run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from visitdata.derive.unchecked import UNCHECKED, Unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "schemas.md").read_text(encoding="utf-8")
NODE_MODULES = ROOT / "tests" / "js" / "node_modules"


def row(limit: Unchecked) -> str:
    codes = ", ".join(f"[`{code}`](problems.md#{code})" for code in limit.codes)
    return f"| {limit.mistake} | {codes} | {limit.json_schema or 'sees it'} | {limit.shacl or 'sees it'} |"


def test_the_table_is_the_list_of_what_the_schemas_do_not_see() -> None:
    rows = re.findall(r"^\| .* \|$", PAGE.partition("## How to run")[0], flags=re.MULTILINE)
    assert rows == ["| mistake | code | JSON Schema | SHACL |", *map(row, UNCHECKED.values())]


def test_every_code_on_the_page_is_explained() -> None:
    problems = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    codes = set(re.findall(r"\(problems\.md#([a-z0-9-]+)\)", PAGE))
    assert codes >= {code for limit in UNCHECKED.values() for code in limit.codes}
    assert [code for code in codes if f"| [{code}](#{code}) |" not in problems] == []


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


def test_the_python_finds_the_problem_that_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    [block] = blocks("python")
    exec(block, {})  # noqa: S102 - it is our own page
    assert capsys.readouterr().out == "$.language\n"


def commands() -> Iterator[list[str]]:
    [block] = blocks("console")
    yield from (shlex.split(line.removeprefix("$ ")) for line in block.splitlines())


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what the commands read."""
    for name in ("schemas", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_commands_find_the_seed_right(clone: Path) -> None:
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    said: list[str] = []
    for name, *arguments in commands():
        command = shutil.which(name, path=path)
        assert command is not None, f"{name} is not installed"
        done = subprocess.run([command, *arguments], cwd=clone, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        said += re.findall("Conforms: .*", done.stdout)
    assert said == ["Conforms: True", "Conforms: True"]


@pytest.mark.parametrize(("number", "packages"), [(0, ("ajv",)), (1, ("n3", "rdf-validate-shacl"))])
def test_the_javascript_finds_the_seed_right(number: int, packages: tuple[str, ...], clone: Path) -> None:
    missing = [name for name in packages if not (NODE_MODULES / name).is_dir()]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: npm install in {NODE_MODULES.parent}")
    (clone / "node_modules").symlink_to(NODE_MODULES)
    vd.dump(vd.seed("putin-north-korea-2024"), clone / "dossier.ttl")
    command = ["node", "--input-type=module", "-e", blocks("js")[number]]
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("true\n", "")


def test_the_versions_on_the_page_are_those_that_are_tested() -> None:
    package = json.loads((NODE_MODULES.parent / "package.json").read_text(encoding="utf-8"))
    versions = dict(
        re.findall(r"^\| `([a-z-]+)` \(JavaScript\)[^|]*\| ([0-9.]+) \|", PAGE, flags=re.MULTILINE)
    )
    assert versions.keys() == {"ajv", "rdf-validate-shacl", "shacl-engine"}
    assert versions.items() <= package["dependencies"].items()
