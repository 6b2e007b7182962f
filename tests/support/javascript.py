"""Scripts in tests/js, which use tools in JavaScript; where these are not installed, tests are skipped."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

JS = Path(__file__).parents[1] / "js"


def run(script: str, folder: Path, *arguments: object, needs: Sequence[str]) -> Any:
    """What a script prints, as JSON.

    Args:
        script: its name.
        folder: where its arguments are written to.
        arguments: texts that it is given as they are; of all else it is given a file with the JSON.
        needs: the packages that it imports.
    """
    missing = [name for name in needs if not (JS / "node_modules" / name).is_dir()]
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: npm install in {JS}")
    given = [
        each if isinstance(each, str) else _file(folder, each, str(n)) for n, each in enumerate(arguments)
    ]
    done = subprocess.run([node, str(JS / script), *given], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _file(folder: Path, value: object, name: str) -> str:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)
