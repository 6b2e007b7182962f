"""The first draft of a process, as each run of the command has it: nothing is made that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT = """
import linecache, sys
from pathlib import Path
import visitdata as vd
folder = Path(sys.argv[1])
result = vd.draft(
    (folder / "write_by_hand.draft.yaml").read_bytes(),
    {"report": (folder / "write_by_hand.txt").read_text(encoding="utf-8")},
)
assert result.dossier is not None
assert {each.kind for each in result.repairs} == {"date", "posited", "evidence"}
assert {each.severity for each in result.problems} <= {"warning", "info"}
"""


def told(code: str) -> set[str]:
    """What a process prints that has read the draft of the example, its dates and types without Posited."""
    command = [sys.executable, "-c", f"{DRAFT}\nprint(*{code}, sep='\\n')", str(EXAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


@pytest.fixture(scope="module")
def compiled() -> set[str]:
    """The functions that were compiled for it, by their titles."""
    return told("(name for name in linecache.cache if name.startswith('<visitdata '))")


def test_a_draft_with_repairs_is_read_without_the_full_reader(compiled: set[str]) -> None:
    assert "<visitdata fast path of Dossier>" in compiled
    assert not {name for name in compiled if "full reader" in name or "validation" in name}


def test_of_the_kinds_of_events_only_those_in_the_draft_are_compiled(compiled: set[str]) -> None:
    assert "<visitdata fast path of LegalAction>" in compiled
    assert not {name for name in compiled if "ArmedAction" in name or "Vote" in name}


def test_the_twins_that_no_proposition_needs_are_not_made() -> None:
    made = told("(each.__name__ for each in vd.Proposition.__subclasses__())")
    assert made == {"PositedEvent", "PositedAgreement"}


def test_no_installed_package_is_asked_and_nothing_for_formats_is_loaded() -> None:
    loaded = told("sys.modules")
    assert "ruamel.yaml" in loaded
    others = {"click", "rich", "rdflib", "pyoxigraph", "cattrs", "jinja2", "rapidfuzz"}
    assert not loaded & {"importlib.metadata", "fractions", *others}
