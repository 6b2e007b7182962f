"""Closed: no network, no process, no file but those named, no code from data, whatever a document says.

A process goes through every reader, writer and command (tests/closed/worker.py) under an audit hook, which
sees what Python asks of the system, and under strace, which sees what native code asks of it, too. Whatever
is not allowed by name is forbidden.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest

import visitdata as vd
from tests.closed import hostile, worker
from tests.support.strategies import every_member
from visitdata import resources

ROOT = Path(__file__).parents[1]
SOURCE = Path(vd.__file__).parent
# Before anything else is imported, the hook is there.
WORK = (
    "from tests.closed import hook; hook.watch(); import sys; from tests.closed import worker; "
    "worker.go(sys.argv[1])"
)

# Where code lies, which is read while it is imported; what ships with the package; what the system loads.
CODE = {
    os.path.realpath(each) for each in (*sysconfig.get_paths().values(), sys.base_prefix, *sys.path) if each
}
DATA = {str(resources.folder(name)) for name in ("docs", "schemas", "seeds")}
DATA.add(str(SOURCE / "drafts" / "instructions.md"))
SYSTEM = {"/dev/urandom", "/etc", "/lib", "/lib64", "/proc", "/sys", "/usr"}

# An event of the hook, and its arguments.
Event: TypeAlias = list[Any]

# What tells the world nothing and learns nothing of it: Python looks at itself, or locks a file it opened.
INWARD = {
    "array.__new__",
    "builtins.id",
    "code.__new__",
    "fcntl.flock",
    "function.__new__",
    "object.__delattr__",
    "object.__getattr__",
    "object.__setattr__",
    "sys._getframe",
    "sys._getframemodulename",  # how Python 3.12 and newer find the module of a type variable
}
# Loading code, for which there is a time.
LOADING = {"compile", "ctypes.dlopen", "ctypes.dlsym", "exec", "import", "marshal.load", "marshal.loads"}
LOOKING = {"os.listdir", "os.scandir", "glob.glob", "pathlib.Path.glob"}
REMOVING = {"os.remove", "os.rmdir", "shutil.rmtree", "unlinkat"}
CHANGING = {"os.chmod", "os.mkdir", "os.rename", "tempfile.mkstemp"} | REMOVING


@attrs.frozen
class Work:
    """What was seen of the work in a folder, round by round: by the hook, and by strace."""

    folder: Path
    seen: dict[str, list[Event]]
    called: dict[str, list[Event]]

    def forbidden(self, name: str, loading_from: set[str]) -> list[Event]:
        """What must not happen, in the order in which it did.

        Args:
            name: the round.
            loading_from: where code may be loaded from; nowhere, once all is loaded.
        """
        return [event for event in self.seen[name] if not self._may_be(event, loading_from)]

    def _may_be(self, event: Event, loading_from: set[str]) -> bool:
        name, *about = event
        if name in INWARD:
            return True
        if name in LOADING:
            return bool(loading_from)
        if name == "open":
            path, _, flags = about
            return isinstance(path, int) or self._may_open(path, flags, loading_from)
        if name in LOOKING:
            return isinstance(about[0], int) or _lies_in(
                self._whole(about[0]), DATA | loading_from | {str(self.folder / "out")}
            )
        if name in REMOVING and about[1:] != [-1] and self._goes_with_its_folder(about[0]):
            return True
        return name in CHANGING and all(self._is_out(each) for each in about if isinstance(each, str))

    def _may_open(self, path: str, flags: int, loading_from: set[str]) -> bool:
        """Whether a file is written where that was asked for, or read because it was named, or is ours."""
        if self._is_out(path):
            return True
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND):
            return False
        if self._goes_with_its_folder(path):
            return True
        whole = self._whole(path)
        is_named = whole.parent == self.folder / "given" and whole.name in named()
        return is_named or path.startswith(worker.MARK) or _lies_in(whole, DATA | loading_from)

    def _goes_with_its_folder(self, path: str) -> bool:
        """Whether it is a bare name of nothing that stands beside: what is in a folder that is removed."""
        return "/" not in path and path not in beside()

    def _is_out(self, path: str) -> bool:
        return _lies_in(self._whole(path), {str(self.folder / "out")})

    def _whole(self, path: str) -> Path:
        return self.folder / "given" / path


def _lies_in(path: Path, roots: set[str]) -> bool:
    whole = os.path.realpath(path)
    return any(whole == root or whole.startswith(f"{root}/") for root in roots)


def given() -> dict[str, bytes]:
    """The files beside which the process works."""
    return {
        worker.EVERY: vd.dumps(every_member(), "json"),
        worker.TEXT: b"the words of an article",
        **{name: data for mark in worker.MARKS.values() for name, data in hostile.files(mark).items()},
        **hostile.BAIT,
    }


@cache
def beside() -> set[str]:
    """The names of all of them, and of what is written beside them to prove that it is seen."""
    return {*given(), "beside.txt"}


def named() -> set[str]:
    """Those of them that it is told to read."""
    return {worker.EVERY, worker.TEXT, *(n for mark in worker.MARKS.values() for n in hostile.files(mark))}


def prepared(folder: Path) -> Path:
    for name in ("given", "out"):
        (folder / name).mkdir()
    for name, data in given().items():
        (folder / "given" / name).write_bytes(data)
    return folder


STRACE = shutil.which("strace")
# What a process asks of the system that is about files, other machines and other programs.
CALLS = (
    "%network,execve,execveat,fork,vfork,clone,clone3,open,openat,openat2,creat,unlink,unlinkat,rename,renameat,"
    "renameat2,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,mknod,mknodat"
)
# Calls by the events that Python has for them.
EVENTS = {
    "chmod": "os.chmod",
    "mkdir": "os.mkdir",
    "rename": "os.rename",
    "rmdir": "os.rmdir",
    "unlink": "os.remove",
}


def work(folder: Path) -> Work:
    """Have the work done, and seen by the hook, and by strace where that is installed."""
    log = folder / "calls"
    watcher = (
        []
        if STRACE is None
        else [STRACE, "-f", "-qq", "-s", "4096", "-e", "signal=none", "-e", f"trace={CALLS}"]
    )
    done = subprocess.run(
        [*watcher, *(["-o", str(log)] if watcher else []), *worker_command(folder)],
        env={"PYTHONPATH": f"{SOURCE.parent}{os.pathsep}{ROOT}", "PATH": os.environ["PATH"]},
        cwd=folder / "given",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Work(folder, json.loads(done.stdout), _calls(log) if watcher else {})


def worker_command(folder: Path) -> list[str]:
    return [sys.executable, "-B", "-P", "-c", WORK, str(folder / "out")]


def _calls(log: Path) -> dict[str, list[Event]]:
    """What strace wrote, as the hook has it."""
    rounds: dict[str, list[Event]] = {"before": []}
    name = "before"
    for line in log.read_text(encoding="utf-8").splitlines():
        found = re.match(r"[0-9]+ +([a-z0-9]+)\((.*)", line)
        if found is None:
            continue
        call, about = found.groups()
        paths = [each.encode().decode("unicode_escape") for each in re.findall(r'"((?:[^"\\]|\\.)*)"', about)]
        if call == "openat":
            if paths[0].startswith(worker.MARK):
                name = paths[0].removeprefix(worker.MARK)
            flags = sum(getattr(os, flag) for flag in set(re.findall(r"\bO_[A-Z]+\b", about)))
            rounds.setdefault(name, []).append(["open", paths[0], None, flags])
        else:
            rounds.setdefault(name, []).append([EVENTS.get(call, call), *paths])
    return rounds


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Work:
    return work(prepared(tmp_path_factory.mktemp("watched")))


@pytest.fixture
def called(watched: Work) -> Work:
    if not watched.called:
        pytest.skip("strace is not installed")
    return attrs.evolve(watched, seen=watched.called)


def test_nothing_is_fetched_opened_run_or_changed_but_what_was_named(watched: Work) -> None:
    assert watched.forbidden("start", CODE) == []
    assert watched.forbidden("again", set()) == []


def test_nor_is_anything_by_native_code(called: Work) -> None:
    """Of all this, Python tells nothing to a hook."""
    assert called.forbidden("start", CODE | SYSTEM) == []
    assert called.forbidden("again", set()) == []


def test_the_hook_sees_what_is_forbidden(watched: Work) -> None:
    seen = watched.forbidden(worker.FORBIDDEN, set())
    assert {"socket.connect", "subprocess.Popen", "compile", "exec", "import"} <= {event[0] for event in seen}
    assert [event[1] for event in watched.forbidden(worker.FORBIDDEN, CODE) if event[0] == "open"] == [
        "secret.txt",
        "beside.txt",
    ]
    assert ["os.remove", "secret.xsl", -1] in seen


def test_strace_sees_it_in_native_code_too(called: Work) -> None:
    seen = called.forbidden(worker.FORBIDDEN, CODE | SYSTEM)
    assert [event[1] for event in seen if event[0] == "open"] == ["secret.txt", "secret.ttl", "beside.txt"]
    assert {"connect", "execve"} <= {event[0] for event in seen}
    assert ["os.remove", "secret.xsl"] in seen


def test_what_is_to_be_read_was_read_and_what_is_to_be_written_stands_alone(watched: Work) -> None:
    opened = {event[1] for event in watched.seen["again"] if event[0] == "open"}
    assert set(hostile.files(worker.MARKS["again"])) <= opened
    files = [path for path in (watched.folder / "out").rglob("*") if path.is_file()]
    assert len([path for path in files if path.parts[-2:] == (worker.SITE, "index.html")]) > 2
    written = [path.name for path in files if worker.SITE not in path.parts]
    assert len(written) > 200
    assert [name for name in written if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name)] == []
    left = {path.name: path.read_bytes() for path in (watched.folder / "given").iterdir()}
    assert left.pop("beside.txt") == b""
    assert left == {name: data for name, data in given().items() if name != "secret.xsl"}


def test_code_is_compiled_from_classes_once_for_all_and_from_no_data(watched: Work) -> None:
    compiled = [event for event in watched.seen["start"] if event[0] == "compile"]
    ours = Counter(file for _, _, file in compiled if file.startswith("<visitdata "))
    assert len(ours) > 100
    assert max(ours.values()) <= 2, "what a class says is compiled as asserted and as only said"
    mark = worker.MARKS["start"]
    assert [file for _, source, file in compiled if file.startswith("<") and mark in (source or "")] == []
    assert {event[0] for event in watched.seen["again"]}.isdisjoint(LOADING)


def test_pyoxigraph_is_given_text_and_never_a_path() -> None:
    calls = [
        node
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("pyoxigraph.")
    ]
    assert {ast.unparse(call.func) for call in calls} == {"pyoxigraph.parse"}
    assert all(call.args and "path" not in {word.arg for word in call.keywords} for call in calls)
