"""New values in a JSON text, in the place of others: all else of it stays as it is, white space too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from visitdata.json_text import load, text_of
from visitdata.json_text.places import find, tree
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.errors import Path


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
    text, root = text_of(data), tree(values)
    find(text, root, names_repeat=bool(repeated))
    places = {root.offset(path, at_key=False): path for path in values}
    decoder = json.JSONDecoder()
    parts: list[str] = []
    done = 0
    for place in sorted(places):
        _, end = decoder.raw_decode(text, place)
        parts += [text[done:place], json.dumps(values[places[place]], ensure_ascii=text.isascii())]
        done = end
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    return mark + "".join([*parts, text[done:]]).encode()
