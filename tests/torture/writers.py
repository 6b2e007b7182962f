"""Every writer there is, each with new files that it is to put in the place of older ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import attrs

import visitdata as vd
from visitdata.cli import run
from visitdata.cli.schema import FILES
from visitdata.interruption import stoppable
from visitdata.resources import seed_names, seed_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIXES = {each.name: each.suffix for each in vd.formats()}
EVENTS = 400
MANY = 3
LACKING = 10


@attrs.frozen
class Writer:
    """What writes files.

    Attributes:
        files: the names of the files in their folder.
        write: writes them to a folder, from the sources in another one; gives the exit code.
        is_command: whether it is the command line, which heeds SIGTERM.
        done: the exit code once all is written; where it is not 0, something is said, too.
        in_turn: whether no file is new before those that are named before it are.
    """

    files: tuple[str, ...]
    write: Callable[[Path, Path], int]
    is_command: bool
    done: int = 0
    in_turn: bool = False


@cache
def _seed() -> vd.Dossier:
    return vd.load(seed_path(seed_names()[0]))


@cache
def dossiers() -> tuple[vd.Dossier, ...]:
    """Long ones: writing takes so long that it can be stopped in the middle."""
    seed = _seed()
    events = [attrs.evolve(seed.events[0], id=f"event-{number}") for number in range(EVENTS)]
    return tuple(
        attrs.evolve(seed, id=f"{seed.id}-{number}", events=(*seed.events, *events)) for number in range(MANY)
    )


def make_sources(folder: Path) -> None:
    """Write what the commands read."""
    vd.dump(_seed(), folder / "small.json")
    vd.dump(dossiers()[0], folder / "a.json")
    vd.write(dossiers(), folder / "many.jsonl")
    in_turn = [whole + cut + b"\n" for whole, cut in zip(*lines(), strict=True)]
    (folder / "faulty.jsonl").write_bytes(b"".join(in_turn))


def lines() -> tuple[list[bytes], list[bytes]]:
    """Dossiers in JSON Lines, and as many lines that are cut short."""
    whole = [vd.dumps(each, "jsonl") for each in dossiers()]
    return whole, [each[:-LACKING] for each in whole]


def _dump(file: str, dossier: Callable[[], vd.Dossier] = lambda: dossiers()[0]) -> Writer:
    def write(folder: Path, _sources: Path) -> int:
        vd.dump(dossier(), folder / file)
        return 0

    return Writer((file,), write, is_command=False)


def _write(file: str) -> Writer:
    def write(folder: Path, _sources: Path) -> int:
        vd.write(dossiers(), folder / file)
        return 0

    return Writer((file,), write, is_command=False)


def _command(files: tuple[str, ...], *args: str, done: int = 0, in_turn: bool = False) -> Writer:
    """A command, in whose arguments OUT and IN stand for the folders."""

    def write(folder: Path, sources: Path) -> int:
        given = [arg.replace("OUT", str(folder)).replace("IN", str(sources)) for arg in args]
        return stoppable(lambda: run(given))

    return Writer(files, write, is_command=True, done=done, in_turn=in_turn)


WRITERS = {
    **{f"dump-{name}": _dump(f"a{suffix}") for name, suffix in SUFFIXES.items()},
    **{f"dump{suffix}": _dump(f"a{suffix}") for suffix in (".ttl.gz", ".nq.zst")},
    **{f"write{suffix}": _write(f"many{suffix}") for suffix in (".jsonl", ".nq", ".trig", ".jsonl.gz")},
    "export": _command(tuple(f"a{each}" for each in SUFFIXES.values()), "export", "IN/a.json", "-o", "OUT"),
    "export-one": _command(("b.ttl.gz",), "export", "IN/a.json", "--to", "turtle", "-o", "OUT/b.ttl.gz"),
    "convert": _command(("b.rdf",), "convert", "IN/a.json", "OUT/b.rdf"),
    "convert-many": _command(("many.nq.gz",), "convert", "IN/many.jsonl", "OUT/many.nq.gz"),
    "convert-skip": _command(
        ("many.nq.rejected.jsonl", "many.nq"),
        "convert", "IN/faulty.jsonl", "OUT/many.nq", "--on-error", "skip", done=1, in_turn=True,
    ),
    "schema": _command(tuple(FILES.values()), "schema", "--write", "OUT"),
}  # fmt: skip

# Those that are soon done, for trials of which there are many.
SMALL = {
    "small-dump": _dump("small.json", _seed),
    "small-convert": _command(("small.jsonl.gz",), "convert", "IN/small.json", "OUT/small.jsonl.gz"),
}
ALL = {**WRITERS, **SMALL}
