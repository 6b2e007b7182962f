"""`visitdata site`: dossiers as a web site, for people, search engines and linked-data clients."""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager
from functools import partial
from hashlib import file_digest
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console, listing
from visitdata.cli.console import CallError, FileProblem, WritingError
from visitdata.cli.destinations import name_of, refuse_file, refuse_url
from visitdata.cli.progress import Bar
from visitdata.cli.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from visitdata import Dossier
    from visitdata.cli.sources import Read, Source
    from visitdata.pages.site.building.build import Building, Summary
    from visitdata.pages.site.building.making import Made, Task

_MOST_NAMED = 5


@click.command(cls=console.Command)
@click.argument("sources_given", metavar="SRC...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    required=True,
    help="The folder of the site: a new one, an empty one, or one that this command wrote.",
)
@click.option(
    "--base",
    metavar="URL",
    required=True,
    help="The address at which the folder is published: an http or https URL that ends with a slash.",
)
def site(sources_given: tuple[Path, ...], out: str, base: str) -> None:
    """Write a web site of dossiers: pages for people, and beside them files for programs.

    index.html lists all dossiers, with a search; dossiers/STEM.html is the page of each, and beside it is the
    dossier in every lossless format; actors/KEY.html tells of an actor what all dossiers say, for actors with
    an external id, an IRI or an office. The pages load nothing and can be opened from the disk.

    STEM is the name of the source; of a source of several dossiers, the last part of each one's id.

    All of the site takes the place of the old one at once, or nothing does. What did not change is not built
    again, and the files of dossiers that are gone go, too. Files in DIR that this command did not write stay;
    where one of them would be overwritten, nothing is written.

    \b
    Examples:
      visitdata site dossier.json -o public --base https://data.example.org/
      visitdata site dossier.json other.ttl -o public --base https://data.example.org/
      visitdata site dossiers.jsonl.gz -o public --base https://www.example.org/dossiers/

    Exits with 1 where a dossier has errors, all of which are printed, and with 2 where two dossiers have one
    id or one STEM; nothing is written then.
    """
    folder = Path(out)
    given = _checked(sources_given, folder, base)
    with _building(folder, base) as building:
        _take_in(given, building)
        with closing(Bar("Building", [])) as bar:
            summary = building.finish(partial(_watched, bar))
    _say(folder, summary)
    _say_undated(summary.undated)


def _checked(paths: tuple[Path, ...], folder: Path, base: str) -> list[Source]:
    """The sources, once it is clear that nothing in the call is wrong.

    Raises:
        CallError: with everything that is.
    """
    given: list[Source] = []
    reasons: list[str] = []
    checks: list[Callable[[], object]] = [
        partial(_refuse_base, base),
        partial(_refuse_place, folder),
        lambda: given.extend(sources(paths)),
        partial(_refuse_sources_in, folder, paths),
    ]
    for check in checks:
        try:
            check()
        except CallError as error:
            reasons += error.reasons
    if reasons:
        raise CallError(*reasons)
    return given


def _refuse_base(base: str) -> None:
    from visitdata.pages.site.address import wrong_base

    if reason := wrong_base(base):
        msg = f'--base "{base}": {reason}'
        raise CallError(msg)


def _refuse_place(folder: Path) -> None:
    """See that a folder may be exchanged for another.

    Raises:
        CallError: it is a file, the current folder or one above it, or the root of a disk, or there is no
            folder in which it could be.
    """
    refuse_url(folder)
    refuse_file(folder, "; name another with --out")
    place = Path(os.path.realpath(folder))
    reason = None
    if Path.cwd().is_relative_to(place):
        reason = "this is the current folder, or it is in there; call visitdata site from another folder"
    elif os.path.ismount(place):
        reason = "this is the root of a disk or volume, which cannot be replaced; name a folder in it"
    elif not place.parent.is_dir():
        reason = f"there is no folder {name_of(place.parent)}"
    if reason is not None:
        msg = f"{name_of(folder)}: {reason}"
        raise CallError(msg)


def _refuse_sources_in(folder: Path, paths: tuple[Path, ...]) -> None:
    place = os.path.realpath(folder)
    reasons = [
        f"{name_of(path)}: this source is in the folder of the site; keep it in another one"
        for path in paths
        if Path(os.path.realpath(path)).is_relative_to(place)
    ]
    if reasons:
        raise CallError(*reasons)


