"""JSON text as RFC 8259 has it, read strictly; and where in the text each value stands.

A good text costs one `orjson.loads` and a test that nothing was lost on the way: no member that stands
twice, no integer that became a float, no nesting beyond reason. All else is for the scanner, which is slow.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from visitdata.dependencies import refuse_outdated
from visitdata.errors import DecodeError, Mistake, Path, Problem, path_text
from visitdata.json_text import places
from visitdata.json_text.scanner import DEEPEST, Lines, Place, Scanner, UnreadableError
from visitdata.suggestions.json_syntax import shown
from visitdata.values.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["DEEPEST", "Place", "fast_path", "load", "locate", "parse", "parse_again", "text_of"]

_MARK = BYTE_ORDER_MARK.decode()


def parse(data: bytes | str) -> object:
    """The value that a JSON text stands for, exactly: dicts, lists, strings, numbers, booleans and None.

    The grammar is that of RFC 8259, and nothing beside it. Bytes are UTF-8 (section 8.1); one byte order mark
    at the beginning is passed over. Where the RFC leaves readers free, the strict way is taken: a name stands
    once in an object (section 4), strings are whole Unicode text (section 8.2), integers of any size keep
    their value (section 6), and objects and lists are nested at most 64 deep (section 9).

    Raises:
        DecodeError: with the code `not-utf8`, `not-json`, `too-deep`, `lone-surrogate` or `bad-number` for
            the first thing that is wrong, or with `duplicate-key` for every name that stands twice.
    """
    value, repeated = load(data)
    if repeated:
        raise DecodeError(_WHAT, tuple(each.problem for each in repeated))
    return value


def fast_path(data: bytes | str) -> object:
    """The value of a text that surely says just that; None where anything may be wrong with it.

    Whoever takes it sees to it that nothing is nested too deep: no record is.
    """
    # Loaded by the statement: a signal that comes while import_module loads orjson may crash the process.
    import orjson

    refuse_outdated("orjson", orjson.__version__)

    raw = _encoded(data)
    try:
        value = orjson.loads(raw)
        written = orjson.dumps(value)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None
    return value if raw.startswith(written) or _is_all_there(raw, written) else None


def parse_again(data: bytes | str) -> object:
    """The value of a text that a dossier was read from: nothing is wrong with it, so that nobody looks."""
    import orjson

    return orjson.loads(_encoded(data))


class Repetition(NamedTuple):
    """A name that stands twice in an object: its path, and the problem."""

    path: Path
    problem: Problem


def load(data: bytes | str) -> tuple[object, tuple[Repetition, ...]]:
    """The same for callers who go on to look for other problems: the value, and the names that stand twice.

    Of two members of one name, the value has the last, as other readers of JSON do.

    Raises:
        DecodeError: the text is not JSON.
    """
    import orjson

    refuse_outdated("orjson", orjson.__version__)

    raw = _encoded(data)
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return _scan(data)
    written = _written(raw, value)
    is_good = written is not None and _is_all_there(raw, written)
    return (value, ()) if is_good else _scan(data)


def _encoded(data: bytes | str) -> bytes:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return raw.removeprefix(BYTE_ORDER_MARK)


def locate(
    data: bytes | str, paths: Iterable[Path], at_keys: Collection[Path] = (), *, names_repeat: bool = True
) -> dict[Path, Place]:
    """Where values stand in a JSON text that was read: line and column, both from 1, columns in characters.

    A path leads to where its value begins, or, if it is one of `at_keys`, to the name before the value. A
    path to what is not there leads to the innermost object or list on its way: the one that lacks it.
    Where a name stands twice, the last counts. The time grows with the text, however many paths there are.
    Where it is known that none does, it grows with what stands before the last place alone.

    Args:
        data: the text.
        paths: those that are looked for.
        at_keys: those of them that lead to names.
        names_repeat: whether a name may stand twice in an object.
    """
    text = text_of(data)
    wanted = list(paths)
    root = places.tree(wanted)
    places.find(text, root, names_repeat=names_repeat)
    lines = Lines(text)
    return {path: lines.place(root.offset(path, at_key=path in at_keys)) for path in wanted}


def text_of(data: bytes | str) -> str:
    """The characters of a text, without a byte order mark.

    Raises:
        DecodeError: the bytes are not UTF-8.
    """
    if isinstance(data, str):
        return data.removeprefix(_MARK)
    try:
        return data.decode().removeprefix(_MARK)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode().removeprefix(_MARK)
        is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        suggestion = "it begins as UTF-16 does: save it as UTF-8" if is_utf16 else "save it as UTF-8"
        message = f"byte 0x{data[error.start]:02X} is not UTF-8 here"
        raise _error(good, len(good), Mistake("not-utf8", message, suggestion)) from None


_WHAT = "the text cannot be read as JSON"


def _error(text: str, offset: int, mistake: Mistake) -> DecodeError:
    line, column = Lines(text).place(offset)
    return DecodeError(_WHAT, (mistake.at(line=line, column=column),))


# The test of a good text.

_DIGITS_AS_0 = bytes.maketrans(b"123456789", b"000000000")
_ESCAPED_COLON = re.compile(rb"\\u003[aA]")
_LONG_INTEGER = re.compile(rb"(?:^|[\s:,\[-])[0-9]{19}")


def _is_all_there(raw: bytes, written: bytes) -> bool:
    """Whether what is written from a text's value is surely what it says: `orjson.loads` does not promise it.

    Colons stand after names and within strings. What is written from the value has each colon that the text
    has, except those of members that were dropped; so equal counts prove that none was. Only an escaped
    colon (RFC 8259, section 7) would upset the sum. A text as we write it comes out letter by letter.
    """
    if raw.startswith(written):
        return True
    if b"\\u003" in raw and _ESCAPED_COLON.search(raw):
        return False
    return written.count(b":") == raw.count(b":") and not _may_hold_long_integers(raw)


def _may_hold_long_integers(raw: bytes) -> bool:
    """Whether there may be an integer outside 64 bits, which has become a float; it has 19 digits or more."""
    return b"0" * 19 in raw.translate(_DIGITS_AS_0) and _LONG_INTEGER.search(raw) is not None


def _written(raw: bytes, value: object) -> bytes | None:
    """The value of a text as compact JSON; None where it is nested too deep."""
    import orjson

    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return orjson.dumps(value)
    # orjson has a limit of its own; the wrapping uses up what is beyond ours.
    wrapping = _deepest_written() - DEEPEST
    for _ in range(wrapping):
        value = [value]
    try:
        return orjson.dumps(value)[wrapping:-wrapping]
    except orjson.JSONEncodeError:
        return None


@cache
def _deepest_written() -> int:
    """How deep orjson writes lists into each other before it refuses."""
    import orjson

    nested: list[object] = []
    for depth in range(1, 1025):
        try:
            orjson.dumps(nested)
        except orjson.JSONEncodeError:
            return depth - 1
        nested = [nested]
    return DEEPEST + 1


# The scanner.


def _scan(data: bytes | str) -> tuple[object, tuple[Repetition, ...]]:
    text = text_of(data)
    try:
        found = [*Scanner(text).repeated()]
    except UnreadableError as error:
        raise _error(text, error.offset, error.mistake) from None
    lines = Lines(text)
    repeated = (_repetition(path, lines.place(name), lines.place(first)) for path, name, first in found)
    return json.loads(text), tuple(repeated)


def _repetition(path: Path, place: Place, first: Place) -> Repetition:
    problem = Problem(
        code="duplicate-key",
        message=f"{shown(str(path[-1]))} is already in this object, in line {first[0]}",
        path=path_text(path),
        line=place[0],
        column=place[1],
        suggestion="leave one of them out",
    )
    return Repetition(path, problem)
