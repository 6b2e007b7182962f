"""The JSON Schema of a document (draft 2020-12), derived from the record classes.

Each class has one definition, flat and closed: `additionalProperties` sees only the members named beside it
(JSON Schema core, section 10.3.2.3). Where several classes may stand, `type` decides by `if` and `then`, so
that a problem is reported of the one class that was meant and not of all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.derive.node_kinds import in_order, kinds_of
from visitdata.derive.unchecked import UNSEEN, unseen
from visitdata.metamodel.constraints import AtLeastOne, Never
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.docstrings import doc_of
from visitdata.metamodel.scalars import ALIAS, LANGUAGE, RECORD_ID, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator


DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "https://w3id.org/visitdata/schema/1"


def json_schema(root: type[Declared]) -> dict[str, Any]:
    """The JSON Schema of documents of `root`, kinds declared outside this package included."""
    every = in_order(schemas(root))
    definitions = {shape.name: _record(shape) for shape in every}
    for shape in every:
        for member in shape.members:
            definitions.update(_shared(member))
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        "$comment": f"{UNSEEN} {' '.join(unseen('json_schema'))}",
        "title": f"visitdata: a {root.__name__.lower()}, version 1 of the format",
        "$ref": _at(root.__name__),
        "$defs": dict(sorted(definitions.items())),
    }


def _at(name: str) -> str:
    return f"#/$defs/{name}"


def _record(shape: RecordSchema) -> dict[str, Any]:
    properties = {member.name: _member(member) for member in shape.members}
    for rule in shape.settings.constraints:
        if isinstance(rule, Never):
            properties[rule.member] = {"description": rule.mistake.message, "type": "array", "maxItems": 0}
    required = [member.name for member in shape.members if member.required or member.declared.stated]
    if shape.settings.tagged:
        properties = {"type": {"const": shape.name}, **properties}
        required = ["type", *required]
    return {
        "description": shape.doc,
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        **({"allOf": given} if (given := [*_given(shape)]) else {}),
        "additionalProperties": False,
    }


def _given(shape: RecordSchema) -> Iterator[dict[str, Any]]:
    """That one of several members is given, where a rule says so."""
    for rule in shape.settings.constraints:
        if isinstance(rule, AtLeastOne):
            # ajv in strict mode wants each required name among the properties beside it.
            yield {"anyOf": [{"properties": {name: True}, "required": [name]} for name in rule.members]}


def _member(member: Member) -> dict[str, Any]:
    schema = _value(member)
    if member.many:
        # An empty list is the same as none, so that only what is required has a least number.
        least = {"minItems": 1} if member.required else {}
        schema = {"type": "array", "items": schema, **least, "uniqueItems": True}
    return {"description": _description(member), **schema}


def _description(member: Member) -> str:
    doc = member.doc
    if member.declared.unit is not None:
        doc = f"{doc} Unit: {member.declared.unit}."
    if isinstance(member.value, Reference):
        wanted = member.value.wanted
        doc = f"{doc} {'The ids' if member.many else 'The id'} of {_an(wanted)}."
    return doc


def _an(name: str) -> str:
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def _value(member: Member) -> dict[str, Any]:
    value = member.value
    if isinstance(value, Scalar):
        return {"$ref": _at(_slug(value))}
    if isinstance(value, Enumeration):
        return {"const": value.values[0]} if len(value.values) == 1 else {"enum": [*value.values]}
    if isinstance(value, LanguageMap):
        return {
            "type": "object",
            "propertyNames": {"$ref": _at(_slug(LANGUAGE))},
            "additionalProperties": {"$ref": _at(_slug(ALIAS))},
        }
    if isinstance(value, Reference):
        return {"$ref": _at(_slug(RECORD_ID))}
    return {"$ref": _at(_any(value))}


def _shared(member: Member) -> Iterator[tuple[str, dict[str, Any]]]:
    """The definitions that a member refers to, besides those of records."""
    value = member.value
    if isinstance(value, Scalar):
        yield _scalar(value)
    elif isinstance(value, LanguageMap):
        yield from (_scalar(LANGUAGE), _scalar(ALIAS))
    elif isinstance(value, Reference):
        yield _scalar(RECORD_ID)
    elif isinstance(value, Owned) and settings_of(value.target).tagged:
        yield _any(value), _by_type(value.target)


def _scalar(scalar: Scalar) -> tuple[str, dict[str, Any]]:
    # Titles make no difference to what is valid, but they are what many tools show.
    return _slug(scalar), {"title": scalar.name, **scalar.schema}


def _slug(scalar: Scalar) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in scalar.name.lower()).split())


def _any(value: Owned) -> str:
    target = value.target
    return f"Any{target.__name__}" if settings_of(target).tagged else target.__name__


def _by_type(target: type[Declared]) -> dict[str, Any]:
    """The definition of what may be of several classes, told apart by `type`."""
    names = [shape.name for shape in kinds_of(target)]
    return {
        "description": _first_line(target),
        "type": "object",
        "properties": {"type": {"enum": names}},
        "required": ["type"],
        "allOf": [
            {
                "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                "then": {"$ref": _at(name)},
            }
            for name in names
        ],
    }


def _first_line(target: type[Declared]) -> str:
    return doc_of(target).split("\n", 1)[0]
