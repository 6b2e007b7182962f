"""The JSON Schema of a document (draft 2020-12), derived from the record classes.

Each class has one definition, flat and closed: `additionalProperties` sees only the members named beside it
(JSON Schema core, section 10.3.2.3). Where several classes may stand, `type` decides by `if` and `then`, so
that a problem is reported of the one class that was meant and not of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from visitdata.derive.node_kinds import in_order, kinds_of
from visitdata.derive.unchecked import UNSEEN, unseen
from visitdata.metamodel.constraints import AtLeastOne, Needed, Never, NotBeside
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.docstrings import doc_of
from visitdata.metamodel.scalars import ALIAS, LANGUAGE, RECORD_ID, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, RecordSchema, Reference, Value
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.suggestions.types import with_article

_Definitions: TypeAlias = dict[str, dict[str, Any]]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "https://w3id.org/visitdata/schema/1"


def json_schema(root: type[Declared]) -> dict[str, Any]:
    """The JSON Schema of documents of `root`, kinds declared outside this package included."""
    definitions: _Definitions = {}
    for shape in in_order(schemas(root)):
        definitions[shape.name] = _record(shape, definitions)
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


def _record(shape: RecordSchema, definitions: _Definitions) -> dict[str, Any]:
    properties = {member.name: _member(member, definitions) for member in shape.members}
    for rule in shape.settings.constraints:
        if isinstance(rule, Never):
            properties[rule.member] = {"description": rule.mistake.message, "type": "array", "maxItems": 0}
    given = [*_given(shape)]
    required = [member.name for member in shape.members if member.required or member.declared.stated]
    rest = {"allOf": given} if given else {}
    return object_of(shape, properties, required, {**rest, "additionalProperties": False})


def object_of(
    shape: RecordSchema, properties: Mapping[str, Any], required: Iterable[str], rest: Mapping[str, Any]
) -> dict[str, Any]:
    """The schema of the objects of a record class, which state their type where there are several kinds."""
    type_ = {"type": {"const": shape.name}} if shape.settings.tagged else {}
    needed = [*type_, *required]
    return {
        "description": shape.doc,
        "type": "object",
        "properties": {**type_, **properties},
        **({"required": needed} if needed else {}),
        **rest,
    }


def _given(shape: RecordSchema) -> Iterator[dict[str, Any]]:
    """Which members are given, where that hangs on others."""
    rules = shape.settings.constraints
    for rule in rules:
        if isinstance(rule, AtLeastOne):
            yield {"anyOf": [_with(name) for name in rule.members]}
        elif isinstance(rule, NotBeside):
            yield {"if": _with(rule.member), "then": {"properties": dict.fromkeys(rule.others, False)}}
    needed = [rule for rule in rules if isinstance(rule, Needed)]
    for other in dict.fromkeys(rule.unless for rule in needed):
        names = [rule.member for rule in needed if rule.unless == other]
        yield {"if": {"not": _with(other)}, "then": _with(*names)}


def _with(*names: str) -> dict[str, Any]:
    # ajv in strict mode wants each required name among the properties beside it.
    return {"properties": dict.fromkeys(names, True), "required": [*names]}


def _member(member: Member, definitions: _Definitions) -> dict[str, Any]:
    schema = _value(member.value, definitions)
    if member.many:
        # An empty list is the same as none, so that only what is required has a least number.
        least = {"minItems": 1} if member.required else {}
        schema = {"type": "array", "items": schema, **least, "uniqueItems": True}
    return {"description": description_of(member), **schema}


def description_of(member: Member) -> str:
    """What a member means, its unit, and what it refers to."""
    doc = member.doc
    if member.declared.unit is not None:
        doc = f"{doc} Unit: {member.declared.unit}."
    if isinstance(member.value, Reference):
        doc = f"{doc} {'The ids' if member.many else 'The id'} of {with_article(member.value.wanted)}."
    return doc


def _value(value: Value, definitions: _Definitions) -> dict[str, Any]:
    """The schema of a value; what it refers to, besides records, is defined there and then."""
    if isinstance(value, Scalar):
        return _scalar(value, definitions)
    if isinstance(value, Enumeration):
        return {"const": value.values[0]} if len(value.values) == 1 else {"enum": [*value.values]}
    if isinstance(value, LanguageMap):
        return {
            "type": "object",
            "propertyNames": _scalar(LANGUAGE, definitions),
            "additionalProperties": _scalar(ALIAS, definitions),
        }
    if isinstance(value, Reference):
        return _scalar(RECORD_ID, definitions)
    name = value.target.__name__
    if settings_of(value.target).tagged:
        name = f"Any{name}"
        definitions[name] = by_type(value.target)
    return {"$ref": _at(name)}


def _scalar(scalar: Scalar, definitions: _Definitions) -> dict[str, Any]:
    name = "-".join("".join(sign if sign.isalnum() else " " for sign in scalar.name.lower()).split())
    # Titles make no difference to what is valid, but they are what many tools show.
    definitions[name] = {"title": scalar.name, **scalar.schema}
    return {"$ref": _at(name)}


def by_type(target: type[Declared]) -> dict[str, Any]:
    """The definition of what may be of several classes, told apart by `type`."""
    names = [shape.name for shape in kinds_of(target)]
    return {
        "description": doc_of(target).split("\n", 1)[0],
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
