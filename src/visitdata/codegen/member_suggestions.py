"""The mistake of a member that is missing, null, empty or unknown, and how it would be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.codegen.field_values import an, is_suggestion_wanted
from visitdata.errors import Mistake
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.scalars import Scalar
from visitdata.metamodel.schema import Enumeration, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.suggestions.forms import LEAVE_OUT, add, call_it, one_of, shown, write
from visitdata.suggestions.other_schemas import member_of_other_schema
from visitdata.suggestions.spelling import nearest
from visitdata.suggestions.types import is_short, wrong_type
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.codegen.field_values import Mistakes

_NULL = Mistake("null-value", "a member without a value is left out, not null", LEAVE_OUT)


def none_given(member: Member) -> Mistake:
    """What a member lacks that needs at least one value."""
    message = f"{member.name} needs at least one value ({member.doc})"
    return Mistake("missing-member", message, f"write {_kind_of_value(member)}")


def null_given(member: Member, *, is_needed: bool) -> Mistake:
    """What null says in a document: nothing."""
    if not (is_needed or member.required):
        return _NULL
    message = f"expected a value for {member.name}, not null ({member.doc})"
    return Mistake("null-value", message, f"write {_kind_of_value(member)}")


def not_left_out(mistake: Mistake, member: Member) -> Mistake:
    """What is wrong with a value of such a member, with a suggestion that leaves it where it is."""
    if mistake.suggestion != LEAVE_OUT:
        return mistake
    return mistake._replace(suggestion=f"write {_kind_of_value(member)}")


def missing(schema: RecordSchema, member: Member) -> Mistake:
    """What a record lacks that has to be there."""
    message = f"{schema.name} lacks {member.name} ({member.doc})"
    only = member.value.values if isinstance(member.value, Enumeration) else ()
    if len(only) == 1:
        return Mistake("missing-member", message, add(member.name, only[0]))
    return Mistake("missing-member", message, f"add {shown(member.name)}, {_kind_of_value(member)}")


def _kind_of_value(member: Member) -> str:
    """What has to be written, in words that nobody can take for a value: `a text`, `a list of ids`."""
    value = member.value
    if isinstance(value, Enumeration):
        return one_of(value.values)
    if isinstance(value, Reference):
        name = f"the id of {an(value.wanted)}"
    elif isinstance(value, Owned):
        name = an(value.target.__name__)
    else:
        name = an(value.name) if isinstance(value, Scalar) else "an object of texts by language"
    return f"a list with {name}" if member.many else name


def not_an_object(data: object, schema: RecordSchema) -> Mistake:
    """What stands where a record has to."""
    mistake = wrong_type(f"an object ({schema.name})", data, lambda _: False)
    if not isinstance(data, (str, int, float)):
        return mistake
    return mistake._replace(suggestion=_suggest_object(data, schema))


def _suggest_object(data: object, schema: RecordSchema) -> str:
    """The object that a single value can only have been meant for, or what such an object has."""
    needed = [member for member in schema.members if member.required]
    if len(needed) == 1 and is_short(data):
        value = needed[0].value
        if isinstance(value, Scalar) and value.free:
            return write({needed[0].name: data})
    names = [shown(member.name) for member in needed or schema.members]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
    return f"write an object with {listed}" if needed else f"write an object of {', '.join(names)}"


def note_unknown(
    data: Mapping[str, object], known: frozenset[str], schema: RecordSchema, mistakes: Mistakes
) -> None:
    """Note each member that such a record does not have."""
    for given in data:
        if given not in known:
            name = given if given.__class__ is str else repr(given)  # a dict made in Python may hold anything
            mistakes.append(((name,), _unknown(name, data, known, schema, mistakes)))


def _unknown(
    name: str, data: Mapping[str, object], known: frozenset[str], schema: RecordSchema, mistakes: Mistakes
) -> Mistake:
    message = f"{an(schema.name)} has no member {printable(name)}"
    if not is_suggestion_wanted(mistakes):
        return Mistake("unknown-member", message)
    others = _kinds_with(name, schema.cls)
    suggestion = None if others else _suggest_name(name, data, known, schema)
    if others:
        message += f", which {' and '.join(others)} may have"
    if suggestion is None:
        message += f"; it may have {', '.join(sorted(known))}"
    return Mistake("unknown-member", message, suggestion)


def _suggest_name(
    name: str, data: Mapping[str, object], known: frozenset[str], schema: RecordSchema
) -> str | None:
    """The member that alone can be meant, and that the record does not have already."""
    if name == "type":
        return _suggest_for_type(data[name], data, schema)
    free = [each for each in sorted(known) if each not in data]
    meant = member_of_other_schema(name, schema.cls)
    if meant is None:
        meant = nearest(name, known)
    return call_it(meant) if meant in free else None


def _suggest_for_type(value: object, data: Mapping[str, object], schema: RecordSchema) -> str:
    """What is suggested for a type where there is only one."""
    for member in schema.members:
        if isinstance(member.value, Enumeration) and value in member.value.values and member.name not in data:
            return call_it(member.name)
    return LEAVE_OUT


def _kinds_with(name: str, cls: type[Declared]) -> list[str]:
    """Other kinds of the same family that have such a member."""
    families = [base for base in cls.__mro__ if issubclass(base, Declared) and settings_of(base).tagged]
    every: Mapping[str, type[Declared]] = kinds(families[-1]) if families else {}
    return [
        kind.__name__
        for kind in every.values()
        if settings_of(kind).posited == settings_of(cls).posited
        and any(member.name == name for member in schema_of(kind).members)
    ]
