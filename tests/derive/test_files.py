"""The files that follow from the record classes are those that the record classes give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from visitdata.derive import FILES
from visitdata.derive.turtle_text import literal

ROOT = Path(__file__).parents[2]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, since kinds that other tests declare are in the schemas too."""
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_schemas_are_not_stale() -> None:
    done = run("-m", "visitdata", "schema", "--check", "schemas")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_stub_of_the_propositions_is_not_stale(tmp_path: Path) -> None:
    written = tmp_path / "propositions.pyi"
    assert run("scripts/write_stub.py", str(written)).returncode == 0
    assert written.read_bytes() == (ROOT / "src/visitdata/model/propositions.pyi").read_bytes()


@pytest.mark.parametrize("seed", ["0", "1", "2"])
@pytest.mark.parametrize("name", FILES)
def test_schemas_are_the_same_bytes_whatever_the_hash_seed(
    name: str, seed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    printed = run("-m", "visitdata", "schema", name).stdout
    assert printed == (ROOT / "schemas" / FILES[name]).read_text(encoding="utf-8")


def test_schemas_do_not_depend_on_the_unicode_of_this_python() -> None:
    # Python 3.13 knows U+2FFC to U+2FFF, which Python 3.12 takes for unassigned.
    assert literal("a\u2ffb\u2ffc\U0001f600\n") == '"a\\u2FFB\\u2FFC\\U0001F600\\n"'
    for path in (ROOT / "schemas").glob("*.ttl"):
        assert path.read_bytes().isascii(), path.name


@pytest.mark.parametrize("name", ["turtle", "jsonld", "nquads", "rdfxml", "json"])
def test_a_dossier_is_the_same_bytes_whatever_the_hash_seed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import hashlib, visitdata as vd;"
        f"print(hashlib.sha256(vd.dumps(vd.seed('putin-north-korea-2024'), {name!r})).hexdigest())"
    )
    digests: set[str] = set()
    for seed in ("0", "1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        digests.add(run("-c", code).stdout)
    assert len(digests) == 1
    assert all(digests)
