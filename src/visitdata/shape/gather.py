"""How the values of one member are taken: each function returns what is kept and notes what is wrong.

`faults` collects (path, mistake) pairs; a path is a tuple of member names and indices, seen from the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from visitdata.errors import Mistake
from visitdata.shape.declare import Path
from visitdata.shape.scalars import RECORD_ID
from visitdata.suggestions.spelling import did_you_mean, nearest
from visitdata.suggestions.types import called, is_short, wrong_type
from visitdata.values.languages import language_mistake
from visitdata.values.names import Names
from visitdata.values.text import as_str, name_mistake, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.shape.declare import Declared
    from visitdata.shape.describe import Owned, Reference

Faults: TypeAlias = list[tuple[Path, Mistake]]
Read: TypeAlias = "Callable[[Any], Any]"
Key: TypeAlias = "Callable[[Any], Any]"


def _has_values(given: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(given, Iterable) and not isinstance(given, (str, bytes, Mapping))


POSITED = "Posited"
MOST_FINDINGS = 1_000
MOST_MENDED = 5_000
ONLY_SAID = "what is only said hangs under the statement or allegation that says it, and nowhere else"


class ListedFaults(list["tuple[Path, Mistake]"]):
    """The faults of a document, of which the first 1,000 are ever listed.

    Of the faults in the values of one list, no more than those of the first values are held.

    Attributes:
        more: how many there are besides.
    """

    __slots__ = ("more",)

    def __init__(self) -> None:
        super().__init__()
        self.more = 0

    def let_go(self, begin: int) -> None:
        """Count the faults from there on, and hold them no more."""
        self.more += len(self) - begin
        del self[begin:]


def spare(faults: Faults, first: int, begin: int) -> None:
    """Let go of the faults of one value of a list, where those of the values before it fill any listing.

    Args:
        faults: all that is wrong.
        first: where the faults of that list begin.
        begin: where those of the value begin.
    """
    if begin - first >= MOST_FINDINGS and isinstance(faults, ListedFaults):
        faults.let_go(begin)


def listed(given: Any, name: str, faults: Faults) -> list[Any]:
    """The values of a member that holds many; text and mappings are no lists of values."""
    if given.__class__ is list or given.__class__ is tuple:
        return given  # type: ignore[return-value] # a tuple, too: it is only gone through
    if _has_values(given):
        return list(given)
    faults.append(((name,), _no_list(given)))
    return []


# Ids in one text, as in a cell of a table.
_IDS = re.compile(r"[a-z0-9._-]+(?:[,;] ?[a-z0-9._-]+)+")


def _no_list(given: Any) -> Mistake:
    values = [given]
    if is_short(given) and _IDS.fullmatch(given):
        values = re.split("[,;] ?", given)
    shown = ", ".join(f'"{value}"' if is_short(value) else "…" for value in values)
    return wrong_type("a list", given)._replace(hint=f"write it as a list: [{shown}]")


def document_list(given: Any, name: str, faults: Faults) -> list[Any]:
    """The same for a document, where only a list is a list."""
    if given.__class__ is list:
        return given
    faults.append(((name,), _no_list(given)))
    return []


def many(values: list[Any], read: Read, name: str, faults: Faults, key: Key | None = None) -> tuple[Any, ...]:
    """Each value read, in order; a repeated value is a fault, since collections are sets."""
    if len(values) == 1:  # as most have it
        only = read(values[0])
        if only.__class__ is not Mistake:
            return (only,)
    first = len(faults)
    taken: list[Any] = []
    bad: set[int] = set()
    again: dict[str, Mistake] = {}
    for index, value in enumerate(values):
        got = again[value] if bad and type(value) is str and value in again else read(value)
        if got.__class__ is Mistake:
            if type(value) is str:
                again[value] = got
            faults.append(((name, index), got))
            spare(faults, first, len(faults) - 1)
            bad.add(index)
        else:
            taken.append(got)
    return in_order(taken, name, faults, key, bad)


def in_order(
    taken: list[Any], name: str, faults: Faults, key: Key | None, left_out: Iterable[int] = ()
) -> tuple[Any, ...]:
    """The values sorted by `key` (strings by code point), so that equal collections are equal.

    Records with ids of their own come with their ids for keys; two of one id are the dossier's business.
    `left_out` are the indices of values that are not among those taken, having faults of their own.
    """
    if len(taken) < 2:  # noqa: PLR2004 - one value is in order
        return tuple(taken)
    keys = taken if key is None else [key(value) for value in taken]
    if len(set(keys)) != len(keys) and not hasattr(taken[0], "id"):
        _note_repeated(keys, name, faults, set(left_out))
    if key is None:
        return tuple(sorted(taken))
    return by_keys(taken, keys)


def by_keys(taken: list[Any], keys: list[Any]) -> tuple[Any, ...]:
    """The values in the order of their keys."""
    return tuple([taken[index] for index in sorted(range(len(taken)), key=keys.__getitem__)])


def _note_repeated(keys: list[Any], name: str, faults: Faults, left_out: set[int]) -> None:
    seen: dict[Any, int] = {}
    indices = (index for index in range(len(keys) + len(left_out)) if index not in left_out)
    for index, key in zip(indices, keys, strict=True):
        if key in seen:
            message = f"the same value stands already at {name}[{seen[key]}]"
            faults.append(((name, index), Mistake("repeated-value", message, "leave one of them out")))
        seen.setdefault(key, index)


def reader_of_references(reference: Reference) -> Read:
    """How a reference is read where records are made: the id itself, or a record of the right class."""
    targets, wanted, read_id = reference.targets, reference.wanted, RECORD_ID.read

    def read(value: object) -> Any:
        cls = type(value)
        if issubclass(cls, str):
            return read_id(value)
        if issubclass(cls, targets):
            return getattr(value, "id")  # noqa: B009 - every target has one, but not every declared class
        given = cls.__name__
        return Mistake("wrong-reference", f"the id of a record ({wanted}) is wanted here, not a {given}")

    return read


def reader_of_records(owned: Owned) -> Read:
    """How an owned record is read where records are made: it is checked already, so its class decides."""
    target = owned.target

    def read(value: Any) -> Any:
        if issubclass(type(value), target):
            return value
        return Mistake(
            "wrong-type", f"{an(target.__name__)} is wanted here, not {_given(value)}", _mend(value, target)
        )

    return read


def an(name: str) -> str:
    """A name with its article."""
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def _given(value: object) -> str:
    return f"{value!r}" if value is None else an(type(value).__name__)


def _mend(value: object, target: type[Declared]) -> str | None:
    """What a proposition is called where an event was given, and the other way round."""
    settings = getattr(type(value), "__visitdata__", None)
    if settings is None:
        return None
    if settings.posited_as is target:
        name = type(value).__name__
        is_ours = type(value).__module__.startswith("visitdata.")
        maker = f"vd.Posited{name}(...)" if is_ours else f"vd.posited({name})(...)"
        return f"what is only said is made with {maker}"
    return ONLY_SAID if settings.posited else None


def language_map(given: object, name: str, faults: Faults) -> Names:
    """Texts by language, every tag and every text checked."""
    entries: Any = given
    if not isinstance(given, Mapping):
        no_object = wrong_type("an object of texts by language", given)
        faults.append(((name,), no_object._replace(hint=f'write "{name}": {{"de": "…", "fr": "…"}}')))
        return Names()
    texts: dict[str, str] = {}
    for language, text in entries.items():
        tag, words = as_str(language), as_str(text)
        if tag is None:
            faults.append(((name, called(language)), wrong_type("a language tag", language)))
        elif words is None:
            faults.append(((name, tag), wrong_type("text", text)))
        else:
            mistake = language_mistake(tag) or name_mistake(words)
            if mistake is None:
                texts[tag] = words
            else:
                faults.append(((name, tag), mistake))
    return Names(texts)


def enumerated(values: tuple[str, ...]) -> Read:
    """How a value of a closed list is read."""
    allowed = dict(zip(values, values, strict=True))

    def read(value: Any) -> Any:
        word = as_str(value)
        if word is None:
            return wrong_type("one of " + ", ".join(values), value)
        return allowed.get(word) or _unknown_value(word, values)

    return read


def _unknown_value(value: str, values: tuple[str, ...]) -> Mistake:
    message = f"{printable(value)} is none of {', '.join(values)}"
    return Mistake("unknown-value", message, did_you_mean(value, values))


def is_suggestion_wanted(faults: Faults) -> bool:
    """Whether the mend of one more fault is looked for: far fewer are listed, and looking takes its time."""
    held_back = faults.more if isinstance(faults, ListedFaults) else 0
    return len(faults) + held_back < MOST_MENDED


def wrong_kind(data: Any, known: Iterable[str], *, mended: bool = True) -> tuple[Path, Mistake]:
    """What is wrong with an object that is to have one of these types, and has not.

    The mend, if it is wanted, never turns what is said into what is asserted.
    """
    names = ", ".join(known)
    if data.__class__ is not dict:
        return (), _no_record(data)
    name: Any = data.get("type")
    if "type" not in data:
        return (), Mistake("missing-member", "an object here needs a type", f"add a type: one of {names}")
    if not isinstance(name, str):
        return ("type",), wrong_type("text", name)
    mend = _kind_mend(name, list(known)) if mended else None
    return ("type",), Mistake("unknown-type", f"{printable(name)} is no type of record here", mend)


def _no_record(data: object) -> Mistake:
    """What is wrong with what is no object at all, where records are listed whole."""
    mistake = wrong_type("an object with a type", data)
    if not isinstance(data, str):
        return mistake
    return mistake._replace(hint='write the whole record: {"type": "…", "id": "…", …}')


def _kind_mend(name: str, known: list[str]) -> str:
    are_said = all(each.startswith(POSITED) for each in known)
    if name.startswith(POSITED) and not are_said:
        return ONLY_SAID
    bare = [each.removeprefix(POSITED) for each in known] if are_said else known
    near = nearest(name.removeprefix(POSITED), bare)
    if near is None:
        return "it is one of " + ", ".join(known)
    return f"did you mean {POSITED if are_said else ''}{near}?"
