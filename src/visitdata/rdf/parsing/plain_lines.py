"""Lines of N-Triples and N-Quads as nearly all writers write them, cut where their terms end.

That is the canonical form (RDF 1.1 N-Triples, section 4; N-Quads, section 4) without blank nodes and numeric
escapes. A line with anything else in it is none of this module's business: pyoxigraph reads it, which is
slower and knows all. What is read here is just what pyoxigraph gives; each IRI, datatype and tag is looked at
as strictly, but once, however many lines it stands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.rdf.literals import LANG_STRING
from visitdata.terms import XSD_STRING, expand
from visitdata.values.bounded_cache import BoundedCache
from visitdata.values.iri_grammar import is_iri
from visitdata.values.languages import canonical_language, language_mistake

if TYPE_CHECKING:
    from visitdata.rdf.quads import Object, Quad

LONGEST = 2**20  # bytes of a text; its lines may not be as long as they like

_TEXT = re.compile(r'[^"\\\n\r]*(?:\\[tbnrf"\'\\][^"\\\n\r]*)*')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
# Datatypes of texts in languages, which have tags instead.
_OF_TAGS = {LANG_STRING, expand("rdf:dirLangString")}


class _NotPlainError(ValueError):
    """A line is not in the form that is known here."""


def plain(lines: list[str], *, has_graphs: bool) -> list[Quad]:
    """The quads of the lines before the first that is to be read otherwise.

    Args:
        lines: the lines; the graph of most is that of the line before.
        has_graphs: whether a line may name a graph.
    """
    found: list[Quad] = []
    iris, graph = _IRIS, ""
    end = " <" if has_graphs else " ."  # no line ends so before its graph is known
    try:
        for line in lines:
            subject, predicate, rest = line.split("> ", 2)
            if rest.endswith(end):
                value = rest[: -len(end)]
            else:
                value, graph, end = _cut(rest, has_graphs=has_graphs)
            found.append(
                (
                    iris[subject],
                    iris[predicate],
                    iris[value[:-1]] if value[0] == "<" and value[-1] == ">" else _literal(value),
                    graph,
                )
            )
    except (ValueError, IndexError):  # a line of other parts
        pass
    return found


def _cut(rest: str, *, has_graphs: bool) -> tuple[str, str, str]:
    """What follows a predicate: the object, the graph, and how a line ends where it has that graph."""
    body = rest.removesuffix(" .")
    if body == rest or not has_graphs:
        raise _NotPlainError
    at = body.rfind(" <") if body[-1] == ">" else -1
    if at < 0:
        return body, "", " <"
    return body[:at], _IRIS[body[at + 1 : -1]], rest[at:]


def _literal(value: str) -> Object:
    at = value.rfind('"')
    if value[0] != '"' or at < 1:
        raise _NotPlainError
    text = value[1:at]
    if "\\" in text or '"' in text or "\r" in text:
        if not _TEXT.fullmatch(text):
            raise _NotPlainError
        text = _ESCAPE.sub(_unescaped, text)
    datatype, tag = _KINDS[value[at + 1 :]]
    return text, datatype, tag


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPED[found[1]]


def _iri(begun: str) -> str:
    """The IRI that follows a `<`."""
    iri = begun[1:]
    if begun[0] != "<" or not is_iri(iri):
        raise _NotPlainError
    return iri


def _kind(suffix: str) -> tuple[str, str | None]:
    """The datatype and the language of a literal, from what stands behind its quotes."""
    if not suffix:
        return XSD_STRING, None
    if suffix.startswith("@"):
        tag = canonical_language(suffix[1:].lower())  # pyoxigraph does not keep the case
        is_sound = language_mistake(tag) is None
        found: tuple[str, str | None] = LANG_STRING, tag
    else:
        datatype = suffix[3:-1]
        is_sound = suffix == f"^^<{datatype}>" and is_iri(datatype) and datatype not in _OF_TAGS
        found = datatype, None
    if not is_sound:
        raise _NotPlainError
    return found


_IRIS = BoundedCache(_iri)
_KINDS = BoundedCache(_kind)
