"""A process that lets children write, one at a time, and tells how they end: started by `workers.py`.

It reads jobs and writes reports, a line of JSON each: first the child's number, then `null` once it opens a
file to write to in its folder, then its exit code, or the negative number of the signal that killed it.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from tests.torture.writers import WRITERS, dossiers
from visitdata import files, replacement

WRITING_FAILED, INTERRUPTED, BROKEN = 3, 130, 70


def main() -> None:
    dossiers()
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if not child:
            try:
                work(job)
            finally:
                os._exit(BROKEN)
        _, status = os.waitpid(child, 0)
        report(os.waitstatus_to_exitcode(status))


def report(what: int | None, to: int = 1) -> None:
    os.write(to, f"{json.dumps(what)}\n".encode())


def work(job: dict[str, Any]) -> None:
    """Write, and end as a process of that kind does."""
    out = os.dup(1)
    report(os.getpid(), out)
    for stream, path in ((1, os.devnull), (2, job["errors"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    if job["limit"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["limit"], job["limit"]))
    report_the_first_file_in(job["folder"], out)
    if job["steps"]:
        stop_at(job["steps"], job["signal"])
    try:
        code = WRITERS[job["writer"]].write(Path(job["folder"]), Path(job["sources"]))
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else BROKEN
    except OSError:
        code = WRITING_FAILED
    os._exit(code)


def report_the_first_file_in(folder: str, to: int) -> None:
    is_told = False

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal is_told
        if is_told or event != "open" or isinstance(args[0], int) or not args[2] & os.O_ACCMODE:
            return
        if os.fsdecode(args[0]).startswith(folder):
            is_told = True
            report(None, to)

    sys.addaudithook(hook)


def stop_at(steps: list[int], number: int) -> None:
    """Send a signal at those steps; a step is the begin or the end of a call, within what replaces a file."""
    count = 0

    def profile(frame: Any, _event: str, _arg: Any) -> None:
        nonlocal count
        if frame.f_code.co_filename in {files.__file__, replacement.__file__}:
            count += 1
            if count in steps:
                os.kill(os.getpid(), signal.Signals(number))

    sys.setprofile(profile)


if __name__ == "__main__":
    main()
