"""Quantities as text, in English: at least 40, US$ 3 million, about 12 km, 20 to 30, dozens.

    40; exactly 40; forty                                          exactly
    at least, no fewer than, a minimum of ...; 40 or more; 40+     at_least
    at most, up to, no more than, as many as ...; 40 or fewer      at_most
    about, around, some, nearly, almost, roughly, ~ ...            about
    20 to 30; 20-30; between 20 and 30                             at_least and at_most
    more than, over, fewer than, under ...                         words: no member leaves the number out
    dozens, hundreds of thousands, no injuries                     words: there is no figure

Behind a number may stand a scale (thousand to trillion, in the short scale), a currency or a unit of a few
words. A currency has to be certain: "US$ 3 million" is in USD, "3 million dollars" has the unit "dollars".
Anything else with a figure in it is a mistake. No number is changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from visitdata.drafts.understood import Understood
from visitdata.drafts.values.amounts import Amount, amount
from visitdata.drafts.values.written import tidied, too_long
from visitdata.errors import Mistake
from visitdata.values.numbers import decimal_text
from visitdata.values.text import printable, text_mistake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.drafts.understood import Certainty


class _Reading(NamedTuple):
    value: dict[str, Any]
    certainty: Certainty = "sure"
    why: str = ""


_PREFIXES = {
    "exactly": "exactly|precisely|a total of",
    "at_least": "at least|no (?:fewer|less) than|not (?:fewer|less) than|(?:a )?minimum of",
    "at_most": "at most|up to|(?:no|not) more than|(?:a )?maximum of|as (?:many|much) as",
    "about": r"about|around|approximately|approx\.?|roughly|some|almost|nearly|close to|circa|ca\.?|c\.|~",
}
_SUFFIXES = {"at_least": "or more", "at_most": "or (?:fewer|less)"}
_STRICT = (
    "(?:(?:just|well|slightly|far) )?"
    "(?:more than|over|above|upwards of|in excess of|fewer than|less than|under|below)"
)
_RANGES = (
    "(?:from )?(?P<low>.+?) to (?P<high>.+)",
    "between (?P<low>.+?) and (?P<high>.+)",
    "(?P<low>[^-]*[0-9]) ?- ?(?P<high>[0-9].*)",
)
_UNKNOWN = {
    "unknown",
    "n/a",
    "na",
    "null",
    "not given",
    "not specified",
    "not stated",
    "unspecified",
    "?",
    "-",
}
_NONE = {"no", "none", "nil", "nothing", "not any"}
_ZERO = {"no one", "no-one", "nobody"}


def quantity_of(text: str) -> Understood | Mistake:
    """The members of a Quantity that a text in English can only mean.

    Returns:
        An object with the members of a Quantity, without a kind of repair where `quantity_text` would write
        the text just so; None, as `absent`, where the text says that nothing is known. Else a mistake with
        the code `bad-number`, or what keeps the text from being text at all.
    """
    wrong = text_mistake(text[:1]) or too_long(text, "bad-number", "quantity") or text_mistake(text)
    if wrong is not None:
        return wrong
    tidy = tidied(text)
    if tidy.lower() in _UNKNOWN:
        why = f"{printable(text)} says that nothing is known"
        return Understood(value=None, kind="absent", certainty="likely", sentence=why)
    if tidy.lower() in _NONE:
        message = "may be a count of none, which is written 0, or no count at all, which is left out"
        return Mistake("bad-number", f"{printable(text)} {message}")
    found = _read(tidy, text) or _in_words(text)
    return found if isinstance(found, Mistake) else _understood(text, found)


def quantity_text(value: Mapping[str, Any]) -> str | None:
    """The text from which `quantity_of` reads just these members of a Quantity; None where there is none."""
    text = _text(value)
    return text if text and quantity_of(text) == Understood(value=dict(value)) else None


def _understood(text: str, found: _Reading) -> Understood:
    if found.certainty == "sure" and _text(found.value) == text:
        return Understood(value=found.value)
    members = ", ".join(f"{name} {value}" for name, value in found.value.items())
    sentence = f"{printable(text)} is {members}{f': {found.why}' if found.why else ''}"
    return Understood(value=found.value, kind="quantity", certainty=found.certainty, sentence=sentence)


def _text(value: Mapping[str, Any]) -> str | None:
    numbers = {name: number for name, number in value.items() if name not in {"unit", "currency", "words"}}
    if "words" in value:
        return None if len(value) > 1 else value["words"]
    if numbers.keys() == {"at_least", "at_most"}:
        said = f"{_plain(numbers['at_least'])} to {_plain(numbers['at_most'])}"
    elif len(numbers) == 1:
        (name, number), *_ = numbers.items()
        said = f"{name.replace('_', ' ')} {_plain(number)}" if name != "exactly" else _plain(number)
    else:
        return None
    return " ".join([said, *(str(value[name]) for name in ("unit", "currency") if name in value)])


def _plain(number: float) -> str:
    return decimal_text(number).removesuffix(".0")


def _read(tidy: str, text: str) -> _Reading | Mistake | None:
    if tidy.lower() in _ZERO:
        return _Reading({"exactly": 0})
    return _bounded(tidy) or _strict(tidy, text) or _range(tidy) or _of(amount(tidy), "exactly")


def _of(found: Amount | Mistake | None, member: str) -> _Reading | Mistake | None:
    """The quantity that has an amount in one member."""
    if not isinstance(found, Amount):
        return found
    return _Reading({member: found.number, **found.money}, found.certainty, found.why)


def _bounded(tidy: str) -> _Reading | Mistake | None:
    for member, words in _PREFIXES.items():
        if match := re.fullmatch(f"(?i)(?:{words}) ?(?P<rest>.+)", tidy):
            return _of(amount(match["rest"].strip()), member)
    for member, words in _SUFFIXES.items():
        if match := re.fullmatch(rf"(?i)(?P<first>.+?) {words}(?P<unit> .+)?", tidy):
            return _of(amount(match["first"] + (match["unit"] or "")), member)
    if match := re.fullmatch(r"(?P<first>[^+]*[0-9a-z])\+(?P<unit> .+)?", tidy):
        found = _of(amount(match["first"] + (match["unit"] or "")), "at_least")
        if isinstance(found, _Reading):
            return found._replace(certainty="likely", why='"+" behind a number says that it is reached')
        return found
    return None


def _strict(tidy: str, text: str) -> _Reading | Mistake | None:
    """What leaves its number out, as no member does, stays as its words."""
    match = re.fullmatch(f"(?i){_STRICT} (?P<rest>.+)", tidy)
    found = amount(match["rest"]) if match else None
    if not isinstance(found, Amount):
        return found
    why = "no member leaves out the number itself, as these words do; at_least and at_most take it in"
    return _Reading({"words": text}, "likely", why)


def _range(tidy: str) -> _Reading | Mistake | None:
    match = next(filter(None, (re.fullmatch(f"(?i){form}", tidy) for form in _RANGES)), None)
    if match is None:
        return None
    high = amount(match["high"])
    low = amount(match["low"], high.scale if isinstance(high, Amount) else "")
    if not isinstance(low, Amount) or not isinstance(high, Amount):
        return low if isinstance(low, Mistake) else high if isinstance(high, Mistake) else None
    if low.money and high.money and low.money != high.money:
        return None
    if low.number > high.number:
        message = f"{printable(tidy)} ends below where it begins: {low.number} is more than {high.number}"
        return Mistake("bad-number", message)
    value = {"at_least": low.number, "at_most": high.number, **low.money, **high.money}
    uncertain = next((end for end in (low, high) if end.certainty == "likely"), high)
    return _Reading(value, uncertain.certainty, uncertain.why)


def _in_words(text: str) -> _Reading | Mistake:
    has_letter = any(sign.isalpha() for sign in text)
    if has_letter and not any(sign.isnumeric() for sign in text):
        return _Reading({"words": text})
    message = (
        f'{printable(text)} is no quantity that can mean one thing only; write such as "40", "at least 40", '
        '"about 40 km", "20 to 30" or "dozens"'
    )
    return Mistake("bad-number", message)
