"""Documents and the dossiers in them: just one, each in turn, or many written one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.compression import refuse_compressed
from visitdata.errors import DecodeError, ExportError, Finding, UnknownFormatError
from visitdata.files import too_large
from visitdata.syntaxes import formats
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.files import Text
    from visitdata.quads.decode import Foreign
    from visitdata.syntaxes import Format, Held


def only(data: bytes, format_: Format, cls: type[Any], foreign: Foreign) -> Any:  # noqa: ANN401 - one of cls
    """The one dossier of a document.

    Raises:
        DecodeError: it holds none, or more than one, or one with faults.
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
    for held in found(text if format_.is_streamed else text.read(), format_, cls, foreign):
        yield held
        text.restart()


def found(source: bytes | Text, format_: Format, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    """Each dossier of a document, found and not yet read.

    Raises:
        DecodeError: the document is compressed.
        UnknownFormatError: the format is only written.
        ValueError: `foreign` is neither `refuse` nor `ignore`.
    """
    if format_.find is None:
        readable = ", ".join(each.name for each in formats() if each.find is not None)
        msg = f"{format_.name} is written, not read; read are {readable}"
        raise UnknownFormatError(msg)
    if foreign not in {"refuse", "ignore"}:
        msg = f"foreign is 'refuse' or 'ignore', not {foreign!r}"
        raise ValueError(msg)
    refuse_compressed(source[:4] if isinstance(source, bytes) else source.peek(4)[:4])
    return format_.find(source, cls, foreign)


def _not_one(second: Held | None) -> DecodeError:
    """The error that a document does not hold just one dossier."""
    what = "this is no single dossier"
    finding = NONE if second is None else several(second.line, "vd.read gives each of them")
    return DecodeError(what, (finding,))


NONE = Finding(
    code="no-dossier", message="the document holds no dossier", hint="it is empty: look at what wrote it"
)


def several(line: int | None, hint: str) -> Finding:
    """The finding that a document holds a second dossier, on that line, where one is wanted."""
    message = "the document holds more than one dossier, and one is wanted here"
    column = None if line is None else 1
    return Finding(code="several-dossiers", message=message, hint=hint, line=line, column=column)


def refuse_beyond(data: bytes, max_bytes: int) -> None:
    """See that a document is not too long.

    Raises:
        DecodeError: it is.
    """
    if len(data) > max_bytes:
        raise too_large(max_bytes)


class Sequence:
    """Dossiers written one after the other, and how many of them there were."""

    def __init__(self, dossiers: Iterable[Any], format_: Format) -> None:
        if not format_.holds_many:
            many = ", ".join(each.name for each in formats() if each.holds_many)
            msg = f"{format_.name} holds one dossier; many are written as {many}"
            raise UnknownFormatError(msg)
        self.count = 0
        self._dossiers = dossiers
        self._format = format_
        self._seen: set[int] = set()

    def chunks(self) -> Iterator[bytes]:
        """The document, piece by piece; each dossier is asked for once the one before it is written.

        Raises:
            ExportError: an id comes twice in a format where its statements would make one dossier of two.
        """
        for dossier in self._dossiers:
            if self._format.is_rdf:
                self._refuse_repeated(dossier.id)
            yield from self._format.write(dossier, None)
            self.count += 1

    def _refuse_repeated(self, identifier: str) -> None:
        if hash(identifier) in self._seen:
            msg = f"two dossiers have the id {printable(identifier)}: in one file, they would become one"
            raise ExportError(msg)
        self._seen.add(hash(identifier))
