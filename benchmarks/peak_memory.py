"""Run a command and print the most memory it held, in bytes: `python -m benchmarks.peak_memory COMMAND`.

Linux counts the memory of the process that starts another as the other's, up to the moment when that becomes
a program of its own. So what starts the command has to be small: this, and not what measures.
"""

from __future__ import annotations

import os
import sys


def main(command: list[str]) -> int:
    """Run it, its output going to standard error; its exit code."""
    child = os.fork()
    if child == 0:
        os.dup2(2, 1)
        os.execv(command[0], command)  # noqa: S606 - what the measurements name; no shell is wanted
    _, status, used = os.wait4(child, 0)
    sys.stdout.write(f"{used.ru_maxrss * (1 if sys.platform == 'darwin' else 1024)}\n")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
