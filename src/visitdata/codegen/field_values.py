"""How the values of one member are taken: each function returns what is kept and notes what is wrong.

`mistakes` collects (path, mistake) pairs; a path is seen from the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, cast

from visitdata.errors import Mistake, Path
from visitdata.metamodel.registry import is_ours
from visitdata.metamodel.scalars import RECORD_ID
from visitdata.suggestions.forms import LEAVE_OUT, one_of, write
from visitdata.suggestions.spelling import nearest
from visitdata.suggestions.types import called, is_short, with_article, wrong_type
from visitdata.values.languages import language_mistake
from visitdata.values.names import Names
from visitdata.values.text import as_str, name_mistake, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.metamodel.schema import Owned, Reference
    from visitdata.metamodel.settings import Declared

Mistakes: TypeAlias = list[tuple[Path, Mistake]]
Read: TypeAlias = "Callable[[Any], Any]"
Key: TypeAlias = "Callable[[Any], Any]"


def _has_values(given: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(given, Iterable) and not isinstance(given, (str, bytes, Mapping))


POSITED = "Posited"
MOST_PROBLEMS = 1_000
MOST_SUGGESTED = 5_000
PLACE_OF_PROPOSITIONS = (
    "a proposition stands under the statement or allegation that posits it, and nowhere else"
)


class ListedMistakes(list["tuple[Path, Mistake]"]):
    """The mistakes of a document, of which the first 1,000 are ever listed.

    Of the mistakes in the values of one list, no more than those of the first values are held.

    Attributes:
        more: how many there are besides.
    """

    more = 0


def spare(mistakes: Mistakes, first: int, begin: int) -> None:
    """Count the mistakes of one value of a list, and hold them no more, where those before fill any listing.

    Args:
        mistakes: all that is wrong.
        first: where the mistakes of that list begin.
        begin: where those of the value begin.
    """
    if begin - first >= MOST_PROBLEMS and isinstance(mistakes, ListedMistakes):
        mistakes.more += len(mistakes) - begin
        del mistakes[begin:]


def taker_of_lists(
    read: Read | None, *, of_ids: bool = False, in_documents: bool = False
) -> Callable[[Any, str, Mistakes], list[Any]]:
    """How the values of a member that holds many are taken; text and mappings are no lists of values.

    Args:
        read: how one value is read, so that a single one may be suggested as a list; None for records.
        of_ids: whether the values are ids, of which several may stand in one text, as in a cell of a table.
        in_documents: whether only a list is a list, as in JSON; else any iterable is.
    """

    def take(given: Any, name: str, mistakes: Mistakes) -> list[Any]:
        if given.__class__ is list or (given.__class__ is tuple and not in_documents):
            return given  # type: ignore[return-value] # a tuple, too: it is only gone through
        if not in_documents and _has_values(given):
            return list(given)
        suggestion = _suggest_list(given, read, of_ids=of_ids)
        mistakes.append(((name,), wrong_type("a list", given)._replace(suggestion=suggestion)))
        return []

    return take


_BETWEEN_IDS = re.compile("[,;] ?")


def _suggest_list(given: Any, read: Read | None, *, of_ids: bool) -> str | None:
    if isinstance(given, Mapping):
        held = [*cast("Mapping[object, object]", given).values()]
        are_records = bool(held) and all(isinstance(each, Mapping) for each in held)
        return "list its records, each with its id" if are_records else "put it in square brackets"
    if read is None or not is_short(given):
        return None
    values: list[str] = _BETWEEN_IDS.split(given) if of_ids else [given]
    is_good = len(set(values)) == len(values) and not any(type(read(each)) is Mistake for each in values)
    return write(values) if is_good else None


def many(
    values: list[Any], read: Read, name: str, mistakes: Mistakes, key: Key | None = None
) -> tuple[Any, ...]:
    """Each value read, in order; a repeated value is a mistake, since collections are sets."""
    if len(values) == 1:  # as most have it
        only = read(values[0])
        if only.__class__ is not Mistake:
            return (only,)
    first = len(mistakes)
    taken: list[Any] = []
    bad: set[int] = set()
    again: dict[str, Mistake] = {}
    for index, value in enumerate(values):
        got = again[value] if bad and type(value) is str and value in again else read(value)
        if got.__class__ is Mistake:
            if type(value) is str:
                again[value] = got
            mistakes.append(((name, index), got))
            spare(mistakes, first, len(mistakes) - 1)
            bad.add(index)
        else:
            taken.append(got)
    return in_order(taken, name, mistakes, key, bad)


def records(
    values: list[Any],
    read: Callable[[Any, Path, Mistakes], Any],
    name: str,
    mistakes: Mistakes,
    key: Key | None = None,
) -> tuple[Any, ...]:
    """Each record in a list read, in order; what is wrong in one is noted under its place in the list."""
    before = begin = len(mistakes)
    taken: list[Any] = []
    bad: set[int] = set()
    for index, value in enumerate(values):
        taken.append(read(value, (name, index), mistakes))
        if len(mistakes) > begin:
            bad.add(index)
            spare(mistakes, before, begin)
            begin = len(mistakes)
    if bad:
        # A record in which something is wrong lacks what it would be sorted by.
        taken = [record for index, record in enumerate(taken) if index not in bad]
    return in_order(taken, name, mistakes, key, bad)


def in_order(
    taken: list[Any], name: str, mistakes: Mistakes, key: Key | None, left_out: set[int]
) -> tuple[Any, ...]:
    """The values sorted by `key` (strings by code point), so that equal collections are equal.

    Records with ids of their own come with their ids for keys; two of one id are the dossier's business.
    `left_out` are the indices of values that are not among those taken, having mistakes of their own.
    """
    if len(taken) < 2:  # noqa: PLR2004 - one value is in order
        return tuple(taken)
    keys = taken if key is None else [key(value) for value in taken]
    if len(set(keys)) != len(keys) and not hasattr(taken[0], "id"):
        _note_repeated(taken, keys, name, mistakes, left_out)
    if key is None:
        return tuple(sorted(taken))
    return by_keys(taken, keys)


def by_keys(taken: list[Any], keys: list[Any]) -> tuple[Any, ...]:
    """The values in the order of their keys."""
    return tuple([taken[index] for index in sorted(range(len(taken)), key=keys.__getitem__)])


def _note_repeated(
    taken: list[Any], keys: list[Any], name: str, mistakes: Mistakes, left_out: set[int]
) -> None:
    seen: dict[Any, tuple[int, Any]] = {}
    indices = (index for index in range(len(keys) + len(left_out)) if index not in left_out)
    for index, key, value in zip(indices, keys, taken, strict=True):
        first, other = seen.setdefault(key, (index, value))
        if first != index:
            message = f"the same value is already at {name}[{first}]"
            # Of one stretch of text, two pieces of evidence may yet differ in all else.
            suggestion = LEAVE_OUT if value == other else "leave one of them out"
            mistakes.append(((name, index), Mistake("repeated-value", message, suggestion)))


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
        return Mistake("wrong-reference", f"expected the id of a record ({wanted}), not a {given}")

    return read


def reader_of_records(owned: Owned) -> Read:
    """How an owned record is read where records are made: it is checked already, so its class decides."""
    target = owned.target

    def read(value: Any) -> Any:
        if issubclass(type(value), target):
            return value
        given = "None" if value is None else an(type(value).__name__)
        message = f"expected {an(target.__name__)}, not {given}"
        return Mistake("wrong-type", message, _suggest_class(value, target))

    return read


an = with_article


def _suggest_class(value: object, target: type[Declared]) -> str | None:
    """What a proposition is called where an event was given, and the other way round."""
    cls: Any = type(value)
    settings = getattr(cls, "__visitdata__", None)
    if settings is None:
        return None
    if settings.posited_as is target:
        name = cls.__name__
        maker = f"vd.Posited{name}(...)" if is_ours(cls) else f"vd.posited({name})(...)"
        return f"a proposition is made with {maker}"
    return PLACE_OF_PROPOSITIONS if settings.posited else None


def language_map(given: object, path: Path, mistakes: Mistakes) -> Names:
    """Texts by language, every tag and every text checked."""
    entries: Any = given
    if not isinstance(given, Mapping):
        no_object = wrong_type("an object of texts by language", given)
        mistakes.append((path, no_object._replace(suggestion=None)))
        return Names()
    texts: dict[str, str] = {}
    for language, text in entries.items():
        tag, words = as_str(language), as_str(text)
        if tag is None:
            mistakes.append(((*path, called(language)), wrong_type("a language tag", language)))
        elif words is None:
            mistakes.append(((*path, tag), wrong_type("text", text)))
        else:
            mistake = language_mistake(tag) or name_mistake(words)
            if mistake is None:
                texts[tag] = words
            else:
                mistakes.append(((*path, tag), mistake))
    return Names(texts)


def enumerated(values: tuple[str, ...]) -> Read:
    """How a value of a closed list is read."""
    allowed = dict(zip(values, values, strict=True))

    def read(value: Any) -> Any:
        word = as_str(value)
        if word is None:
            return wrong_type(one_of(values), value, allowed.__contains__, is_text=True)
        if word in allowed:
            return allowed[word]
        message = f"expected one of {', '.join(values)}, not {printable(word)}"
        meant = nearest(word, values)
        return Mistake("unknown-value", message, None if meant is None else write(meant))

    return read


def is_suggestion_wanted(mistakes: Mistakes) -> bool:
    """Whether one more mistake gets a suggestion: far fewer are listed, and to look for one takes time."""
    held_back = mistakes.more if isinstance(mistakes, ListedMistakes) else 0
    return len(mistakes) + held_back < MOST_SUGGESTED
