"""Tools that we did not write load the output without a warning, and find in it what we say."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import visitdata as vd
from tests.support.readings import Triple, oxigraph_triples
from tests.support.strategies import dossiers, every_member, first_hand

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
    return output("node", str(installed("n3").parents[1] / "triples.js"), syntax, str(path))


def installed(name: str) -> Path:
    """Where a tool in JavaScript is."""
    path = JS / "node_modules" / name
    if not path.exists():
        pytest.skip(f"the tools in JavaScript are not installed: npm install in {JS}")
    return path


def checked_by_schema_dts(folder: Path, *documents: bytes) -> list[str]:
    """What the types of schema.org have against some documents, each a dataset, a line each."""
    (folder / "node_modules").symlink_to(installed("schema-dts").parent)
    lines = ['import type { Dataset, WithContext } from "schema-dts";']
    lines += [
        f"export const d{number}: WithContext<Dataset> = {document.decode().strip()};"
        for number, document in enumerate(documents)
    ]
    (folder / "documents.ts").write_text("\n".join(lines), encoding="utf-8")
    options = "--noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler --pretty false"
    command = ["node", str(installed("typescript/bin/tsc")), *options.split(), "documents.ts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert bool(done.returncode) == bool(done.stdout), done.stderr
    return [line for line in done.stdout.splitlines() if not line.startswith(" ")]


def on_the_web(dossier: vd.Dossier) -> bytes:
    return vd.dumps(dossier, "jsonld", context="https://schema.org")


def test_schema_dts_has_nothing_against_the_web_profile(tmp_path: Path) -> None:
    found = [on_the_web(dossier_of(source)) for source in SOURCES]
    found.append(on_the_web(first_hand(every_member())))

    @settings(max_examples=20, database=None)
    @given(dossiers(own_kinds=True))
    def draw(dossier: vd.Dossier) -> None:
        found.append(on_the_web(dossier))

    draw()
    assert len(found) > 20
    assert checked_by_schema_dts(tmp_path, *found) == []


def test_schema_dts_refuses_what_is_no_web_profile(tmp_path: Path) -> None:
    good = json.loads(on_the_web(every_member()))
    wrong = {
        "another context": {**good, "@context": "https://example.org"},
        "two types": {**good, "@type": ["Dataset", "vd:Dossier"]},
        "a word of ours": {**good, "vd:format": "visitdata/1"},
        "a value object": {**good, "name": {"@value": "a title", "@language": "en"}},
        "a word of another type": {**good, "startDate": "2031-05-11"},
        "an inner type that there is not": {**good, "mentions": [{"@type": "State of the world"}]},
        "an inner word of another type": {**good, "isBasedOn": [{"@type": "CreativeWork", "dateline": "x"}]},
    }
    errors = checked_by_schema_dts(tmp_path, *(json.dumps(each).encode() for each in wrong.values()))
    assert {line.partition(",")[0] for line in errors} == {
        f"documents.ts({number}" for number in range(2, 2 + len(wrong))
    }


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
