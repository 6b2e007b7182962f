"""Commands as processes of their own, and the memory that they take."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND = Path(sys.executable).parent / "visitdata"


def peak(arguments: Sequence[str | Path]) -> int:
    """Run the command `visitdata`, and say how many bytes of memory it held at the most.

    Raises:
        CalledProcessError: it failed.
    """
    command = [sys.executable, "-m", "benchmarks.peak_memory", COMMAND, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    return int(done.stdout)


@cache
def has_option(command: str, option: str) -> bool:
    """Whether the command `visitdata` has a subcommand with that option."""
    said = subprocess.run([COMMAND, command, "--help"], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return option in said.stdout
