"""orjson on plain dicts and lists: the floor, since nothing is checked and no records are made."""

from __future__ import annotations

import orjson

from benchmarks.contenders import Contender, meanings

NAME = "orjson"
WRITES_JSON = Contender(name=NAME, prepare=orjson.loads, run=orjson.dumps, meaning=meanings.untyped)
READS_JSON = Contender(
    name=NAME,
    prepare=lambda line: line,
    run=orjson.loads,
    meaning=lambda given: meanings.filled(orjson.dumps(given)),
)
