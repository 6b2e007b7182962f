"""RDF 1.1 TriG: Turtle in a graph named by the dossier."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.syntaxes.chunks import chunked, whole
from visitdata.syntaxes.format import Format, Held, Passage
from visitdata.syntaxes.rdf_documents import graphs_in, held
from visitdata.syntaxes.turtle import TurtleDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.files import Text
    from visitdata.terms import Foreign


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    document = TurtleDocument(dossier, "    ")
    yield f"{document.names.heading()}\n{document.names[document.iri]} {{\n".encode()
    yield from chunked(document.blocks())
    yield b"}\n"


def _find(source: bytes | Text, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    data = whole(source)
    graphs = list(graphs_in(data, cls, "trig"))
    if len(graphs) == 1:
        yield attrs.evolve(held(graphs[0], cls, foreign), passage=lambda: Passage(line=1, data=data))
        return
    passages = cache(partial(_passages, data))
    for graph in graphs:
        found = held(graph, cls, foreign)
        # Triples beside all dossiers are told of with the first; they are not what is wrong with it.
        # Labels of blank nodes are others in each part of a document.
        is_mixed = (graph.beside and foreign == "refuse") or graph.dossier.startswith("_:")
        yield found if is_mixed else attrs.evolve(found, passage=partial(_passage, passages, graph.dossier))


def _passages(data: bytes) -> dict[str, list[tuple[int, bytes]]]:
    from visitdata.rdf.parsing.blocks import blocks

    return blocks(data)


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
