"""This package, by its public functions, with all its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import visitdata as vd
from benchmarks.contenders import Contender, meanings

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "visitdata"


def dossier(line: bytes) -> vd.Dossier:
    """The dossier that a line describes, made anew."""
    return vd.loads(line, "json")


def _writing(format_: str, meaning: Callable[[bytes], object]) -> Contender:
    return Contender(name=NAME, prepare=dossier, run=lambda given: vd.dumps(given, format_), meaning=meaning)


WRITES_NQUADS = _writing("nquads", meanings.quads)
WRITES_TURTLE = _writing("turtle", meanings.triples)
WRITES_JSON = _writing("json", meanings.untyped)
READS_JSON = Contender(
    name=NAME,
    prepare=lambda line: line,
    run=dossier,
    meaning=lambda given: meanings.filled(vd.dumps(given, "json")),
)
READS_NQUADS = Contender(
    name=NAME,
    prepare=lambda line: vd.dumps(dossier(line), "nquads"),
    run=lambda text: vd.loads(text, "nquads"),
    meaning=lambda given: meanings.quads(vd.dumps(given, "nquads")),
)
