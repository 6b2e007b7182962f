"""Which of some names was meant by one that is none of them, so far as its spelling alone can show.

Similarity is not enough: `relation` is similar to `reason`, but is another word. So a name is taken for
another only where both are the same but for letter case, separators or number (singular or plural), or
where few letters differ for their length, none of them the first, and no other name is as near.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_LONGEST = 128
_SEPARATORS = re.compile(r"[\W_]+")
_DIGITS = re.compile("[0-9]+")
# From so many letters on, so many edits are a likely misspelling.
_EDITS = ((8, 2), (4, 1))


def nearest(value: str, names: Iterable[str]) -> str | None:
    """The one name that the value can be a spelling of; None where there is none, or more than one."""
    return _first(value, names, (_is_same, _is_in_other_number, _is_misspelt))


def same(value: str, names: Iterable[str]) -> str | None:
    """The one name that the value is but for letter case, separators or number; None where there is none."""
    return _first(value, names, (_is_same, _is_in_other_number))


def _first(value: str, names: Iterable[str], ways: tuple[Callable[[str, str], bool], ...]) -> str | None:
    if len(value) > _LONGEST:
        return None
    known = {name: without_separators(name) for name in names}
    given = without_separators(value)
    if not given:
        return None
    for is_meant in ways:
        found = [name for name, folded in known.items() if is_meant(given, folded)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def without_separators(name: str) -> str:
    """A name without its separators and letter case: `birth_date` and `birthDate` are one."""
    return _SEPARATORS.sub("", name).casefold()


def _is_same(given: str, name: str) -> bool:
    return given == name


def _is_in_other_number(given: str, name: str) -> bool:
    shorter, longer = sorted((given, name), key=len)
    return longer in {f"{shorter}s", f"{shorter}es"} or (
        shorter.endswith("y") and longer == f"{shorter[:-1]}ies"
    )


def _is_misspelt(given: str, name: str) -> bool:
    shortest = min(len(given), len(name))
    edits = next((edits for length, edits in _EDITS if shortest >= length), 0)
    return (
        edits > 0
        and given[0] == name[0]
        and abs(len(given) - len(name)) <= edits
        and _DIGITS.findall(given) == _DIGITS.findall(name)
        and distance(given, name) <= edits
    )


def distance(one: str, other: str) -> int:
    """How many letters are to be added, taken away, replaced or swapped with their neighbour.

    It is the Damerau-Levenshtein distance in its restricted form: no letter is changed twice.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != against))
            is_swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            current.append(min(cost, before[column - 2] + 1) if is_swapped else cost)
        before, last = last, current
    return last[-1]
