"""Documents that are deep or huge, of about so many bytes, one a way to keep a reader busy or its stack full.

    python -m tests.support.heavy SIZE CASE...

reads some of them, and says of each how long that took and what became of it: the code of the first problem,
or `read`.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from typing import TYPE_CHECKING, Any, TypeAlias

import visitdata as vd
from visitdata.errors import VisitdataError
from visitdata.files import Text
from visitdata.streams.documents import in_turn
from visitdata.syntaxes import format_named

if TYPE_CHECKING:
    from collections.abc import Callable

IRI = "https://data.example.org/d"
TTL = "@prefix vd: <https://w3id.org/visitdata/ns#> . @prefix s: <https://schema.org/> .\n"
UNSAID = TTL + f"@prefix x: <x:> . <{IRI}> a vd:Dossier ; <x:b> "
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/" '
    'xmlns:vd="https://w3id.org/visitdata/ns#">'
)
CONTEXT = {"vd": "https://w3id.org/visitdata/ns#", "s": "https://schema.org/"}
HEAD = '{"format": "visitdata/1", "id": "https://data.example.org/d", "title": "A dossier", '
SAYING = HEAD + '"statements": [{"id": "s", "kind": "stated", "gist": "a", "speakers": ['
# What `slowness` does takes so long on one core of a small virtual machine that does nothing else.
SECONDS_OF_THE_WORK = 0.25
SECONDS_TO_WARNING = 2.0

Maker: TypeAlias = "Callable[[int], bytes]"


def again(piece: str, before: str = "", after: str = "") -> Maker:
    """A piece so often that it fills the size."""
    return lambda size: (before + piece * (size // len(piece.encode())) + after).encode()


def numbered(piece: str, before: str = "", after: str = "", join: str = "") -> Maker:
    """The same, with a number for each `%d`: all pieces differ."""

    def make(size: int) -> bytes:
        fields = piece.count("%d")
        count = size // (len(piece) + 3 * fields)
        return (before + join.join(piece % ((number,) * fields) for number in range(count)) + after).encode()

    return make


def within(opening: str, closing: str, before: str = "", inside: str = "", after: str = "") -> Maker:
    """Brackets in brackets."""

    def make(size: int) -> bytes:
        count = size // (len(opening) + len(closing))
        return (before + opening * count + inside + closing * count + after).encode()

    return make


def dossier(change: Callable[[dict[str, Any], int], None], name: str = "json") -> Maker:
    """A dossier, in some format, that a function fills; it is told how many records there is room for."""

    def make(size: int) -> bytes:
        data: dict[str, Any] = {
            "format": "visitdata/1", "id": IRI, "title": "A dossier",
            "actors": [{"type": "State", "id": "arcadia", "name": "Arcadia"}],
        }  # fmt: skip
        change(data, size // 100)
        text = json.dumps(data).encode()
        return text if name == "json" else vd.dumps(vd.loads(text, "json"), name)

    return make


def _event(number: int, **members: Any) -> dict[str, Any]:
    return {"type": "Event", "id": f"e{number}", "label": f"{number}", "status": "occurred", **members}


def _said(number: int, **members: Any) -> dict[str, Any]:
    return {"id": f"s{number}", "kind": "stated", "gist": f"{number}", **members}


def events(data: dict[str, Any], count: int) -> None:
    """Events, and nothing else."""
    data["events"] = [_event(number) for number in range(count)]


def chain_of_events(data: dict[str, Any], count: int) -> None:
    """Each event is part of the next."""
    data["events"] = [_event(number, part_of=f"e{(number + 1) % count}") for number in range(count)]


def chain_of_hearsay(data: dict[str, Any], count: int) -> None:
    """Each statement is known from the next only."""
    data["statements"] = [_said(number, via=f"s{number + 1}") for number in range(count)] + [_said(count)]


def circle_of_responses(data: dict[str, Any], count: int) -> None:
    """Each statement responds to the next."""
    data["statements"] = [_said(number, responds_to=[f"s{(number + 1) % count}"]) for number in range(count)]


def aliases(data: dict[str, Any], count: int) -> None:
    """One actor of many names."""
    data["actors"][0]["aliases"] = [f"alias {number}" for number in range(5 * count)]


def repeated_aliases(data: dict[str, Any], count: int) -> None:
    """One name, time and again."""
    data["actors"][0]["aliases"] = ["an alias"] * (8 * count)


def references_to_nothing(data: dict[str, Any], count: int) -> None:
    """References that lead nowhere, each to another."""
    data["events"] = [_event(0, participants=[f"arcadi{number}" for number in range(7 * count)])]


def references_to_the_wrong_thing(data: dict[str, Any], count: int) -> None:
    """References that lead to what they must not."""
    data["events"] = [_event(number, participants=[f"e{number}"]) for number in range(count)]


def repeated_ids(data: dict[str, Any], count: int) -> None:
    """One id for all."""
    data["events"] = [_event(0) for _ in range(count)]


def similar_names(data: dict[str, Any], count: int) -> None:
    """Actors whose ids are asked for in another case."""
    data["actors"] += [{"type": "State", "id": f"state-{n}", "name": f"State {n}"} for n in range(count // 2)]
    data["events"] = [_event(0, participants=[f"State {number}" for number in range(count)])]


def misspelt_members(data: dict[str, Any], count: int) -> None:
    """In every event another member that there is not."""
    data["events"] = [_event(number, **{f"participant{number}": "arcadia"}) for number in range(count)]


def misspelt_dates(data: dict[str, Any], count: int) -> None:
    """Dates that are none."""
    data["events"] = [_event(number, time=f"{number % 28}. Juni 2031") for number in range(count)]


def misspelt_kinds(data: dict[str, Any], count: int) -> None:
    """Kinds that are none."""
    data["events"] = [_event(number) | {"type": f"Visitt{number}"} for number in range(count)]


def evidence(data: dict[str, Any], count: int) -> None:
    """One event with many stretches."""
    data["articles"] = [{"id": "article", "kind": "news"}]
    data["events"] = [
        _event(0, evidence=[
            {"article": "article", "start": n, "end": n + 1, "digest": "9f2c5d1e0a7b4c3d"}
            for n in range(count)
        ])
    ]  # fmt: skip


def proposals(data: dict[str, Any], count: int) -> None:
    """One allegation of many things, each a version of the next."""
    data["allegations"] = [
        {"id": "a", "claimants": ["arcadia"], "standing": "alleged", "gist": "a", "alleges": [
            _event(number) | {"type": "PositedEvent", "version_of": f"e{(number + 1) % count}"}
            for number in range(count)
        ]}
    ]  # fmt: skip


FILLED = (
    events, chain_of_events, chain_of_hearsay, circle_of_responses, aliases, evidence, proposals,
)  # fmt: skip
FAULTY = (
    repeated_aliases, references_to_nothing, references_to_the_wrong_thing, repeated_ids, similar_names,
    misspelt_members, misspelt_dates, misspelt_kinds,
)  # fmt: skip


def _jsonld(members: str, context: str = json.dumps(CONTEXT)) -> str:
    return f'{{"@context": {context}, "@id": "{IRI}", "@type": "vd:Dossier", "s:name": "d", {members}'


def _context(size: int) -> bytes:
    terms = {f"t{number}": {"@id": f"vd:t{number}", "@type": "@id"} for number in range(size // 40)}
    return json.dumps({"@context": [CONTEXT, terms], "@id": IRI}).encode()


def _bad_context(size: int) -> bytes:
    terms = {f"t{number}": {"@id": f"vd:t{number}", "@type": number} for number in range(size // 40)}
    return json.dumps({"@context": [CONTEXT, terms], "@id": IRI}).encode()


def _chained_context(size: int) -> bytes:
    terms = {f"t{number}": f"t{number + 1}:x" for number in range(size // 20)}
    return json.dumps({"@context": [CONTEXT, terms], "@id": IRI}).encode()


def _many_contexts(size: int) -> bytes:
    nodes = [{"@context": {"x": "https://a.example/"}, "@id": f"x:{number}"} for number in range(size // 60)]
    return json.dumps({"@context": CONTEXT, "@id": IRI, "vd:x": nodes}).encode()


_LINE = f'<{IRI}> <https://schema.org/name> "%d" <{IRI}> .\n'
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/visitdata/ns#Dossier>"


def _wrong_bytes(size: int) -> bytes:
    return b"\xff" * size


def _many_attributes(size: int) -> bytes:
    element = "<s:a " + " ".join(f's:a{number}="1"' for number in range(900)) + "/>"
    return (XML + element * (size // len(element)) + "</rdf:RDF>").encode()


MAKERS: dict[str, Maker] = {
    # Any JSON.
    **{
        f"{name}: {what}": make
        for name in ("json", "jsonl", "jsonld")
        for what, make in {
            "opening brackets": again("["),
            "opening objects": again('{"a":'),
            "lists in lists": within("[", "]"),
            "objects in objects": within('{"a":', "}", inside="1"),
            "lists in a member": within("[", "]", before=HEAD + '"notes": ', after="}"),
            "line breaks": again("\n"),
            "blanks": again(" ", after="{}"),
            "a string": again("x", before=HEAD + '"description": "', after='"}'),
            "escapes": again("\\u00e9", before=HEAD + '"description": "', after='"}'),
            "an unclosed string of escapes": again("\\n", before='{"a": "'),
            "an integer": again("9", before=HEAD + '"description": ', after="}"),
            "a decimal": again("9", before=HEAD + '"description": 0.', after="}"),
            "an exponent": again("9", before=HEAD + '"description": 1e', after="}"),
            "unknown members": numbered('"m%d": %d', before=HEAD, after="}", join=", "),
            "repeated members": again('"title": "a",', before=HEAD, after='"title": "b"}'),
            "empty objects": again("{},", before=HEAD + '"events": [', after="{}]}"),
            "nulls": again("null,", before=HEAD + '"events": [', after="null]}"),
            "commas": again(",", before="["),
            "numbers": again("1,", before=HEAD + '"notes": [', after="1]}"),
            "numbers of no title": again(
                "1,", before=HEAD.partition('"title"')[0] + '"notes": [', after="1]}"
            ),
            "colons": again('":",', before=HEAD + '"notes": [', after='":"]}'),
            "empty statements": again("{},", before=HEAD + '"statements": [', after="{}]}"),
            "empty evidence": again("{},", before=HEAD + '"events": [{"evidence": [', after="{}]}]}"),
            "no ids": again("1,", before=HEAD + '"statements": [{"speakers": [', after="1]}]}"),
            "ids of nothing": numbered('"%d"', before=SAYING, after="]}]}", join=","),
            "bad links": again('"A",', before=HEAD + '"places": [{"same_as": [', after='"A"]}]}'),
            "lone surrogates": again("\\ud800", before=HEAD + '"description": "', after='"}'),
            "wrong bytes": _wrong_bytes,
            "byte order marks": again("\ufeff"),
            "zeros": again("\0"),
        }.items()
    },
    **{f"json: {each.__name__}": dossier(each) for each in (*FILLED, *FAULTY)},
    "jsonl: faulty lines": again('{"a": 1}\n'),
    "jsonl: broken lines": again("{\n"),
    "jsonl: dossiers": numbered(f'{{"format": "visitdata/1", "id": "{IRI}%d", "title": "A dossier"}}\n'),
    # JSON-LD.
    "jsonld: undefined keys": numbered('"key%d": "a"', before=_jsonld(""), after="}", join=", "),
    "jsonld: foreign keys": numbered('"vd:key%d": "a"', before=_jsonld(""), after="}", join=", "),
    "jsonld: nodes in nodes": within(
        '{"vd:event": ', "}", before=_jsonld('"vd:event": '), inside="{}", after="}"
    ),
    "jsonld: a list": again("1,", before=_jsonld('"vd:x": {"@list": ['), after="1]}}"),
    "jsonld: values": numbered("%d", before=_jsonld('"vd:x": ['), after="]}", join=","),
    "jsonld: nodes": again("{},", before=_jsonld('"vd:x": ['), after="{}]}"),
    "jsonld: graphs in graphs": within('{"@graph": ', "}", inside="{}"),
    "jsonld: contexts": again("{},", before='{"@context": [', after='{}], "@id": "x:a"}'),
    "jsonld: remote contexts": again(
        '"https://a.example/",', before='{"@context": [', after='"x:"], "@id": "x:a"}'
    ),
    "jsonld: a large context": _context,
    "jsonld: a bad context": _bad_context,
    "jsonld: a chained context": _chained_context,
    "jsonld: a context a node": _many_contexts,
    "jsonld: types": numbered(
        '"vd:T%d"', before='{"@context": {"vd": "x:"}, "@id": "x:a", "@type": [', after="]}", join=","
    ),
    "jsonld: relative names": numbered(
        '{"@id": "a%d"}', before=_jsonld('"vd:event": ['), after="]}", join=","
    ),
    # Turtle and TriG.
    **{
        f"{name}: {what}": make
        for name in ("turtle", "trig")
        for what, make in {
            "opening brackets": again("[", before=TTL),
            "opening lists": again("(", before=TTL + "<x:a> <x:b> "),
            "nodes in nodes": within("[<x:a> ", "]", before=TTL, inside="1", after=" ."),
            "lists in lists": within("(", ")", before=TTL + "<x:a> <x:b> ", after=" ."),
            "a list": again("1 ", before=TTL + "<x:a> <x:b> (", after=") ."),
            "a list in a dossier": again("1 ", before=UNSAID + "(", after=") ."),
            "a long list in a dossier": again("1       ", before=UNSAID + "(", after=") ."),
            "lists in lists in a dossier": within("(", ")", before=UNSAID, after=" ."),
            "values in a dossier": numbered("%d", before=UNSAID, after=" .", join=","),
            "nodes in a dossier": again("[] ,", before=UNSAID, after="[] ."),
            "nodes for events": again("[] ,", before=UNSAID.replace("<x:b>", "vd:event"), after="[] ."),
            "nodes beside a dossier": again("[a[]].", before=UNSAID + "1 ."),
            "properties in a dossier": numbered("x:%d 1", before=UNSAID + "1 ;", after=" .", join=";"),
            "triples in triples": within(
                "<<( <x:a> <x:b> ", ")>> ", before=TTL + "<x:a> <x:b> ", inside="1 ", after="."
            ),
            "opening triples": again("<<( <x:a> <x:b> ", before=TTL + "<x:a> <x:b> "),
            "reifiers in reifiers": within("<<", ">> <x:b> 1 ", before=TTL, inside="<x:a> <x:b> 1"),
            "opening reifiers": again("<<", before=TTL),
            "annotations in annotations": within(
                "{| <x:b> 1 ", "|}", before=TTL + "<x:a> <x:b> 1 ", after=" ."
            ),
            "prefixes": numbered("@prefix p%d: <x:> .\n"),
            "one prefix": again("@prefix p: <x:> .\n"),
            "bases": again("@base <x:/a/> .\n"),
            "relative bases": again("@base <a/> .\n", before="@base <x:/> .\n"),
            "line breaks": again("\n"),
            "a comment": again("#"),
            "comments": again("#\n"),
            "a literal": again("x", before=TTL + f'<{IRI}> a vd:Dossier ; s:name "', after='" .'),
            "a long literal": again("x", before=TTL + f'<{IRI}> a vd:Dossier ; s:name """', after='""" .'),
            "quotes in a literal": again(
                '"" ', before=TTL + f'<{IRI}> a vd:Dossier ; s:name """', after='x""" .'
            ),
            "an unclosed literal": again("x", before='<x:a> <x:b> "'),
            "an unclosed long literal": again("x\n", before='<x:a> <x:b> """'),
            "an IRI": again("x", before=f"<{IRI}> a <https://a.example/", after="> ."),
            "an unclosed IRI": again("x", before="<x:a> <x:"),
            "a label": again("x", before="_:", after=" a _:b ."),
            "a prefixed name": again("x", before=TTL + "vd:", after=" a vd:Dossier ."),
            "a number": again("9", before=TTL + f"<{IRI}> a vd:Dossier ; s:name ", after=" ."),
            "a tag": again("-x", before=TTL + f'<{IRI}> a vd:Dossier ; s:name "a"@en', after=" ."),
            "dots": again("."),
            "semicolons": again(";", before="<x:a> <x:b> <x:c> ", after="."),
            "faulty statements": again("<x:a> x .\n"),
            "foreign statements": numbered("<x:a%d> <x:b%d> %d .\n"),
            "names": numbered("vd:Dossier", before=TTL + f'<{IRI}> a vd:Dossier ; s:name "', after='" .'),
            "titles": numbered('"%d"', before=TTL + f"<{IRI}> a vd:Dossier ; s:name ", after=" .", join=","),
            "dossiers": numbered(f"<{IRI}%d> a vd:Dossier .\n", before=TTL),
            "blank nodes": again("[] a [] .\n"),
            "strange bytes": again("\x01"),
            "zeros": again("\0"),
            "byte order marks": again("\ufeff"),
        }.items()
    },
    "trig: graphs": numbered("<x:g%d> {<x:a> <x:b> <x:c>}\n"),
    "trig: graphs of dossiers": numbered(f"<{IRI}%d> {{<{IRI}%d> a vd:Dossier}}\n", before=TTL),
    "trig: opening braces": again("{"),
    # Lines.
    **{
        f"{name}: {what}": make
        for name in ("ntriples", "nquads")
        for what, make in {
            "line breaks": again("\n"),
            "returns": again("\r"),
            "comments": again("#\n"),
            "broken lines": again("x\n"),
            "almost lines": again("<x:a> <x:b> <c> .\n"),
            "a line": again("<x:a> <x:b> <x:c> ."),
            "triples in triples": within(
                "<<( <x:a> <x:b> ", ")>> ", before="<x:a> <x:b> ", inside="<x:c> ", after=" ."
            ),
            "opening triples": again("<<( <x:a> <x:b> "),
            "foreign statements": numbered("<x:a%d> <x:b%d> <x:c%d> .\n"),
            "blank nodes": numbered("_:b%d <x:b> _:b%d .\n"),
            "a literal": again(
                "x", before=f'<{IRI}> {_TYPE} .\n<{IRI}> <https://schema.org/name> "', after='" .\n'
            ),
            "escapes": again(
                "\\u00e9", before=f'<{IRI}> {_TYPE} .\n<{IRI}> <https://schema.org/name> "', after='" .\n'
            ),
            "backslashes": again("\\"),
            "dossiers": numbered(f"<{IRI}%d> {_TYPE} .\n"),
            "titles": numbered(f'<{IRI}> <https://schema.org/name> "%d" .\n', before=f"<{IRI}> {_TYPE} .\n"),
        }.items()
    },
    "nquads: graphs": numbered("<x:a> <x:b> <x:c> <x:g%d> .\n"),
    "nquads: graphs of dossiers": numbered(f"<{IRI}%d> {_TYPE} <{IRI}%d> .\n"),
    "nquads: beside a dossier": numbered(
        "<x:a> <x:b> <x:c> <x:g%d> .\n", before=f"<{IRI}> {_TYPE} <{IRI}> .\n"
    ),
    "nquads: two graphs in turn": again(f"<x:a> <x:b> <x:c> <x:g> .\n<{IRI}> {_TYPE} <{IRI}> .\n"),
    # RDF/XML.
    **{
        f"rdfxml: {what}": make
        for what, make in {
            "opening elements": again("<a>"),
            "opening brackets": again("<"),
            "elements in elements": within("<a>", "</a>"),
            "nodes in nodes": within("<s:a><s:b>", "</s:b></s:a>", before=XML, after="</rdf:RDF>"),
            "lists in lists": within(
                '<s:a><s:b rdf:parseType="Collection">', "</s:b></s:a>", before=XML, after="</rdf:RDF>"
            ),
            "an XML literal": within(
                "<b>",
                "</b>",
                before=XML + '<s:a><s:b rdf:parseType="Literal">',
                after="</s:b></s:a></rdf:RDF>",
            ),
            "attributes": numbered('a%d="" ', before="<a ", after="/>"),
            "repeated attributes": again('a="" ', before="<a ", after="/>"),
            "namespaces": numbered('xmlns:a%d="x:%d" ', before="<a ", after="/>"),
            "elements with attributes": _many_attributes,
            "declarations of a namespace": again('<s:a xmlns:s="x:"/>', before=XML, after="</rdf:RDF>"),
            "a document type": again("x", before="<!DOCTYPE a [<!ENTITY a '", after="'>]><a/>"),
            "comments": again("<!---->", before=XML, after="</rdf:RDF>"),
            "a comment": again("x", before=XML + "<!--", after="--></rdf:RDF>"),
            "instructions": again("<?a?>", before=XML, after="</rdf:RDF>"),
            "sections": again(
                "<![CDATA[]]>",
                before=XML + f'<vd:Dossier rdf:about="{IRI}"><s:name>',
                after="</s:name></vd:Dossier></rdf:RDF>",
            ),
            "references": again(
                "&#65;",
                before=XML + f'<vd:Dossier rdf:about="{IRI}"><s:name>',
                after="</s:name></vd:Dossier></rdf:RDF>",
            ),
            "a text": again(
                "x",
                before=XML + f'<vd:Dossier rdf:about="{IRI}"><s:name>',
                after="</s:name></vd:Dossier></rdf:RDF>",
            ),
            "a name": again("x", before="<", after="/>"),
            "line breaks": again("\n", before=XML, after="</rdf:RDF>"),
            "line breaks alone": again("\n"),
            "foreign statements": numbered('<s:a rdf:about="x:a%d"/>', before=XML, after="</rdf:RDF>"),
            "items of a list": again("<rdf:li/>", before=XML + "<s:a>", after="</s:a></rdf:RDF>"),
            "items in a dossier": again(
                "<rdf:li/>", before=XML + f'<vd:Dossier rdf:about="{IRI}">', after="</vd:Dossier></rdf:RDF>"
            ),
            "names": numbered(
                '<s:a rdf:ID="a%d"/>', before=XML.replace(">", ' xml:base="x:a">'), after="</rdf:RDF>"
            ),
            "bases": within('<s:a xml:base="a/"><s:b>', "</s:b></s:a>", before=XML, after="</rdf:RDF>"),
            "dossiers": numbered(f'<vd:Dossier rdf:about="{IRI}%d"/>', before=XML, after="</rdf:RDF>"),
            "an encoding": again("x", before='<?xml version="1.0" encoding="', after='"?><a/>'),
            "an unclosed declaration": again(" encoding=", before="<?xml"),
        }.items()
    },
    **{
        f"{name}: {each.__name__}": dossier(each, name)
        for name in ("jsonld", "nquads", "ntriples", "turtle", "trig", "rdfxml")
        for each in FILLED
    },
}


