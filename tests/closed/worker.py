"""Goes through every reader, writer and command in rounds, with the documents of tests/closed/hostile.py.

In the round `start`, all is loaded and compiled that ever will be. In the round `again`, with other texts,
there is nothing left to load or to compile: what is compiled then, is compiled from data. In the round
`forbidden`, that is done which must not be, to prove that it is seen. As each round begins, a file is looked
for that is not there: that is its mark in the log of another watcher.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import visitdata as vd
from tests.closed import hook, hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

# A word for each round, which stands in all its texts, and in no code.
MARKS = {"start": "corncrake", "again": "bittern"}
FORBIDDEN = "forbidden"
EVERY = "every.json"
TEXT = "text.txt"
SITE = "site"
MARK = "round of "
SCHEMAS = ("json-schema", "context", "ontology", "shapes")


def go(out: str) -> None:
    """Go through all rounds in a folder of documents, write to the folder `out`, and print what was seen."""
    for name, mark in MARKS.items():
        _begin(name)
        here = Path(out, name)
        here.mkdir()
        _out(vd.load(EVERY), here / "every")
        _out(vd.load(f"{mark}.json"), here / "sound")
        for document in hostile.files(mark):
            _in(document, here)
        _graphs(mark)
    _begin(FORBIDDEN)
    for do in FORBIDDEN_THINGS:
        do()
    hook.begin(None)
    json.dump(hook.ROUNDS, sys.stdout)


def _begin(name: str) -> None:
    hook.begin(name)
    with contextlib.suppress(FileNotFoundError):
        os.open(f"{MARK}{name}", os.O_RDONLY)


# Every way out, and back in.


def _out(dossier: vd.Dossier, out: Path) -> None:
    out.mkdir()
    for format_ in vd.formats():
        data = vd.dumps(dossier, format_.name)
        assert vd.losses(dossier, format_.name) == ()
        assert vd.loads(data, format_.name) == dossier
        for suffix in ("", ".gz", ".zst"):
            path = out / f"dumped{format_.suffix}{suffix}"
            vd.dump(dossier, path)
            assert vd.load(path) == dossier
            assert list(vd.read(path)) == [dossier]
            if format_.holds_many:
                assert vd.write([dossier], out / f"many{format_.suffix}{suffix}") == 1
    vd.dumps(dossier, "jsonld", context="https://schema.org")
    assert vd.losses(dossier, "jsonld", context="https://schema.org")
    assert vd.from_rdflib(vd.to_rdflib(dossier)) == dossier
    converter = vd.converter()
    assert converter.structure(converter.unstructure(dossier), vd.Dossier) == dossier
    vd.check(dossier)
    vd.anchor(dossier, {article.id: Path(TEXT).read_text(encoding="utf-8") for article in dossier.articles})
    for name in SCHEMAS:
        vd.schema(name)
    vd.instructions()
    for name in vd.seeds():
        vd.seed(name)
    _commands(out)


def _commands(out: Path) -> None:
    """Each command, with what is right."""
    given = str(out / "dumped.json")
    assert _run("export", given, "--out", str(out / "exported")) == 0
    assert _run("export", "--out", str(out / "shipped")) == 0
    assert _run("schema", "--write", str(out / "schemas")) == 0
    assert _run("schema", "--check", str(out / "schemas")) == 0
    for name in SCHEMAS:
        assert _run("schema", name) == 0
    assert _run("convert", given, str(out / "web.jsonld"), "--context", "https://schema.org") == 0
    for report in ("text", "json", "sarif", "github"):
        assert _run("check", given, "--report", report) == 0
    _views(given, out)
    for format_ in vd.formats():
        assert _run("convert", given, "-", "--to", format_.name) == 0
        assert _run("convert", given, str(out / f"converted{format_.suffix}.gz")) == 0


def _views(given: str, out: Path) -> None:
    """What people see of a dossier."""
    dossier = vd.load(given)
    texts = [f"--text={article.id}={TEXT}" for article in dossier.articles if "=" not in article.id]
    assert _run("page", given, "-o", str(out / "page.html"), *texts) == 0
    assert _run("show", given) == 0
    for record in (dossier, *dossier):
        if isinstance(record, vd.Actor):
            assert _run("show", given, "--actor", record.id) == 0
        record._repr_html_()  # pyright: ignore[reportPrivateUsage] # as notebooks call it
    for _ in ("new", "unchanged"):
        assert _run("site", given, "-o", str(out / SITE), "--base", "https://data.example.org/") == 0


# Every way in.


def _in(document: str, out: Path) -> None:
    """A document that holds no dossier, but for the one that is right."""
    path = Path(document)
    data = path.read_bytes()
    name = next(each.name for each in vd.formats() if each.suffix == path.suffix)
    ways: tuple[Callable[[], Any], ...] = (
        lambda: vd.loads(data, name),
        lambda: vd.loads(data, name, foreign="ignore"),
        lambda: vd.load(path),
        lambda: list(vd.read(path)),
        lambda: vd.converter().structure(json.loads(data), vd.Dossier),
    )
    for way in ways if path.suffix == ".json" else ways[:-1]:
        with contextlib.suppress(vd.VisitdataError):
            way()
    assert _run("check", document) in {0, 1}
    assert _run("check", document, "--text", f"article={TEXT}") in {0, 1}
    assert _run("convert", document, str(out / "converted.ttl")) in {0, 1}
    assert _run("convert", document, "-", "--to", "nquads", "--foreign", "ignore") in {0, 1}
    assert _run("convert", document, str(out / "skipped.nq"), "--on-error", "skip") in {0, 1}
    assert _run("export", document, "--out", str(out / "exported")) in {0, 1}
    assert _run("page", document, "-o", str(out / "page.html")) in {0, 1}
    assert _run("show", document) in {0, 1}
    assert _run("site", document, "-o", str(out / SITE), "--base", "https://data.example.org/") in {0, 1}


def _graphs(mark: str) -> None:
    """A graph of rdflib that names files and asks for imports."""
    from rdflib import OWL, Dataset, Graph, URIRef  # noqa: PLC0415 - imported in a round

    for graph in (Graph(), Dataset()):
        graph.add((URIRef(f"http://127.0.0.1:9/{mark}"), OWL.imports, URIRef("file:secret.ttl")))
        graph.add((URIRef("file:secret.ttl"), OWL.imports, URIRef("http://127.0.0.1:9/secret.ttl")))
        with contextlib.suppress(vd.VisitdataError):
            vd.from_rdflib(graph)


def _run(*args: str) -> int:
    from visitdata.cli import run  # noqa: PLC0415 - as above

    with _swallowed():
        return run(args)


@contextlib.contextmanager
def _swallowed() -> Generator[None]:
    """What is printed is no matter here."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield


