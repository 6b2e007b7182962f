"""Numbers: which may stand in a record, and their exact form as an xsd:decimal."""

from __future__ import annotations

import math
import re
from typing import cast

from visitdata.errors import Mistake
from visitdata.suggestions.forms import LEAVE_OUT, write
from visitdata.suggestions.types import wrong_type
from visitdata.values.text import printable

# Up to here each whole number is itself in readers that hold all numbers as IEEE 754 doubles.
LARGEST = 2**53

_LONGEST_SHOWN = 200
_DECIMAL = re.compile(r"([+-]?)([0-9]*+)(?:\.([0-9]*+))?")
_GROUPED_NUMBER = re.compile("-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,4}")
_QUOTED_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")


def number_mistake(value: object) -> Mistake | None:
    """What keeps a value from being a number.

    A number is an `int` within ±2^53, or a finite `float` that is not -0.0 and, where it is whole, within
    ±2^53. No subclass of these is a number, bool least of all: JSON writers differ over them.

    Returns:
        None, or a mistake with the code `wrong-type` or `bad-number`.
    """
    if type(value) is int:
        return None if -LARGEST <= value <= LARGEST else _too_large(value)
    if type(value) is float:
        # A float beyond 2^53 is always whole, and NaN is within nothing.
        if not -LARGEST <= value <= LARGEST:
            if math.isfinite(value):
                return _too_large(value)
            return Mistake("bad-number", f"{value} is not a finite number", LEAVE_OUT)
        if value or math.copysign(1, value) > 0:
            return None
        return Mistake("bad-number", "-0.0 is the same as 0 to some readers", write(0))
    return _wrong_type(value, "a number")


def integer_mistake(value: object) -> Mistake | None:
    """What keeps a value from being a length or an offset: a whole number from 0 to 2^53.

    A whole float (3.0) is a whole number.

    Returns:
        None, or a mistake with the code `wrong-type` or `bad-number`.
    """
    if type(value) is int and 0 <= value <= LARGEST:
        return None
    if type(value) is not int and type(value) is not float:
        return _wrong_type(value, "a whole number")
    return number_mistake(value) or _not_a_count(value)


def plain_number(value: float) -> int | float:
    """The same number, as an `int` where it is whole: 3.0 is 3."""
    return int(value) if type(value) is float and value.is_integer() else value


def decimal_text(value: float) -> str:
    """A number as an xsd:decimal (XML Schema 1.1 part 2, section 3.3.3): no exponent, always a point.

    There is a digit on both sides of the point, so that Turtle may write it without quotes (`3.0`,
    `39.0392`, `0.0000001`). A float is written with the digits of its shortest `repr`: the fewest that
    tell it from its neighbours.

    Raises:
        ValueError: the value is not finite.
    """
    if type(value) is int:
        return f"{value}.0"
    if not math.isfinite(value):
        message = f"{value} has no decimal form"
        raise ValueError(message)
    text = repr(value)
    return _without_exponent(text) if "e" in text else text


def number_from_decimal(text: str) -> int | float | None:
    """The number that an xsd:decimal or xsd:integer stands for, by value: `3.0`, `+3.` and `03` are 3.

    Returns:
        An `int` where the value is whole, else a `float` whose shortest `repr` has exactly this value. None
        where the text is no lexical form of an xsd:decimal (white space is in none), or where its value
        cannot be held without loss: whole and outside ±2^53, or with more digits than a float keeps.
    """
    found = _DECIMAL.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    whole, fraction = found[2].lstrip("0"), (found[3] or "").rstrip("0")
    if not fraction:
        return _whole_number(found[1], whole)
    exact = f"{found[1].replace('+', '')}{whole or '0'}.{fraction}"
    number = float(exact)
    return number if -LARGEST < number < LARGEST and decimal_text(number) == exact else None


def _whole_number(sign: str, digits: str) -> int | None:
    if len(digits) > len(str(LARGEST)):
        return None
    number = int(f"{sign}{digits or '0'}")
    return number if -LARGEST <= number <= LARGEST else None


def _without_exponent(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    point = len(whole) + int(exponent)
    digits = whole + fraction
    if point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    return f"{sign}{digits[:point].ljust(point, '0')}.{digits[point:] or '0'}"


def _too_large(value: float) -> Mistake:
    # A very long integer cannot be shown: Python itself refuses to write more than 4300 digits.
    long = type(value) is int and value.bit_length() > _LONGEST_SHOWN
    shown = f"an integer of {value.bit_length()} bits" if long and type(value) is int else str(value)
    message = f"{shown} is outside -2^53 to 2^53 (9007199254740992), where whole numbers are exact everywhere"
    return Mistake("bad-number", message, "use a larger unit, such as thousands or millions")


def _not_a_count(value: float) -> Mistake | None:
    if value < 0:
        message = f"{value} is negative; lengths and offsets count code points from 0"
        return Mistake("bad-number", message)
    if not float(value).is_integer():
        return Mistake("bad-number", f"{value} is not a whole number; code points are counted in these")
    return None


def _wrong_type(value: object, wanted: str) -> Mistake:
    if type(value) is str:
        return Mistake("wrong-type", f"{printable(value)} is text, not {wanted}", _suggest(value))
    if isinstance(value, bool):
        return Mistake("wrong-type", f"{'true' if value else 'false'} is not {wanted}")
    if value is None or isinstance(value, (dict, list, tuple, set, frozenset)):
        return wrong_type(wanted, cast("object", value), _is_number)
    kind = f"a value of type {type(value).__name__}"
    return Mistake("wrong-type", f"{kind} is not {wanted}", _conversion(value))


def _suggest(text: str) -> str | None:
    """The number that a text spells. One comma may part thousands or a fraction; several, thousands alone."""
    bare = text.replace(",", "") if _GROUPED_NUMBER.fullmatch(text) else text
    if not _QUOTED_NUMBER.fullmatch(bare):
        return None
    number = float(bare) if {*bare} & {*".eE"} else int(bare)
    return f"write {bare}" if number_mistake(number) is None else None


def _is_number(value: object) -> bool:
    return type(value) in {int, float} and number_mistake(value) is None


def _conversion(value: object) -> str | None:
    # Integers of numpy, and classes made from int, all say by this method that they are whole.
    if hasattr(type(value), "__index__"):
        return "convert it with int()"
    # numpy's numbers, Decimal and Fraction all say by this method that they can be converted.
    return "convert it with float()" if hasattr(type(value), "__float__") else None


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 event", "2,000 events"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
