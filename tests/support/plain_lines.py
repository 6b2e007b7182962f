"""The lines of N-Quads, written from the tree of nodes in the simplest way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.rdf.nodes import Node, escaped

if TYPE_CHECKING:
    import visitdata as vd


def of_dossier(dossier: vd.Dossier, end: str) -> str:
    """All lines of a dossier, each closed by `end`."""
    return "".join(line for node in DossierGraph(dossier).nodes() for line in _of_node(node, end))


def _of_node(node: Node, end: str) -> list[str]:
    """The lines of a node, then of those that it describes."""
    found: list[str] = []
    inner: list[str] = []
    for predicate, value in node.pairs:
        if isinstance(value, Node):
            found.append(f"<{node.iri}> <{predicate}> <{value.iri}>{end}")
            inner += _of_node(value, end)
        elif isinstance(value, str):
            found.append(f"<{node.iri}> <{predicate}> <{value}>{end}")
        else:
            found.append(f'<{node.iri}> <{predicate}> "{escaped(value[0])}"{value[1].suffix}{end}')
    return [*found, *inner]
