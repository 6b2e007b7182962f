"""Measure everything in one process, print the tables, and write them to their pages: `make bench`.

With `--large`, one dossier of up to 100,000 events is measured, for `large.md`: `make bench-growth`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.results import Measured

_FILES = ("speed", "checks", "drafts", "pages", "site", "start", "streams", "growth")


def measured(files: tuple[str, ...]) -> Measured | int:
    """What pytest-benchmark measured, or its exit code where not all went well."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "measured.json"
        paths = [str(report.HOME / f"measure_{name}.py") for name in files]
        options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", "--benchmark-quiet"]
        code = pytest.main([*paths, *options, f"--basetemp={folder}/files", f"--benchmark-json={out}"])
        if code != pytest.ExitCode.OK:
            return int(code)
        return Measured(json.loads(out.read_text(encoding="utf-8"))["benchmarks"])


def main(*, large: bool) -> int:
    """Measure; 0 where all went well, whether targets are met or not."""
    done = measured(("large",) if large else _FILES)
    if isinstance(done, int):
        return done
    if large:
        found = list(report.large(done))
        report.write_large(found)
    else:
        ratios = report.glance(done)
        found = ["## The ratios", "", *ratios, "", *report.tables(done)]
        report.write(found)
        report.show(ratios)
    sys.stdout.write("\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(large="--large" in sys.argv[1:]))
