"""Plain data in which lists and objects stand in several places: it may hold more values than memory."""

from __future__ import annotations

from typing import Any

from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.errors import DecodeError, Mistake

_MOST = 1_000_000


def refuse_repetition(data: Any) -> None:
    """Refuse plain data whose lists and objects repeat more than a million values.

    Raises:
        DecodeError: with the code `too-large`.
    """
    sizes: dict[int, int] = {}  # how many values are in a list or object, itself among them
    count = 0
    rest = [data]
    while rest:
        value = rest.pop()
        inner = _inner(value)
        if id(value) not in sizes:
            sizes[id(value)] = 0  # until all in it is counted; what contains itself is told elsewhere
            count += 1 + len(inner)
            rest.append(value)
            rest += [each for each in inner if _is_container(each) and id(each) not in sizes]
        elif sizes[id(value)] == 0:
            sizes[id(value)] = 1 + sum(sizes.get(id(each), 1) or 1 for each in inner)
    if sizes.get(id(data), 1) > count + _MOST:
        message = f"lists and objects repeat more than {_MOST:,} values"
        msg = "the draft cannot be read"
        raise DecodeError(msg, (Mistake("too-large", message).at(),))


def _inner(value: Any) -> list[Any]:
    return [*value.values()] if is_object(value) else value if is_list(value) else []


def _is_container(value: Any) -> bool:
    return is_object(value) or is_list(value)
