"""Shapes for values, in Turtle: how a text, a date or an IRI looks, each said once: patterns are long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.derive import turtle_text as turtle
from visitdata.derive.containment import SHAPES
from visitdata.metamodel import patterns
from visitdata.metamodel.scalars import ALIAS, DOSSIER_ID, LOCAL_ID, NAME, PROSE, RECORD_ID, TEXT, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from visitdata.derive.node_kinds import NodeKind

Schema: TypeAlias = "Mapping[str, Any]"
# A parameter of SHACL, and its value in Turtle.
Constraint: TypeAlias = tuple[str, str]

# Words of JSON Schema for which SHACL has its own (sections 4.3 and 4.4).
_SAME = {
    "minLength": "sh:minLength",
    "maxLength": "sh:maxLength",
    "pattern": "sh:pattern",
    "minimum": "sh:minInclusive",
    "maximum": "sh:maxInclusive",
}

# What has the form of another, and a language besides.
_SAME_FORM: Mapping[Scalar, Scalar] = {PROSE: TEXT, NAME: ALIAS}

# How the IRI of a record looks, by what its id is, and whether it is posited.
_NAMES: Mapping[tuple[Scalar, bool], Mapping[str, Schema]] = {
    (DOSSIER_ID, False): {"IRI": patterns.LINK, "DossierIRI": patterns.NAMES_DOSSIER},
    (RECORD_ID, False): {"IRI": patterns.LINK, "RecordIRI": patterns.NAMES_RECORD},
    (LOCAL_ID, False): {"LocalIRI": patterns.LOCAL_IRI},
    (LOCAL_ID, True): {"PropositionIRI": patterns.PROPOSITION_IRI},
}


def blocks(found: Iterable[NodeKind], prefixes: turtle.Prefixes) -> Iterator[str]:
    """A shape for each form that values and the IRIs of records have."""
    values = {member.value for node in found for member in node.members}
    schemas = {_name(value): value.schema for value in values if isinstance(value, Scalar)}
    schemas |= {name: schema for names in _NAMES.values() for name, schema in names.items()}
    for name, schema in sorted(schemas.items()):
        if _is_long(schema):
            yield turtle.block(prefixes.name(SHAPES + name), [("a", "sh:NodeShape"), *_limits(schema)])


def of_value(scalar: Scalar, prefixes: turtle.Prefixes) -> Iterator[Constraint]:
    """What holds of a value besides its datatype: its own form, or limits that are as short."""
    if _is_long(scalar.schema):
        yield "sh:node", prefixes.name(SHAPES + _name(scalar))
    else:
        yield from _limits(scalar.schema)


def of_name(node: NodeKind, prefixes: turtle.Prefixes) -> list[str]:
    """The forms of a record's IRI."""
    scalar = node.schema.member("id").value
    assert isinstance(scalar, Scalar)  # so ids are declared
    return prefixes.names(SHAPES + name for name in _NAMES[scalar, node.schema.settings.posited])


def _is_long(schema: Schema) -> bool:
    return "pattern" in schema or "not" in schema


def _name(scalar: Scalar) -> str:
    name = _SAME_FORM.get(scalar, scalar).name
    words = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return "".join(word[0].upper() + word[1:] for word in words)


def _limits(schema: Schema) -> Iterator[Constraint]:
    """What a JSON Schema says of a value, in the words that SHACL has for it."""
    for word, limit in schema.items():
        if word in _SAME:
            yield _SAME[word], turtle.literal(limit) if isinstance(limit, str) else str(limit)
        elif word == "not":
            yield "sh:not", _inner(limit)
        elif word == "anyOf":
            yield "sh:or", turtle.collection(map(_inner, limit))
        elif word == "allOf":
            # A shape has one pattern at most (SHACL, section 4.4.3, which has two parameters).
            yield "sh:and", turtle.collection(map(_inner, limit))


def _inner(schema: Schema) -> str:
    return turtle.anonymous(_limits(schema))
