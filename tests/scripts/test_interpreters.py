"""The Pythons of a machine are found wherever they are, and only those that can run the tests."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

if sys.platform == "win32":
    pytest.skip("interpreters are looked for where POSIX has them", allow_module_level=True)

SCRIPT = Path(__file__).parents[2] / "scripts" / "interpreters.py"
find: Callable[[str, dict[str, str]], Path | None] = runpy.run_path(str(SCRIPT))["find"]
HERE = "{}.{}".format(*sys.version_info[:2])
# No Python has this version: what is found under it, the tests have put there.
NEVER = "2.99"


def interpreter(path: Path, answer: str, code: int = 0) -> Path:
    """A file that answers like an interpreter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{answer}'\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def good(path: Path) -> Path:
    return interpreter(path, '["cpython", false, 2, 99]')


@pytest.mark.parametrize(
    "place",
    [
        ".pyenv/versions/2.99.1/bin",
        ".local/share/uv/python/cpython-2.99.1-linux-x86_64-gnu/bin",
        ".asdf/installs/python/2.99.1/bin",
        ".local/share/mise/installs/python/2.99.1/bin",
        "miniconda3/envs/news/bin",
        "miniforge3/bin",
    ],
)
def test_an_interpreter_is_found_where_version_managers_put_it(tmp_path: Path, place: str) -> None:
    path = good(tmp_path / place / "python2.99")
    assert find(NEVER, {"HOME": str(tmp_path)}) == path


def test_the_path_comes_first_and_then_the_newest(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": str(tmp_path / "bin")}
    good(tmp_path / ".pyenv/versions/2.99.9/bin/python2.99")
    newest = good(tmp_path / ".pyenv/versions/2.99.10/bin/python2.99")
    assert find(NEVER, environment) == newest
    first = good(tmp_path / "bin" / "python2.99")
    assert find(NEVER, environment) == first


def test_a_version_manager_elsewhere_is_found_by_its_variable(tmp_path: Path) -> None:
    path = good(tmp_path / "elsewhere" / "versions" / "2.99.1" / "bin" / "python2.99")
    assert find(NEVER, {"HOME": str(tmp_path), "PYENV_ROOT": str(tmp_path / "elsewhere")}) == path


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", 127),  # a shim of pyenv, for a version that is not activated
        ("Python 2.99.1", 0),
        ('["cpython", false, 2, 98]', 0),
        ('["pypy", false, 2, 99]', 0),
        ('["cpython", true, 2, 99]', 0),
        ('["cpython", false, 2, 99]', 1),  # without venv
    ],
)
def test_what_cannot_run_the_tests_is_passed_over(tmp_path: Path, answer: str, code: int) -> None:
    environment = {"HOME": str(tmp_path), "PATH": str(tmp_path)}
    interpreter(tmp_path / "python2.99", answer, code)
    assert find(NEVER, environment) is None
    path = good(tmp_path / ".pyenv/versions/2.99.1/bin/python2.99")
    assert find(NEVER, environment) == path


def test_this_python_is_found_and_runs(tmp_path: Path) -> None:
    (tmp_path / f"python{HERE}").symlink_to(sys.executable)
    environment: dict[str, Any] = {**os.environ, "PATH": str(tmp_path)}
    command = [sys.executable, str(SCRIPT), HERE, NEVER]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{tmp_path / f'python{HERE}'}\n"
    assert done.stderr == f"Python {NEVER} was not found on this machine\n"
