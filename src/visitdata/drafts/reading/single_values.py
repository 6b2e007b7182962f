"""Single values of a draft, by what the member holds: texts, numbers, dates, codes and closed values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.drafts.values.closed_values import value_of
from visitdata.drafts.values.countries import country_of
from visitdata.drafts.values.dates import date_of
from visitdata.drafts.values.languages import language_of
from visitdata.drafts.values.numbers import boolean_of, number_of
from visitdata.errors import Mistake
from visitdata.metamodel.scalars import (
    BOOLEAN,
    COUNT,
    COUNTRY,
    LANGUAGE,
    LATITUDE,
    LONGITUDE,
    NUMBER,
    SHARE,
    TIME,
    Scalar,
)
from visitdata.metamodel.schema import Enumeration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from visitdata.drafts.understood import Understood
    from visitdata.metamodel.schema import Member

    _Reads: TypeAlias = Callable[[str], Understood | Mistake]

# No record but an allegation says so of what it holds.
_ONLY_SAID = {"accused", "alleged", "allegation", "claimed", "reported", "suspected", "unconfirmed"}
_WHERE_SAID = "what is only alleged stands as a proposition under an allegation"
_BY_SCALAR: Mapping[Scalar, _Reads] = {
    BOOLEAN: boolean_of,
    COUNTRY: country_of,
    LANGUAGE: language_of,
}
_NUMBERS = {COUNT, LATITUDE, LONGITUDE, NUMBER, SHARE}


def understood(value: Any, member: Member) -> Understood | Mistake | None:
    """What a single value is understood as; None where it stands as it is.

    Args:
        value: what the draft has; only text is ever understood otherwise.
        member: the member that it is a value of.
    """
    if type(value) is not str:
        return None
    if isinstance(member.value, Enumeration):
        return None if value in member.value.values else _of_closed_list(value, member.value, member.name)
    scalar = member.value
    if scalar in _NUMBERS:
        return number_of(value, unit=member.declared.unit)
    if scalar is TIME:
        return date_of(value, has_time_text=member.name == "time")
    read = _BY_SCALAR.get(scalar) if isinstance(scalar, Scalar) else None
    return None if read is None else read(value)


def _of_closed_list(value: str, wanted: Enumeration, member: str) -> Understood | Mistake:
    found = value_of(value, wanted.values, member)
    if isinstance(found, Mistake) and value.lower() in _ONLY_SAID and member in {"status", "kind"}:
        return found._replace(message=f"{found.message}; {_WHERE_SAID}")
    return found
