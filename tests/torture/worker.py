"""A process that lets children write, one at a time, and tells how they end: started by `workers.py`.

It reads jobs and writes reports, a line of JSON each: first the child's number, then `null` once it opens a
file to write to in its folder, if it does, then its exit code, or the negative number of the signal that
killed it.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from tests.torture.writers import ALL, dossiers
from visitdata import files
from visitdata.files import replacement

WRITING_FAILED, INTERRUPTED, BROKEN = 3, 130, 70
PAUSE = 0.0002


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
    if job["step"] is not None:
        stop_at(job["step"], signal.Signals(job["signal"]), is_often=job["is_often"])
    try:
        os._exit(ALL[job["writer"]].write(Path(job["folder"]), Path(job["sources"])))
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


def stop_at(step: int, sent: signal.Signals, *, is_often: bool) -> None:
    """Send a signal at that step: the begin or the end of some call within what replaces a file.

    Where a function ends, no signal is ever heeded.
    """
    count = 0

    def profile(frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        if event != "return" and frame.f_code.co_filename in {files.__file__, replacement.__file__}:
            count += 1
            if count == step:
                if is_often:
                    send_often(sent)
                os.kill(os.getpid(), sent)

    sys.setprofile(profile)


def send_often(sent: signal.Signals) -> None:
    """Start a process that sends a signal to this one as long as it lives."""
    victim = os.getpid()
    if os.fork():
        return
    os.closerange(1, BROKEN)  # a lock is held by whoever has the file open
    while True:
        try:
            os.kill(victim, sent)
        except ProcessLookupError:
            os._exit(0)
        time.sleep(PAUSE)


if __name__ == "__main__":
    main()
