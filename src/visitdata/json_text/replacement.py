"""New values in a JSON text, in the place of others: all else of it stays as it is, white space too."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from visitdata.json_text import load, locate, text_of
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.errors import Path

_LINE = re.compile(r"\r\n?|\n")


def replaced(data: bytes, values: Mapping[Path, str | int]) -> bytes:
    """A JSON text with other values at some paths, each of which has to be there.

    What is not ASCII is escaped where nothing else in the text is beyond ASCII.

    Args:
        data: the text.
        values: the new values by their paths.

    Raises:
        DecodeError: the text is not JSON.
    """
    _, repeated = load(data)
    text = text_of(data)
    begins = [0, *(match.end() for match in _LINE.finditer(text))]
    found = locate(text, values, names_repeat=bool(repeated))
    places = {begins[line - 1] + column - 1: path for path, (line, column) in found.items()}
    decoder = json.JSONDecoder()
    parts: list[str] = []
    done = 0
    for place in sorted(places):
        _, end = decoder.raw_decode(text, place)
        parts += [text[done:place], json.dumps(values[places[place]], ensure_ascii=text.isascii())]
        done = end
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    return mark + "".join([*parts, text[done:]]).encode()
