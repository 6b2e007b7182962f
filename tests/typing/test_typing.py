"""What type checkers say of users' code, in their strict modes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ACCEPTED, REFUSED = HERE / "accepted.py", HERE / "refused.txt"
CHECKERS = ("mypy", "pyright")

Places = set[tuple[str, int]]


def _marked(checker: str) -> Places:
    """The lines that end in "# error", or in "# error: mypy" where one checker alone can see it."""
    lines = enumerate(REFUSED.read_text(encoding="utf-8").splitlines(), start=1)
    return {
        ("refused.py", number) for number, line in lines if line.endswith(("# error", f"# error: {checker}"))
    }


@pytest.fixture(scope="module", params=CHECKERS)
def checker(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def errors(checker: str, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Each line that the checker finds an error in."""
    # The mistakes are no module of ours: those who check all tests would find them.
    folder = tmp_path_factory.mktemp("checker")
    shutil.copy(REFUSED, folder / "refused.py")
    return {"mypy": _errors_of_mypy, "pyright": _errors_of_pyright}[checker](folder)


def _errors_of_mypy(folder: Path) -> Places:
    settings = folder / "mypy.ini"
    cache = ROOT / ".mypy_cache" / "users"
    settings.write_text(
        f"[mypy]\nstrict = true\ncache_dir = {cache}\n\n[mypy-visitdata.*]\nignore_errors = true\n",
        encoding="utf-8",
    )
    printed = _run(folder, "mypy", "--config-file", str(settings), "--no-error-summary", "--output", "json")
    found = [json.loads(line) for line in printed.splitlines()]
    return {(Path(each["file"]).name, each["line"]) for each in found if each["severity"] == "error"}


def _errors_of_pyright(folder: Path) -> Places:
    report = json.loads(_run(folder, "pyright", "--outputjson"))
    found = [each for each in report["generalDiagnostics"] if each["severity"] == "error"]
    return {(Path(each["file"]).name, each["range"]["start"]["line"] + 1) for each in found}


def _run(folder: Path, checker: str, *options: str) -> str:
    command = [sys.executable, "-m", checker, *options, str(ACCEPTED), str(folder / "refused.py")]
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=environment, cwd=ROOT)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.stdout


def test_code_that_users_write_is_accepted(errors: Places) -> None:
    assert {place for place in errors if place[0] == ACCEPTED.name} == set()


def test_each_mistake_is_found_in_its_line_and_nothing_else(checker: str, errors: Places) -> None:
    assert {place for place in errors if place[0] == "refused.py"} == _marked(checker)
    assert len(_marked(checker)) > 100
