"""What is suggested where a text is not RDF, for the mistakes that people and programs make."""

from __future__ import annotations

import re
from collections.abc import Callable

from visitdata.terms import PREFIXES

_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
_AT_LINES = ("ntriples", "nquads")

_UNCLOSED = (
    "close the quotation mark; a text with line breaks stands between three of them",
    "close the quotation mark; a line break within a text is written \\n",
)

# What pyoxigraph or expat says, and the suggestion.
_USUAL = {
    "A dot is expected at the end of statements": "end the statement before it with a dot, or with ;",
    "Triples should be followed by a dot": "check that the file is complete; a statement ends with a dot",
    "Quads must be followed by a dot": "end it with a dot",
    "Triples must be followed by a dot": "end it with a dot",
    "Unexpected end": "check that the file is complete: it ends within a statement or a graph",
    "no element found": "check that the file is complete: it ends before its elements do",
    "unclosed token": "check that the file is complete: it ends within an element",
    "invalid token": "write & as &amp; and < as &lt;",
    "mismatched tag": "end the element that was opened last",
    "XML namespaces are required": "declare the namespaces, and name elements and attributes with a prefix",
    "Unexpected character": "write a language tag with hyphens: @LANGUAGE or @LANGUAGE-REGION",
    "{ is not a valid subject": "give it the suffix .json or .jsonld: it looks like JSON",
    "{ is not a valid predicate": "give it the suffix .trig: graphs stand in TriG",
    "should end with a ']'": "close it with ]",
    "Invalid IRI code point": "write the character in its percent-encoded form",
    "Unexpected escape character": "write a backslash twice",
    "must be an IRI": "write terms in full, between < and >: there are no prefixes here",
}


def suggest(why: str, name: str) -> str | None:
    """How to write what a parser refuses, where that is likely.

    Args:
        why: what the parser says.
        name: the format: ntriples, nquads, turtle, trig or rdfxml.
    """
    for pattern, told in _TOLD.items():
        found = pattern.match(why)
        if found:
            return told(found[1])
    if any(quote in why for quote in _QUOTES):
        return 'write text in straight quotation marks: "'
    if "'/' is not allowed" in why:
        return "begin a comment with #"
    if "Unexpected end of file" in why or "Line jumps" in why:
        return _UNCLOSED[name in _AT_LINES]
    if "'''" in why and name in _AT_LINES:
        return 'write text in double quotes: "'
    return next((told for said, told in _USUAL.items() if said in why), None)


def _object(given: str) -> str | None:
    if given.lower() in {"true", "false"}:
        return f"write {given.lower()}"
    if given.isalnum():
        return "write text in double quotes, an IRI between < and >"
    return "write the value that is missing before it" if given in {".", ";", ",", "]", "}"} else None


_TOLD: dict[re.Pattern[str], Callable[[str], str | None]] = {
    re.compile("The prefix ([^ :]*): has not been declared"): lambda prefix: (
        f"declare it: @prefix {prefix}: <{PREFIXES.get(prefix, '...')}> ."
    ),
    re.compile("Unknown prefix ([^ :]*):"): lambda prefix: (
        f'declare it: xmlns:{prefix}="{PREFIXES.get(prefix, "...")}"'
    ),
    re.compile("(.+) is not a valid RDF object", re.DOTALL): _object,
}
