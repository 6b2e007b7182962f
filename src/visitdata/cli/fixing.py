"""`visitdata check --text --fix`: evidence is brought to where it stands in the texts, in its files."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

import attrs

from visitdata.cli import console
from visitdata.cli.console import CallError, WritingError
from visitdata.errors import Path, path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rich.table import Table

    from visitdata import Dossier
    from visitdata.cli.sources import Outcome, Source
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


class Done:
    """What was done: the first thousand changes, how many of each kind, how files were written."""

    def __init__(self) -> None:
        self.changes: list[Fixed] = []
        self.counts: Counter[str] = Counter()
        self.files: list[tuple[str, str]] = []

    def add(self, fixing: _Fixing) -> None:
        """Take what was done in a file."""
        self.changes += fixing.shown[: SHOWN - len(self.changes)]
        self.counts += fixing.counts
        self.files.append((fixing.name, fixing.how))


def fix(given: Sequence[Source], against: Texts) -> Done:
    """Write moved offsets and digests into files, each whole or not at all. What cannot be read is left out.

    Raises:
        CallError: there are no texts; a source is a stream; a dossier has not each of the articles.
        WritingError: a file cannot be written; those before it are.
    """
    if not against.texts:
        msg = "--fix is for evidence in a text: name one with --text ARTICLE=FILE"
        raise CallError(msg)
    if any(source.is_stdin for source in given):
        msg = "--fix writes into the file that is checked, which a stream is not"
        raise CallError(msg)
    # Every file is looked through before one is written.
    fixings = [_Fixing(source, against) for source in given]
    done = Done()
    for fixing in fixings:
        fixing.look()
    for fixing in fixings:
        if fixing.can_be_written:
            fixing.write()
            done.add(fixing)
    return done


class _Fixing:
    """The dossiers of one file, with what changes in them."""

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
        for outcome in self._source.outcomes():
            if outcome.dossier is None:
                self._are_sound = False
                self._is_whole &= outcome.json is not None and not any(
                    each.code == "too-large" for each in outcome.faults
                )
                continue
            order = _order(outcome.dossier, outcome)
            for change in self._against.changes(outcome.dossier, self._source):
                self.counts[change.code] += 1
                if len(self.shown) < SHOWN:
                    self.shown.append(Fixed(self.name, path_text(order(change)), change))

    def write(self) -> None:
        """Write the file anew, whole or not at all.

        Raises:
            WritingError: it cannot be written.
        """
        from visitdata.files import write_whole  # noqa: PLC0415 - loaded once there is something to write

        try:
            write_whole(self._source.path, self._in_json() if self._is_json else self._anew())
        except OSError as error:
            msg = f"{self.name}: cannot be written: {error.strerror}"
            raise WritingError(msg) from error

    def _anew(self) -> Iterator[bytes]:
        """The file, written as the library writes it."""
        from visitdata.streams.documents import Sequence  # noqa: PLC0415 - as above

        indent = 2 if self._source.format.name == "jsonld" and self._is_indented() else None
        dossiers = (self._fixed(outcome.dossier) for outcome in self._source.outcomes() if outcome.dossier)
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
        from visitdata.text.reanchoring import with_changes  # noqa: PLC0415 - as above

        return with_changes(dossier, self._against.changes(dossier, self._source))

    def _in_json(self) -> Iterator[bytes]:
        """The file with new values in the places of others: all else stays as it is."""
        before = 1
        for outcome in self._source.outcomes():
            if outcome.line is not None:  # blank lines are not told
                yield b"\n" * (outcome.line - before)
                before = outcome.line + 1
            yield self._line(outcome)
            if self._source.format.holds_many:
                yield b"\n"

    def _line(self, outcome: Outcome) -> bytes:
        data = cast("bytes", outcome.json)
        changes = () if outcome.dossier is None else self._against.changes(outcome.dossier, self._source)
        if outcome.dossier is None or not changes:
            return data
        from visitdata.codec import decode_json  # noqa: PLC0415 - as above
        from visitdata.json_text.replacement import replaced  # noqa: PLC0415 - as above
        from visitdata.text.reanchoring import with_changes  # noqa: PLC0415 - as above

        wanted = with_changes(outcome.dossier, changes)
        order = _order(outcome.dossier, outcome)
        values = {
            (*order(change), name): value for change in changes for name, value in change.written.items()
        }
        if None not in values.values():
            new = replaced(data, cast("Mapping[Any, str | int]", values))
            if decode_json(type(wanted), new) == wanted:
                return new
        self._is_anew = True
        indent = 2 if not self._source.format.holds_many and b"\n" in data.rstrip() else None
        written = b"".join(self._source.format.write(wanted, indent))
        return written.rstrip(b"\n") if self._source.format.holds_many else written


def _order(dossier: Dossier, outcome: Outcome) -> Callable[[Change], Path]:
    """From changes to their paths in the document that was read."""
    if outcome.json is None:
        return attrgetter("path")
    from visitdata import json_text  # noqa: PLC0415 - as above
    from visitdata.codec.document_order import Order  # noqa: PLC0415 - as above

    order = Order(dossier, cast("dict[str, Any]", json_text.parse_again(outcome.json)))

    def path(change: Change) -> Path:
        return order.path(change.path)

    return path


_KINDS = {
    "evidence-moved": "moved",
    "evidence-altered": "in another form",
    "text-changed": "article brought up to date",
}


def summary(done: Done) -> str:
    """How much was done, and in which files."""
    if not done.files:
        return "nothing to fix"
    counts = ", ".join(f"{done.counts[code]:,} {what}" for code, what in _KINDS.items() if done.counts[code])
    return f"fixed: {counts}; {'; '.join(f'{console.shown(name)} {how}' for name, how in done.files)}"


def table(done: Done) -> Table:
    """What was done, a row for each place."""
    from rich.table import Table  # noqa: PLC0415 - as above

    made = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("file", "place", "what", "written"):
        made.add_column(name, overflow="fold")
    for each in done.changes:
        place = f"{each.path} ({each.change.record})"
        cells = (each.file, place, each.change.message, ", ".join(each.change.written))
        made.add_row(*map(console.shown, cells))
    return made
