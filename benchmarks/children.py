"""Commands as processes of their own, and the memory that they take."""

from __future__ import annotations

import os
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
    child = subprocess.Popen([COMMAND, *arguments], stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@cache
def has_option(command: str, option: str) -> bool:
    """Whether the command `visitdata` has a subcommand with that option."""
    said = subprocess.run([COMMAND, command, "--help"], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return option in said.stdout
