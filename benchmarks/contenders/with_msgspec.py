"""msgspec: the same attrs objects encoded, and tagged Structs of the same members decoded.

It checks types and closed lists, and refuses members that it does not know; no id, reference, date, language,
IRI or text is checked, nothing is sorted, and it stops at the first problem.
"""

from __future__ import annotations

from functools import cache, reduce
from typing import Any, Literal

import msgspec

import visitdata as vd
from benchmarks.contenders import Contender, meanings
from benchmarks.contenders.with_visitdata import dossier
from visitdata.metamodel import scalars
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.values.names import Names

NAME = "msgspec"
_TYPES: dict[object, Any] = {
    scalars.BOOLEAN: bool,
    scalars.COUNT: int,
    **dict.fromkeys((scalars.NUMBER, scalars.LATITUDE, scalars.LONGITUDE, scalars.SHARE), int | float),
}


def _unknown_to_it(value: object) -> object:
    """What it does not know how to encode: names by language, and times, which are a kind of str."""
    return dict(value) if isinstance(value, Names) else str(value)


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(enc_hook=_unknown_to_it)


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_type_of(vd.Dossier))


def _type_of(cls: type[Declared]) -> Any:
    """The Struct of a class; of a base, the union of those of its kinds."""
    every = (
        [_struct_of(kind) for kind in kinds(cls).values()] if settings_of(cls).tagged else [_struct_of(cls)]
    )
    return reduce(lambda one, other: one | other, every)


@once_per_class
def _struct_of(cls: type[Declared]) -> Any:
    shape = schema_of(cls)
    return msgspec.defstruct(
        shape.name,
        [_field(member) for member in shape.members],
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
        tag_field="type" if settings_of(cls).tagged else None,
        tag=shape.name if settings_of(cls).tagged else None,
    )


def _field(member: Member) -> tuple[str, Any, Any]:
    """Name, type and default of a member, as `defstruct` wants them."""
    one = _value_type(member)
    kept: Any = tuple.__class_getitem__((one, ...)) if member.many else one
    if member.declared.stated or member.required:
        return member.name, kept, msgspec.NODEFAULT
    if isinstance(member.value, LanguageMap):
        return member.name, kept, msgspec.field(default_factory=dict[str, str])
    return member.name, kept if member.default is not None else kept | None, member.default


def _value_type(member: Member) -> Any:
    value = member.value
    if isinstance(value, Owned):
        return _type_of(value.target)
    if isinstance(value, LanguageMap):
        return dict[str, str]
    return Literal[value.values] if isinstance(value, Enumeration) else _TYPES.get(value, str)


WRITES_JSON = Contender(
    name=NAME,
    prepare=dossier,
    run=lambda given: _encoder().encode(given),
    meaning=meanings.untyped,
)
READS_JSON = Contender(
    name=NAME,
    prepare=lambda line: line,
    run=lambda line: _decoder().decode(line),
    meaning=lambda given: meanings.filled(_encoder().encode(given)),
)
