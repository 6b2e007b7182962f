"""RDF 1.1 TriG: Turtle in a graph named by the dossier."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import dossiers_in
from visitdata.rdf.parsing import parse
from visitdata.rdf.parsing.blocks import blocks
from visitdata.rdf.quads import gathered
from visitdata.syntaxes.chunks import chunked
from visitdata.syntaxes.format import Format, Held, Passage
from visitdata.syntaxes.turtle import TurtleDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.terms import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    document = TurtleDocument(dossier, "    ")
    yield f"{document.names.heading()}\n{document.names[document.iri]} {{\n".encode()
    yield from chunked(document.blocks())
    yield b"}\n"


def _find(data: bytes, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    graphs = list(dossiers_in(gathered(parse(data, "trig")), cls))
    passages = cache(partial(blocks, data))
    for graph in graphs:
        # Triples beside all dossiers are told of with the first; they are not what is wrong with it.
        # Labels of blank nodes are others in each part of a document.
        is_mixed = (graph.beside and foreign == "refuse") or graph.dossier.startswith("_:")
        passage = None if is_mixed else partial(_passage, passages, graph.dossier)
        if len(graphs) == 1:
            passage = partial(Passage, line=1, data=data)
        yield Held(read=partial(decode, cls, graph, foreign), passage=passage, graph=graph.name)


def _passage(passages: Callable[[], dict[str, list[tuple[int, bytes]]]], name: str) -> Passage:
    lines, texts = zip(*passages()[name], strict=True)
    return Passage(line=lines[0], data=b"\n".join(texts))


FORMAT = Format(
    name="trig",
    suffix=".trig",
    media_type="application/trig",
    write=_write,
    find=_find,
    holds_many=True,
)
