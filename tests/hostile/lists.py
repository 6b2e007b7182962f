"""The hostile values, from the lists beside this file.

A very long value is written as an object: what it begins with, what is repeated, how many times, and its end.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAUGHTY = HERE.parents[2] / "shared" / "data" / "naughty_strings.json"

# XML 1.0 (fifth edition), section 2.2, production 2, by what it leaves out.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _whole(value: Any) -> str:
    if isinstance(value, str):
        return value
    return f"{value.get('begin', '')}{value['repeat'] * value['times']}{value.get('end', '')}"


def is_text(value: str) -> bool:
    """Whether it may stand in a record: not empty, and no XML document is broken by it."""
    return value != "" and NOT_XML.search(value) is None


IRIS: dict[str, bool] = {_whole(row["iri"]): row["must"] == "be kept" for row in _read(HERE / "iris.json")}
TRIES: dict[str, str] = {_whole(row["iri"]): row["tries"] for row in _read(HERE / "iris.json")}
KEPT_IRIS = tuple(value for value, kept in IRIS.items() if kept)
REFUSED_IRIS = tuple(value for value, kept in IRIS.items() if not kept)

STRINGS = tuple(_whole(value) for group in _read(HERE / "strings.json").values() for value in group)
TEXTS = tuple(filter(is_text, STRINGS))
NO_TEXTS = tuple(value for value in STRINGS if not is_text(value))

_TAGS = _read(HERE / "tags.json")
KEPT_TAGS = tuple(map(_whole, _TAGS["must be kept"]))
REFUSED_TAGS = tuple(map(_whole, _TAGS["must be refused"]))


def naughty_strings() -> tuple[str, ...] | None:
    """The Big List of Naughty Strings, each once; None where it is not at hand."""
    return tuple(dict.fromkeys(_read(NAUGHTY))) if NAUGHTY.exists() else None
