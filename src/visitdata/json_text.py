"""JSON text as RFC 8259 has it, read strictly; and where in the text each value stands.

A good text costs one `orjson.loads` and a quick look that nothing was lost on the way: no member that stands
twice, no integer that became a float, no nesting beyond reason. All else is for the scanner below, which is
slow and knows the place of everything. It is not recursive, and reads each character once.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias

from visitdata.errors import DecodeError, Finding, Mistake, path_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Path: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

DEEPEST = 64

_BOM = "\ufeff"
_BOM_BYTES = _BOM.encode()


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
        raise DecodeError(_WHAT, repeated)
    return value


def load(data: bytes | str) -> tuple[object, tuple[Finding, ...]]:
    """The same for callers who go on to look for other faults: the value, and the names that stand twice.

    Of two members of one name, the value has the last, as other readers of JSON do.

    Raises:
        DecodeError: the text is no JSON.
    """
    import orjson  # noqa: PLC0415 - `import visitdata` does without

    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    raw = raw.removeprefix(_BOM_BYTES)
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return _load_with_care(data)
    return (value, ()) if _is_all_there(raw, value) else _load_with_care(data)


def locate(data: bytes | str, paths: Iterable[Path], at_keys: Collection[Path] = ()) -> dict[Path, Place]:
    """Where values stand in a JSON text: line and column, both from 1, columns in characters.

    A path leads to where its value begins, or, if it is one of `at_keys`, to the name before the value. A
    path to what is not there leads to the innermost object or list on its way: the one that lacks it.
    Where a name stands twice, the last counts. The time grows with the text, however many paths there are.

    Raises:
        DecodeError: the text is no JSON.
    """
    text = text_of(data)
    wanted = list(paths)
    root = _tree(wanted)
    _mark(text, root)
    lines = _Lines(text)
    return {path: lines.place(_offset(root, path, at_key=path in at_keys)) for path in wanted}


def text_of(data: bytes | str) -> str:
    """The characters of a text, without a byte order mark.

    Raises:
        DecodeError: the bytes are not UTF-8.
    """
    if isinstance(data, str):
        return data.removeprefix(_BOM)
    try:
        return data.decode().removeprefix(_BOM)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode().removeprefix(_BOM)
        mistake = Mistake("not-utf8", f"byte 0x{data[error.start]:02X} is not UTF-8 here", _encoding(data))
        raise _error(good, len(good), mistake) from None


_WHAT = "the text cannot be read as JSON"


def _error(text: str, offset: int, mistake: Mistake) -> DecodeError:
    line, column = _Lines(text).place(offset)
    code, message, hint = mistake
    return DecodeError(_WHAT, (Finding(code=code, message=message, hint=hint, line=line, column=column),))


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it begins as UTF-16 does: save it as UTF-8"
    return "save it as UTF-8"


# The quick look at a good text.

_DIGITS_AS_0 = bytes.maketrans(b"123456789", b"000000000")
_LONG_INTEGER = re.compile(rb"(?:^|[\s:,\[-])[0-9]{19}")


def _is_all_there(raw: bytes, value: object) -> bool:
    """Whether the value surely is what the text says, which `orjson.loads` does not promise.

    Colons stand after names and within strings. What is written from the value has each colon that the text
    has, except those of members that were dropped; so equal counts prove that none was. Only an escaped
    colon (RFC 8259, section 7) would upset the sum. A text as we write it comes out letter by letter.
    """
    written = _written(value)
    if written is None or raw.startswith(written):
        return written is not None
    if b"\\" in raw and b"\\u003" in raw:
        return False
    return written.count(b":") == raw.count(b":") and not _may_hold_long_integers(raw)


def _may_hold_long_integers(raw: bytes) -> bool:
    """Whether there may be an integer outside 64 bits, which has become a float; it has 19 digits or more."""
    return b"0" * 19 in raw.translate(_DIGITS_AS_0) and _LONG_INTEGER.search(raw) is not None


def _written(value: object) -> bytes | None:
    """The value as compact JSON; None where it is nested too deep."""
    import orjson  # noqa: PLC0415 - `import visitdata` does without

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
    import orjson  # noqa: PLC0415 - `import visitdata` does without

    nested: list[object] = []
    for depth in range(1, 1025):
        try:
            orjson.dumps(nested)
        except orjson.JSONEncodeError:
            return depth - 1
        nested = [nested]
    return DEEPEST + 1


# The scanner.


def _load_with_care(data: bytes | str) -> tuple[object, tuple[Finding, ...]]:
    text = text_of(data)
    repeated = tuple(_repeated(text))
    return json.loads(text), repeated


def _repeated(text: str) -> Iterator[Finding]:
    """A finding for each name that stands in its object already.

    Raises:
        DecodeError: the text is no JSON.
    """
    lines = _Lines(text)
    path: list[str | int] = []
    names: list[dict[str, int]] = [{}]
    for item in _items(text):
        del names[item.depth + 1 :], path[max(0, item.depth - 1) :]
        names.append({})
        if item.at is None:
            continue
        path.append(item.at)
        if isinstance(item.at, str):
            first = names[item.depth].setdefault(item.at, item.key)
            if first != item.key:
                yield _repetition(path, lines.place(item.key), lines.place(first))


def _repetition(path: list[str | int], place: Place, first: Place) -> Finding:
    return Finding(
        code="duplicate-key",
        message=f"{_shown(str(path[-1]))} stands already in this object, in line {first[0]}",
        path=path_text(tuple(path)),
        line=place[0],
        column=place[1],
        hint="leave one of them out",
    )


class _Item(NamedTuple):
    """A value in the text: how many objects and lists it is in, its name or index, and where both begin."""

    depth: int
    at: str | int | None
    key: int
    value: int


def _items(text: str) -> Iterator[_Item]:
    """Every value of a JSON text, in order; a list or object comes before what is in it.

    Raises:
        DecodeError: the text is no JSON.
    """
    try:
        yield from _Scanner(text).items()
    except _UnreadableError as error:
        raise _error(text, error.offset, error.mistake) from None


class _UnreadableError(Exception):
    def __init__(self, offset: int, mistake: Mistake) -> None:
        super().__init__(offset, mistake)
        self.offset = offset
        self.mistake = mistake


_SPACE = re.compile(r"[ \t\n\r]*+")
_WORD = re.compile(r"[\w.+$-]++")
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*+))((?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)")
_STRING_PART = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+')
_SURROGATES = re.compile(
    r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD](?P<escaped>[89a-fA-F]..)|\\.|(?P<raw>[\ud800-\udfff])"
)
_CLOSING = {"{": "}", "[": "]"}

# Python promises to read integers of so many digits, whatever limit the user sets.
_MOST_DIGITS = 640


class _Scanner:
    """A place in the text, and the objects and lists that are open there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.open: list[str] = []
        self.at: list[str | int] = []
        self.fresh = False

    def items(self) -> Iterator[_Item]:
        self._pass_space()
        if self.offset == len(self.text):
            self._refuse("not-json", "the text is empty")
        yield _Item(0, None, self.offset, self.offset)
        self._pass_value()
        while self._finds_another():
            key = self.offset
            if self.open[-1] == "}":
                self._pass_name()
            yield _Item(len(self.open), self.at[-1], key, self.offset)
            self._pass_value()

    def _pass_space(self) -> None:
        self.offset = _SPACE.match(self.text, self.offset).end()  # type: ignore[union-attr]

    def _finds_another(self) -> bool:
        """Go on to the next name or list item; False at the end of the text."""
        while self.open:
            self._pass_space()
            if self.text.startswith(self.open[-1], self.offset):
                self._close()
                continue
            if not self.fresh:
                self._pass_comma()
            self.fresh = False
            if self.open[-1] == "]":
                self.at[-1] = int(self.at[-1]) + 1
            return True
        self._pass_space()
        if self.offset < len(self.text):
            self._refuse_rest()
        return False

    def _close(self) -> None:
        self.open.pop()
        self.at.pop()
        self.offset += 1
        self.fresh = False

    def _pass_comma(self) -> None:
        if not self.text.startswith(",", self.offset):
            self._refuse_unexpected(f"a comma or {self.open[-1]}")
        comma = self.offset
        self.offset += 1
        self._pass_space()
        if self.text.startswith(("]", "}"), self.offset):
            self.offset = comma
            self._refuse("not-json", "nothing follows this comma", "remove the comma")

    def _pass_name(self) -> None:
        if not self.text.startswith('"', self.offset):
            self._refuse_unexpected("a name in double quotes")
        begin = self.offset
        self._pass_string()
        raw = self.text[begin : self.offset]
        self.at[-1] = json.loads(raw) if "\\" in raw else raw[1:-1]
        self._pass_space()
        if not self.text.startswith(":", self.offset):
            self._refuse_unexpected("a colon")
        self.offset += 1
        self._pass_space()

    def _pass_value(self) -> None:
        character = self.text[self.offset : self.offset + 1]
        if character in _CLOSING:
            self._enter(character)
        elif character == '"':
            self._pass_string()
        else:
            self._pass_word()

    def _enter(self, character: str) -> None:
        if len(self.open) == DEEPEST:
            message = f"objects and lists are nested more than {DEEPEST} deep"
            self._refuse("too-deep", message)
        self.open.append(_CLOSING[character])
        self.at.append(-1)
        self.offset += 1
        self.fresh = True

    def _pass_string(self) -> None:
        begin = self.offset
        self.offset = _STRING_PART.match(self.text, begin).end()  # type: ignore[union-attr]
        if not self.text.startswith('"', self.offset):
            self._refuse_string(begin)
        self.offset += 1
        for found in _SURROGATES.finditer(self.text, begin, self.offset):
            if found.lastgroup:
                self.offset = found.start()
                message = "half of a surrogate pair stands alone here: it is no character"
                self._refuse("lone-surrogate", message, "write the whole pair, or the character")

    def _pass_word(self) -> None:
        found = _WORD.match(self.text, self.offset)
        if found is None:
            self._refuse_unexpected("a value")
        if found[0] not in {"true", "false", "null"}:
            self._check_number(found[0])
        self.offset = found.end()

    def _check_number(self, word: str) -> None:
        found = _NUMBER.fullmatch(word)
        if found is None:
            self._refuse("not-json", f"{_shown(word)} is no JSON value", _word_hint(word))
        too_long = len(found[1]) > _MOST_DIGITS if not found[2] else math.isinf(float(word))
        if too_long:
            self._refuse("bad-number", f"the number {_shown(word)} is too large to be kept")

    def _refuse(self, code: str, message: str, hint: str | None = None) -> NoReturn:
        raise _UnreadableError(self.offset, Mistake(code, message, hint))

    def _refuse_unexpected(self, wanted: str) -> NoReturn:
        if self.offset == len(self.text):
            self._refuse_end()
        rest = self.text[self.offset : self.offset + 2]
        found = _WORD.match(self.text, self.offset)
        shown = _shown(found[0] if found else rest[0])
        self._refuse("not-json", f"{wanted} is wanted here, not {shown}", _hint(rest, wanted))

    def _refuse_end(self) -> NoReturn:
        missing = "".join(reversed(self.open))
        shown = missing if len(missing) <= _SHOWN_BRACKETS else f"{missing[:_SHOWN_BRACKETS]}…"
        self._refuse("not-json", f"the text ends too soon: {shown} is missing", "is the file complete?")

    def _refuse_rest(self) -> NoReturn:
        rest = self.text[self.offset : self.offset + 2]
        hint = "for several documents in one file, use JSON Lines" if rest[0] in "{[" else _hint(rest, "")
        self._refuse("not-json", f"the document ends before {_shown(rest[0])}", hint)

    def _refuse_string(self, begin: int) -> NoReturn:
        if self.offset == len(self.text):
            self.offset = begin
            self._refuse("not-json", "this string is never closed", 'add the closing "')
        character = self.text[self.offset]
        if character == "\\":
            shown = self.text[self.offset : self.offset + 2]
            self._refuse("not-json", f"{shown} is no escape", "write \\\\ for a backslash")
        if character in _ESCAPES:
            message = "a bare tab" if character == "\t" else "a string goes on over the end of its line"
            hint = f'write {_ESCAPES[character]}, or add the closing "'
            self._refuse("not-json", message, hint)
        message = f"the control character U+{ord(character):04X} stands in a string"
        self._refuse("not-json", message, f"write \\u{ord(character):04x}, or remove it")


