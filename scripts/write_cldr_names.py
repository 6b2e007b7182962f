"""Write the names that drafts are read with anew, from the Unicode CLDR in the package `babel`.

Not run by `make derived`: what it writes depends on the version of `babel` that happens to be installed.
"""

import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_cldr_version
from babel.numbers import get_currency_name, get_territory_currencies

from visitdata.values.countries import ASSIGNED_CODES
from visitdata.values.language_subtags import two_letter_languages

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
# Languages without a code of two letters that reports are written in or name.
OTHER_LANGUAGES = (
    "bal",
    "bho",
    "ceb",
    "chr",
    "ckb",
    "fil",
    "gsw",
    "haw",
    "hmn",
    "kmr",
    "mai",
    "mni",
    "nds",
    "yue",
    "zgh",
)
REGIONAL = (
    "de_AT",
    "en_AU",
    "en_CA",
    "en_GB",
    "en_US",
    "es_MX",
    "fr_CA",
    "fr_CH",
    "nl_BE",
    "pt_BR",
    "zh_Hans",
    "zh_Hant",
)
OWN_NAMES = ("ar", "de", "es", "fa", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh")

OPENING = '''\
"""Names of months, weekdays, countries, languages and currencies. Written by scripts/write_cldr_names.py.

From the Unicode Common Locale Data Repository (CLDR), release {version}. Months and weekdays are those of the
Gregorian calendar in English, German, French, Spanish, Russian, Arabic and Chinese: months in full and
abbreviated, weekdays in full and, in English, abbreviated; without letter case and final points. The others
are in English, and some languages in their own as well. Derived from data files that are copyright Unicode,
Inc., under the Unicode License v3: see LICENSES/Unicode-3.0.txt.
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

# Each name with its code, parted by bars: ISO 3166-1 alpha-2, with XK for Kosovo.
COUNTRIES = (
{countries}
)

# Each name with its tag of RFC 5646.
LANGUAGES = (
{languages}
)

# Each name, of one and of several, with its code of ISO 4217, of what is tender today.
CURRENCIES = (
{currencies}
)
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


def wrapped(names: Iterable[str]) -> list[str]:
    """Names parted by bars, over as many lines as they take."""
    spaces, bars = str.maketrans(" -", "\0\1"), str.maketrans(" \0\1", "| -")
    joined = "|".join(sorted(names)).translate(spaces).replace("|", " ")
    return [line.translate(bars) for line in textwrap.wrap(joined, WIDEST - 14)]


def rows(names: Mapping[int, list[str]]) -> str:
    """Names by number."""
    lines: list[str] = []
    for number, each in sorted(names.items()):
        parts = wrapped(each)
        if len(parts) == 1:
            lines.append(f'    {number}: "{parts[0]}",')
        else:
            lines += [f"    {number}: (", *(f'        "{part}|"' for part in parts[:-1])]
            lines += [f'        "{parts[-1]}"', "    ),"]
    return "\n".join(lines)


def block(names: Iterable[tuple[str, str]]) -> str:
    """Names with their codes."""
    parts = wrapped({f"{name}:{code}" for name, code in names})
    return "\n".join([*(f'    "{part}|"' for part in parts[:-1]), f'    "{parts[-1]}"'])


def months() -> Iterator[Mapping[int, str]]:
    """Months in full and abbreviated, within a date and alone."""
    for name in LOCALES:
        every: Any = Locale.parse(name).months
        for context in every:
            yield every[context]["wide"]
            yield every[context]["abbreviated"]


def weekdays() -> Iterator[Mapping[int, str]]:
    """Weekdays in full; the abbreviations of other languages than English are names of months as well."""
    for name in LOCALES:
        every: Any = Locale.parse(name).days
        for context in every:
            yield every[context]["wide"]
            if name == "en":
                yield every[context]["abbreviated"]


def countries() -> Iterator[tuple[str, str]]:
    """Countries; of `Myanmar (Burma)` both names, of `Hong Kong SAR China` the first words."""
    for code in (*ASSIGNED_CODES, "XK"):
        name = Locale.parse("en").territories[code].removesuffix(" SAR China")
        alone, _, other = name.partition(" (")
        yield name, code
        if other.endswith(")"):
            yield alone, code
            yield other[:-1], code


def languages() -> Iterator[tuple[str, str]]:
    """Languages in English, and some in their own language."""
    english = Locale.parse("en").languages
    for code in (*two_letter_languages(), *OTHER_LANGUAGES, *REGIONAL):
        if code in english:
            yield english[code], code.replace("_", "-")
    for code in OWN_NAMES:
        yield Locale.parse(code).languages[code], code


def currencies() -> Iterator[tuple[str, str]]:
    """Currencies that are tender somewhere; those of the past may have the same names."""
    for code in sorted({code for country in ASSIGNED_CODES for code in get_territory_currencies(country)}):
        for count in (1, 2):
            yield get_currency_name(code, count, "en"), code


if __name__ == "__main__":
    made = OPENING.format(
        version=get_cldr_version(),
        months=rows(named(months())),
        weekdays=rows(named(weekdays())),
        countries=block(countries()),
        languages=block(languages()),
        currencies=block(currencies()),
    )
    Path(sys.argv[1]).write_text(made, encoding="utf-8")
