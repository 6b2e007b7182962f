"""Documents that would have a careless reader open a file, a connection or a door.

Each is made with a mark, so that two of them share no text. The addresses lead to the reader's own machine,
and the files named stand beside the document: whoever follows them has something to find there.
"""

from __future__ import annotations

import json
from typing import Any

# What stands beside the documents, to be found by those who follow what a document says.
BAIT = {
    "context.jsonld": b'{"@context": {"name": "https://schema.org/name"}}',
    "secret.ttl": b"<https://data.example.org/secret> a <https://data.example.org/Secret> .\n",
    "secret.txt": b"secret",
    "visitdata_bait.py": b"raise SystemExit('code was run from data')\n",
    "secret.xsl": b'<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/>',
    "entities.dtd": b'<!ENTITY secret SYSTEM "secret.txt">',
}

# Of these, a careless reader makes code, a file or an address.
TEXTS = (
    "__import__('os').system('id')",
    "${jndi:ldap://127.0.0.1:9/a}",
    "!!python/object/apply:os.system ['id']",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "file:///etc/passwd",
    "$(id) `id` ; id | id",
    "'); exec('import os') #",
    '"""\nraise SystemExit\n"""',
    "cos\nsystem\n(S'id'\ntR.",
)
LINKS = (
    "http://127.0.0.1:9/a",
    "file:///etc/passwd",
    "ftp://127.0.0.1/a",
    "ldap://127.0.0.1:9/a",
    "jar:file:///a.jar!/b",
    "python:os.system",
    "data:text/turtle,%3Ca%3E%20%3Cb%3E%20%3Cc%3E%20.",
    "javascript:alert(1)",
)


def sound(mark: str) -> dict[str, Any]:
    """A dossier that is right, of texts and links that lead somewhere."""
    texts = [f"{text} {mark}" for text in TEXTS]
    links = [f"{link}?{mark}" for link in LINKS]
    quotes = [{"words": text} for text in texts]
    return {
        "format": "visitdata/1",
        "id": f"http://127.0.0.1:9/dossiers/{mark}",
        "title": texts[0],
        "language": "en",
        "license": links[0],
        "notes": texts,
        "makers": [{"name": text, "iri": link} for text, link in zip(texts, links, strict=False)],
        "articles": [
            {"id": f"file:///etc/hosts?{mark}", "kind": "news", "url": links[1], "based_on": links},
            {"id": "article", "kind": "news", "archived_at": links[2], "headline": texts[1]},
        ],
        "actors": [
            {"type": "State", "id": f"{mark}-state", "name": texts[2], "same_as": links, "aliases": texts},
            {"type": "Person", "id": f"http://127.0.0.1:9/{mark}", "name": texts[3], "close_match": links},
        ],
        "events": [
            {"type": "Visit", "id": f"{mark}-visit", "label": texts[4], "status": "planned",
             "visitors": [f"{mark}-state"], "codes": [{"scheme": links[0], "code": texts[5]}],
             "evidence": [{"article": "article", "start": 0, "end": 4, "digest": "a" * 16}]},
        ],
        "allegations": [
            {"id": f"{mark}-arms", "claimants": [f"{mark}-state"], "gist": texts[6], "quotes": quotes,
             "alleges": [{"type": "PositedTransfer", "id": f"{mark}-sale", "label": texts[7],
                          "status": "occurred", "items": [{"label": texts[8]}]}]},
        ],
    }  # fmt: skip


def files(mark: str) -> dict[str, bytes]:
    """All of them as files: the dossier that is right, and those of each format that are read."""
    broken = {
        f"{mark}-{number}{suffix}": data
        for suffix, documents in _broken(mark).items()
        for number, data in enumerate(documents)
    }
    return {f"{mark}.json": _bytes(sound(mark)), **broken}


def _broken(mark: str) -> dict[str, list[bytes]]:
    """Documents by their suffix, each with something in it that is none of a dossier's."""
    of_json = _json(mark)
    turtle = _turtle(mark)
    lines = _lines(mark)
    return {
        ".json": [_bytes(each) for each in of_json],
        ".jsonl": [b"\n".join(_bytes(each) for each in of_json) + b"\n"],
        ".jsonld": [_bytes(each) for each in _jsonld(mark)],
        ".rdf": [each.encode() for each in _rdfxml(mark)],
        ".ttl": turtle,
        ".trig": turtle,
        ".nt": lines,
        ".nq": lines,
    }


def _bytes(document: object) -> bytes:
    return json.dumps(document).encode()


def _json(mark: str) -> list[Any]:
    good = sound(mark)
    return [
        {"$schema": "http://127.0.0.1:9/schema.json", **good},
        {"$ref": "file:secret.ttl"},
        {"@context": "http://127.0.0.1:9/context.jsonld", **good},
        {"py/object": "os.system", "py/reduce": [{"py/function": "os.system"}, ["id"]]},
        {"__class__": "os.system", **good},
        {**good, "events": [{"type": "os.system", "id": mark}, {"type": f"Posited{mark}", "id": "b"}]},
        {**good, "events": [{"type": "visitdata_bait", "id": mark, "label": "x", "status": "planned"}]},
        {**good, "format": f"http://127.0.0.1:9/{mark}"},
        {**good, "title": None, mark: mark, "id": "../secret.txt"},
    ]


