"""What a format may be called, what is said of a name that is none, and how a format shows itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
import rdflib
from rdflib import plugin
from rdflib.parser import Parser
from rdflib.serializer import Serializer
from rich.pretty import pretty_repr

import visitdata as vd

if TYPE_CHECKING:
    from visitdata.syntaxes import Format

FORMATS = {format_.name: format_ for format_ in vd.formats()}
EVERY = sorted(format_.name for kind in ("lossless", "bridge", "view") for format_ in vd.formats(kind))
DOSSIER = vd.Dossier(id="https://data.example.org/d", title="A dossier", language="en")
NAMES = {
    "ttl": "turtle", ".ttl": "turtle", "text/turtle": "turtle", "longturtle": "turtle", "turtle": "turtle",
    "text/turtle; charset=utf-8": "turtle", "Text/Turtle;charset=UTF-8": "turtle",
    "application/x-turtle": "turtle",
    "json-ld": "jsonld", ".jsonld": "jsonld", "application/ld+json": "jsonld",
    'application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"': "jsonld",
    "application/json": "json", "application/json; charset=utf-8": "json", ".json": "json",
    "ndjson": "jsonl", "application/x-ndjson": "jsonl", "application/jsonl": "jsonl",
    "nt": "ntriples", "nt11": "ntriples", "application/n-triples": "ntriples",
    "nq": "nquads", "application/n-quads": "nquads", "application/trig": "trig", ".trig": "trig",
    "xml": "rdfxml", "pretty-xml": "rdfxml", "rdf": "rdfxml", "application/rdf+xml": "rdfxml",
}  # fmt: skip


@pytest.mark.parametrize(("name", "wanted"), NAMES.items())
def test_a_format_answers_to_its_suffix_media_type_and_name_in_rdflib(name: str, wanted: str) -> None:
    data = vd.dumps(DOSSIER, name)
    assert data == vd.dumps(DOSSIER, wanted)
    assert vd.loads(data, name) == DOSSIER
    assert vd.losses(DOSSIER, name) == ()


def called(format_: Format) -> list[str]:
    suffixes = (format_.suffix, *format_.more_suffixes)
    return [format_.name, *suffixes, *(each[1:] for each in suffixes), format_.media_type, *format_.aliases]


def test_no_two_formats_share_a_name() -> None:
    every = [name for format_ in FORMATS.values() for name in dict.fromkeys(called(format_))]
    assert len(every) == len(set(every))


# rdflib's names of what is none of our formats, or of more than one.
OTHERS = {
    "n3", "text/n3", "trix", "application/trix", "hext", "patch", "html", "text/html", "rdfa", "svg",
    "text/plain",
}  # fmt: skip


@pytest.mark.parametrize("kind", [Parser, Serializer])
def test_what_rdflib_calls_a_format_of_ours_is_known(kind: type) -> None:
    every: list[Any] = list(cast("Any", plugin).plugins(None, kind))
    names = {str(each.name) for each in every} - OTHERS
    assert names
    graph = vd.to_rdflib(DOSSIER)
    for name in names:
        data = vd.dumps(DOSSIER, name)
        again = rdflib.Dataset() if "quads" in name or "trig" in name else rdflib.Graph()
        if kind is Parser:
            again.parse(data=data, format=name)
            assert len(again) == len(graph), name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("TTL", "turtle"), ("turtl", "turtle"), ("jsn", "json"), ("N-Triples", "ntriples"),
        ("RDF/XML", "rdfxml"),
        ("n-quads", "nquads"), ("JSON", "json"), ("jsonn", None), ("n3", None), ("csv", None), ("", None),
        ("text/plain", None), ("x" * 100_000, None),
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_a_name_that_is_none_is_refused_with_the_one_that_is_near(name: str, meant: str | None) -> None:
    with pytest.raises(vd.UnknownFormatError) as caught:
        vd.dumps(DOSSIER, name)
    known = f"he formats are {', '.join(EVERY)}"
    likely = f"; did you mean {meant!r}? T{known}" if meant else f"; t{known}"
    assert str(caught.value) == f"there is no format {name!r}{likely}"


def test_another_charset_than_utf_8_is_no_format() -> None:
    with pytest.raises(vd.UnknownFormatError, match="all formats are in UTF-8"):
        vd.loads(b"", "text/turtle; charset=iso-8859-1")


def test_a_format_shows_its_name_suffix_and_media_type() -> None:
    shown = "Format('turtle', suffix='.ttl', media_type='text/turtle')"
    assert repr(FORMATS["turtle"]) == shown
    assert pretty_repr(FORMATS["turtle"]) == shown
    assert pretty_repr(vd.formats(), max_width=80).count("\n") == len(FORMATS) + 1
