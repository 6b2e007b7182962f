"""Tools that we did not write load the output without a warning, and find in it what we say."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import visitdata as vd
from tests.readings import Triple, oxigraph_triples
from tests.strategies import every_member

JS = Path(__file__).parents[1] / "js"
N3_FORMATS = {"ntriples": "N-Triples", "nquads": "N-Quads", "turtle": "Turtle", "trig": "TriG"}
RAPPER = {"ntriples": "ntriples", "turtle": "turtle", "rdfxml": "rdfxml"}
SERDI = {"ntriples": "ntriples", "nquads": "nquads", "turtle": "turtle", "trig": "trig"}
SOURCES = [*vd.seeds(), "every member"]


def dossier_of(source: str) -> vd.Dossier:
    return every_member() if source == "every member" else vd.seed(source)


def written(source: str, name: str, folder: Path) -> Path:
    path = folder / f"dossier.{name}"
    vd.dump(dossier_of(source), path, name)
    return path


def said(source: str) -> set[Triple]:
    return oxigraph_triples(vd.dumps(dossier_of(source), "ntriples"), "ntriples")


def output(*command: str) -> bytes:
    """What a tool prints, if it has nothing to complain of."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", N3_FORMATS)
def test_n3_js_reads_it(name: str, source: str, tmp_path: Path) -> None:
    assert oxigraph_triples(by_node(N3_FORMATS[name], written(source, name, tmp_path)), "nquads") == said(
        source
    )


@pytest.mark.parametrize("source", SOURCES)
def test_jsonld_js_reads_it(source: str, tmp_path: Path) -> None:
    assert oxigraph_triples(by_node("JSON-LD", written(source, "jsonld", tmp_path)), "nquads") == said(source)


def by_node(syntax: str, path: Path) -> bytes:
    if not (JS / "node_modules").is_dir():
        pytest.skip(f"the tools in JavaScript are not installed: npm install in {JS}")
    return output("node", str(JS / "triples.js"), syntax, str(path))


@pytest.mark.parametrize("source", SOURCES)
def test_pyld_reads_it(source: str, tmp_path: Path) -> None:
    jsonld: Any = import_module("pyld.jsonld")  # it has no types
    document = json.loads(written(source, "jsonld", tmp_path).read_bytes())
    quads: str = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    assert oxigraph_triples(quads.encode(), "nquads") == said(source)


def refuse(url: str, _options: object) -> None:
    msg = f"no document is loaded, not even {url}"
    raise AssertionError(msg)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", RAPPER)
def test_rapper_reads_it(name: str, source: str, tmp_path: Path) -> None:
    data = output("rapper", "-q", "-i", RAPPER[name], "-o", "ntriples", str(written(source, name, tmp_path)))
    assert oxigraph_triples(data, "ntriples") == said(source)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", SERDI)
def test_serdi_reads_it(name: str, source: str, tmp_path: Path) -> None:
    data = output("serdi", "-i", SERDI[name], "-o", "ntriples", str(written(source, name, tmp_path)))
    assert oxigraph_triples(data, "ntriples") == said(source)
