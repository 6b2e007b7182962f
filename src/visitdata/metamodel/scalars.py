"""The kinds of plain value a member can hold: how each is read, described in JSON Schema, and written in RDF.

A scalar owns all that is particular to it, so that readers, writers and schemas ask it and nobody else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import attrs

from visitdata.errors import Mistake
from visitdata.metamodel import patterns
from visitdata.suggestions.forms import LEAVE_OUT, write
from visitdata.suggestions.types import as_text, called, wrong_type
from visitdata.values import (
    countries,
    currencies,
    evidence,
    fragments,
    identifiers,
    iri_grammar,
    languages,
    numbers,
    text,
    times,
)
from visitdata.values.edtf_suggestions import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@attrs.frozen(kw_only=True, eq=False)
class Scalar:
    """One kind of plain value.

    Attributes:
        name: what messages and documentation call it.
        read: the value as it is kept, or what is wrong with it.
        schema: its JSON Schema.
        datatype: its RDF datatype as a prefixed name; None for an IRI, which is a node.
        prose: whether it is written in the dossier's language.
        free: whether any text may stand there; others have no character that a syntax would have to escape.
        seen: whether a text that shows nothing is refused.
        plain: a pattern of strings that are good as they are, as nearly all are; the others may be, too.
    """

    name: str
    read: Callable[[object], object]
    schema: Mapping[str, Any]
    datatype: str | None = "xsd:string"
    prose: bool = False
    free: bool = False
    seen: bool = False
    plain: str | None = None

    def is_surely_good(self, value: str) -> str:
        """For free text: the source of a test that nearly all good strings pass, and no others."""
        # What begins with a printable character of ASCII shows something.
        begins = f'"!" <= {value} < "\\x7f"' if self.seen else value
        return f"{begins} and {value}.isprintable()"


def _string(wanted: str, mistake: Callable[[str], Mistake | None]) -> Callable[[object], object]:
    """A reader for strings that `mistake` finds nothing wrong with."""

    def read(value: object) -> object:
        found = text.as_str(value)
        if found is None:
            return wrong_type(wanted, value, accepts, is_text=True)
        return mistake(found) or found

    def accepts(value: object) -> bool:
        return type(value) is str and mistake(value) is None

    return read


def _text(value: object) -> object:
    """Text: nearly all of it is printable, and then nothing can be wrong with it."""
    if type(value) is str and value.isprintable() and value:
        return value
    return _any_text(value)


_any_text = _string("text", text.text_mistake)


_name = _string("text", text.name_mistake)


@lru_cache(maxsize=2**10)
def _reference_mistake(value: str) -> Mistake | None:
    if identifiers.looks_like_iri(value):
        return identifiers.record_iri_mistake(value)
    return identifiers.local_id_mistake(value)


def _time(value: object) -> object:
    if type(value) is times.EDTF:
        return value
    found = text.as_str(value)
    if found is None:
        return Mistake("wrong-type", f"expected a date, not {called(value)}", _suggest_time(value))
    return times.read(found)


def _suggest_time(value: object) -> str | None:
    """The time that a date of Python, a number, a day in a list, or a start and an end by name stand for."""
    if value is None:
        return LEAVE_OUT
    given = _interval(value) if type(value) in {dict, list, tuple} else as_text(value)
    if given is None or type(value) is bool:
        return FORMS
    read = times.read(given)
    return read.suggestion if isinstance(read, Mistake) else write(given)


_ENDS = (("start", "end"), ("begin", "end"), ("from", "to"))


def _interval(given: Any) -> str | None:
    """One day in a list, or a start and an end by name; of two days in a list, who knows what they are."""
    if type(given) in {list, tuple}:
        ends = [*given] if len(given) == 1 else []
    else:
        ends = [given[name] for name in next((names for names in _ENDS if given.keys() == {*names}), ())]
    return "/".join(ends) if ends and all(type(end) is str for end in ends) else None


def _boolean(value: object) -> object:
    is_truth = value is True or value is False
    return value if is_truth else wrong_type("true or false", value, lambda given: type(given) is bool)


def _number(value: Any) -> object:
    return numbers.number_mistake(value) or numbers.plain_number(value)


def _count(value: Any) -> object:
    return numbers.integer_mistake(value) or int(value)


def _degrees(limit: int) -> Callable[[object], object]:
    def read(value: object) -> object:
        number: Any = _number(value)
        if number.__class__ is Mistake or -limit <= number <= limit:
            return number
        message = f"{value} is outside -{limit} to {limit} degrees"
        return Mistake("bad-number", message, _suggest_degrees(number, limit))

    return read


def _share(value: Any) -> object:
    number: Any = _number(value)
    if number.__class__ is Mistake or 0 <= number <= _WHOLE:
        return number
    return Mistake("bad-number", f"{value} is outside 0 to {_WHOLE} percent")


_WHOLE = 100
_HALF_ROUND, _ROUND = 180, 360


def _suggest_degrees(degrees: float, limit: int) -> str | None:
    """A longitude that goes round the globe once more than it needs to."""
    if limit == _HALF_ROUND and abs(degrees) < _ROUND:
        return write(numbers.plain_number(round(degrees - (_ROUND if degrees > 0 else -_ROUND), 9)))
    return None


TEXT = Scalar(name="text", read=_text, schema=patterns.TEXT, free=True)
PROSE = Scalar(name="text in the dossier's language", read=_text, schema=patterns.TEXT, prose=True, free=True)
NAME = Scalar(
    name="name in the dossier's language",
    read=_name,
    schema=patterns.NAME,
    prose=True,
    free=True,
    seen=True,
)
ALIAS = Scalar(name="name", read=_name, schema=patterns.NAME, free=True, seen=True)
BOOLEAN = Scalar(name="true or false", read=_boolean, schema={"type": "boolean"}, datatype="xsd:boolean")
NUMBER = Scalar(
    name="number",
    read=_number,
    schema={"type": "number", "minimum": -numbers.LARGEST, "maximum": numbers.LARGEST},
    datatype="xsd:decimal",
)
COUNT = Scalar(
    name="whole number",
    read=_count,
    schema={"type": "integer", "minimum": 0, "maximum": numbers.LARGEST},
    datatype="xsd:nonNegativeInteger",
)
LATITUDE = Scalar(
    name="latitude in degrees (WGS 84)",
    read=_degrees(90),
    schema={"type": "number", "minimum": -90, "maximum": 90},
    datatype="xsd:decimal",
)
LONGITUDE = Scalar(
    name="longitude in degrees (WGS 84)",
    read=_degrees(180),
    schema={"type": "number", "minimum": -180, "maximum": 180},
    datatype="xsd:decimal",
)
SHARE = Scalar(
    name="share in percent",
    read=_share,
    schema={"type": "number", "minimum": 0, "maximum": _WHOLE},
    datatype="xsd:decimal",
)
TIME = Scalar(name="date in EDTF", read=_time, schema=patterns.TIME, datatype="edtf:EDTF")
IRI = Scalar(
    name="IRI",
    read=_string("an IRI", identifiers.iri_mistake),
    schema=patterns.LINK,
    datatype=None,
    plain=iri_grammar.PLAIN,
)
DOSSIER_ID = Scalar(
    name="IRI without a fragment",
    read=_string("an IRI", identifiers.dossier_id_mistake),
    schema=patterns.DOSSIER_IRI,
    datatype=None,
    plain=identifiers.PLAIN_DOSSIER_ID,
)
LOCAL_ID = Scalar(
    name="id",
    read=_string("an id", identifiers.local_id_mistake),
    schema=patterns.LOCAL,
    datatype=None,
    plain=identifiers.PLAIN_ID,
)
RECORD_ID = Scalar(
    name="id or IRI",
    read=_string("an id", _reference_mistake),
    schema=patterns.RECORD,
    datatype=None,
    plain=identifiers.PLAIN_ID,
)
LANGUAGE = Scalar(
    name="language tag",
    read=_string("a language tag", languages.language_mistake),
    schema=patterns.LANGUAGE,
)
COUNTRY = Scalar(
    name="country code",
    read=_string("a country code", countries.country_mistake),
    schema={"enum": sorted(countries.ASSIGNED_CODES + countries.USER_CODES)},
)
CURRENCY = Scalar(
    name="currency code",
    read=_string("a currency code", currencies.currency_mistake),
    schema={"enum": [*currencies.CURRENCY_CODES]},
)
FRAGMENT = Scalar(
    name="fragment",
    read=_string("a fragment", fragments.fragment_mistake),
    schema=patterns.FRAGMENT,
)
SHA256 = Scalar(
    name="SHA-256",
    read=_string("a SHA-256", evidence.sha256_mistake),
    schema=patterns.digits(64),
    plain=evidence.SHA256,
)
DIGEST = Scalar(
    name="digest",
    read=_string("a digest", evidence.digest_mistake),
    schema=patterns.digits(16),
    plain=evidence.DIGEST,
)

# What annotations are written with. To a type checker, each is the type it stands on.
Text: TypeAlias = Annotated[str, TEXT]
Prose: TypeAlias = Annotated[str, PROSE]
Name: TypeAlias = Annotated[str, NAME]
Alias: TypeAlias = Annotated[str, ALIAS]
Number: TypeAlias = Annotated[float, NUMBER]
Count: TypeAlias = Annotated[int, COUNT]
Latitude: TypeAlias = Annotated[float, LATITUDE]
Longitude: TypeAlias = Annotated[float, LONGITUDE]
Share: TypeAlias = Annotated[float, SHARE]
Iri: TypeAlias = Annotated[str, IRI]
DossierId: TypeAlias = Annotated[str, DOSSIER_ID]
LocalId: TypeAlias = Annotated[str, LOCAL_ID]
RecordId: TypeAlias = Annotated[str, RECORD_ID]
Language: TypeAlias = Annotated[str, LANGUAGE]
CountryCode: TypeAlias = Annotated[str, COUNTRY]
CurrencyCode: TypeAlias = Annotated[str, CURRENCY]
Fragment: TypeAlias = Annotated[str, FRAGMENT]
Sha256: TypeAlias = Annotated[str, SHA256]
Digest: TypeAlias = Annotated[str, DIGEST]

BY_TYPE: Mapping[object, Scalar] = {str: TEXT, bool: BOOLEAN, int: COUNT, float: NUMBER, times.EDTF: TIME}
