"""PyLD: each operation of the JSON-LD API."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import visitdata as vd
from tests.hands.hand import Hand, ToolError
from tests.hands.jsonld_steps import STEPS, Step, refuse, source_of
from tests.hands.tool_errors import PYLD_BACKSLASHES, PYLD_BASE, PYLD_ESCAPES, PYLD_HOST, PYLD_LINES

if TYPE_CHECKING:
    from tests.hands.hand import Through

LINES = {"format": "application/n-quads"}


def error() -> type[Exception]:
    """What PyLD raises."""
    found: type[Exception] = import_module("pyld.jsonld").JsonLdError
    return found


def done(operation: str, source: str, argument: Any) -> Any:
    """What PyLD makes of a document."""
    jsonld: Any = import_module("pyld.jsonld")  # it has no types
    loader = {"documentLoader": refuse}
    match operation:
        case "expand":
            return jsonld.expand(json.loads(source), loader)
        case "toRDF":
            return jsonld.to_rdf(json.loads(source), loader | LINES)
        case "canonize":
            return jsonld.normalize(json.loads(source), loader | LINES | {"algorithm": "URDNA2015"})
        case "fromRDF":
            return jsonld.from_rdf(source, LINES | argument)
        case _:
            return getattr(jsonld, operation)(json.loads(source), argument, loader)


def _through(step: Step) -> Through:
    def through(dossier: vd.Dossier, _written: str) -> vd.Dossier:
        output = done(step.operation, source_of(step, dossier), step.argument(dossier))
        return vd.loads(output if isinstance(output, str) else json.dumps(output), step.reads)

    return through


def _tool_errors(step: Step) -> tuple[ToolError, ...]:
    if step.operation == "fromRDF":
        return PYLD_LINES, PYLD_BACKSLASHES, PYLD_ESCAPES
    return (PYLD_BASE, PYLD_HOST) if step.called == "compacted with relative ids" else ()


HANDS = tuple(Hand(f"PyLD: {step.called}", _through(step), _tool_errors(step), ("jsonld",)) for step in STEPS)
