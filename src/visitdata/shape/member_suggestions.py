"""What is said where a member is missing, null, empty or unknown, and how it would be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.errors import Mistake
from visitdata.shape.declare import Declared
from visitdata.shape.describe import Enumeration, Owned, Reference, kinds, shape_of
from visitdata.shape.gather import an, is_suggestion_wanted
from visitdata.shape.scalars import Scalar
from visitdata.shape.settings import settings_of
from visitdata.suggestions.spelling import did_you_mean
from visitdata.suggestions.types import is_short, wrong_type
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.shape.describe import Member, Shape
    from visitdata.shape.gather import Faults

_NULL = Mistake("null-value", "null stands for nothing here", "leave the member out")


def none_given(member: Member) -> Mistake:
    """What a member lacks that needs at least one value."""
    message = f"{member.name} needs at least one value ({member.doc})"
    return Mistake("missing-member", message, f"write {_sketch(member)}")


def null_given(member: Member) -> Mistake:
    """What null says in a document: nothing."""
    if not member.required:
        return _NULL
    message = f"null stands for nothing here, and {member.name} is needed ({member.doc})"
    return Mistake("null-value", message, f"write {_sketch(member)}")


def has_to_be_text(member: Member) -> bool:
    """Whether an empty text cannot be mended by leaving the member out."""
    return member.required and not member.many and _is_text(member)


def not_left_out(mistake: Mistake, member: Member) -> Mistake:
    """What is wrong with such a text, with a mend that leaves it where it is."""
    return mistake._replace(hint=f"write {_sketch(member)}") if mistake.code == "empty-text" else mistake


def missing(shape: Shape, member: Member) -> Mistake:
    """What a record lacks that has to be there."""
    message = f"{shape.name} lacks {member.name} ({member.doc})"
    return Mistake("missing-member", message, f"add {_sketch(member)}")


def _sketch(member: Member, value: str = "…") -> str:
    """How a member that has to be there is written."""
    return f'"{member.name}": {_sketched(member, value)}'


def _sketched(member: Member, value: str) -> str:
    if isinstance(member.value, Enumeration):
        values = member.value.values
        return f'"{values[0]}"' if len(values) == 1 else "one of " + ", ".join(values)
    one = f'"{value}"' if _is_text(member) else value
    if isinstance(member.value, Owned):
        one = f"{{{value}}}"
    return f"[{one}]" if member.many else one


def _is_text(member: Member) -> bool:
    value = member.value
    return isinstance(value, Reference) or (
        isinstance(value, Scalar) and value.schema.get("type") == "string"
    )


def not_an_object(data: object, shape: Shape) -> Mistake:
    """What stands where a record has to."""
    mistake = wrong_type(f"an object ({shape.name})", data)
    return (
        mistake._replace(hint=_object_mend(data, shape)) if isinstance(data, (str, int, float)) else mistake
    )


def _object_mend(data: object, shape: Shape) -> str:
    """The object that a single value was likely meant for."""
    needed = [member for member in shape.members if member.required]
    if not needed:
        return f"write an object of {', '.join(member.name for member in shape.members)}"
    given = str(data) if len(needed) == 1 and is_short(data) else "…"
    return f"write {{{', '.join(_sketch(member, given) for member in needed)}}}"


def note_unknown(data: Mapping[str, object], known: frozenset[str], shape: Shape, faults: Faults) -> None:
    """Note each member that such a record does not have."""
    for given in data:
        if given not in known:
            name = given if given.__class__ is str else repr(given)  # a dict made in Python may hold anything
            message = f"{an(shape.name)} has no member {printable(name)}"
            mend = _member_mend(name, data[given], known, shape) if is_suggestion_wanted(faults) else None
            faults.append(((name,), Mistake("unknown-member", message, mend)))


def _member_mend(name: str, value: object, known: frozenset[str], shape: Shape) -> str:
    every = f"may have {', '.join(sorted(known))}"
    if name == "type":
        return _type_mend(value, shape)
    others = _kinds_with(name, shape.cls)
    if others:
        return f"{' and '.join(others)} may have it; {an(shape.name)} {every}"
    return did_you_mean(name, sorted(known)) or f"it {every}"


def _type_mend(value: object, shape: Shape) -> str:
    """The mend of a type where there is only one."""
    for member in shape.members:
        if isinstance(member.value, Enumeration) and value in member.value.values:
            return f"did you mean {member.name}?"
    return f"leave it out: only {an(shape.name)} stands here"


def _kinds_with(name: str, cls: type[Declared]) -> list[str]:
    """Other kinds of the same family that have such a member."""
    families = [base for base in cls.__mro__ if issubclass(base, Declared) and settings_of(base).tagged]
    every: Mapping[str, type[Declared]] = kinds(families[-1]) if families else {}
    return [
        kind.__name__
        for kind in every.values()
        if settings_of(kind).posited == settings_of(cls).posited
        and any(member.name == name for member in shape_of(kind).members)
    ]
