"""The blocks of TriG in which each graph stands: looked for once a dossier in one of them cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.rdf.parsing.limits import OPAQUE
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

# With what closes a block goes the space after it.
_BRACE = re.compile(OPAQUE + rb"|({)|(})[ \t\r\n]*+", re.DOTALL)


def blocks(data: bytes) -> dict[str, list[tuple[int, bytes]]]:
    """The blocks of a document of TriG by the IRIs of their graphs.

    Args:
        data: the document, in which all syntax is right.

    Returns:
        For each graph, its blocks in their order: the line on which each begins, and its bytes. With a block
        goes what stands between it and the one before: its prefixes, where it has some of its own.
    """
    found: dict[str, list[tuple[int, bytes]]] = {}
    directives = b""
    line, end = 1, 0
    for begin, after in _spans(data):
        line += data.count(b"\n", end, begin)
        block = data[begin:after]
        names, directives = _read(directives + block.removeprefix(BYTE_ORDER_MARK))
        for name in names:
            found.setdefault(name, []).append((line, block))
        line, end = line + block.count(b"\n"), after
    return found


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where each block reaches."""
    begin = depth = 0
    for found in _BRACE.finditer(data):
        depth += bool(found[1]) - bool(found[2])
        if found[2] and depth == 0:
            yield begin, found.end(2)
            begin = found.end()


def _read(text: bytes) -> tuple[list[str], bytes]:
    """The names of the graphs in a text, and the prefixes and base that hold at its end."""
    import pyoxigraph

    quads = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TRIG)
    names = dict.fromkeys(
        quad.graph_name.value for quad in quads if isinstance(quad.graph_name, pyoxigraph.NamedNode)
    )
    base = f"@base <{quads.base_iri}> .\n" if quads.base_iri else ""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in quads.prefixes.items())
    return list(names), f"{base}{prefixes}".encode()