_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SHOWN_BRACKETS = 16
_SHOWN = 40

_WORD_HINTS = {
    "true": "write true",
    "false": "write false",
    "none": "leave the member out",
    "undefined": "leave the member out",
    "null": "leave the member out",
    "nan": "JSON has no NaN: leave the member out",
    "infinity": "JSON has no infinity: leave the member out",
    "inf": "JSON has no infinity: leave the member out",
}


_OTHER_QUOTES = "'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"


def _shown(text: str) -> str:
    return json.dumps(
        text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…", ensure_ascii=not text.isprintable()
    )


def _word_hint(word: str) -> str:
    known = _WORD_HINTS.get(word.lstrip("+-").lower())
    if known is not None:
        return known
    if word.startswith("+"):
        return "leave out the plus sign"
    if word.lstrip("-").isdecimal():
        return "leave out the leading zero"
    if word[0] in "-.0123456789":
        return "numbers are written as 12, -3 or 0.5; dates and the like as text in double quotes"
    return "text stands in double quotes"


def _hint(rest: str, wanted: str) -> str | None:
    """The likely mend where something else is wanted than what stands there."""
    if rest.startswith(("//", "/*", "#")):
        return "JSON has no comments: remove it"
    if rest[0] in _OTHER_QUOTES:
        return 'text stands in double quotes: "'
    if rest[0] == "\x00":
        return "it looks like UTF-16: save it as UTF-8"
    if rest[0] in "}]" and "comma or" in wanted:
        return f"{wanted[-1]} closes what is open here"
    return "is a comma missing before it?" if "comma or" in wanted else None


