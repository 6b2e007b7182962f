"""Measure everything in one process, print the tables, and write `results.md`: `make bench`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.results import Measured

_FILES = ("speed", "start", "streams", "growth")


def main() -> int:
    """Measure; 0 where all went well, whether targets are met or not."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "measured.json"
        files = [str(report.HOME / f"measure_{name}.py") for name in _FILES]
        options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", "--benchmark-quiet"]
        code = pytest.main([*files, *options, f"--basetemp={folder}/files", f"--benchmark-json={out}"])
        if code != pytest.ExitCode.OK:
            return int(code)
        measured = Measured(json.loads(out.read_text(encoding="utf-8"))["benchmarks"])
    found = list(report.tables(measured))
    sys.stdout.write("\n".join(found))
    report.write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
