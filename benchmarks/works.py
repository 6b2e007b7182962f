"""What is measured beside others, and what ratio is wanted: section by section, a row a work."""

from __future__ import annotations

import attrs

from benchmarks.contenders import (
    Contender,
    with_msgspec,
    with_orjson,
    with_pyoxigraph,
    with_rdflib,
    with_visitdata,
)

SIZES = {20: 500, 400: 25, 40_000: 1}
"""Statements a dossier has, about, and how many such dossiers are taken in a row."""


@attrs.frozen
class Faster:
    """So many times as fast, at least."""

    factor: float

    def ratio(self, ours: float, other: float) -> float:
        """What is compared with the factor."""
        return other / ours

    def is_met(self, ratio: float) -> bool:
        """Whether a ratio is what is wanted."""
        return ratio >= self.factor

    def __str__(self) -> str:
        return f"at least {self.factor:g} x as fast"


@attrs.frozen
class Within:
    """So many times as much, at most: time, where nothing else is said."""

    factor: float
    what: str = "the time"

    def ratio(self, ours: float, other: float) -> float:
        """What is compared with the factor."""
        return ours / other

    def is_met(self, ratio: float) -> bool:
        """Whether a ratio is what is wanted."""
        return ratio <= self.factor

    def __str__(self) -> str:
        return f"at most {self.factor:g} x {self.what}"


@attrs.frozen
class Work:
    """A piece of work: who does it besides us, and the target for each; None for the floor."""

    name: str
    ours: Contender
    others: tuple[tuple[Contender, Faster | Within | None], ...]

    @property
    def contenders(self) -> tuple[Contender, ...]:
        """Everyone, this package first."""
        return (self.ours, *(contender for contender, _ in self.others))


# Reading JSON comes first: nothing of the same dossiers was read before in this process.
WORKS = (
    Work(
        "JSON to dossier",
        with_visitdata.READS_JSON,
        ((with_msgspec.READS_JSON, Within(7)), (with_orjson.READS_JSON, None)),
    ),
    Work(
        "dossier to JSON",
        with_visitdata.WRITES_JSON,
        ((with_msgspec.WRITES_JSON, Within(2.5)), (with_orjson.WRITES_JSON, None)),
    ),
    Work(
        "dossier to N-Quads",
        with_visitdata.WRITES_NQUADS,
        ((with_rdflib.WRITES_NQUADS, Faster(20)), (with_pyoxigraph.WRITES_NQUADS, Faster(5))),
    ),
    Work("dossier to Turtle", with_visitdata.WRITES_TURTLE, ((with_rdflib.WRITES_TURTLE, Faster(30)),)),
    Work("N-Quads to dossier", with_visitdata.READS_NQUADS, ((with_rdflib.READS_NQUADS, Faster(5)),)),
)
