"""The arguments of public functions: each is of its type, or an error says what it must be."""

from __future__ import annotations

from collections.abc import Mapping

from visitdata.model.dossier import Dossier


def a_dossier(given: Dossier) -> Dossier:
    """The argument `dossier`."""
    if not isinstance(given, Dossier):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise _wrong_type(given, "dossier", "a Dossier")
    return given


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
    if not isinstance(data, (bytes, bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise _wrong_type(data, "data", "bytes or str")
    return bytes(data)


def a_limit(max_bytes: int) -> int:
    """The argument `max_bytes`."""
    if not isinstance(max_bytes, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise _wrong_type(max_bytes, "max_bytes", "an int")
    return max_bytes


def the_texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The argument `texts`."""
    if not isinstance(texts, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise _wrong_type(texts, "texts", "a mapping of the ids of articles to their texts")
    return texts


def an_id(given: str | None) -> str | None:
    """The argument `id`."""
    if given is not None and not isinstance(given, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise _wrong_type(given, "id", "a str")
    return given


def _wrong_type(given: object, name: str, wanted: str) -> TypeError:
    """The error that an argument is of another type than the one wanted: "an int"."""
    what = "None" if given is None else f"a value of type {type(given).__name__}"
    return TypeError(f"{name} must be {wanted}, not {what}")
