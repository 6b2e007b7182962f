"""Amounts in English: a number, its scale, and what it counts or in which currency: US$ 3 million, 12 km."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from visitdata.drafts.values.cldr_names import CURRENCIES
from visitdata.drafts.values.numbers import number_of
from visitdata.errors import Mistake
from visitdata.values.numbers import number_from_decimal
from visitdata.values.text import printable

if TYPE_CHECKING:
    from visitdata.drafts.understood import Certainty


class Amount(NamedTuple):
    """A number with what it counts: `unit` or `currency`, or neither."""

    number: int | float
    money: dict[str, str]
    scale: str = ""
    certainty: Certainty = "sure"
    why: str = ""


# Signs that only one currency has; $, £, ¥, kr and Fr have several, and stay as the unit.
_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "CA$": "CAD", "HK$": "HKD", "MX$": "MXN",
    "NT$": "TWD", "NZ$": "NZD", "R$": "BRL", "€": "EUR", "₽": "RUB", "₴": "UAH", "₹": "INR", "₪": "ILS",
    "₺": "TRY", "₸": "KZT", "₫": "VND", "₦": "NGN", "zł": "PLN", "JP¥": "JPY", "CN¥": "CNY",
}  # fmt: skip
_OPEN_SIGNS = ("$", "£", "¥", "₩")
# Names that only one currency has today.
_NAMES = {
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN",
    "zlotys": "PLN", "rand": "ZAR", "baht": "THB", "shekels": "ILS", "forints": "HUF", "naira": "NGN",
    "u.s. dollars": "USD", "u.s. dollar": "USD", "pounds sterling": "GBP", "russian roubles": "RUB",
}  # fmt: skip
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9,
    "trillion": 12, "tn": 12,
}  # fmt: skip
# Without a currency they may be metres, kelvins or tons.
_OPEN_SCALES = {"k", "m", "mn", "tn"}
# Codes of currencies that are English words, too.
_WORDS = {"ALL", "BOB", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY"}
# A unit is a few words. These join two amounts, change what a number says, or begin something else.
_NO_UNIT = {
    *("or", "and", "but", "than", "more", "less", "fewer", "to", "between", "plus", "minus", "times", "half"),
    *(
        "third",
        "quarter",
        "dozen",
        "dozens",
        "score",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "after",
    ),
    *("ago", "at", "before", "by", "for", "from", "in", "is", "later", "of", "on", "out", "since", "until"),
    *("was", "were", "who", "with", "st", "nd", "rd", "th"),
    *(*_SMALL, *_TENS, *(name for name in _SCALES if len(name) > len("mn"))),
}
_INSIDE_A_UNIT = {"of", "in"}
_BEGINS_NO_LETTER = {*"%‰°$£¥₩€"}
_LONGEST_UNIT = 4


def amount(text: str, scale: str = "") -> Amount | Mistake | None:
    """The amount that a text, as `tidied` leaves it, can only mean.

    Args:
        text: a number, with a currency before it or behind it, or a unit behind it.
        scale: the scale that a number has which gives none: in "3 to 5 million" both ends have that of the
            second.

    Returns:
        The amount; a mistake with the code `bad-number` where the number has several readings; None for
        what is no amount.
    """
    match = _pattern().fullmatch(text)
    if match is None:
        return None
    sign, written, own_scale, rest = match.group("sign", "number", "scale", "rest")
    money = _money(sign, rest)
    if money is None:
        return None
    own_scale = (own_scale or "").lower()
    if own_scale in _OPEN_SCALES and not sign and "currency" not in money:
        wrong = f"may be a number with the unit or with the scale {own_scale}: write the word in full"
        return Mistake("bad-number", f"{printable(text)} {wrong}")
    found = _scaled(written, own_scale or scale, money)
    if isinstance(found, Amount) and _WORDS & {sign, (rest or "").strip()}:
        return found._replace(certainty="likely", why="it is the code of a currency")
    return found


@cache
def _pattern() -> re.Pattern[str]:
    signs = "|".join(map(re.escape, sorted((*_SIGNS, *_OPEN_SIGNS), key=len, reverse=True)))
    figures = (
        r"-?(?:[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,'\N{RIGHT SINGLE QUOTATION MARK}][0-9]+)*)"
    )
    tens, ones = "|".join(_TENS), "|".join(_SMALL)
    words = f"(?:{tens})-(?:{ones})|{tens}|{ones}"
    return re.compile(
        rf"(?i)(?P<sign>{signs}|(?-i:[A-Z]{{3}}))? ?(?P<number>(?:{figures})(?![0-9.,])|(?:{words})(?![a-z]))"
        rf"(?:[ -]?(?P<scale>{'|'.join(_SCALES)})(?![\w/]))?(?: ?(?P<rest>[^0-9]+))?"
    )


def _money(sign: str | None, rest: str | None) -> dict[str, str] | None:
    """The currency or unit of what stands before and behind a number; None where that is neither."""
    bare = (rest or "").strip()
    if sign and bare:
        return None
    if sign:
        return _before(sign)
    if not bare:
        return {}
    code = bare if bare in _codes() else _SIGNS.get(bare) or _currencies().get(bare.casefold())
    if code:
        return {"currency": code}
    return {"unit": bare} if _is_unit(bare) else None


def _is_unit(text: str) -> bool:
    first, *others = text.casefold().replace("per cent", "percent").split()
    begins = (text[0].isalpha() or text[0] in _BEGINS_NO_LETTER) and first not in _NO_UNIT and first != "per"
    return begins and len(others) < _LONGEST_UNIT and not (_NO_UNIT - _INSIDE_A_UNIT) & {*others}


def _before(sign: str) -> dict[str, str] | None:
    code = sign if sign in _codes() else next((code for each, code in _SIGNS.items() if each == sign), None)
    if code:
        return {"currency": code}
    return {"unit": sign} if sign in _OPEN_SIGNS else None


def _scaled(written: str, scale: str, money: dict[str, str]) -> Amount | Mistake | None:
    certainty: Certainty = "sure"
    why = ""
    value: int | float | None = _in_words(written)
    found = number_of(written) if value is None else None
    if isinstance(found, Mistake):
        value = _english(written, scale)
        if not scale:
            certainty, why = "likely", "in English a comma parts thousands"
    elif found is not None:
        value = found.value
    if value is None:
        return found if isinstance(found, Mistake) else None
    exact = Decimal(str(value)).scaleb(_SCALES[scale]) if scale else Decimal(str(value))
    number = number_from_decimal(f"{exact:f}")
    if number is None:
        return Mistake("bad-number", f"{printable(written)} {scale} is too large to be exact everywhere")
    return Amount(number, money, scale, certainty, why)


def _english(written: str, scale: str) -> int | float | None:
    """The number of a text with two readings, where English or its scale leaves one: 1,500; 1.125 million."""
    if scale:
        return float(written) if "." in written and "," not in written else None
    return int(written.replace(",", "")) if re.fullmatch("-?[0-9]+,[0-9]{3}", written) else None


def _in_words(written: str) -> int | None:
    words = written.lower().split("-")
    known = {word: number for number, word in enumerate(_SMALL)} | _TENS
    return sum(known[word] for word in words) if all(word in known for word in words) else None


@cache
def _currencies() -> dict[str, str]:
    pairs = (name.rpartition(":") for name in CURRENCIES.split("|"))
    return {name.casefold(): code for name, _, code in pairs} | _NAMES


@cache
def _codes() -> frozenset[str]:
    return frozenset(_currencies().values())
