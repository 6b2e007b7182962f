"""How long the package and its command take to start, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.children import COMMAND
from benchmarks.conditions import TURNS, processor_time_of_children
from benchmarks.works import Within
from visitdata.resources import seed_path

if TYPE_CHECKING:
    from benchmarks.conditions import Stopwatch


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


_FIRST_USE = """
import visitdata as vd
arcadia = vd.State(id='arcadia', name='Arcadia')
visit = vd.Visit(id='visit', label='A visit', status='planned', time='2031-05-11', visitors=[arcadia])
d = vd.Dossier(id='https://data.example.org/d', title='A title', actors=[arcadia], events=[visit])
"""
_DRAFTS = Path(__file__).parent / "drafts"
DRAFT, TEXT = _DRAFTS / "river.draft.yaml", _DRAFTS / "river.txt"
_FIRST_DRAFT = [str(COMMAND), "draft", str(DRAFT), "--text", f"report={TEXT}", "-o", "-", "--to", "json"]
NOTHING = "python -c pass"
LIBRARIES = "python -c 'import attrs, click, rich.table, orjson, ruamel.yaml'"
DRAFTED = "visitdata draft, a report of 1,000 words, in YAML"
SHOWN = "visitdata show, the dossier that ships"
STARTS = {
    NOTHING: _python("pass"),
    "import attrs": _python("import attrs"),
    "import visitdata": _python("import visitdata"),
    "python -c 'import click, rich'": _python("import click, rich"),
    "visitdata --help": [str(COMMAND), "--help"],
    "import visitdata, all its names": _python("from visitdata import *"),
    "import visitdata, first dossier made": _python(_FIRST_USE),
    "import visitdata, first dossier made and written as JSON": _python(f"{_FIRST_USE}vd.dumps(d, 'json')"),
    "import visitdata, first dossier made and written as N-Quads": _python(
        f"{_FIRST_USE}vd.dumps(d, 'nquads')"
    ),
    LIBRARIES: _python("import attrs, click, rich.table, orjson, ruamel.yaml"),
    DRAFTED: _FIRST_DRAFT,
    SHOWN: [str(COMMAND), "show", str(seed_path("putin-north-korea-2024"))],
}

# What each is compared with, and how it should compare.
BESIDE = {
    "import visitdata": ("import attrs", Within(2)),
    "visitdata --help": ("python -c 'import click, rich'", Within(2)),
    **{name: ("import attrs", None) for name in STARTS if name.startswith("import visitdata,")},
    DRAFTED: (LIBRARIES, None),
    SHOWN: ("python -c 'import click, rich'", None),
}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """That of a command whose modules are compiled beforehand, as installers compile them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}


@pytest.mark.benchmark(timer=processor_time_of_children)
@pytest.mark.parametrize("name", STARTS)
@pytest.mark.parametrize("turn", range(4 * TURNS + 1))
def test_start(turn: int, name: str, benchmark: Stopwatch, environment: dict[str, str]) -> None:
    """One start; the first turn of all compiles, and fills the caches of the disk, and does not count."""
    benchmark.pedantic(_run, args=(STARTS[name], environment), rounds=1)
    benchmark.extra_info.update({"section": "start", "contender": name, "counts": turn > 0})


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own
