"""What other tools lose or break, each by its name: docs/round-trips.md has the same as a table.

A error stands here only with a proof, in tests/hands/test_hands.py, that it is the tool's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import reject

import visitdata as vd
from tests.hands.hand import ToolError
from visitdata.values.evidence import digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hands.hand import Spared

BASE = "https://data.example.org/dossiers/arcadia-visit"


def noted(text: str, *, dossier_id: str = BASE) -> vd.Dossier:
    """A dossier that says little but this."""
    return vd.Dossier(id=dossier_id, title="A visit", notes=[text])


def without(pattern: str) -> Spared:
    """Sparing by private characters in place of those that the pattern finds, each by its own."""
    found = re.compile(pattern)

    def spared(dossier: vd.Dossier) -> vd.Dossier:
        data = vd.converter().unstructure(dossier)
        other = _replaced(data, lambda text: found.sub(_private, text))
        if other == data:
            return dossier
        try:
            return vd.converter().structure(other, vd.Dossier)
        except vd.DecodeError:
            # Two texts of one collection differed only in these characters.
            reject()

    return spared


def _private(found: re.Match[str]) -> str:
    return chr(0xF0000 + ord(found[0]))


def _replaced(value: Any, replace: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return replace(value)
    if isinstance(value, list):
        return [_replaced(each, replace) for each in value]  # pyright: ignore[reportUnknownVariableType] # plain data
    return _of_object(value, replace) if isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType] # plain data


def _of_object(value: dict[str, Any], replace: Callable[[str], str]) -> dict[str, Any]:
    """The members, replaced; evidence has the digest of its words."""
    members = {name: _replaced(each, replace) for name, each in value.items()}
    exact = members.get("exact")
    return members if exact is None else {**members, "digest": digest(exact, 0, len(exact))}


def _elsewhere(pattern: str) -> Spared:
    """Sparing by another id for a dossier whose own the pattern finds."""
    found = re.compile(pattern)
    return lambda dossier: attrs.evolve(dossier, id=BASE) if found.fullmatch(dossier.id) else dossier


XML_CARRIAGE_RETURN = ToolError(
    "pyoxigraph",
    "0.5.13",
    "writing RDF/XML",
    "writes a carriage return in a text as it is, and every reader of XML takes it for a line feed",
    "any other format",
    without(r"\r"),
    noted("carriage\rreturn"),
)
TYPE_MAP = ToolError(
    "pyoxigraph",
    "0.5.13",
    "reading JSON-LD",
    "refuses nodes with an `@id` in maps by types (`@container: @type`); hence `visitdata` does, too",
    "a context without such maps",
)
ONLY_THE_DEFAULT_GRAPH = ToolError(
    "rdflib",
    "7.6.0",
    "`Dataset.serialize` to Turtle, N3 or RDF/XML",
    "writes the default graph only: nothing at all of a dataset read from N-Quads or TriG",
    "`Dataset(default_union=True)`, or TriG, N-Quads, N-Triples, JSON-LD",
)
PYLD_LINES = ToolError(
    "PyLD",
    "3.3.0",
    "`from_rdf` of N-Quads",
    "ends a line at U+0085, U+2028 and U+2029 as well, and refuses the halves",
    "a parser of another make",
    without(r"[\x85\u2028\u2029]"),
    noted("next\x85line"),
)
PYLD_BACKSLASHES = ToolError(
    "PyLD",
    "3.3.0",
    "`from_rdf` of N-Quads",
    "reads a backslash before n, t or r as a backslash and a line feed, tab or carriage return",
    "a parser of another make",
    without(r"\\(?=[ntr])"),
    noted("back\\n"),
)
PYLD_ESCAPES = ToolError(
    "PyLD",
    "3.3.0",
    "`from_rdf` of N-Quads",
    "leaves escapes such as `\\u007F` as they stand",
    "a parser of another make",
    without(r"\x7f"),
    noted("delete\x7f"),
)
PYLD_BASE = ToolError(
    "PyLD",
    "3.3.0",
    "`compact` to a `@base`",
    "makes `urn:uuid:1` of that base relative as `uuid:1`, and reads that as absolute",
    "a context without `@base`",
    _elsewhere(r"(?!.*//)[^:]+:.*:.*"),
    noted("a colon", dossier_id="urn:uuid:00000000-0000-4000-8000-000000000000"),
)
PYLD_HOST, JSONLD_JS_HOST = (
    ToolError(
        tool,
        version,
        "`compact` to a `@base`",
        "makes `https://data.example.org` of that base relative as `./`, which has a path",
        "a context without `@base`",
        _elsewhere(r"[^:]+://[^/?]+"),
        noted("no path", dossier_id="https://data.example.org"),
    )
    for tool, version in (("PyLD", "3.3.0"), ("jsonld.js", "9.0.0"))
)
PYLD_SCOPES, JSONLD_JS_SCOPES = (
    ToolError(
        tool,
        version,
        "`compact` to a context that a type brings along",
        "shortens the types of nodes within by that context, which does not hold for them",
        "`@vocab` in the outermost context",
    )
    for tool, version in (("PyLD", "3.3.0"), ("jsonld.js", "9.0.0"))
)
RAPPER_DELETE = ToolError(
    "rapper",
    "2.0.15",
    "writing RDF/XML",
    "takes U+007F for no character of XML, and leaves it out (with an error)",
    "N-Triples, N-Quads",
)
RAPPER_CARRIAGE_RETURN = ToolError(
    "rapper",
    "2.0.15",
    "writing Turtle",
    "writes a carriage return into a string of one line, which Turtle does not allow",
    "N-Triples, N-Quads",
)
RAPPER_DOTS = ToolError(
    "rapper",
    "2.0.15",
    "reading Turtle and RDF/XML",
    "takes `/../` and `/./` out of IRIs, which makes others of them",
    "N-Triples",
)
N3_JS_GRAPHS = ToolError(
    "N3.js",
    "2.13.12",
    "`Writer` to N-Triples or Turtle",
    "writes graphs in braces or as fourth terms, which neither format has",
    "TriG or N-Quads, or quads without their graph",
)
