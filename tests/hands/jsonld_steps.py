"""What JSON-LD tools are asked to do with a dossier: the same of PyLD and of jsonld.js.

An operation is one of those of the JSON-LD API (JSON-LD 1.1 Processing Algorithms and API, section 9), named
as in jsonld.js.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

import visitdata as vd
from visitdata.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable


SCHEMA, VD = PREFIXES["schema"], PREFIXES["vd"]
OA, EDTF, XSD = PREFIXES["oa"], PREFIXES["edtf"], PREFIXES["xsd"]

Context: TypeAlias = "dict[str, Any]"


def _none(_dossier: vd.Dossier) -> Context:
    return {}


def _prefixes(dossier: vd.Dossier) -> Context:
    return {"own": f"{dossier.id}#", "s": SCHEMA, "v": VD, "x": XSD}


def _aliases(_dossier: vd.Dossier) -> Context:
    """schema.org's names as they stand, and every keyword under another name."""
    keywords = ("id", "type", "value", "language", "graph", "included", "none", "nest", "set", "reverse")
    return {"@vocab": SCHEMA, "v": VD} | {name: f"@{name}" for name in keywords}


def _maps(_dossier: vd.Dossier) -> Context:
    """Texts by language; nodes by id and by an index."""
    return {
        "@version": 1.1,
        "@vocab": VD,
        "s": SCHEMA,
        "name": {"@id": "s:name", "@container": "@language"},
        "text": {"@id": "s:text", "@container": ["@language", "@set"]},
        "mentions": {"@id": "s:mentions", "@container": "@id"},
        "evidence": {"@id": f"{VD}evidence", "@container": ["@id", "@set"]},
        "about": {"@id": "s:about", "@container": "@index"},
        "note": {"@id": f"{VD}note", "@container": "@index"},
    }


def _coerced(_dossier: vd.Dossier) -> Context:
    """Sets, and values that are plain strings because their key says what they are."""
    return {
        "@vocab": VD,
        "s": SCHEMA,
        "agent": {"@container": "@set", "@type": "@id"},
        "speaker": {"@type": "@vocab"},
        "mentions": {"@id": "s:mentions", "@container": "@set", "@type": "@id"},
        "time": {"@type": f"{EDTF}EDTF"},
        "start": {"@id": f"{OA}start", "@type": f"{XSD}nonNegativeInteger"},
        "format": {"@type": "@none"},
    }


def _nested(_dossier: vd.Dossier) -> Context:
    return {
        "@version": 1.1,
        "@vocab": VD,
        "s": SCHEMA,
        "words": "@nest",
        "name": {"@id": "s:name", "@nest": "words"},
        "note": {"@id": f"{VD}note", "@nest": "words"},
    }


def _scoped(_dossier: vd.Dossier) -> Context:
    """One key that means one thing under a property, and another in a node of some type."""
    return {
        "@version": 1.1,
        "s": SCHEMA,
        "v": VD,
        "isBasedOn": {"@id": "s:isBasedOn", "@context": {"x": {"@id": "s:url", "@type": "@id"}}},
        "mentions": {"@id": "s:mentions", "@context": {"x": "s:name", "@propagate": False}},
        "Visit": {"@id": "v:Visit", "@context": {"x": "v:note"}},
        "Statement": {"@id": "v:Statement", "@context": {"x": "s:text", "y": "v:speaker"}},
    }


def _in_its_language(dossier: vd.Dossier) -> Context:
    return {"@vocab": VD, "s": SCHEMA, "@language": dossier.language or "de"}


def _turned_round(_dossier: vd.Dossier) -> Context:
    return {
        "@vocab": VD,
        "s": SCHEMA,
        "id": "@id",
        "listed": {"@reverse": "s:mentions"},
        "under": {"@reverse": f"{VD}alleges"},
        "also": "@included",
    }


def _relative(dossier: vd.Dossier) -> Context:
    return {"@base": dossier.id, "@vocab": VD, "s": SCHEMA}


