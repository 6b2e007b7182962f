"""`visitdata check --text --fix`: evidence is brought to where it stands in the texts, in its files."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, cast

import attrs

from visitdata.cli import console
from visitdata.cli.console import CallError, writing_errors
from visitdata.cli.places import document_paths
from visitdata.errors import path_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.table import Table

    from visitdata import Dossier
    from visitdata.cli.sources import Read, Source
    from visitdata.cli.texts import Texts
    from visitdata.text.reanchoring import Change

SHOWN = 1_000


@attrs.frozen
class Fixed:
    """What was written in one place of a file."""

    file: str
    path: str
    change: Change

    @property
    def flat(self) -> dict[str, Any]:
        """As other programs take it: one flat object, as of a problem, which it was."""
        return {
            "file": self.file,
            "fixed": True,
            "code": self.change.code,
            "path": self.path,
            "record": self.change.record,
            "message": self.change.message,
            "written": dict(self.change.written),
        }


def fix(given: Sequence[Source], against: Texts) -> list[Fixing]:
    """Write moved offsets and digests into files, each whole or not at all. What cannot be read is left out.

    Returns:
        The files that were written.

    Raises:
        CallError: there are no texts; a source is a stream; a dossier has not each of the articles.
        WritingError: a file cannot be written; those before it are.
    """
    if not against.texts:
        msg = "--fix looks for evidence in a text: name one with --text ARTICLE=FILE"
        raise CallError(msg)
    if any(source.is_stdin for source in given):
        msg = "--fix writes into the files that are checked, and cannot write into the standard input"
        raise CallError(msg)
    # Every file is looked through before one is written.
    fixings = [Fixing(source, against) for source in given]
    for fixing in fixings:
        fixing.look()
    done = [fixing for fixing in fixings if fixing.can_be_written]
    for fixing in done:
        fixing.write()
    return done


class Fixing:
    """The dossiers of one file, with what changes in them.

    Attributes:
        shown: the first thousand changes.
        counts: how many there are of each kind.
    """

    def __init__(self, source: Source, against: Texts) -> None:
        self._source = source
        self._against = against
        self._is_json = source.format.name in {"json", "jsonl"}
        self._are_sound = True
        self._is_whole = True
        self._is_anew = not self._is_json
        self.shown: list[Fixed] = []
        self.counts: Counter[str] = Counter()

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return self._source.name

    @property
    def how(self) -> str:
        """How the file was written."""
        return "written anew" if self._is_anew else "in place"

    @property
    def can_be_written(self) -> bool:
        """Whether anything changes, and nothing would be lost: only JSON keeps what cannot be read."""
        return bool(self.counts) and self._is_whole and (self._is_json or self._are_sound)

    def look(self) -> None:
        """See what changes."""
        for read in self._source.read():
            if read.dossier is None:
                self._are_sound = False
                self._is_whole &= read.json is not None and not any(
                    each.code == "too-large" for each in read.problems
                )
                continue
            path_of = document_paths(read.dossier, read)
            for change in self._against.changes(read.dossier, self.name):
                self.counts[change.code] += 1
                if len(self.shown) < SHOWN:
                    self.shown.append(Fixed(self.name, path_text(path_of(change.path)), change))

    def write(self) -> None:
        """Write the file anew, whole or not at all.

        Raises:
            WritingError: it cannot be written.
        """
        from visitdata.files import write_whole

        with writing_errors(self._source.path):
            write_whole(self._source.path, self._in_json() if self._is_json else self._anew())

    def _anew(self) -> Iterator[bytes]:
        """The file, written as the library writes it."""
        from visitdata.streams.documents import Sequence

        indent = 2 if self._source.format.name == "jsonld" and self._is_indented() else None
        dossiers = (self._fixed(read.dossier) for read in self._source.read() if read.dossier)
        if self._source.format.holds_many:
            for text in Sequence(dossiers, self._source.format).texts():
                yield from text
        else:
            for dossier in dossiers:
                yield from self._source.format.write(dossier, indent)

    def _is_indented(self) -> bool:
        with self._source.opened() as text:
            return b"\n" in text.read().rstrip()

    def _fixed(self, dossier: Dossier) -> Dossier:
        from visitdata.text.reanchoring import with_changes

        return with_changes(dossier, self._against.changes(dossier, self.name))

    def _in_json(self) -> Iterator[bytes]:
        """The file with new values in the places of others: all else stays as it is."""
        before = 1
        for read in self._source.read():
            if read.line is not None:  # blank lines are not told
                yield b"\n" * (read.line - before)
                before = read.line + 1
            yield self._line(read)
            if self._source.format.holds_many:
                yield b"\n"

    def _line(self, read: Read) -> bytes:
        data = cast("bytes", read.json)
        changes = () if read.dossier is None else self._against.changes(read.dossier, self.name)
        if read.dossier is None or not changes:
            return data
        from visitdata.codec import decode_json
        from visitdata.json_text.replacement import replaced
        from visitdata.text.reanchoring import with_changes

        wanted = with_changes(read.dossier, changes)
        path_of = document_paths(read.dossier, read)
        values = {
            (*path_of(change.path), name): value
            for change in changes
            for name, value in change.written.items()
        }
        if None not in values.values():
            new = replaced(data, cast("Mapping[Any, str | int]", values))
            if decode_json(type(wanted), new) == wanted:
                return new
        self._is_anew = True
        indent = 2 if not self._source.format.holds_many and b"\n" in data.rstrip() else None
        written = b"".join(self._source.format.write(wanted, indent))
        return written.rstrip(b"\n") if self._source.format.holds_many else written


_KINDS = {
    "evidence-moved": "moved",
    "evidence-altered": "in another form",
    "text-changed": "article brought up to date",
}


def summary(done: list[Fixing]) -> str:
    """How much was done, and in which files."""
    if not done:
        return "nothing to fix"
    total = sum((each.counts for each in done), Counter[str]())
    counts = ", ".join(f"{total[code]:,} {what}" for code, what in _KINDS.items() if total[code])
    return f"fixed: {counts}; {'; '.join(f'{console.shown(each.name)} {each.how}' for each in done)}"


def changes(done: list[Fixing]) -> list[Fixed]:
    """The first thousand changes."""
    return [*islice(chain.from_iterable(each.shown for each in done), SHOWN)]


def table(made: list[Fixed]) -> Table:
    """What was done, a row for each place."""
    from rich.table import Table

    rows = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("file", "place", "what", "written"):
        rows.add_column(name, overflow="fold")
    for each in made:
        place = f"{each.path} ({each.change.record})"
        cells = (each.file, place, each.change.message, ", ".join(each.change.written))
        rows.add_row(*map(console.shown, cells))
    return rows
