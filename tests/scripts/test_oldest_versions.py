"""The oldest versions are those of pyproject.toml, and pip installs them by name."""

from __future__ import annotations

import runpy
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "oldest_versions.py"
constraints: Callable[[Path], list[str]] = runpy.run_path(str(SCRIPT))["constraints"]


def test_there_is_a_constraint_for_every_dependency() -> None:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {each.partition(">=")[0] for every in lists for each in every}
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=True)
    assert [line.partition("==")[0] for line in done.stdout.splitlines()] == sorted(names)


def test_bounds_become_pins_and_keep_their_markers(tmp_path: Path) -> None:
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text(
        '[project]\ndependencies = ["b>=1.0.2"]\n[project.optional-dependencies]\n'
        'x = ["a.c>=2.0,<3", "d>=1.0; python_version < \'3.14\'", "b>=1.0.2"]\n',
        encoding="utf-8",
    )
    assert constraints(pyproject) == ["a.c==2.0", "b==1.0.2", "d==1.0; python_version < '3.14'"]


@pytest.mark.parametrize("requirement", ["a", "a==1", "a>1", "a>=1,!=2", "a[x]>=1"])
def test_a_dependency_without_a_lower_bound_is_an_error(tmp_path: Path, requirement: str) -> None:
    pyproject = tmp_path / "pyproject.toml"
    text = f'[project]\ndependencies = ["{requirement}"]\n[project.optional-dependencies]\n'
    pyproject.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="write it with one lower bound"):
        constraints(pyproject)


@pytest.mark.skipif(".venv-oldest" not in Path(sys.prefix).parts, reason="only `make oldest` installs them")
def test_make_oldest_has_installed_the_oldest() -> None:
    for line in constraints(ROOT / "pyproject.toml"):
        name, _, oldest = line.partition(";")[0].strip().partition("==")
        assert version(name) == oldest, name
