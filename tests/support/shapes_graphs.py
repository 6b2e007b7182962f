"""Shapes as a graph, for validators."""

from __future__ import annotations

from rdflib import Graph


def shapes_graph(turtle: str) -> Graph:
    """The graph of these shapes, in a store without named graphs: pySHACL reads it a great many times."""
    return Graph(store="SimpleMemory").parse(data=turtle, format="turtle")
