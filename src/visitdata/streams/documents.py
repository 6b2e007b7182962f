"""Documents and the dossiers in them: just one, each in turn, or many written one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from visitdata.errors import DecodeError, ExportError, InvalidRecordError, Problem, UnknownFormatError
from visitdata.files.compression import refuse_compressed
from visitdata.streams.rejected import Rejected
from visitdata.syntaxes import Passage, formats
from visitdata.values.seen_set import SeenSet
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata.files import Text
    from visitdata.syntaxes import Format, Held
    from visitdata.terms import Foreign


def only(data: bytes, format_: Format, cls: type[Any], foreign: Foreign) -> Any:  # noqa: ANN401 - one of cls
    """The one dossier of a document.

    Raises:
        DecodeError: it holds none, or more than one, or one with errors.
        UnknownFormatError: the format is only written.
        ValueError: `foreign` is neither `refuse` nor `ignore`.
    """
    held = found(data, format_, cls, foreign)
    first = next(held, None)
    second = next(held, None)
    if first is None or second is not None:
        raise _not_one(second)
    return first.read()


def in_turn(text: Text, format_: Format, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    """Each dossier of a file, found and not yet read; where the format is streamed, the text is not held.

    Raises:
        DecodeError: what is in it cannot be told apart; those before that were given already.
        UnknownFormatError: the format is only written.
        ValueError: `foreign` is neither `refuse` nor `ignore`.
    """
    if format_.is_streamed:
        for held in found(text, format_, cls, foreign):
            yield held
            text.restart()
        return
    data = text.read()
    for held in found(data, format_, cls, foreign):
        yield held if format_.holds_many else held._replace(passage=partial(Passage, line=1, data=data))


def sound(held: Iterable[Held], rejected: Callable[[Rejected], object] | None) -> Iterator[Any]:
    """The dossiers among those that were found; the others are handed over and left out.

    Args:
        held: those that were found.
        rejected: what is called with each dossier that has errors; None where the first of them is raised.

    Raises:
        DecodeError: a dossier has errors, and nothing takes it, or it cannot be told what it is read from.
    """
    for each in held:
        try:
            dossier = each.read()
        except (DecodeError, InvalidRecordError) as error:
            if rejected is None:
                raise
            rejected(reject(each, error))
        else:
            yield dossier


def reject(held: Held, error: DecodeError | InvalidRecordError | ExportError) -> Rejected:
    """A dossier that is left out because of that error.

    Raises:
        DecodeError: it cannot be told what it is read from, so nothing can be left out; or the rest of the
            line that it stands on cannot be read.
    """
    if held.passage is None:
        raise DecodeError(str(error), error.problems)
    passage = held.passage()
    return Rejected(line=passage.line, data=passage.data, left_out=passage.left_out, problems=error.problems)


def found(source: bytes | Text, format_: Format, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    """Each dossier of a document, found and not yet read.

    Raises:
        DecodeError: the document is compressed.
        UnknownFormatError: the format is only written.
        ValueError: `foreign` is neither `refuse` nor `ignore`.
    """
    if format_.find is None:
        readable = ", ".join(each.name for each in formats())
        msg = f"{format_.name} can be written but not read; the formats that can be read are {readable}"
        raise UnknownFormatError(msg)
    if foreign not in {"refuse", "ignore"}:
        msg = f"foreign must be 'refuse' or 'ignore', not {foreign!r}"
        raise ValueError(msg)
    refuse_compressed(source if isinstance(source, bytes) else source.peek(4))
    return format_.find(source, cls, foreign)


def _not_one(second: Held | None) -> DecodeError:
    """The error that a document does not hold just one dossier."""
    what = "expected exactly one dossier"
    problem = NONE if second is None else several(second.line, "vd.read gives each of them")
    return DecodeError(what, (problem,))


NONE = Problem(
    code="no-dossier",
    message="the document holds no dossier",
    suggestion="it is empty: look at what wrote it",
)


def several(line: int | None, suggestion: str) -> Problem:
    """The problem that a document holds a second dossier, on that line, where one is wanted."""
    message = "the document holds more than one dossier; expected exactly one"
    column = None if line is None else 1
    return Problem(code="several-dossiers", message=message, suggestion=suggestion, line=line, column=column)


class Sequence:
    """Dossiers written one after the other, and how many of them there were.

    Args:
        dossiers: any iterable of them.
        format_: the format that they are written in.

    Raises:
        UnknownFormatError: the format does not hold many.
    """

    def __init__(self, dossiers: Iterable[Any], format_: Format) -> None:
        if not format_.holds_many:
            many = ", ".join(each.name for each in formats() if each.holds_many)
            msg = f"{format_.name} holds one dossier; many are written as {many}"
            raise UnknownFormatError(msg)
        self.count = 0
        self._dossiers = dossiers
        self._format = format_
        self._ids = Ids()

    def texts(self) -> Iterator[Iterator[bytes]]:
        """Each dossier, piece by piece; it is asked for once the one before it is written.

        Raises:
            ExportError: an id comes twice in a format where its statements would make one dossier of two.
        """
        for dossier in self._dossiers:
            if self._format.is_rdf:
                self._ids.add(dossier.id)
            yield self._format.write(dossier, None)
            self.count += 1


class Ids:
    """The ids of the dossiers in a document of triples, where two of one id would become one."""

    def __init__(self) -> None:
        self._known = SeenSet()

    def add(self, identifier: str) -> None:
        """Add that of a dossier.

        Raises:
            ExportError: it came before.
        """
        if self._known.meet(identifier):
            raise repeated(identifier)


def repeated(identifier: str) -> ExportError:
    """The error that the id of a dossier came before."""
    message = f"two dossiers have the id {printable(identifier)}: in one file, they would become one"
    suggestion = "write them to two files, or leave one out"
    return ExportError(message, (Problem(code="duplicate-dossier", message=message, suggestion=suggestion),))