def _jsonld(mark: str) -> list[Any]:
    node = {"@id": f"http://127.0.0.1:9/{mark}", "@type": "https://w3id.org/visitdata/ns#Dossier"}
    remote = (
        "http://127.0.0.1:9/context.jsonld",
        "https://schema.org",
        "https://schema.org/",
        "file:context.jsonld",
        "context.jsonld",
        "/etc/passwd",
        f"//127.0.0.1:9/{mark}",
        ["context.jsonld", {"name": "https://schema.org/name"}],
        {"@import": "http://127.0.0.1:9/context.jsonld"},
        {"@import": "context.jsonld"},
        {"@version": 1.1, "name": {"@id": "https://schema.org/name", "@context": "context.jsonld"}},
        {"Thing": {"@id": "https://schema.org/Thing", "@context": "http://127.0.0.1:9/context.jsonld"}},
        {"@base": f"http://127.0.0.1:9/{mark}/"},
        {"@vocab": f"http://127.0.0.1:9/{mark}#"},
    )
    return [
        *({"@context": context, **node, "name": mark} for context in remote),
        {**node, "http://www.w3.org/2002/07/owl#imports": {"@id": "file:secret.ttl"}},
        {**node, "https://schema.org/name": {"@context": "context.jsonld", "@value": mark}},
        {"@context": {"name": "https://schema.org/name"}, "@included": [{"@context": "context.jsonld"}]},
    ]


def _rdfxml(mark: str) -> list[str]:
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    body = f'<rdf:RDF {rdf}><rdf:Description rdf:about="http://127.0.0.1:9/{mark}"/></rdf:RDF>'
    types = (
        "<!DOCTYPE rdf:RDF SYSTEM 'http://127.0.0.1:9/entities.dtd'>",
        "<!DOCTYPE rdf:RDF SYSTEM 'entities.dtd'>",
        "<!DOCTYPE rdf:RDF PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'entities.dtd'>",
        "<!DOCTYPE rdf:RDF [<!ENTITY secret SYSTEM 'secret.txt'>]>",
        "<!DOCTYPE rdf:RDF [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE rdf:RDF [<!ENTITY % all SYSTEM 'entities.dtd'> %all;]>",
        "<!DOCTYPE rdf:RDF [<!ENTITY % all SYSTEM 'http://127.0.0.1:9/entities.dtd'> %all;]>",
    )
    entity = f'<rdf:RDF {rdf}><rdf:Description rdf:about="urn:{mark}" rdf:value="&secret;"/></rdf:RDF>'
    attributes = (
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a secret.xsl"',
        'xml:base="http://127.0.0.1:9/"',
        'xml:base="file:///etc/"',
    )
    about = '<rdf:Description rdf:about="secret.txt"/>'
    include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='secret.txt' parse='text'/>"
    imports = f"<o:imports xmlns:o='http://www.w3.org/2002/07/owl#' rdf:resource='file:secret.ttl?{mark}'/>"
    return [
        *(f"{type_}{document}" for type_ in types for document in (body, entity)),
        *(f"<rdf:RDF {rdf} {each}>{about}</rdf:RDF>" for each in attributes),
        f"<?xml-stylesheet type='text/xsl' href='secret.xsl'?>{body}",
        f"<?xml-model href='http://127.0.0.1:9/model.rng'?>{body}",
        f"<?xml version='1.0' encoding='utf-7'?>{body}",
        body.replace("<rdf:Description", f"{include}<rdf:Description"),
        body.replace("/></rdf:RDF>", f">{imports}</rdf:Description></rdf:RDF>"),
        body.replace("/></rdf:RDF>", f">{include}</rdf:Description></rdf:RDF>"),
        body.replace("/>", f' rdf:resource="file:secret.ttl?{mark}"/>'),
    ]


def _lines(mark: str) -> list[bytes]:
    node = f"<http://127.0.0.1:9/{mark}>"
    imports = "<http://www.w3.org/2002/07/owl#imports>"
    a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    statements = (
        f"{node} {imports} <file:///etc/passwd> .",
        f"<file:///etc/passwd> {a} <https://w3id.org/visitdata/ns#Dossier> .",
        f"{node} {a} <https://w3id.org/visitdata/ns#Dossier> .",
        f'{node} {a} "{mark}"^^<http://127.0.0.1:9/datatype> .',
        f"<secret.ttl> {a} <secret.ttl> .",
    )
    return [*(each.encode() for each in statements), "\n".join(statements[:3]).encode()]


def _turtle(mark: str) -> list[bytes]:
    heads = (
        f"@base <http://127.0.0.1:9/{mark}/> .",
        "@base <file:///etc/> .",
        "BASE <http://127.0.0.1:9/>",
        "@prefix vd: <http://127.0.0.1:9/ns#> .",
        "@import <secret.ttl> .",
        "LOAD <file:secret.ttl>",
    )
    body = f"<secret.ttl> a <https://w3id.org/visitdata/ns#Dossier> ; <urn:name> '{mark}' ."
    return [*(f"{head}\n{body}".encode() for head in heads), *_lines(mark)]
