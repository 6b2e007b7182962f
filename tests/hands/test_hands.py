"""The other hands themselves: none of a tool's ways is missing, and what they break is their own error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple
from rdflib.serializer import Serializer

import visitdata as vd
from tests.hands import of_commands, of_node, of_pyld, of_pyoxigraph, of_rdflib, tool_errors
from tests.hands.hand import Hand, ToolError, assert_comes_back
from tests.hands.jsonld_steps import CONTEXTS
from tests.support.strategies import every_member
from visitdata.terms import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

XSD = PREFIXES["xsd"]
HANDS = [*of_rdflib.HANDS, *of_pyoxigraph.HANDS, *of_pyld.HANDS]


# No way is missing.


def test_every_serialiser_of_rdflib_is_among_the_hands() -> None:
    registry: Any = rdflib.plugin  # its types know half of it
    tried = {registry.get(name, Serializer) for name in (*of_rdflib.TRIPLES, *of_rdflib.QUADS)}
    assert {plugin.getClass() for plugin in registry.plugins(None, Serializer)} == tried


def test_every_format_of_pyoxigraph_is_among_the_hands() -> None:
    known = [value for name in dir(RdfFormat) if isinstance(value := getattr(RdfFormat, name), RdfFormat)]
    assert {each.name for each in known} == {format_.name for format_, _ in of_pyoxigraph.FORMATS}


MARKS = {
    "other prefixes": '"own:agreement"',
    "aliases of keywords": '"value":',
    "maps": '"name": {"en": "press conference"}',
    "sets and coerced values": '"agent": ["https://',
    "nested properties": '"words": {"name"',
    "scoped keys": '"x": ',
    "a language": '"s:description": "tonnes"',
    "relative ids": '"@id": "#agreement"',
}


def compacted(name: str) -> str:
    made = CONTEXTS[name](every_member())
    output = of_pyld.done("compact", vd.dumps(every_member(), "jsonld").decode(), made)
    return json.dumps({key: value for key, value in output.items() if key != "@context"})


@pytest.mark.parametrize("name", MARKS)
def test_a_context_makes_another_document(name: str) -> None:
    assert MARKS[name] in compacted(name)
    assert MARKS[name] not in compacted("no context")


# What is spared them, they break; and they themselves read something else in what they wrote.


@pytest.mark.parametrize("hand", [hand for hand in HANDS if hand.tool_errors], ids=lambda hand: hand.name)
def test_what_is_spared_a_tool_it_still_breaks(hand: Hand) -> None:
    for tool_error in hand.tool_errors:
        assert tool_error.example is not None
        assert not comes_back(tool_error.example, hand), f"{hand.name}: {tool_error.does}"
        assert_comes_back(tool_error.example, [hand])


def test_what_is_spared_jsonld_js_it_still_breaks(tmp_path: Path) -> None:
    skip_without_node()
    for request in of_node.REQUESTS:
        for tool_error in request.tool_errors:
            assert tool_error.example is not None
            (answer,) = of_node.answers([request.asked(tool_error.example)], tmp_path)
            assert vd.loads(answer["output"], request.reads) != tool_error.example


def comes_back(dossier: vd.Dossier, hand: Hand) -> bool:
    try:
        return hand.through(dossier, hand.reads[0]) == dossier
    except (vd.DecodeError, of_pyld.error()):
        return False


def skip_without_node() -> None:
    if not of_node.is_installed():
        pytest.skip(f"the tools in JavaScript are not installed: npm install in {of_node.JS}")


def text_of(line: str | bytes) -> str:
    """What pyoxigraph reads in a line of N-Triples."""
    (triple,) = pyoxigraph.parse(line, format=RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, Literal)
    return triple.object.value


def text_by_pyld(line: str) -> str:
    """What PyLD reads in it."""
    (node,) = of_pyld.done("fromRDF", line, {})
    found: str = node["a:p"][0]["@value"]
    return found


def test_pyoxigraph_writes_a_carriage_return_as_it_is() -> None:
    triple = Triple(NamedNode("a:s"), NamedNode("http://a/p"), Literal("carriage\rreturn"))
    data = pyoxigraph.serialize([triple], format=RdfFormat.RDF_XML)
    assert data is not None
    assert "".join(ET.fromstring(data).itertext()).strip() == "carriage\nreturn"  # noqa: S314 - our own


def test_pyoxigraph_refuses_nodes_in_maps_by_types() -> None:
    context = {"m": {"@id": "http://a/m", "@container": "@type"}}
    document = json.dumps({"@context": context, "@id": "a:s", "m": {"http://a/T": {"@id": "a:o"}}})
    assert of_pyld.done("expand", document, None)[0]["http://a/m"] == [
        {"@id": "a:o", "@type": ["http://a/T"]}
    ]
    with pytest.raises(SyntaxError, match="@type must be the first key"):
        list(pyoxigraph.parse(document, format=RdfFormat.JSON_LD))


@pytest.mark.parametrize("syntax", ["turtle", "longturtle", "n3", "xml", "pretty-xml"])
def test_rdflib_writes_only_the_default_graph(syntax: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data="<a:s> <http://a/p> <a:o> <a:g> .", format="nquads")
    assert len(list(dataset.quads())) == 1
    assert len(rdflib.Graph().parse(data=dataset.serialize(format=syntax), format=SYNTAXES[syntax])) == 0


SYNTAXES = {"turtle": "turtle", "longturtle": "turtle", "n3": "n3", "xml": "xml", "pretty-xml": "xml"}


@pytest.mark.parametrize("character", "\x85\u2028\u2029")
def test_pyld_ends_a_line_of_n_quads_where_it_does_not_end(character: str) -> None:
    line = f'<a:s> <a:p> "next{character}line" .'
    assert text_of(line) == f"next{character}line"
    with pytest.raises(of_pyld.error()):
        text_by_pyld(line)


@pytest.mark.parametrize(("letter", "read"), [("n", "\n"), ("t", "\t"), ("r", "\r")])
def test_pyld_reads_an_escaped_backslash_and_a_letter_as_an_escape(letter: str, read: str) -> None:
    line = rf'<a:s> <a:p> "back\\{letter}" .'
    assert text_of(line) == rf"back\{letter}"
    assert text_by_pyld(line) == f"back\\{read}"


def test_pyld_leaves_escapes_of_code_points() -> None:
    line = r'<a:s> <a:p> "delete\u007F" .'
    assert text_of(line) == "delete\x7f"
    assert text_by_pyld(line) == r"delete\u007F"


RELATIVE = {
    tool_errors.PYLD_BASE: "urn:uuid:1",
    tool_errors.PYLD_HOST: "https://data.example.org",
    tool_errors.JSONLD_JS_HOST: "https://data.example.org",
}
SCOPED = {"@version": 1.1, "v": "http://v/", "S": {"@id": "v:S", "@context": {"@vocab": "http://v/"}}}
WITHIN = {"@id": "a:o", "@type": ["http://v/T"], "http://v/p": [{"@value": "x"}]}


def same_after_compacting(tool: str, document: list[Any], context: Any, folder: Path) -> bool:
    """Whether a tool expands what it compacted to what it was."""
    if tool == "PyLD":
        output = of_pyld.done("compact", json.dumps(document), context)
        return bool(of_pyld.done("expand", json.dumps(output), None) == document)
    skip_without_node()
    (compacted,) = of_node.answers([("jsonld", "compact", json.dumps(document), context)], folder)
    (expanded,) = of_node.answers([("jsonld", "expand", compacted["output"], None)], folder)
    return bool(json.loads(expanded["output"]) == document)


@pytest.mark.parametrize("tool_error", RELATIVE, ids=lambda tool_error: tool_error.tool)
def test_json_ld_tools_lose_some_iris_that_they_make_relative(tool_error: ToolError, tmp_path: Path) -> None:
    document = [{"@id": RELATIVE[tool_error], "http://v/p": [{"@value": "x"}]}]
    assert same_after_compacting(tool_error.tool, document, {}, tmp_path)
    assert not same_after_compacting(tool_error.tool, document, {"@base": RELATIVE[tool_error]}, tmp_path)


def test_jsonld_js_keeps_the_urn_that_pyld_loses(tmp_path: Path) -> None:
    document = [{"@id": "urn:uuid:1", "http://v/p": [{"@value": "x"}]}]
    assert same_after_compacting("jsonld.js", document, {"@base": "urn:uuid:1"}, tmp_path)


@pytest.mark.parametrize("tool", ["PyLD", "jsonld.js"])
def test_json_ld_tools_keep_a_context_of_a_type_for_the_types_within(tool: str, tmp_path: Path) -> None:
    document = [{"@id": "a:s", "@type": ["http://v/S"], "http://v/p": [WITHIN]}]
    assert same_after_compacting(tool, document, {"v": "http://v/"}, tmp_path)
    assert not same_after_compacting(tool, document, SCOPED, tmp_path)


@pytest.mark.parametrize("name", ["N-Triples", "Turtle"])
def test_n3_js_writes_graphs_where_there_are_none(name: str, tmp_path: Path) -> None:
    skip_without_node()
    line = "<a:s> <a:p> <a:o> <a:g> .\n"
    (written,) = of_node.answers([("n3", name, line, {"from": "N-Quads"})], tmp_path)
    (read,) = of_node.answers([("n3", name, written["output"], {"from": name})], tmp_path)
    assert "error" in read


def skip_without(tool_error: ToolError) -> None:
    """Skip where the command is another version: each system brings its own."""
    if not of_commands.is_installed(tool_error.tool, tool_error.version):
        pytest.skip(f"{tool_error.tool} {tool_error.version} is not installed")


def test_rapper_leaves_a_character_out_of_xml() -> None:
    skip_without(tool_errors.RAPPER_DELETE)
    line = b'<a:s> <http://a/p> "delete\\u007F" .\n'
    assert text_of(of_commands.output("rapper", "ntriples", "ntriples", line)) == "delete\x7f"
    with pytest.raises(AssertionError, match="illegal XML"):
        of_commands.output("rapper", "ntriples", "rdfxml", line)


def test_rapper_writes_a_carriage_return_where_turtle_has_none() -> None:
    skip_without(tool_errors.RAPPER_CARRIAGE_RETURN)
    turtle = of_commands.output("rapper", "ntriples", "turtle", b'<a:s> <http://a/p> "a\\rb" .\n')
    assert b'"a\rb"' in turtle
    with pytest.raises(SyntaxError):
        list(pyoxigraph.parse(turtle, format=RdfFormat.TURTLE))


@pytest.mark.parametrize("dots", ["a/../b", "a/./b"])
def test_rapper_takes_dots_out_of_iris(dots: str) -> None:
    skip_without(tool_errors.RAPPER_DOTS)
    line = f"<a:s> <a:p> <https://example.org/{dots}> .\n".encode()
    assert of_commands.output("rapper", "ntriples", "ntriples", line) == line
    assert dots.encode() not in of_commands.output("rapper", "turtle", "ntriples", line)


# What they change, though it says the same.


def test_a_store_of_pyoxigraph_keeps_counts_as_integers_and_tags_in_lower_case() -> None:
    store = Store()
    store.add(
        Quad(NamedNode("a:s"), NamedNode("a:p"), Literal("7", datatype=NamedNode(f"{XSD}nonNegativeInteger")))
    )
    store.add(Quad(NamedNode("a:s"), NamedNode("a:p"), Literal("visit", language="en-GB")))
    assert {quad.object for quad in store} == {
        Literal("7", datatype=NamedNode(f"{XSD}integer")),
        Literal("visit", language="en-gb"),
    }


def test_rdflib_writes_numbers_in_its_own_way() -> None:
    line = f'<a:s> <a:p> "03.10"^^<{XSD}decimal> .'
    assert '"3.10"' in rdflib.Graph().parse(data=line, format="nt").serialize(format="nt")
