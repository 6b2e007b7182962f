"""What is derived from the record classes: JSON Schema, JSON-LD context, ontology and SHACL shapes.

Each is a pure function of the root record class, own kinds included so far as they have been declared.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from visitdata.metamodel.settings import Declared


def _json_schema(root: type[Declared]) -> str:
    from visitdata.derive.json_schema import json_schema

    return _json(json_schema(root))


def _context(root: type[Declared]) -> str:
    from visitdata.derive.jsonld_context import context

    return _json(context(root))


def _ontology(root: type[Declared]) -> str:
    from visitdata.derive.ontology import ontology

    return ontology(root)


def _shapes(root: type[Declared]) -> str:
    from visitdata.derive.shapes import shapes

    return shapes(root)


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=2) + "\n"


_SCHEMAS: Mapping[str, Callable[[type[Declared]], str]] = {
    "json-schema": _json_schema,
    "context": _context,
    "ontology": _ontology,
    "shapes": _shapes,
}

FILES: Mapping[str, str] = {
    "json-schema": "visitdata.schema.json",
    "context": "visitdata.context.jsonld",
    "ontology": "visitdata.ontology.ttl",
    "shapes": "visitdata.shapes.ttl",
}


def schema(name: str, root: type[Declared]) -> str:
    """The text of one of the `FILES`, by its name there, for documents of `root`.

    Raises:
        LookupError: there is no such schema.
    """
    if name not in _SCHEMAS:
        message = f"there is no schema {name!r}: there are {', '.join(_SCHEMAS)}"
        raise LookupError(message)
    return _SCHEMAS[name](root)
