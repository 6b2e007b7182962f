"""Plugins, run as a command: kinds of one's own from every input, whatever the garbage collector does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"

KIND = '''
import attrs
import visitdata as vd


@attrs.frozen(kw_only=True)
class Coup(vd.Event):
    """Somebody takes power."""

    namespace = "https://example.org/coups#"
    takers: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), converter=vd.refs, metadata=vd.role("taker", "Who takes it.", under="agents")
    )
'''
NAMED_TWIN = "\n\nPositedCoup = vd.posited(Coup)\n"
# Declared again under the same name, as after a mistake; and a class that is no kind, thrown away.
AGAIN = """

class Coup(vd.Event):
    namespace = "https://example.org/coups#"

class Putsch(vd.Event):
    namespace = "https://example.org/coups#"

del Coup, Putsch
"""
PLUGINS = {
    "without a twin": KIND,
    "with a twin": KIND + NAMED_TWIN,
    "without the collector": "import gc\ngc.disable()\n" + KIND + NAMED_TWIN,
    "with leftovers": "import gc\ngc.disable()\n"
    + AGAIN.join([KIND[: KIND.index("@")], KIND[KIND.index("@") :]]),
}
DOSSIER = """{"format": "visitdata/1", "id": "https://data.example.org/coup", "title": "A coup",
"actors": [{"type": "State", "id": "arcadia", "name": "Arcadia"}],
"events": [{"type": "Coup", "id": "coup", "label": "A coup", "status": "planned", "takers": ["arcadia"]}],
"statements": [{"id": "said", "kind": "predicted", "speakers": ["arcadia"], "gist": "Arcadia says so.",
"posits": [{"type": "PositedCoup", "id": "said-coup", "label": "A coup", "status": "planned",
"takers": ["arcadia"]}]}]}"""


def visitdata(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("visitdata")), *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_is_understood_from_json_and_from_rdf(plugin: str, tmp_path: Path) -> None:
    (tmp_path / "coups.py").write_text(PLUGINS[plugin])
    (tmp_path / "coup.json").write_text(DOSSIER)
    for name in ("coup.ttl", "coup.jsonld", "coup.nq", "again.json"):
        source = "coup.ttl" if name == "again.json" else "coup.json"
        done = visitdata(tmp_path, "--plugin", "coups", "convert", source, name)
        assert (done.returncode, done.stderr) == (0, ""), name
    for name in ("coup.json", "coup.ttl", "coup.jsonld", "coup.nq", "again.json"):
        done = visitdata(tmp_path, "--plugin", "coups", "check", name)
        assert done.returncode == 0, done.stderr
        assert "0 errors" in done.stdout
    shapes = visitdata(tmp_path, "--plugin", "coups", "schema", "shapes")
    assert "PositedCoup" in shapes.stdout


def test_the_example_that_names_its_twin_is_a_plugin(tmp_path: Path) -> None:
    (tmp_path / "coup.json").write_text(DOSSIER.replace("Coup", "Ceasefire").replace("takers", "sides"))
    done = visitdata(EXAMPLES, "--plugin", "own_kind_of_event", "check", str(tmp_path / "coup.json"))
    assert done.returncode == 0, done.stderr
    assert "0 errors" in done.stdout
