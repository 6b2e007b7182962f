"""Names from closed lists: of members, of types and of closed values, as drafts spell or call them.

Another letter case, other separators, or another number (singular, plural) are sure. A known other word for
it is likely. All else is a mistake that lists what is possible, also a misspelling of few letters: what it
was likely meant to be is suggested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.codegen.field_values import POSITED
from visitdata.codegen.type_suggestions import types_by_kind
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.synonyms import KINDS_OF_OTHERS, MEMBERS, TYPES, VALUES
from visitdata.errors import Mistake
from visitdata.suggestions.forms import one_of, write
from visitdata.suggestions.other_schemas import AMBIGUOUS_KINDS, member_of_other_schema, type_of_other_schema
from visitdata.suggestions.spelling import nearest, same
from visitdata.suggestions.types import with_article
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from visitdata.drafts.understood import RepairKind
    from visitdata.metamodel.settings import Declared

_LONGEST = 128


def member_of(name: str, names: Collection[str], cls: type[Declared]) -> Understood | Mistake:
    """The member of a record that a name can only mean.

    Args:
        name: what the draft calls it.
        names: the members that may be meant; a name among them stands as it is.
        cls: the class of the record.

    Returns:
        The member; else a mistake with the code `unknown-member`. Whether the record has that member already
        is not known here.
    """
    if name in names:
        return Understood(value=name)
    meant = same(name, names)
    if meant is not None:
        return _same(name, meant, "member")
    meant = _member_by_synonym(name, cls) or member_of_other_schema(_short(name), cls)
    if meant is not None and meant in names:
        return _by_synonym(name, meant, "member")
    near = nearest(name, names)
    message = f"{with_article(cls.__name__)} has no member {printable(name)}"
    message += f"; perhaps {near} is meant" if near else f"; it may have {', '.join(sorted(names))}"
    return Mistake("unknown-member", message)


def type_of(name: str, known: Mapping[str, type[Declared]]) -> Understood | Mistake:
    """The type of record that a name can only mean, among those that may stand in its place.

    A Posited type is never understood as that of an event.

    Returns:
        The type; else a mistake with the code `unknown-type`. What the name says of the kind is told by
        `kind_of_type`.
    """
    if name in known:
        return Understood(value=name)
    bare, given = _without_posited(known), name.strip()
    if given[: len(POSITED)].casefold() == POSITED.casefold():
        given = given[len(POSITED) :] if bare.keys() != known.keys() else ""
    meant = same(given, bare)
    if meant is not None:
        return _same(name, bare[meant], "type")
    found = _type_by_synonym(given, {bare_name: known[full] for bare_name, full in bare.items()})
    if found is not None:
        return _by_synonym(name, bare[found[0]], "type", found[1])
    near = nearest(given, bare)
    message = f"{printable(name)} is no type of record here; types are {', '.join(known)}"
    return Mistake("unknown-type", message, write(bare[near]) if near else None)


def kind_of_type(name: str, known: Mapping[str, type[Declared]]) -> str | None:
    """The kind that a type has by its name: an arrest is a Detention of the kind `arrest`.

    Returns:
        The kind, where `type_of` understands the name as the type by that; else None.
    """
    bare = _without_posited(known)
    given = name.strip()
    if bare.keys() != known.keys():
        given = given.removeprefix(POSITED)
    if same(given, bare) is not None:
        return None
    found = _type_by_synonym(given, {bare_name: known[full] for bare_name, full in bare.items()})
    return found[1] if found else None


def value_of(value: str, values: Collection[str], member: str) -> Understood | Mistake:
    """The value of a closed list that a text can only mean.

    Args:
        value: what the draft has.
        values: the closed list; a value in it stands as it is.
        member: the member that takes it, for the message.

    Returns:
        The value; else a mistake with the code `unknown-value`.
    """
    if value in values:
        return Understood(value=value)
    meant = same(value, values)
    if meant is not None:
        return _same(value, meant, "value")
    for known, table in VALUES.items():
        meant = _by_word(value, table) if known in values else None
        if meant is not None and meant in values:
            return _by_synonym(value, meant, "value")
    near = nearest(value, values)
    message = f"{printable(value)} is no {member}; write {one_of([*values])}"
    return Mistake("unknown-value", message, write(near) if near else None)


def _same(given: str, meant: str, kind: RepairKind) -> Understood:
    why = f"{printable(given)} is the {kind} {meant} but for letter case, separators or number"
    return Understood(value=meant, kind=kind, certainty="sure", sentence=why)


def _by_synonym(given: str, meant: str, kind: RepairKind, kind_of_record: str | None = None) -> Understood:
    why = f"{printable(given)} is another word for the {kind} {meant}"
    if kind_of_record:
        why += f" of the kind {kind_of_record}"
    return Understood(value=meant, kind=kind, certainty="likely", sentence=why)


def _short(name: str) -> str:
    """The name, or nothing where it is too long for one."""
    return name if len(name) <= _LONGEST else ""


def _by_word(given: str, table: Mapping[str, str]) -> str | None:
    """The name of which a text is one of the other words."""
    return next((name for name, words in table.items() if same(given, words.split())), None)


def _member_by_synonym(name: str, cls: type[Declared]) -> str | None:
    found = (_by_word(name, MEMBERS[base.__name__]) for base in cls.__mro__ if base.__name__ in MEMBERS)
    return next(filter(None, found), None)


def _without_posited(known: Mapping[str, type[Declared]]) -> dict[str, str]:
    """The known types by the names that they have without Posited, where all have it."""
    are_said = all(name.startswith(POSITED) for name in known)
    return {name.removeprefix(POSITED) if are_said else name: name for name in known}


def _type_by_synonym(name: str, known: Mapping[str, type[Declared]]) -> tuple[str, str | None] | None:
    """The type and, where the word says it, the kind: by other words for it, or by what is a kind of it."""
    given = _short(name)
    for (type_, kind), words in TYPES.items():
        if type_ in known and same(given, words.split()):
            return type_, kind
    other = type_of_other_schema(given, known)
    if other is not None:
        return other, None
    kinds = {(type_, kind) for each in types_by_kind(known).values() for type_, kind in each}
    meant = same(given, {kind for _, kind in kinds})
    types = [type_ for type_, kind in kinds if kind == meant]
    is_certain = len(types) == 1 and meant not in AMBIGUOUS_KINDS | KINDS_OF_OTHERS
    return (types[0], meant) if is_certain else None
