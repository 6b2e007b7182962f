"""`python -m fuzz [--seconds 60] [TARGET...]`: each target in turn, in a process of its own.

What breaks a promise is kept in `.fuzz/crashers`, named after its target, and what the fuzzer learnt in
`.fuzz/corpus`. `python -m fuzz TARGET FILE` tries a single file again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from fuzz.targets import TARGETS

HOME = Path(".fuzz")
MOST_BROKEN = 5


def main() -> int:
    """Run the targets; 0 where all promises were kept, 1 where one was broken, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all by default"
    )
    parser.add_argument("--seconds", type=int, default=60, help="how long for each target")
    given = parser.parse_args()
    names: list[str] = given.targets
    if len(names) == 2 and Path(names[1]).is_file():  # noqa: PLR2004 - a target and a file
        TARGETS[names[0]](Path(names[1]).read_bytes())
        return 0
    unknown = sorted({*names} - {*TARGETS})
    if unknown:
        parser.error(f"there is no target {unknown[0]}")
    broken = [name for name in names or TARGETS if _run(name, given.seconds)]
    _say(f"broken: {', '.join(broken)}; see {HOME / 'crashers'}" if broken else "every promise was kept")
    return 1 if broken else 0


def _run(name: str, seconds: int) -> int:
    """How many promises were broken; after one, the fuzzer goes on for what is left of the time."""
    begun, broken = time.monotonic(), 0
    while broken < MOST_BROKEN and (left := round(begun + seconds - time.monotonic())) > 0:
        _say(f"== {name}, {left} s")
        call = [sys.executable, "-m", "fuzz.run", name, str(HOME), str(left)]
        broken += subprocess.run(call, check=False).returncode != 0  # noqa: S603 - this very package
    return broken


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
