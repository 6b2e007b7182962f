"""XML text, looked over by expat before RDF is read from it: well-formed, and nothing in it that never ends.

A document type can make a short document endless by its entities (XML 1.0, section 4.4), so there is none:
neither at the beginning, nor where only a lenient parser would take it. What the parser of RDF/XML spends on
an element grows with how deep it stands, and with the square of its attributes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from visitdata.errors import Mistake
from visitdata.rdf.parsing.syntax_problems import unreadable
from visitdata.suggestions.rdf_syntax import suggest
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Sized

DEEPEST = 256
MOST_ATTRIBUTES = 1000

_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_PLAIN = {b"utf-8", b"us-ascii", b"ascii"}


def checked(raw: bytes) -> bytes:
    """The document, its line breaks as XML has them (section 2.11), which not every parser sees to.

    Raises:
        DecodeError: it is not well-formed, has a document type, another encoding than UTF-8, or elements
            beyond reason; with the line and column.
    """
    encoding = _ENCODING.match(raw)
    if encoding and encoding[1].lower() not in _PLAIN:
        name = printable(encoding[1].decode(errors="replace"))
        _refuse(Mistake("not-utf8", f"the encoding {name} is not read", "save it as UTF-8"), 1, 1)
    if raw.strip():
        _look_over(raw)
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _look_over(raw: bytes) -> None:
    from xml.parsers import expat

    parser = expat.ParserCreate("UTF-8")
    depth = 0

    def refuse(mistake: Mistake) -> NoReturn:
        _refuse(mistake, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def start(_name: str, attributes: Sized) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            refuse(Mistake("too-deep", f"elements are nested more than {DEEPEST} deep"))
        if len(attributes) > MOST_ATTRIBUTES:
            refuse(Mistake("too-large", f"an element has more than {MOST_ATTRIBUTES:,} attributes"))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        refuse(Mistake("doctype", "document types and their entities are not read", "remove it"))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - that it is all of it
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        _refuse(
            Mistake("not-rdf", f"this is not valid RDF/XML: {why}", suggest(why, "rdfxml")),
            error.lineno,
            error.offset + 1,
        )


def _refuse(mistake: Mistake, line: int, column: int) -> NoReturn:
    raise unreadable([mistake.at(line=line, column=column)])
