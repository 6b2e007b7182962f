"""Write the names of months and weekdays anew, from the Unicode CLDR in the package `babel`.

Not run by `make derived`: what it writes depends on the version of `babel` that happens to be installed.
"""

import sys
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_cldr_version

WIDEST = 110
# The languages in which wordings are checked, with the countries that call a month otherwise.
LOCALES = (
    "en",
    "de",
    "de_AT",
    "fr",
    "es",
    "ru",
    "ar",
    "ar_IQ",
    "ar_DZ",
    "ar_MA",
    "ar_MR",
    "ar_SA",
    "ar_SY",
    "zh",
)

OPENING = '''\
"""Names of months and weekdays in seven languages. Written by scripts/write_date_words.py.

English, German, French, Spanish, Russian, Arabic and Chinese, from the Unicode Common Locale Data
Repository (CLDR), release {version}, for the Gregorian calendar: in full and abbreviated for months, in full
and, in English, abbreviated for weekdays; without letter case and final points. Derived from data files that
are copyright Unicode, Inc., under the Unicode License v3: see LICENSES/Unicode-3.0.txt.
"""

from __future__ import annotations

# By the number of each month, its names, parted by bars.
MONTHS = {{
{months}
}}

# By the number of each weekday from Monday as 0, its names, parted by bars.
WEEKDAYS = {{
{weekdays}
}}
'''


def named(tables: Iterable[Mapping[int, str]]) -> dict[int, list[str]]:
    """Each number with its names, from several tables; a name of two numbers is none."""
    found: dict[str, set[int]] = {}
    for table in tables:
        for number, name in table.items():
            plain = " ".join(name.casefold().replace(".", "").split())
            if not any(sign.isdigit() for sign in plain):
                found.setdefault(plain, set()).add(number)
    names: dict[int, list[str]] = {}
    for name, numbers in found.items():
        if len(numbers) == 1:
            names.setdefault(min(numbers), []).append(name)
    return names


def rows(names: Mapping[int, list[str]]) -> str:
    """The names by number, over as many lines as they take."""
    lines: list[str] = []
    for number, each in sorted(names.items()):
        parts = textwrap.wrap("|".join(sorted(each)).replace(" ", "\0").replace("|", " "), WIDEST - 14)
        shown = [part.replace(" ", "|").replace("\0", " ") for part in parts]
        if len(shown) == 1:
            lines.append(f'    {number}: "{shown[0]}",')
        else:
            joined = [f'        "{part}|"' for part in shown[:-1]]
            lines += [f"    {number}: (", *joined, f'        "{shown[-1]}"', "    ),"]
    return "\n".join(lines)


def months() -> Iterable[Mapping[int, str]]:
    """Months in full and abbreviated, within a date and alone."""
    for name in LOCALES:
        every: Any = Locale.parse(name).months
        for context in every:
            yield every[context]["wide"]
            yield every[context]["abbreviated"]


def weekdays() -> Iterable[Mapping[int, str]]:
    """Weekdays in full; the abbreviations of other languages than English are names of months as well."""
    for name in LOCALES:
        every: Any = Locale.parse(name).days
        for context in every:
            yield every[context]["wide"]
            if name == "en":
                yield every[context]["abbreviated"]


if __name__ == "__main__":
    made = OPENING.format(
        version=get_cldr_version(), months=rows(named(months())), weekdays=rows(named(weekdays()))
    )
    Path(sys.argv[1]).write_text(made, encoding="utf-8")
