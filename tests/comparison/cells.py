"""Tools given hostile input, used as their own pages tell: what the cells of docs/hostile-input.md try.

Each function tries something and says in a phrase what came of it. What it raises, that it does not end, and
that it ends its process, is said by `measure`.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

# What is given.

BASE = "https://data.example.org/d"
NODE, TERM, OTHER = "urn:s", "https://data.example.org/p", "urn:o"
# Closes a term of N-Triples, says another statement, and makes a comment of the rest.
FORGED = f"> .\n<{NODE}> <urn:forged> <{OTHER}> .\n#"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
XSD_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
DEEP = 100_000
UNDEFINED = f'{{"@context": {{"name": "urn:name"}}, "@id": "{NODE}", "name": "Arcadia", "naem": "Ruritania"}}'
RELATIVE = f'{{"@id": "a", "{TERM}": {{"@id": "b"}}}}'
ESCAPED = f"<{NODE}> <{TERM}> <urn:a\\u003Eb> ."
BLANK = f"_:a <urn:forged> <{OTHER}> .\n_:b"
TWICE = f'{{"@id": "{NODE}", "{TERM}": "Arcadia", "{TERM}": "Ruritania"}}'
ILL_TYPED = f'<{NODE}> <{TERM}> "many"^^<{XSD_INTEGER}> .\n'
LISTS = f"<{NODE}> <{TERM}> {'(' * DEEP}{')' * DEEP} ."
TRIPLES = f"<{NODE}> <{TERM}> " + f"<<( <{NODE}> <{TERM}> " * DEEP + f"<{OTHER}>" + " )>>" * DEEP + " .\n"
SURROGATE = "Arcadia \ud800"


def bomb() -> bytes:
    """Some 200 kB of gzip that become a thousand times as much."""
    return gzip.compress(b" " * 200_000_000)


def laughs() -> str:
    """A document of some 540 bytes, whose one text is a hundred million characters long."""
    entities = "".join(
        f'<!ENTITY {outer} "{f"&{inner};" * 10}">'
        for inner, outer in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = f'<rdf:Description rdf:about="{NODE}"><rdf:value>&i;</rdf:value></rdf:Description>'
    return f'<!DOCTYPE r [<!ENTITY a "a">{entities}]><rdf:RDF {RDF}>{text}</rdf:RDF>'


def remote(address: str) -> str:
    return json.dumps({"@context": address, "@id": NODE, "name": "Arcadia"})


# rdflib.


def rdflib_graph(value: Any, subject: Any = None) -> Any:
    from rdflib import Graph, URIRef  # noqa: PLC0415 - each cell loads its own tool only

    graph = Graph()
    graph.add((subject or URIRef(NODE), URIRef(TERM), value))
    return graph


def rdflib_forges(kind: str) -> str:
    """Statements that are read out of N-Triples, written of a graph that holds one."""
    from rdflib import BNode, Literal, URIRef  # noqa: PLC0415 - as above

    graph = {
        "datatype": lambda: rdflib_graph(Literal("x", datatype=URIRef(f"urn:d{FORGED}"))),
        "language": lambda: rdflib_graph(Literal("x", lang=f"en{FORGED[1:]}")),
        "newline": lambda: rdflib_graph(Literal("x", lang="en\n")),
        "blank node": lambda: rdflib_graph(URIRef(OTHER), BNode(BLANK.removeprefix("_:"))),
        "IRI": lambda: rdflib_graph(URIRef(f"urn:d{FORGED}")),
    }[kind]()
    return read_back(graph.serialize(format="nt"))


def read_back(text: str | bytes) -> str:
    """How many statements there are in N-Quads that were written of one."""
    import pyoxigraph as ox  # noqa: PLC0415 - as above

    try:
        count = len(list(ox.parse(text, format=ox.RdfFormat.N_QUADS)))
    except SyntaxError:
        return "**writes what is no N-Triples**"
    return {0: "**leaves it out**, nothing is said", 1: "1 statement"}.get(
        count, f"**{count} statements** from 1"
    )


def rdflib_reads(data: str, format_: str) -> list[Any]:
    from rdflib import Graph  # noqa: PLC0415 - as above

    return list(Graph().parse(data=data, format=format_))


def rdflib_old_file() -> str:
    from rdflib import URIRef  # noqa: PLC0415 - as above

    return old_file(lambda path: rdflib_graph(URIRef("urn:a b")).serialize(path, format="nt"))


def rdflib_surrogate() -> str:
    from rdflib import Literal  # noqa: PLC0415 - as above

    return old_file(lambda path: rdflib_graph(Literal(SURROGATE)).serialize(path, format="nt"))


def rdflib_nul() -> str:
    from rdflib import Literal  # noqa: PLC0415 - as above

    text = rdflib_graph(Literal("a\0b")).serialize(format="xml")
    return well_formed(text.encode())


def rdflib_laughs() -> str:
    return length_of_text(rdflib_reads(laughs(), "xml")[0][2])


# pyoxigraph.


def oxigraph_reads(data: str, format_: str) -> list[Any]:
    import pyoxigraph  # noqa: PLC0415 - as above

    return list(pyoxigraph.parse(data, format=getattr(pyoxigraph.RdfFormat, format_)))


def oxigraph_forges(kind: str) -> str:
    """What is forged, if the term can be made at all."""
    import pyoxigraph as ox  # noqa: PLC0415 - as above

    subject: Any = ox.NamedNode(NODE)
    value: Any = ox.NamedNode(OTHER)
    if kind == "datatype":
        value = ox.Literal("x", datatype=ox.NamedNode(f"urn:d{FORGED}"))
    elif kind == "language":
        value = ox.Literal("x", language=f"en{FORGED[1:]}")
    elif kind == "newline":
        value = ox.Literal("x", language="en\n")
    elif kind == "blank node":
        subject = ox.BlankNode(BLANK.removeprefix("_:"))
    elif kind == "IRI":
        value = ox.NamedNode(f"urn:d{FORGED}")
    triple = ox.Triple(subject, ox.NamedNode(TERM), value)
    return read_back(ox.serialize([triple], format=ox.RdfFormat.N_TRIPLES) or b"")


def oxigraph_old_file() -> str:
    import pyoxigraph as ox  # noqa: PLC0415 - as above

    def triples() -> Iterator[ox.Triple]:
        yield ox.Triple(ox.NamedNode(NODE), ox.NamedNode(TERM), ox.Literal("x"))
        yield ox.Triple(ox.NamedNode(NODE), ox.NamedNode(TERM), ox.NamedNode("urn:a b"))

    return old_file(lambda path: ox.serialize(triples(), path, format=ox.RdfFormat.N_TRIPLES))


def oxigraph_surrogate() -> str:
    import pyoxigraph as ox  # noqa: PLC0415 - as above

    return f"makes {ox.Literal(SURROGATE)}"


def oxigraph_nul() -> str:
    import pyoxigraph as ox  # noqa: PLC0415 - as above

    triple = ox.Triple(ox.NamedNode(NODE), ox.NamedNode(TERM), ox.Literal("a\0b"))
    return well_formed(ox.serialize([triple], format=ox.RdfFormat.RDF_XML) or b"")


def oxigraph_laughs() -> str:
    return length_of_text(oxigraph_reads(laughs(), "RDF_XML")[0].object.value)


# PyLD.


def pyld_nquads(document: str) -> str:
    jsonld: Any = import_module("pyld.jsonld")  # it has no types
    return str(jsonld.to_rdf(json.loads(document), {"format": "application/n-quads"}))


def pyld_reads(document: str) -> list[str]:
    """The lines of N-Quads that a document says."""
    return pyld_nquads(document).splitlines()


def pyld_forges(value: dict[str, Any], subject: str = NODE) -> str:
    return read_back(pyld_nquads(json.dumps({"@id": subject, TERM: value})))


def subjects(lines: list[str]) -> list[str]:
    return [line.split(">")[0].removeprefix("<") for line in lines]


def texts(lines: list[str]) -> list[str]:
    return [line.split('"')[1] for line in lines]


# visitdata.


def ours_reads(data: str | bytes, format_: str) -> str:
    """The title is `Arcadia` in all of ours."""
    return f"reads `{vd.loads(data, format_).title}`"


def noted(text: str) -> vd.Dossier:
    return vd.Dossier(id=BASE, title="Arcadia", notes=[text])


def ours_old_file() -> str:
    def dossiers() -> Iterator[vd.Dossier]:
        yield noted("x")
        yield noted("a\0b")

    return old_file(lambda path: vd.write(dossiers(), path, "jsonl"))


def ours_json(**members: Any) -> str:
    return json.dumps({"format": "visitdata/1", "id": BASE, "title": "Arcadia", **members})


def ours_actor(**members: Any) -> str:
    return ours_json(actors=[{"type": "Person", "id": "lind", "name": "Ana Lind", **members}])


def made_of(record: object) -> str:
    """What is said where a record could be made."""
    return f"makes a {type(record).__name__}"


def ours_jsonld(**members: Any) -> str:
    """A sound dossier in JSON-LD, with members more or other ones."""
    return json.dumps(json.loads(vd.dumps(noted("x"), "jsonld")) | members)


def ours_counted(count: str) -> str:
    """An article whose length is written as that."""
    return ours_json(articles=[{"id": "article", "kind": "news", "length": 0}]).replace("0}", f"{count}}}")


def ours_ill_typed() -> str:
    dossier = vd.Dossier(id=BASE, title="A", articles=[vd.Article(id="article", kind="news", length=7)])
    return ours_reads(vd.dumps(dossier, "ntriples").replace(b'"7"', b'"many"'), "ntriples")


def ours_datatype() -> str:
    """The same as an escape, in N-Triples: this package's own datatypes are all that it writes."""
    return ours_reads(f'<{NODE}> <{TERM}> "x"^^<urn:d\\u003E> .', "ntriples")


