"""The mistake of a record without a type, or with one that may not stand there, and which type was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codegen.field_values import PLACE_OF_PROPOSITIONS, POSITED
from visitdata.errors import Mistake, Path
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.schema import Enumeration
from visitdata.suggestions.forms import LEAVE_OUT, add, one_of, write
from visitdata.suggestions.other_schemas import AMBIGUOUS_KINDS, type_of_other_schema
from visitdata.suggestions.spelling import nearest, without_separators
from visitdata.suggestions.types import wrong_type
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.metamodel.settings import Declared


def wrong_kind(
    data: Any, known: Mapping[str, type[Declared]], *, suggested: bool = True
) -> tuple[Path, Mistake]:
    """What is wrong with an object that is to have one of these types, and has not.

    The suggestion, if it is wanted, never turns a proposition into an asserted record.
    """
    names = list(known)
    if data.__class__ is not dict:
        mistake = wrong_type("an object with a type", data)
        suggestion = LEAVE_OUT if data is None else None
        if isinstance(data, str):
            suggestion = "write the whole record, not its id or name"
        return (), mistake._replace(suggestion=suggestion)
    name: Any = data.get("type")
    if "type" not in data:
        return (), Mistake("missing-member", "an object here needs a type", f'add "type", {one_of(names)}')
    if not isinstance(name, str):
        return ("type",), wrong_type("text", name, known.__contains__, is_text=True)
    suggestion = _suggest_type(name, data, known) if suggested else None
    message = f"{printable(name)} is not a type of record that is allowed here"
    if suggested and suggestion is None:
        message += f"; types are {', '.join(names)}"
    return ("type",), Mistake("unknown-type", message, suggestion)


def _suggest_type(name: str, data: Mapping[str, Any], known: Mapping[str, type[Declared]]) -> str | None:
    are_said = all(each.startswith(POSITED) for each in known)
    if name.startswith(POSITED) and not are_said:
        return PLACE_OF_PROPOSITIONS
    bare = [each.removeprefix(POSITED) for each in known] if are_said else [*known]
    given = name.removeprefix(POSITED).rpartition(":")[2]
    mark = POSITED if are_said else ""
    meant = nearest(given, bare) or type_of_other_schema(given, bare)
    if meant is not None:
        return write(f"{mark}{meant}")
    by_kind = types_by_kind(known).get(without_separators(given), ())
    if len(by_kind) != 1 or "kind" in data or without_separators(given) in AMBIGUOUS_KINDS:
        return None
    type_, kind = by_kind[0]
    return f"{write(type_)}, and {add('kind', kind)}"


def types_by_kind(known: Mapping[str, type[Declared]]) -> dict[str, list[tuple[str, str]]]:
    """The types of which something is a kind, by that: an arrest is a detention."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, cls in known.items():
        for member in schema_of(cls).members:
            if member.name == "kind" and isinstance(member.value, Enumeration):
                for kind in member.value.values:
                    found.setdefault(without_separators(kind), []).append((name, kind))
    return found
