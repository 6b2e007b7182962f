"""The kinds of plain value a member can hold: how each is read, described in JSON Schema, and written in RDF.

A scalar owns all that is particular to it, so that readers, writers and schemas ask it and nobody else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import attrs

from visitdata.errors import Mistake
from visitdata.shape import patterns
from visitdata.suggestions.times import FORMS
from visitdata.suggestions.types import called, can_be_shown, in_quotes, wrong_type
from visitdata.values import countries, evidence, identifiers, iri_grammar, languages, numbers, text, times

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

    def is_quickly_good(self, value: str) -> str:
        """For free text: the source of a test that nearly all good strings pass, and none but they."""
        # What begins with a printable character of ASCII shows something.
        begins = f'"!" <= {value} < "\\x7f"' if self.seen else value
        return f"{begins} and {value}.isprintable()"


def _string(wanted: str, mistake: Callable[[str], Mistake | None]) -> Callable[[object], object]:
    """A reader for strings that `mistake` finds nothing wrong with."""

    def read(value: object) -> object:
        found = text.as_str(value)
        if found is None:
            return wrong_type(wanted, value)
        return mistake(found) or found

    return read


def _text(value: object) -> object:
    """Text on the quick path: nearly all of it is printable, and then nothing can be wrong with it."""
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
        return Mistake("wrong-type", f"a date is wanted here, not {called(value)}", _date_mend(value))
    return times.read(found)


def _date_mend(value: object) -> str | None:
    """How a number that was meant as a date is written, or an interval of which the ends were given."""
    if value.__class__ in {dict, list}:
        return _interval_mend(value)
    if type(value) is not int or not can_be_shown(value):
        return FORMS
    read = times.read(str(value))
    return read.hint if isinstance(read, Mistake) else in_quotes(value)


def _interval_mend(given: Any) -> str | None:
    """A list of one or two days, or of a start and an end by name."""
    ends = [*(given.values() if given.__class__ is dict else given)]
    if not 0 < len(ends) <= len(("start", "end")) or not all(isinstance(end, str) for end in ends):
        return FORMS
    text = "/".join(ends)
    read = times.read(text)
    return read.hint if isinstance(read, Mistake) else f'write it as one text: "{text}"'


def _boolean(value: object) -> object:
    return value if value is True or value is False else wrong_type("true or false", value)


def _number(value: Any) -> object:
    return numbers.number_mistake(value) or numbers.plain_number(value)


def _count(value: Any) -> object:
    return numbers.integer_mistake(value) or int(value)


def _degrees(limit: int) -> Callable[[object], object]:
    def read(value: object) -> object:
        number: Any = _number(value)
        if number.__class__ is Mistake or -limit <= number <= limit:
            return number
        return Mistake("bad-number", f"{value} is outside -{limit} to {limit} degrees", _globe_mend(number))

    return read


_HALF_ROUND, _ROUND = 180, 360


def _globe_mend(degrees: float) -> str:
    if abs(degrees) <= _HALF_ROUND:
        return "is it the longitude?"
    if abs(degrees) < _ROUND:
        return f"did you mean {round(degrees - (_ROUND if degrees > 0 else -_ROUND), 9)}?"
    return "write degrees with a decimal point, as in 39.0392"


TEXT = Scalar(
    name="text",
    read=_text,
    schema=patterns.TEXT,
    free=True,
)
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
TIME = Scalar(
    name="date in EDTF",
    read=_time,
    schema=patterns.TIME,
    datatype="edtf:EDTF",
)
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
Iri: TypeAlias = Annotated[str, IRI]
DossierId: TypeAlias = Annotated[str, DOSSIER_ID]
LocalId: TypeAlias = Annotated[str, LOCAL_ID]
RecordId: TypeAlias = Annotated[str, RECORD_ID]
Language: TypeAlias = Annotated[str, LANGUAGE]
CountryCode: TypeAlias = Annotated[str, COUNTRY]
Sha256: TypeAlias = Annotated[str, SHA256]
Digest: TypeAlias = Annotated[str, DIGEST]

BY_TYPE: Mapping[object, Scalar] = {str: TEXT, bool: BOOLEAN, int: COUNT, float: NUMBER, times.EDTF: TIME}
