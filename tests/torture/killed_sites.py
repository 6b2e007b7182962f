"""A process that builds a site again and again, each time in a child that is killed a step later.

It prints a line of JSON for each child: whether the folder then is the old site, the new one, nothing, or
something else; and whether the next build makes the new site of it, with nothing left beside.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

import visitdata as vd
from tests.support.sites import build, contents
from visitdata.files import folders

# What asks the system to change something; where a file is opened, that may be to write to it.
# Where two renames stand in for an exchange.
RENAMES = ("os.rename",)
STEPS = ("open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod")
KEPT = {"CNAME": b"data.example.org"}


def dossier(name: str, title: str) -> vd.Dossier:
    lind = vd.Person(id="lind", name="Ana Lind", same_as=["http://www.wikidata.org/entity/Q1"])
    return vd.Dossier(id=f"https://data.example.org/d/{name}", title=title, actors=[lind])


OLD = {"a": dossier("a", "Stays"), "b": dossier("b", "Changes"), "c": dossier("c", "Goes")}
NEW = {"a": OLD["a"], "b": dossier("b", "Changed"), "d": dossier("d", "Comes")}


def main(top: Path, every: int, steps: tuple[str, ...]) -> None:
    if steps == RENAMES:
        folders.__dict__["exchange"] = cannot
    sites: dict[str, dict[str, bytes]] = {}
    for name, given in (("old", OLD), ("new", NEW)):
        build(top / name, given)
        sites[name] = contents(top / name) | KEPT
    (top / "old" / "CNAME").write_bytes(KEPT["CNAME"])
    target = top / "work" / "site"
    for step in count(1, every):
        shutil.rmtree(top / "work", ignore_errors=True)
        shutil.copytree(top / "old", target)
        is_done = run(target, step, steps)
        found = contents(target) if target.exists() else {}
        others = "other" if found else "nothing"
        state = next((name for name, site in sites.items() if site == found), others)
        build(target, NEW)
        is_right = contents(target) == sites["new"] and [*target.parent.iterdir()] == [target]
        trial = {"step": step, "state": state, "is_right": is_right, "is_done": is_done}
        sys.stdout.write(f"{json.dumps(trial)}\n")
        if is_done:
            return


def cannot(_one: Path, _other: Path) -> bool:
    return False


def run(target: Path, step: int, steps: tuple[str, ...]) -> bool:
    """Build in a child that is killed at a step; whether it came to its end before."""
    child = os.fork()
    if not child:
        kill_at(step, steps, os.fspath(target.parent))
        build(target, NEW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}, code
    return code == 0


def kill_at(step: int, steps: tuple[str, ...], folder: str) -> None:
    taken = 0

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal taken
        if event not in steps or not is_within(args[0], folder):
            return
        taken += 1
        if taken == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def is_within(path: object, folder: str) -> bool:
    """Whether a path is there; folders are removed from within, where files go by their names alone."""
    if not isinstance(path, str | bytes):
        return False
    name = os.fsdecode(path)
    return name.startswith(folder) or not name.startswith("/")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), RENAMES if sys.argv[3] == "renamed" else STEPS)
