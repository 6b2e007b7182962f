"""How the command line speaks: results to stdout, errors to stderr, and the exit codes."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import StringIO
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from visitdata.errors import Problem

_WIDEST = 10_000
_LONGEST = 300
_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


class Command(click.Command):
    """A command whose help may be printed where nobody reads it, or where nothing can be written."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click declares it
    ) -> click.Context:
        """Read the arguments, some of which print something and end the command."""
        with _delivery(sys.stdout):
            return super().make_context(info_name, args, parent, **extra)
        raise click.exceptions.Exit


class Failure(click.ClickException):
    """Why a command stops, a line for each reason."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - errors go to stderr
        """Print the reasons."""
        from rich.text import Text

        for reason in self.reasons:
            say(Text.assemble(("Error: ", _STYLES["error"]), shown(reason)), sys.stderr)


def show(error: click.ClickException) -> None:
    """Print why a command stops; what click says of a wrong call repeats its arguments, as file names."""
    if isinstance(error, Failure):
        error.show()
        return
    text = StringIO()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        error.ctx.color = True  # else click takes out what it knows for an escape, and nobody sees it
    error.show(text)
    say("\n".join(map(shown, text.getvalue().removesuffix("\n").split("\n"))), sys.stderr)


class DataError(Failure):
    """The data has errors, or what should be up to date is not."""

    exit_code = 1


class CallError(Failure):
    """The call is wrong: no such file, no such module, no place to write to."""

    exit_code = 2


class WritingError(Failure):
    """Writing failed: the disk is full, permission is lacking."""

    exit_code = 3


@contextmanager
def writing_errors(path: Path) -> Generator[None]:
    """Let an error of the system, raised where a file is written, end the command.

    Raises:
        WritingError: in its place, with the name of the file.
    """
    try:
        yield
    except OSError as error:
        msg = f"{click.format_filename(path)}: cannot be written: {error.strerror}"
        raise WritingError(msg) from error


@contextmanager
def call_errors(what: str, *kinds: type[Exception]) -> Generator[None]:
    """Let errors of some classes, which tell that the call is wrong, end the command.

    Args:
        what: what of the call is wrong: an option, or the name of a file.
        kinds: the classes.

    Raises:
        CallError: in the place of one of them.
    """
    try:
        yield
    except kinds as error:
        msg = f"{what}: {error}"
        raise CallError(msg) from error


class FileProblem(NamedTuple):
    """A problem and the file it is in."""

    file: str
    problem: Problem


def shown(text: str) -> str:
    """Text that cannot steer a terminal: what is not printable is escaped, as `repr` does."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def say(what: object, stream: TextIO | None = None, *, wrap: bool = False) -> None:
    """Print something that rich knows: in colours on a terminal, and plain elsewhere.

    Args:
        what: a text, a table, ...
        stream: stdout by default.
        wrap: whether it is fitted to the terminal's width, as a table is; lines are left to the terminal.
    """
    from rich.console import Console
    from rich.text import Text

    to: TextIO = sys.stdout if stream is None else stream
    text = StringIO()
    made = console(to, text)
    if wrap and made.is_terminal and not to.isatty():  # FORCE_COLOR: a pager shows it in a terminal
        made.width = Console().width
    if isinstance(what, Text) and not made.is_terminal:
        text.write(f"{what.plain}\n")
    else:
        made.print(what, soft_wrap=not wrap, crop=False)
    encoding = to.encoding or "utf-8"
    with _delivery(to):
        to.write(text.getvalue().encode(encoding, "backslashreplace").decode(encoding))
        to.flush()


def files_written(counted: str, files: Iterable[tuple[Path, str, int, int | None]]) -> Table:
    """A table of files that were written.

    Args:
        counted: what is counted of each.
        files: the path, the format, how many bytes, and the count of each, where it has one.
    """
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("file", overflow="fold")
    table.add_column("format", no_wrap=True)
    table.add_column("bytes", justify="right", no_wrap=True)
    table.add_column(counted, justify="right", no_wrap=True)
    for path, format_, size, count in files:
        name = shown(click.format_filename(path))
        table.add_row(name, format_, f"{size:,}", "-" if count is None else f"{count:,}")
    return table


def send(data: bytes) -> bool:
    """Write bytes to stdout as they are.

    Returns:
        Whether somebody reads them, as far as can be known.
    """
    with _delivery(sys.stdout):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return True
    return False


def console(stream: TextIO, file: TextIO | None = None) -> Console:
    """A console that adds nothing of its own to what is printed.

    Args:
        stream: where it ends up: a terminal, or not.
        file: where it is printed to on the way there, by default the stream itself.
    """
    from rich.console import Console

    is_terminal = stream.isatty()
    return Console(
        file=stream if file is None else file,
        force_terminal=is_terminal or None,
        width=None if is_terminal else _WIDEST,
        highlight=False,
        markup=False,
        emoji=False,
    )


@contextmanager
def _delivery(stream: TextIO) -> Generator[None]:
    """Go on quietly where nobody reads any more, and fail where the output cannot be written."""
    try:
        yield
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        msg = f"cannot write the output: {error.strerror}"
        raise WritingError(msg) from error


def _silence(stream: TextIO) -> None:
    """Let what is still to come go nowhere: at exit, Python writes what is left in its buffers."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def say_problems(found: Iterable[FileProblem], stream: TextIO | None = None) -> None:
    """Print problems, each with its place; its path or statement and its suggestion stand below."""
    from rich.text import Text

    lines = [line for file, problem in found for line in _lines(file, problem)]
    if lines:
        say(Text("\n").join(lines), stream)


def _lines(file: str, problem: Problem) -> Iterator[Text]:
    from rich.text import Text

    numbers = [str(number) for number in (problem.line, problem.column) if number is not None]
    place = ":".join([shown(file), *numbers])
    kind = f"{problem.severity} {problem.code}"
    yield Text.assemble(f"{place}: ", (kind, _STYLES[problem.severity]), ": ", shown(problem.message))
    suggestion = shown(problem.suggestion or "")
    if problem.statement:
        yield Text(f"    {shown(cut(problem.statement))}")
    where = ""
    # Beside a statement, a path would tell nothing: in a graph, no record is the third of its kind.
    if problem.path and not problem.predicate:
        # An index alone does not tell which record it is.
        record = f" ({shown(problem.record)})" if problem.record and "[" in problem.path else ""
        where = f"at {shown(cut(problem.path))}{record}"
    if where or suggestion:
        yield Text.assemble(
            "    ", (where, "dim"), ": " if where and suggestion else "", (suggestion, "green")
        )


def cut(text: str) -> str:
    """The beginning of a text, where it is long: of a statement, a path, a value."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def counted(number: int, noun: str) -> str:
    """A number and its noun: `1 file`, `2 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: list[str]) -> str:
    """Names one after the other: `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