# From paths to places.


class _Node:
    """A value that is wanted or leads to one: where it was found, and within which value."""

    __slots__ = ("key", "parts", "value", "within")

    def __init__(self) -> None:
        self.parts: dict[str | int, _Node] = {}
        self.key = self.value = self.within = -1


def _tree(paths: Iterable[Path]) -> _Node:
    root = _Node()
    for path in paths:
        node = root
        for part in path:
            node = node.parts.setdefault(part, _Node())
    return root


def _mark(text: str, root: _Node) -> None:
    """Note at each node where the text has it; `within` tells what a later member of its name replaced."""
    above: list[_Node | None] = []
    for item in _items(text):
        del above[item.depth :]
        parent = above[-1] if above else None
        node = root if item.at is None else parent and parent.parts.get(item.at)
        if node is not None:
            node.key, node.value = item.key, item.value
            node.within = parent.value if parent else -1
        above.append(node)


def _offset(root: _Node, path: Path, *, at_key: bool) -> int:
    node = root
    for part in path:
        inner = node.parts[part]
        if inner.within != node.value:
            return node.value
        node = inner
    return node.key if at_key else node.value


class _Lines:
    """Where the lines of a text begin; they end in LF, CR or CR LF, as in editors."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins: list[int] = []

    def place(self, offset: int) -> Place:
        if not self._begins:
            self._begins = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", self._text))]
        line = bisect_right(self._begins, offset)
        return line, offset - self._begins[line - 1] + 1
