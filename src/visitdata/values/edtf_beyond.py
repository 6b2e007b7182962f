"""What is EDTF and not taken: the parts of ISO 8601-2:2019 beyond the profile that `times` describes."""

from __future__ import annotations

import re

_SIGN = "[?~%]?"
_PART = f"{_SIGN}[0-9X]{{2}}{_SIGN}"
_DATE = f"{_SIGN}-?[0-9X]{{4}}{_SIGN}(?:-{_PART}(?:-{_PART})?)?"
_LISTED = rf"(?:\.\.)?{_DATE}(?:\.\.(?:{_DATE})?)?"
# The form, and what it is called. The first that fits is told.
_PARTS = (
    (r"Y-?[0-9]{5,}|-[0-9]{5,}", "level 1, a year of more than four digits"),
    (r"Y-?[0-9]+E[0-9]+(?:S[0-9]+)?", "level 2, a year with an exponent"),
    (r"-?[0-9]{4}S[0-9]+|Y-?[0-9]{5,}S[0-9]+", "level 2, a year with significant digits"),
    (rf"\{{{_LISTED}(?:,{_LISTED})*\}}", "level 2, a set of times of which all are meant"),
    (rf"\[{_LISTED}(?:,{_LISTED})*\]", "level 2, a list of times of which one is meant"),
    ("-?[0-9]{4}-(?:2[5-9]|3[0-9]|4[01])", "level 2, a season, quarter or half of a year"),
    (rf"-(?!0000)[0-9X]{{4}}(?:-{_PART}(?:-{_PART})?)?{_SIGN}", "level 1, a year before 0001"),
    ("[0-9]{4}-2[1-4][?~%]", "level 1, a season with a qualifier"),
    (rf"(?=.*[?~%]){_DATE}", "level 2, a qualifier of a part of the date"),
    (rf"(?=.*X){_DATE}", "level 2, unspecified digits in the middle"),
)


def part_not_taken(text: str) -> str | None:
    """What a text is called that is EDTF of a part that is not taken, with its level; None for all else.

    Whether its days are in the calendar is not asked.
    """
    if "/" in text:
        return _interval(*text.split("/")) if text.count("/") == 1 else None
    return next((part for form, part in _PARTS if re.fullmatch(form, text)), None)


def _interval(start: str, end: str) -> str | None:
    parts = [part_not_taken(each) for each in (start, end)]
    other = "" if all(parts) else end if parts[0] else start
    if not any(parts) or not re.fullmatch(rf"(?:\.\.)?|{_DATE}", other):
        return None
    return f"{next(filter(None, parts))} in an interval"
