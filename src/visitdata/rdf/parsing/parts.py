"""Parts of N-Quads that end where graphs do, found without reading the quads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.rdf.decoding.dossiers import UnsureError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.files import Text

# A graph of more than that is not held only to be sent on.
LONGEST = 2**26
# The last term of a quad: its graph, or else, in the default graph, its object.
_LAST = re.compile(rb'(<[^<>"\x00-\x20]*>)[ \t]*\.[ \t]*\r?\n')
# So little is looked through line by line.
_NARROW = 2**12
_BEGIN = (b"<", b"_:")


def parts(text: Text, size: int) -> Iterator[tuple[int, bytes]]:
    """The text in parts of about so many bytes, which end before a line with another graph.

    What is taken for the graph of a line may be an object in the default graph. Then a graph may stand in
    two parts; whoever reads them sees that by its name, or by what is missing.

    Yields:
        The number of the first line of each part, and its bytes.

    Raises:
        UnsureError: a graph is longer than is held.
        DecodeError: the text cannot be read any further.
    """
    line = text.line
    data, known = b"", 0
    while block := text.read(size):
        text.restart()
        data += block
        cut = _cut(data, known)
        if cut:
            yield line, data[:cut]
            line += data.count(b"\n", 0, cut)
            data, known = data[cut:], 0
        else:
            known = data.rfind(b"\n") + 1
            if len(data) > min(LONGEST, text.max_bytes):
                raise UnsureError
    if data:
        yield line, data


def _cut(data: bytes, known: int) -> int:
    """Where the last line begins whose graph is another than that of the line before; 0 if there is none.

    Args:
        data: lines, of which the last need not be whole.
        known: where the line ends up to which there is none.
    """
    known, end = _narrowed(data, known, data.rfind(b"\n") + 1)
    after: bytes | None = None
    while end > 0:
        begin = data.rfind(b"\n", 0, end - 1) + 1
        name = _graph(data, begin, end)
        if name and after and name != after and data.startswith(_BEGIN, end):
            return end
        if end <= known:
            return 0
        after, end = name, begin
    return 0


def _narrowed(data: bytes, known: int, end: int) -> tuple[int, int]:
    """Two ends of lines between which to look: at the latter, the graph is that of the last line."""
    last = _graph(data, data.rfind(b"\n", 0, max(end - 1, 0)) + 1, end)
    while end - known > _NARROW:
        middle = data.find(b"\n", (known + end) // 2, end) + 1
        name = _graph(data, data.rfind(b"\n", 0, middle - 1) + 1, middle)
        if name is None or not known < middle < end:
            break
        known, end = (known, middle) if name == last else (middle, end)
    return known, end


def _graph(data: bytes, begin: int, end: int) -> bytes | None:
    """The last term of the quad on a line, if it is an IRI."""
    at = data.rfind(b"<", begin, end)
    found = None if at < 0 else _LAST.fullmatch(data, at, end)
    return found[1] if found else None
