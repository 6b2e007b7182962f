"""Single values of a draft, by what the member holds: texts, numbers, dates, codes and closed values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.drafts.closed_values import value_of
from visitdata.drafts.countries import country_of
from visitdata.drafts.dates import date_of
from visitdata.drafts.languages import language_of
from visitdata.drafts.numbers import boolean_of, number_of
from visitdata.errors import Mistake
from visitdata.metamodel.scalars import (
    BOOLEAN,
    COUNT,
    COUNTRY,
    LANGUAGE,
    LATITUDE,
    LONGITUDE,
    NUMBER,
    TIME,
    Scalar,
)
from visitdata.metamodel.schema import Enumeration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from visitdata.drafts.understood import Understood
    from visitdata.metamodel.schema import Member

    _Reads: TypeAlias = Callable[[str], Understood | Mistake]

_BY_SCALAR: Mapping[Scalar, _Reads] = {
    BOOLEAN: boolean_of,
    **dict.fromkeys((COUNT, LATITUDE, LONGITUDE, NUMBER), number_of),
    COUNTRY: country_of,
    LANGUAGE: language_of,
    TIME: date_of,
}


def understood(value: Any, member: Member) -> Understood | Mistake | None:
    """What a single value is understood as; None where it stands as it is.

    Args:
        value: what the draft has; only text is ever understood otherwise.
        member: the member that it is a value of.
    """
    if type(value) is not str:
        return None
    if isinstance(member.value, Enumeration):
        if value in member.value.values:
            return None
        return value_of(value, member.value.values, member.name)
    read = _BY_SCALAR.get(member.value) if isinstance(member.value, Scalar) else None
    return None if read is None else read(value)