def read(case: str, data: bytes) -> tuple[str, float]:
    """What becomes of a document: `read`, or the code of the first problem; and how long that took.

    Where the format is streamed, it is read in both ways. The time is that of the slower one: seconds in
    which an idle processor would have worked for this process.
    """
    name = case.partition(":")[0]
    ways: list[Callable[[], object]] = [lambda: vd.loads(data, name)]
    if format_named(name).is_streamed:
        ways.append(lambda: list(_in_turn(data, name)))
    said, seconds = zip(*map(_timed, ways), strict=True)
    longest = max(seconds)
    return ", ".join(said), longest if longest < SECONDS_TO_WARNING else longest / slowness()


def _timed(call: Callable[[], object]) -> tuple[str, float]:
    begun = time.process_time()
    said = _outcome(call)
    return said, time.process_time() - begun


def slowness() -> float:
    """How many times longer a fixed piece of work takes now than on the machine that the limits are for.

    A processor that others work at, too, shares its caches and more with them. Less than 1 is taken for 1.
    """
    begun = time.process_time()
    known: dict[str, list[int]] = {}
    for number in range(200_000):
        known.setdefault(f"number {number}", []).append(number)
    assert all(known[f"number {number}"] == [number] for number in range(0, 200_000, 3))
    return max(1.0, (time.process_time() - begun) / SECONDS_OF_THE_WORK)


def _in_turn(data: bytes, name: str) -> Any:
    text = Text(io.BytesIO(data).read, 2**30)
    return (held.read() for held in in_turn(text, format_named(name), vd.Dossier, "refuse"))


def _outcome(call: Callable[[], object]) -> str:
    try:
        call()
    except VisitdataError as error:
        str(error)
        problems: tuple[vd.Problem, ...] = getattr(error, "problems", ())
        return problems[0].code if problems else type(error).__name__
    return "read"


def main(size: int, cases: list[str]) -> None:
    """Read each case, and say what became of it and what it took; the memory is that of all up to it."""
    for case in cases:
        said, seconds = read(case, MAKERS[case](size))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**10
        sys.stdout.write(f"{case}\t{seconds:.2f} s\t{memory} MiB\t{said}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
