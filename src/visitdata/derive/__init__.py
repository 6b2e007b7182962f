"""What is derived from the record classes: JSON Schemas, JSON-LD context, ontology and SHACL shapes.

Each is a pure function of the root record class, own kinds included so far as they have been declared.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.metamodel.settings import Declared


FILES: Mapping[str, str] = {
    "json-schema": "visitdata.schema.json",
    "context": "visitdata.context.jsonld",
    "ontology": "visitdata.ontology.ttl",
    "shapes": "visitdata.shapes.ttl",
    "draft": "visitdata.draft.schema.json",
    "extraction": "visitdata.extraction.schema.json",
}


def schema(name: str, root: type[Declared]) -> str:
    """The text of one of the `FILES`, by its name there, for documents of `root`.

    Raises:
        LookupError: there is no such schema.
    """
    match name:
        case "json-schema":
            from visitdata.derive.json_schema import json_schema

            return _json(json_schema(root))
        case "context":
            from visitdata.derive.jsonld_context import context

            return _json(context(root))
        case "ontology":
            from visitdata.derive.ontology import ontology

            return ontology(root)
        case "shapes":
            from visitdata.derive.shapes import shapes

            return shapes(root)
        case "draft":
            from visitdata.derive.draft_schema import draft_schema

            return _json(draft_schema(root))
        case "extraction":
            from visitdata.derive.extraction_schema import extraction_schema

            return _json(extraction_schema(root))
        case _:
            message = f"there is no schema {name!r}: there are {', '.join(FILES)}"
            raise LookupError(message)


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=2) + "\n"