CONTEXTS: dict[str, Callable[[vd.Dossier], Context]] = {
    "no context": _none,
    "other prefixes": _prefixes,
    "aliases of keywords": _aliases,
    "maps": _maps,
    "sets and coerced values": _coerced,
    "nested properties": _nested,
    "scoped keys": _scoped,
    "a language": _in_its_language,
    "relative ids": _relative,
}


@attrs.frozen(eq=False)
class Step:
    """One operation.

    Attributes:
        operation: its name.
        called: what it does here.
        source: what it is given: one of our formats, or JSON-LD of another make.
        argument: the context, the frame or the options.
        reads: as what its output is read.
    """

    operation: str
    called: str
    source: str = "jsonld"
    argument: Callable[[vd.Dossier], Any] = _none
    reads: str = "jsonld"


def _framed(context: str, **frame: Any) -> Callable[[vd.Dossier], Any]:
    return lambda dossier: {"@context": CONTEXTS[context](dossier), **frame}


def _by_id(dossier: vd.Dossier) -> Any:
    return {"@context": _aliases(dossier), "@id": dossier.id}


STEPS: tuple[Step, ...] = (
    Step("expand", "expanded"),
    Step("flatten", "flattened", argument=lambda _: None),
    Step("flatten", "flattened, with aliases of keywords", argument=_aliases),
    *(Step("compact", f"compacted with {name}", argument=made) for name, made in CONTEXTS.items()),
    Step("compact", "turned round", "turned", _turned_round),
    Step("compact", "with records that are included", "included", _turned_round),
    Step("compact", "with events by an index", "indexed", _maps),
    Step("frame", "framed by type", argument=_framed("other prefixes", **{"@type": f"{VD}Dossier"})),
    Step("frame", "framed by id", argument=_by_id),
    Step(
        "frame", "framed without embedding", argument=_framed("aliases of keywords", **{"@embed": "@never"})
    ),
    Step("toRDF", "as N-Quads", reads="nquads"),
    Step("canonize", "canonized", reads="nquads"),
    Step("fromRDF", "from N-Triples", "ntriples"),
    Step("fromRDF", "from N-Quads", "nquads"),
    Step("fromRDF", "from N-Triples, to native values", "ntriples", lambda _: {"useNativeTypes": True}),
    Step("fromRDF", "from N-Triples, with rdf:type", "ntriples", lambda _: {"useRdfType": True}),
)


def source_of(step: Step, dossier: vd.Dossier) -> str:
    """What a step is given."""
    if step.source in _MAKES:
        return _other_make(vd.dumps(dossier, "jsonld"), step.source)
    return vd.dumps(dossier, step.source).decode()


@lru_cache(maxsize=3)
def _other_make(data: bytes, make: str) -> str:
    """JSON-LD that no tool makes of ours by itself."""
    jsonld: Any = import_module("pyld.jsonld")  # it has no types
    nodes: list[Any] = jsonld.flatten(json.loads(data), None, {"documentLoader": refuse})
    return json.dumps(_MAKES[make](nodes))


def _included(nodes: list[Any]) -> Any:
    """Nodes beside each other within the first of them."""
    first, *others = nodes
    return [{**first, "@included": others}] if others else [first]


def _indexed(nodes: list[Any]) -> Any:
    """Every link to an event has an index, any words."""
    about = f"{SCHEMA}about"
    return [
        {**node, about: [{**link, "@index": f"index {number}"} for number, link in enumerate(node[about])]}
        if about in node
        else node
        for node in nodes
    ]


def _turned(nodes: list[Any]) -> Any:
    """Every link to a node stands at that node."""
    turned = {node["@id"]: {**node} for node in nodes}
    for node in nodes:
        for link in (f"{SCHEMA}mentions", f"{VD}alleges", f"{SCHEMA}hasPart"):
            for target in turned[node["@id"]].pop(link, ()):
                reverse = turned[target["@id"]].setdefault("@reverse", {})
                reverse.setdefault(link, []).append({"@id": node["@id"]})
    return list(turned.values())


_MAKES: dict[str, Callable[[list[Any]], Any]] = {
    "included": _included,
    "indexed": _indexed,
    "turned": _turned,
}


def refuse(url: str, _options: object) -> None:
    """A loader of documents that loads none."""
    message = f"no document is loaded, not even {url}"
    raise AssertionError(message)
