"""RDF 1.1 N-Quads: a quad a line, in a graph named by the dossier, so that stores can replace it."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from visitdata.errors import DecodeError
from visitdata.files import Text
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import UnsureError, grouped
from visitdata.rdf.encoding.to_lines import blocks
from visitdata.rdf.parsing.parts import parts
from visitdata.rdf.parsing.passages import Passages, lines_of
from visitdata.syntaxes.chunks import chunked
from visitdata.syntaxes.format import Format, Held, Part, Parts, Passage
from visitdata.syntaxes.rdf_documents import find_in_lines, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.terms import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    return chunked(blocks(dossier, f" <{dossier.id}> .\n"))


def _find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    """A file is read while the dossiers are asked for, so its quads have to be grouped by graph."""
    if isinstance(source, bytes):
        return find_in_lines(source, cls, foreign, name="nquads")
    return _in_turn(source, cls, foreign)


def _in_turn(source: Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    passages = Passages(source)
    for graph in grouped(passages.quads(), cls, ignore=foreign == "ignore"):
        name, blocks = passages.ended
        # What no graph of its name holds is read from all graphs together.
        if graph.dossier == name or passages.graphs == 1:
            lines = partial(lines_of, name, blocks)
            read = partial(read_lines, cls, graph, foreign, lines, "nquads")
            yield Held(read=read, passage=partial(_passage, lines), graph=graph.name)
        else:
            yield Held(read=partial(decode, cls, graph, foreign), graph=graph.name)


def _passage(lines: Callable[[], Iterator[tuple[int, bytes]]]) -> Passage:
    numbers, texts = zip(*lines(), strict=True)
    return Passage(line=numbers[0], data=b"".join(texts))


def _split(text: Text, size: int) -> Iterator[Part]:
    return (Part(len(data), (line, data)) for line, data in parts(text, size))


def _find_in_part(part: Part, cls: type[Any]) -> Iterator[Held]:
    line, data = part.content
    text = Text(BytesIO(data).read, len(data), line)
    try:
        for each in _in_turn(text, cls, "refuse"):
            if each.graph is None:
                raise UnsureError
            yield each
    except DecodeError as error:  # which lines it tells of, the whole decides
        raise UnsureError from error


FORMAT = Format(
    name="nquads",
    suffix=".nq",
    media_type="application/n-quads",
    write=_write,
    find=_find,
    holds_many=True,
    is_streamed=True,
    parts=Parts(split=_split, find=_find_in_part, is_plain=False, size=2**18),
)
