"""A scanner of JSON text (RFC 8259) that knows the place of every value, and says what is wrong and where.

It is not recursive, reads each character once, and runs only once something is wrong.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from visitdata.errors import Mistake, Path
from visitdata.suggestions.json_syntax import (
    COLON,
    COMMA,
    NAME,
    VALUE,
    WORD,
    after_the_end,
    for_stranger,
    for_word,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Place: TypeAlias = tuple[int, int]

DEEPEST = 64


class UnreadableError(Exception):
    """The text is no JSON: where, and why."""

    def __init__(self, offset: int, mistake: Mistake) -> None:
        super().__init__(offset, mistake)
        self.offset = offset
        self.mistake = mistake


_SPACE = re.compile(r"[ \t\n\r]*+")
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*+))((?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)")
_STRING_PART = re.compile(r'"[^"\\\x00-\x1f]*+(?>(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*)')
_SURROGATES = re.compile(
    r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD](?P<escaped>[89a-fA-F]..)|\\.|(?P<raw>[\ud800-\udfff])"
)
_CLOSING = {"{": "}", "[": "]"}

# Commas and values; what follows the last is no more of it.
_BARE = r"-?(?:0|[1-9][0-9]{0,14})|true|false|null|\{[ \t\n\r]*\}|\[[ \t\n\r]*\]"
_BARE_VALUES = re.compile(rf"(?:[ \t\n\r]*,[ \t\n\r]*(?:{_BARE})(?=[ \t\n\r,\]])){{1,500}}")

# Python promises to read integers of so many digits, whatever limit the user sets.
_MOST_DIGITS = 640


class Scanner:
    """A place in the text, and what is open there: objects and lists, and where each name first stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.open: list[str] = []
        self.begun: list[int] = []
        self.at: list[str | int] = []
        self.names: list[dict[str, int]] = []
        self.fresh = False

    def repeated(self) -> Iterator[tuple[Path, int, int]]:
        """Each name that stands in its object already: its path, its offset, and that of the first.

        Raises:
            UnreadableError: the text is not JSON.
        """
        self._pass_space()
        if self.offset == len(self.text):
            self._refuse("not-json", "the text is empty", "check that this is the right file")
        self._pass_value()
        while self._finds_another():
            if self.open[-1] == "}":
                begin = self.offset
                first = self.names[-1].setdefault(self._pass_name(), begin)
                if first != begin:
                    yield tuple(self.at), begin, first
            self._pass_value()

    def _pass_space(self) -> None:
        self.offset = _SPACE.match(self.text, self.offset).end()  # type: ignore[union-attr] # no space matches too

    def _finds_another(self) -> bool:
        """Go on to the next name or list item; False at the end of the text."""
        while self.open:
            if len(self.open) < DEEPEST and self.open[-1] == "]" and not self.fresh:
                self._pass_bare_values()
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
        rest = self.text[self.offset : self.offset + 2]
        if rest:
            self._refuse("not-json", f"the document ends before {shown(rest[0])}", after_the_end(rest))
        return False

    def _pass_bare_values(self) -> None:
        """Pass what follows in a list so far as it is short numbers, words, objects and lists of nothing.

        That is several times quicker than to pass each by itself.
        """
        while found := _BARE_VALUES.match(self.text, self.offset):
            self.at[-1] = int(self.at[-1]) + found[0].count(",")
            self.offset = found.end()

    def _close(self) -> None:
        self.open.pop()
        self.begun.pop()
        self.at.pop()
        self.names.pop()
        self.offset += 1
        self.fresh = False

    def _pass_comma(self) -> None:
        if not self.text.startswith(",", self.offset):
            self._refuse_unexpected(COMMA)
        comma = self.offset
        self.offset += 1
        self._pass_space()
        if self.text.startswith(("]", "}"), self.offset):
            self.offset = comma
            self._refuse("not-json", "nothing follows this comma", "remove the comma")

    def _pass_name(self) -> str:
        if not self.text.startswith('"', self.offset):
            self._refuse_unexpected(NAME)
        begin = self.offset
        self._pass_string()
        raw = self.text[begin : self.offset]
        name: str = json.loads(raw) if "\\" in raw else raw[1:-1]
        self.at[-1] = name
        self._pass_space()
        if not self.text.startswith(":", self.offset):
            self._refuse_unexpected(COLON)
        self.offset += 1
        self._pass_space()
        return name

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
            self._refuse(
                "too-deep", message, "check that this is the right file: no dossier is nested so deep"
            )
        self.open.append(_CLOSING[character])
        self.begun.append(self.offset)
        self.at.append(-1)
        self.names.append({})
        self.offset += 1
        self.fresh = True

    def _pass_string(self) -> None:
        begin = self.offset
        self.offset = _STRING_PART.match(self.text, begin).end()  # type: ignore[union-attr] # its quote is there
        if not self.text.startswith('"', self.offset):
            self._refuse_string(begin)
        self.offset += 1
        for found in _SURROGATES.finditer(self.text, begin, self.offset):
            if found.lastgroup:
                self.offset = found.start()
                message = "expected a character, not half of a surrogate pair"
                self._refuse("lone-surrogate", message, "write the whole pair, or the character")

    def _pass_word(self) -> None:
        found = WORD.match(self.text, self.offset)
        if found is None:
            self._refuse_unexpected(VALUE)
        if found[0] not in {"true", "false", "null"}:
            self._check_number(found[0])
        self.offset = found.end()

    def _check_number(self, word: str) -> None:
        found = _NUMBER.fullmatch(word)
        if found is None:
            self._refuse("not-json", f"expected a JSON value, not {shown(word)}", for_word(word))
        too_long = len(found[1]) > _MOST_DIGITS if not found[2] else math.isinf(float(word))
        if too_long:
            message = f"the number {shown(word)} is too large to be kept"
            self._refuse("bad-number", message, "use a larger unit, such as thousands or millions")

    def _refuse(self, code: str, message: str, suggestion: str | None = None) -> NoReturn:
        raise UnreadableError(self.offset, Mistake(code, message, suggestion))

    def _refuse_unexpected(self, wanted: str) -> NoReturn:
        if self.offset == len(self.text):
            self._refuse_end()
        inside = self.open[-1] if self.open else ""
        word = WORD.match(self.text, self.offset)
        given = word[0] if word else self.text[self.offset]
        suggestion = for_stranger(wanted, self.text, self.offset, inside)
        if inside and given in "}]" and given != inside:
            suggestion = f"{inside} closes what is open here since {self._begun()}"
        what = f"{wanted} or {inside}" if wanted == COMMA else wanted
        self._refuse("not-json", f"expected {what}, not {shown(given)}", suggestion)

    def _begun(self) -> str:
        """Where what is open begins: its line or, on this same line, its column."""
        lines = Lines(self.text)
        line, column = lines.place(self.begun[-1])
        return f"column {column}" if line == lines.place(self.offset)[0] else f"line {line}"

    def _refuse_end(self) -> NoReturn:
        missing = "".join(reversed(self.open))
        shown = missing if len(missing) <= _SHOWN_BRACKETS else f"{missing[:_SHOWN_BRACKETS]}…"
        begun = f"check that the file is complete: what {shown[0]} closes begins in {self._begun()}"
        self._refuse("not-json", f"the text ends too soon: {shown} is missing", begun)

    def _refuse_string(self, begin: int) -> NoReturn:
        if self.offset == len(self.text):
            self.offset = begin
            self._refuse("not-json", "this string is never closed", 'add the closing "')
        character = self.text[self.offset]
        if character == "\\":
            shown = self.text[self.offset : self.offset + 2]
            self._refuse("not-json", f"expected an escape of JSON, not {shown}", "write \\\\ for a backslash")
        if character in _ESCAPES:
            message = "a bare tab" if character == "\t" else "a string has a line break"
            is_closed = character == "\t" or not _GOES_ON.match(self.text, self.offset)
            suggestion = f"write {_ESCAPES[character]}" if is_closed else 'add the closing "'
            self._refuse("not-json", message, suggestion)
        message = f"a string has the control character U+{ord(character):04X}"
        self._refuse("not-json", message, "remove it")


# What shows that a text ended with its line: the next line begins with a name, or closes something.
_GOES_ON = re.compile(r'\s*(?:"[^"\n]*"\s*:|[}\]])')
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SHOWN_BRACKETS = 16


class Lines:
    """Where the lines of a text begin; they end in LF, CR or CR LF, as in editors."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", text))]

    def place(self, offset: int) -> Place:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._begins, offset)
        return line, offset - self._begins[line - 1] + 1