def ours_bomb() -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bomb.json.gz")
        path.write_bytes(bomb())
        return f"reads `{vd.load(path, max_bytes=10**6).title}`"


# What is looked at.


def old_file(write: Callable[[str], object]) -> str:
    """What a file holds once writing something else to it has failed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "old.txt")
        path.write_bytes(b"old")
        try:
            write(str(path))
        except Exception:  # noqa: BLE001 - whatever it is that fails
            left = path.read_bytes()
            if left == b"old":
                return "fails, the old file stands"
            return f"fails, **the old file is gone**: {len(left) or 'no'} bytes are left"
        return "writes it"


def well_formed(xml: bytes) -> str:
    """Whether a parser of XML takes a text."""
    from xml.parsers import expat  # noqa: PLC0415 - as above

    try:
        expat.ParserCreate().Parse(xml, True)  # noqa: FBT003 - that it is all of it
    except expat.ExpatError:
        return "**writes what is no XML**"
    return "writes XML"


def length_of_text(text: str) -> str:
    return f"**makes a text of {len(text):,} characters of it**"


@contextlib.contextmanager
def served() -> Generator[tuple[str, list[str]]]:
    """A context on this machine, at an address, and the paths that were asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/ld+json")
            self.end_headers()
            self.wfile.write(b'{"@context": {"name": "urn:name"}}')

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as its base has it
            """Nobody reads it."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/context", asked
        server.shutdown()


def fetches(read: Callable[[str], object]) -> str:
    """Whether a remote context is fetched from the machine that it names."""
    with served() as (address, asked):
        try:
            read(remote(address))
        except Exception as error:
            if asked:
                return f"**fetches it**, then `{type(error).__name__}`"
            raise
        return "**fetches it**" if asked else "does not fetch it"


def opens(read: Callable[[str], object]) -> str:
    """Whether a context in a file of this machine is opened."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "context.jsonld")
        path.write_text('{"@context": {"name": "urn:name"}}', encoding="utf-8")
        found = read(remote(path.as_uri()))
        return "**opens it**" if found else "does not open it"


