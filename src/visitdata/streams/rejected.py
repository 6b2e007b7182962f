"""Dossiers that were left out because of their errors: each with its place, its bytes and what is wrong."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from typing import Any

import attrs

from visitdata.errors import Problem, flat

# Line ends of Unicode that JSON lets stand in strings, and that some readers of lines split at.
_LINE_ENDS = str.maketrans({character: f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"})


@attrs.frozen(kw_only=True)
class Rejected:
    """A dossier with errors, left out while those around it are read.

    Attributes:
        line: the line of the document on which it begins.
        data: its bytes as they stand there. In JSON Lines that is the line without its line feed; in
            N-Quads, the lines with its statements; in TriG, the block of its graph, and what stands between
            it and the one before; in a format that holds one dossier, or where there is but one, the whole
            document.
        problems: all that is wrong with it.
        left_out: how many bytes follow that `data` does not hold: 0, but for a line that is longer than is
            read, of which `data` is the beginning.
    """

    line: int
    data: bytes
    problems: tuple[Problem, ...]
    left_out: int = 0


def record(rejected: Rejected, file: str) -> bytes:
    """What was left out as a line of JSON, from which its bytes can be had again, exactly.

    Its members are `line`, `problems` (as `visitdata check --report json` has them), `left_out` where it is
    not 0, and the bytes: `text` where they are UTF-8, else `base64` (RFC 4648, section 4).

    Args:
        rejected: what was left out.
        file: what the problems call the document.
    """
    left_out = {"left_out": rejected.left_out} if rejected.left_out else {}
    return _line({"line": rejected.line}, rejected.problems, file, {**left_out, **content(rejected.data)})


# How a line that `record` makes begins.
_BEGINNING = re.compile(rb'\{"line":[0-9]+,"problems":\[')


def begins_as_record(text: bytes) -> bool:
    """Whether a text begins as what `record` makes."""
    return _BEGINNING.match(text) is not None


def record_unnumbered(data: bytes, problems: Iterable[Problem], file: str) -> bytes:
    """The same of a line whose number is not known: `file` stands in place of `line`.

    Args:
        data: the line.
        problems: what is wrong with it.
        file: the file that it stands in.
    """
    return _line({"file": file}, problems, file, content(data))


def _line(place: dict[str, Any], problems: Iterable[Problem], file: str, rest: dict[str, Any]) -> bytes:
    value = {**place, "problems": [flat(file, problem) for problem in problems], **rest}
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)
    return f"{text}\n".encode(errors="backslashreplace")


def content(data: bytes) -> dict[str, Any]:
    """Bytes as JSON can hold them: `text` where they are UTF-8, else `base64`."""
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}
