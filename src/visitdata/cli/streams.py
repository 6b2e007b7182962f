"""A source of many dossiers, read by this process or by several: what comes of it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from visitdata.cli.console import CallError
from visitdata.cli.sources import Outcome
from visitdata.cli.work import Batch, Made, Work, batches
from visitdata.errors import DecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata import Problem
    from visitdata.cli.sources import Source
    from visitdata.syntaxes import Parts

_F = TypeVar("_F", bound="Callable[..., Any]")
_M = TypeVar("_M", bound=Made)

option = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="How many processes share the work on jsonl and nquads; what is written is the same for any number.",
)


def on_error(consequence: str) -> Callable[[_F], _F]:
    """The option that says what becomes of a dossier with errors.

    Args:
        consequence: what the help says of it.
    """
    return click.option(
        "--on-error",
        type=click.Choice(["stop", "skip"]),
        default="stop",
        show_default=True,
        help=consequence,
    )


def copies(source: Source, order: Work[_M], workers: int) -> Iterator[Batch[_M]]:
    """What is made of the dossiers in a source, in its order.

    JSON Lines are shared among processes line by line, and N-Quads graph by graph. Where something in
    N-Quads can only be understood from the whole, as when a graph comes twice, the source is read from its
    beginning by this process alone, and what was read by then is passed over. So nothing depends on how
    the source was parted; and the standard input, which cannot be read twice, is not.

    Args:
        source: what is read.
        order: what is made of it.
        workers: how many processes there are; with 1, this one does all.

    Raises:
        CallError: the source cannot be read.
        WritingError: a process was killed.
    """
    parts = source.format.parts
    is_shared = parts is not None and (parts.is_plain or not (source.is_stdin or order.foreign == "ignore"))
    if workers == 1 or parts is None or not is_shared:
        yield from _alone(source, order)
        return
    yield from _shared(source, order, parts, workers)


def _alone(source: Source, order: Work[_M], after: int = 0) -> Iterator[Batch[_M]]:
    return batches(source.outcomes(order.foreign, rejects=order.rejects, after=after), order)


def _shared(source: Source, order: Work[_M], parts: Parts, count: int) -> Iterator[Batch[_M]]:
    from visitdata.cli.worker import Task  # noqa: PLC0415 - loaded once there is work to share
    from visitdata.cli.workers import workers  # noqa: PLC0415 - as above
    from visitdata.files.compression import refuse_compressed  # noqa: PLC0415 - as above
    from visitdata.rdf.decoding.dossiers import UnsureError  # noqa: PLC0415 - as above
    from visitdata.streams.documents import NONE  # noqa: PLC0415 - as above

    done = 0
    try:
        with source.opened() as text, workers(count, Task(source.format.name, order, _plugins())) as shared:
            refuse_compressed(text.peek(4)[:4])
            for batch in shared.batches(text, parts):
                done += len(batch.made)
                yield batch
        if not done:
            yield _fault(order, (NONE,))
    except (DecodeError, UnsureError) as error:
        if parts.is_plain and isinstance(error, DecodeError):
            yield _fault(order, error.problems)
        else:
            yield from _alone(source, order, done)
    except OSError as error:
        msg = f"{source.name}: cannot be read: {error.strerror}"
        raise CallError(msg) from error


def _fault(order: Work[_M], faults: tuple[Problem, ...]) -> Batch[_M]:
    """Why no more can be read."""
    return next(batches([Outcome(faults=faults)], order))


def _plugins() -> tuple[str, ...]:
    """The modules that declare kinds in this call."""
    plugins: tuple[str, ...] = click.get_current_context().find_root().params.get("plugins", ())
    return plugins
