"""What the writer of a draft, a person or a model, is told: what to change, and what is right already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from visitdata.drafts.places_in_draft import PlaceInDraft, place_in
from visitdata.drafts.reading.plain_data import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from visitdata.drafts.understood import Repair
    from visitdata.errors import Problem

MOST_LINES = 40
_LONGEST = 400  # characters of a line
_LONGEST_PLACE = 200
_MOST_PLACES = 8  # of one and the same problem
_MOST_EXCEPTIONS = 6
_FIRST_WITH_ERRORS = (
    "No dossier yet: {errors}. Change what is listed here, leave the rest as it is, and give the whole"
    " draft again."
)
_ERRORS = "These have to be changed:"
_LIKELY = "These were understood so, which is likely right; change them where it is not:"
_OTHERS = "These are allowed; look whether they are meant:"


class _Told(NamedTuple):
    """Something to tell, and where it holds."""

    text: str
    places: list[PlaceInDraft]


def feedback(problems: Sequence[Problem], repairs: Sequence[Repair], data: Any) -> str:
    """See `DraftResult.feedback`; `data` is the plain data of the draft."""
    errors = [each for each in problems if each.severity == "error"]
    others = [each for each in problems if each.severity != "error"]
    likely = [each for each in repairs if each.certainty == "likely"]
    parts = [
        (_ERRORS, _together((_of_problem(each), _place(each, data)) for each in errors)),
        (_LIKELY, _together((each.told, _place(each, data)) for each in likely)),
        (_OTHERS, _together((_of_problem(each), _place(each, data)) for each in others)),
    ]
    wrong = [*(_place(each, data) for each in errors), *(_place(each, data) for each in likely)]
    end = _what_is_right(data, wrong)
    lines = [_first(errors, likely, others), *_numbered(parts, MOST_LINES - 1 - len(end)), *end]
    return "\n".join(lines) + "\n"


def _first(errors: Sequence[object], likely: Sequence[object], others: Sequence[object]) -> str:
    if errors:
        count = f"{len(errors)} error{'' if len(errors) == 1 else 's'}"
        return _FIRST_WITH_ERRORS.format(errors=count)
    rest = "Nothing has to be changed." if likely or others else "Nothing is wrong with it."
    return f"The draft is a valid dossier. {rest}"


def _place(told: Problem | Repair, data: Any) -> PlaceInDraft:
    return place_in(data, told.path, told.line)


def _together(found: Iterable[tuple[str, PlaceInDraft]]) -> list[_Told]:
    """What is told, in its order; what is the same in several places once, with all of them."""
    told: dict[str, list[PlaceInDraft]] = {}
    for text, place in found:
        told.setdefault(text, []).append(place)
    return [_Told(text, places) for text, places in told.items()]


def _numbered(parts: Sequence[tuple[str, list[_Told]]], room: int) -> Iterator[str]:
    """The lines of each part, numbered throughout, and how many problems are left out.

    Where there is no room for all lines of a part, those remain that tell of the most places.
    """
    number = left_out = 0
    room -= 1  # for the line that says how many are left out
    for title, every in parts:
        shown = _most_useful(every, room - 1)
        left_out += sum(len(each.places) for each in every) - sum(len(each.places) for each in shown)
        if shown:
            yield title
        for each in shown:
            number += 1
            yield f"{number}. {_line(each)}"
        room -= len(shown) + bool(shown)
    if left_out:
        are = "is" if left_out == 1 else "are"
        yield f"{left_out} more {are} left out here, and told when the draft is given again."


def _most_useful(every: list[_Told], room: int) -> list[_Told]:
    chosen = sorted(range(len(every)), key=lambda index: (-len(every[index].places), index))[: max(0, room)]
    return [every[index] for index in sorted(chosen)]


def _line(told: _Told) -> str:
    """One line: where something holds, and what."""
    where = _cut(str(told.places[0]), _LONGEST_PLACE) if len(told.places) == 1 else _several(told.places)
    line = " ".join(f"{where and f'{where}: '}{told.text}".split())
    line = line.encode(errors="backslashreplace").decode()  # a lone surrogate cannot be printed
    return _cut(line, _LONGEST)


def _several(places: Sequence[PlaceInDraft]) -> str:
    """As many places as there is room for before the message, and how many more there are."""
    paths = list(dict.fromkeys(_cut(place.path, _LONGEST_PLACE) for place in places if place.path))
    named = paths[:1]
    while len(named) < min(len(paths), _MOST_PLACES) and len(", ".join(named)) < _LONGEST_PLACE // 2:
        named.append(paths[len(named)])
    more = len(paths) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _of_problem(problem: Problem) -> str:
    return f"{problem.message} -> {problem.suggestion}" if problem.suggestion else problem.message


def _what_is_right(data: Any, wrong: Sequence[PlaceInDraft]) -> list[str]:
    """One line that names the members of the draft, and the records in them, that are right already."""
    if not is_object(data):
        return []
    bad: dict[str, set[int | None]] = {}
    for place in wrong:
        member, index = (*place.steps, None, None)[:2]
        bad.setdefault(str(member), set()).add(index if isinstance(index, int) else None)
    right = [said for name, value in data.items() if value and (said := _right(str(name), value, bad))]
    line = f"Right already, so leave it as it is: {'; '.join(right)}."
    return [line.encode(errors="backslashreplace").decode()] if right else []


def _right(name: str, value: Any, bad: dict[str, set[int | None]]) -> str | None:
    exceptions = bad.get(name, set())
    if not is_list(value):
        return None if exceptions else name
    if None in exceptions or len(exceptions) >= len(value):
        return None
    if not exceptions:
        return name if len(value) == 1 else f"{name} (all {len(value)})"
    but = sorted(index for index in exceptions if index is not None)
    shown = ", ".join(f"[{index}]" for index in but[:_MOST_EXCEPTIONS])
    more = f" and {len(but) - _MOST_EXCEPTIONS} more" if len(but) > _MOST_EXCEPTIONS else ""
    return f"{name} (all but {shown}{more})"