# What must not be done: each is seen.


def _fetch_a_context() -> None:
    from rdflib import Graph  # noqa: PLC0415 - as above

    with contextlib.suppress(OSError):
        Graph().parse(data='{"@context": "http://127.0.0.1:9/context.jsonld"}', format="json-ld")


def _read_a_file_beside() -> None:
    Path("secret.txt").read_bytes()


def _read_a_file_in_native_code() -> None:
    """Python tells of no event here."""
    import pyoxigraph  # noqa: PLC0415 - as above

    list(pyoxigraph.parse(path="secret.ttl", format=pyoxigraph.RdfFormat.TURTLE))


def _write_a_file_beside() -> None:
    Path("beside.txt").write_bytes(b"")


def _take_a_file_away() -> None:
    Path("secret.xsl").unlink()


def _run_a_program() -> None:
    subprocess.run(["true"], check=True)  # noqa: S607 - nobody gave it


def _run_data() -> None:
    exec("pass")  # noqa: S102 - as above


def _load_a_module() -> None:
    importlib.import_module("xml.dom.minidom")


FORBIDDEN_THINGS: tuple[Callable[[], None], ...] = (
    _fetch_a_context,
    _read_a_file_beside,
    _read_a_file_in_native_code,
    _write_a_file_beside,
    _take_a_file_away,
    _run_a_program,
    _run_data,
    _load_a_module,
)