def kept(found: list[Any]) -> str:
    return "**1 statement of 2**, nothing is said" if len(found) == 1 else f"{len(found)} statements"


def values(found: list[str]) -> str:
    return f"reads {' and '.join(f'`{each}`' for each in found)}" if found[1:] else f"**reads `{found[0]}`**"


def relative(found: list[str]) -> str:
    """What became of the node `a`, by the IRI that it has now."""
    if not found:
        return "**no statement**, nothing is said"
    here = Path.cwd().as_uri()
    return f"**makes `{found[0].replace(here, 'file:///folder')}` of it**"


def orjson() -> Any:
    import orjson as module  # noqa: PLC0415 - as above

    return module


def json_old_file() -> str:
    def write(path: str) -> None:
        with Path(path).open("w", encoding="utf-8") as file:
            json.dump({"a": 1, "b": object()}, file)

    return old_file(write)


def reads(value: object, meant: object) -> str:
    """What is read; in bold where something else stands there."""
    return f"reads `{value!r}`" if (type(value), value) == (type(meant), meant) else f"**reads `{value!r}`**"


def written(text: str | bytes) -> str:
    """What is written; in bold where it is no JSON, or does not say what was given."""
    shown = text if isinstance(text, str) else text.decode()
    return f"**writes `{shown}`**" if shown in {"NaN", "null"} else f"writes `{shown}`"


@attrs.frozen
class Thing:
    """A class as users of cattrs declare them."""

    name: str = ""
    count: int = 0
    is_known: bool = False
    aliases: tuple[str, ...] = ()


def structured(**members: Any) -> str:
    import cattrs  # noqa: PLC0415 - as above

    thing = cattrs.structure(members, Thing)
    (name,) = members
    if not hasattr(thing, name):
        return "**leaves it out**, nothing is said"
    return f"**makes `{getattr(thing, name)!r}` of it**"


def held(**members: Any) -> str:
    (name,) = members
    return f"holds `{getattr(Thing(**members), name)!r}`"
