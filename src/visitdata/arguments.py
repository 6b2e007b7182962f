"""The arguments of public functions: each is of its type, or an error says what it must be."""

from __future__ import annotations

from typing import TypeVar

from visitdata.model.dossier import Dossier

_T = TypeVar("_T")


def of_type(name: str, given: _T, types: tuple[type, ...], wanted: str) -> _T:
    """An argument that is of one of some types.

    Args:
        name: what the function calls it.
        given: what was given.
        types: the types.
        wanted: what it must be, in words: "an int".

    Raises:
        TypeError: it is of another type.
    """
    if isinstance(given, types):
        return given
    what = "None" if given is None else f"a value of type {type(given).__name__}"
    msg = f"{name} must be {wanted}, not {what}"
    raise TypeError(msg)


def a_dossier(given: Dossier) -> Dossier:
    """The argument `dossier`."""
    return of_type("dossier", given, (Dossier,), "a Dossier")


def an_indent(given: int | None) -> int | None:
    """The argument `indent`.

    Raises:
        ValueError: it is neither None nor 2.
    """
    if given not in {None, 2}:
        msg = f"indent must be None or 2, not {given!r}"
        raise ValueError(msg)
    return given


def as_bytes(data: bytes | bytearray | memoryview | str) -> bytes:
    """The argument `data`; text as UTF-8, in which a lone surrogate is left for the reader to report."""
    if isinstance(data, str):
        return data.encode("utf-8", "surrogatepass")
    return bytes(of_type("data", data, (bytes, bytearray, memoryview), "bytes or str"))


def a_limit(max_bytes: int) -> int:
    """The argument `max_bytes`."""
    return of_type("max_bytes", max_bytes, (int,), "an int")
