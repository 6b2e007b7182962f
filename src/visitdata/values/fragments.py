"""Fragments: the part of a video, a sound, a picture or a paged document that is evidence.

Two grammars are known. W3C Media Fragments URI 1.0 (basic), section 4.2: a stretch of time (`t=12.5,20`), a
region of a picture (`xywh=percent:25,25,50,50`), or both, joined by `&`. RFC 3778, section 3, which RFC 8118
repeats: a page (`page=3`), the first one being 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from visitdata.errors import Mistake
from visitdata.suggestions.forms import write
from visitdata.values.text import printable

if TYPE_CHECKING:
    from fractions import Fraction

LONGEST = 100

MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"
# For PDF, the Web Annotation Data Model, section 4.2.1, lists this one, which the other has replaced.
RFC_3778 = "http://tools.ietf.org/rfc/rfc3778"
RFC_8118 = "http://tools.ietf.org/rfc/rfc8118"

_FRACTION = r"(\.[0-9]*)?"
_CLOCK = f"([0-9]+|([0-9]+:)?[0-5][0-9]:[0-5][0-9]){_FRACTION}"
_TIME = f"t=(npt:)?({_CLOCK}(,{_CLOCK})?|,{_CLOCK})"
_SIZE = "0*[1-9][0-9]*"
_PERCENT = "0*([0-9]{1,2}|100)"
_PERCENT_OF_SIZE = "0*([1-9][0-9]?|100)"
_REGION = (
    f"xywh=((pixel:)?[0-9]+,[0-9]+,{_SIZE},{_SIZE}"
    f"|percent:{_PERCENT},{_PERCENT},{_PERCENT_OF_SIZE},{_PERCENT_OF_SIZE})"
)
PATTERN = f"{_TIME}(&{_REGION})?|{_REGION}(&{_TIME})?|page=[1-9][0-9]*"

_INTERVAL = "t=(?:npt:)?([^,&]*),([^&]+)"
_FORMS = 'give a time such as "t=12.5,20", a region such as "xywh=percent:25,25,50,50", or a page: "page=3"'


def fragment_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a fragment; the code is `bad-fragment`."""
    if len(value) > LONGEST:
        message = f"a fragment has at most {LONGEST} characters, and this one {len(value)}"
        return Mistake("bad-fragment", message)
    if not re.fullmatch(PATTERN, value):
        message = f"{printable(value)} is no fragment of W3C Media Fragments 1.0 or RFC 3778"
        return Mistake("bad-fragment", message, _suggestion(value))
    interval = re.search(_INTERVAL, value)
    if interval is not None and _seconds(interval[1]) >= _seconds(interval[2]):
        message = f"the time in {printable(value)} is empty: its end does not come after its beginning"
        return Mistake("bad-fragment", message, "see where it begins, and where it ends")
    return None


def standard_of(value: str) -> str:
    """The standard that a fragment conforms to, as an IRI."""
    return RFC_3778 if value.startswith("page=") else MEDIA_FRAGMENTS


def newer_standard_of(value: str) -> str | None:
    """The standard that has replaced that one, where one has."""
    return RFC_8118 if value.startswith("page=") else None


def _seconds(clock: str) -> Fraction:
    """A time of the clock in seconds: `1:02:03.5` is 3723.5; nothing is the beginning."""
    from decimal import Decimal
    from fractions import Fraction

    total = Fraction(0)
    for part in clock.split(":"):
        total = total * 60 + Fraction(Decimal(part or 0))
    return total


_NAME = r"(?i)(?<![a-z])(t|xywh|page|npt|pixel|percent)(?=[=:])"
_ONE_DIGIT = r"(?<![0-9:.])([0-9])(?=:[0-5][0-9](?![0-9:]))"
_SECONDS = r"(?<=[0-9.])s(?=,|&|$)"


def _suggestion(value: str) -> str:
    """The same in the form of the grammar, where only spelling is amiss; else the forms there are."""
    meant = re.sub(r"\s+", "", value).removeprefix("#")
    meant = re.sub(_NAME, lambda found: found[0].lower(), meant)
    if meant.startswith("t="):
        meant = re.sub(_ONE_DIGIT, r"0\1", re.sub(_SECONDS, "", meant))
    if meant.startswith("page="):
        meant = re.sub("=0+(?=[1-9])", "=", meant)
    return write(meant) if meant != value and fragment_mistake(meant) is None else _FORMS