@contextmanager
def _building(folder: Path, base: str) -> Generator[Building]:
    """The building of a site.

    Raises:
        CallError: the folder holds something else.
        WritingError: it cannot be written.
    """
    from visitdata.files.folders import FolderInUseError
    from visitdata.pages.site.building.build import RefusedError, building
    from visitdata.pages.site.building.old_site import ForeignFolderError

    name = name_of(folder)
    try:
        with building(folder, base) as begun:
            yield begun
    except ForeignFolderError as error:
        msg = f"{name}: this folder holds files, and no site of this version; name a new or empty one"
        raise CallError(msg) from error
    except RefusedError as error:
        raise CallError(*error.args) from error
    except FolderInUseError as error:
        msg = f"{name}: another process is writing this site"
        raise WritingError(msg) from error
    except OSError as error:
        msg = f"{name}: cannot be written: {error.strerror or error}"
        raise WritingError(msg) from error


def _take_in(given: list[Source], building: Building) -> None:
    """Take in the dossiers of all sources.

    Raises:
        CallError: a source cannot be read, or the dossiers cannot be in one site.
        DataError: dossiers have errors, all of which are printed.
    """
    found: list[FileProblem] = []
    with closing(Bar("Reading", given)) as bar:
        for source in given:
            digest = _digest(source)
            if building.intake.keep(digest, source.name, source.stem):
                continue
            reads = _sound(source, bar.watch(source, source.read()), found)
            ids = [*_added(source, reads, building)]
            if _digest(source) != digest:
                msg = f"{source.name}: this file changed while it was read; call visitdata site again"
                raise CallError(msg)
            building.intake.end_source(digest, ids)
    refusals = building.refusals()
    if found:
        for each in refusals:
            console.say(console.shown(each), sys.stderr)
        listing.refuse(found)
    if refusals:
        raise CallError(*refusals)


def _added(source: Source, dossiers: Iterator[Dossier], building: Building) -> Iterator[str]:
    """Add the dossiers of a source; the id of each."""
    begun = [*islice(dossiers, 2)]
    stem = source.stem if len(begun) == 1 else None
    for each in chain(begun, dossiers):
        building.intake.add(source.name, stem, each)
        yield each.id


def _sound(source: Source, reads: Iterator[Read], found: list[FileProblem]) -> Iterator[Dossier]:
    """The dossiers that have no errors; the errors of the others are put with those found."""
    for read in reads:
        if read.dossier is not None:
            yield read.dossier
        found += [FileProblem(source.name, problem) for problem in read.problems]


def _digest(source: Source) -> str:
    """The format of a source, and the SHA-256 of its bytes."""
    from visitdata.files.compression import compression_of

    compression = compression_of(source.path)
    suffix = "" if compression is None else compression.suffix
    try:
        with source.path.open("rb") as file:
            return f"{source.format.name}{suffix}:{file_digest(file, 'sha256').hexdigest()}"
    except OSError as error:
        raise source.unreadable(error) from error


def _watched(bar: Bar, make: Callable[[Task], Made], tasks: list[Task]) -> Iterator[Made]:
    return bar.count(map(make, tasks), len(tasks))


def _say(folder: Path, summary: Summary) -> None:
    """Say what was written."""
    dossiers = console.counted(summary.dossiers, "dossier")
    name = console.shown(name_of(folder))
    if not summary.is_changed:
        console.say(f"{name}: {dossiers}, nothing changed")
        return
    pages = console.counted(summary.actors, "page")
    files = console.counted(summary.files, "file")
    removed = f", {summary.removed:,} removed" if summary.removed else ""
    built = f"{dossiers}, {summary.built:,} of them new or changed"
    console.say(f"wrote {name}: {built}; {pages} of actors; {files}{removed}")


def _say_undated(stems: tuple[str, ...]) -> None:
    """Say which dossiers the feed leaves out, and what would let them in."""
    from visitdata.pages.site.feed import NAME

    if not stems:
        return
    named = [console.shown(stem) for stem in stems[:_MOST_NAMED]]
    others = len(stems) - len(named)
    told = console.listed([*named, *([console.counted(others, "other")] if others else [])])
    be, it = ("is", "it") if len(stems) == 1 else ("are", "each")
    console.say(
        f"{told} {be} not in {NAME}, which needs a date that is known to the day;"
        f' give {it} "modified", the day when it was last changed',
        sys.stderr,
    )
