"""The objects of triples as plain values: each kind as it stands in RDF, or what is wrong with it.

Only the form is looked at here: whether it is a literal, of which datatype, in which language. Whether the
value may stand in its member is asked once, by the reader of plain data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeGuard

from visitdata.errors import Mistake
from visitdata.metamodel.scalars import BOOLEAN, TEXT
from visitdata.rdf.quads import TRIPLE
from visitdata.terms import XSD_STRING, expand, short
from visitdata.values.numbers import number_from_decimal
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.metamodel.scalars import Scalar
    from visitdata.rdf.quads import Literal, Object

LANG_STRING = expand("rdf:langString")


class InLanguage(Protocol):
    """What is read, so far as it has a language."""

    language: str | None


# (what is read, an object) -> a plain value, or what is wrong with the object.
Read: TypeAlias = "Callable[[Any, Object], object]"

SHOWN = 60  # characters of a value that a suggestion repeats
_WHOLE = re.compile(r"\+?0*([0-9]{1,20})")
_DIGITS = re.compile(r"\+?[0-9.]+")
_EXPONENT = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+")


def is_tagged(value: Object) -> TypeGuard[Literal]:
    """Whether an object is a text in a language; rdf:langString needs a tag (RDF 1.1 Concepts, 3.3)."""
    return not isinstance(value, str) and value[1] == LANG_STRING and value[2] is not None


def is_text(value: Object) -> TypeGuard[Literal]:
    """Whether an object is a text, in a language or in none."""
    return is_tagged(value) or (not isinstance(value, str) and value[1] == XSD_STRING)


def iri(_: InLanguage, value: Object) -> str | Mistake:
    """The IRI that stands there."""
    if not isinstance(value, str):
        text = value[0]
        is_link = text.startswith(("http://", "https://")) and text.isprintable()
        return Mistake(
            "wrong-term",
            "expected an IRI, not a literal",
            f"write <{text}>" if is_link else "name it by its IRI",
        )
    if value.startswith("_:"):
        return Mistake("wrong-term", "expected an IRI, not a blank node", "give the node an IRI")
    return value


def prose(reading: InLanguage, value: Object) -> str | Mistake:
    """A text in the dossier's language, or in none where the dossier has none."""
    language = reading.language
    datatype = XSD_STRING if language is None else LANG_STRING
    if not isinstance(value, str) and value[1] == datatype and value[2] == language:
        return value[0]
    if not is_text(value):
        return no_literal(value, datatype)
    if language is None:
        message = "the dossier states no language, so that its texts have no tag"
        return Mistake("wrong-tag", message, "remove the tag, or state the language (schema:inLanguage)")
    message = f"expected a text in the dossier's language, {language}"
    return Mistake("wrong-tag", message, f"write it in {language}, and tag it @{language}")


def typed(scalar: Scalar) -> Read:
    """A reader for literals of a datatype: numbers and booleans go by value, all else is text."""
    datatype = expand(scalar.datatype or "xsd:string")
    convert = _BOOLEANS.get if scalar is BOOLEAN else _NUMBERS.get(datatype)
    # Whole numbers are the same values in xsd:integer as in the datatype that it is derived from, and as in
    # those derived from it (XML Schema 1.1 part 2, section 2.2); stores keep them all as xsd:integer.
    datatypes = {datatype, _INTEGER} if datatype in _NUMBERS else {datatype}

    def read(_: InLanguage, value: Object) -> object:
        if isinstance(value, str) or value[1] not in datatypes:
            return no_literal(value, datatype)
        if convert is None:
            return value[0]
        plain = convert(value[0])
        return _no_value(value[0], datatype) if plain is None else plain

    return read


def _count(value: str) -> int | None:
    """A whole number: `007` and `+7` are 7."""
    found = _WHOLE.fullmatch(value)
    return None if found is None else int(found[1])


_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_INTEGER = expand("xsd:integer")
_NUMBERS: dict[str, Callable[[str], object]] = {
    expand("xsd:decimal"): number_from_decimal,
    expand("xsd:nonNegativeInteger"): _count,
}


text = typed(TEXT)


def _no_value(value: str, datatype: str) -> Mistake:
    """What is wrong with a literal that stands for no value of its datatype that could be kept."""
    if datatype in _NUMBERS and _DIGITS.fullmatch(value):
        return Mistake("bad-literal", f"{printable(value)} cannot be kept without loss")
    return Mistake(
        "bad-literal",
        f"{printable(value)} is not a valid {short(datatype)}",
        _value_suggestion(value, datatype),
    )


def _value_suggestion(value: str, datatype: str) -> str | None:
    if datatype not in _NUMBERS:
        return 'write "true" or "false"'
    return "write it without an exponent; in JSON-LD, as a string" if _EXPONENT.fullmatch(value) else None


def no_literal(value: Object, datatype: str) -> Mistake:
    """What is wrong with an object that is no literal of that datatype."""
    wanted = "a text with a language tag" if datatype == LANG_STRING else f"a literal of {short(datatype)}"
    if isinstance(value, str):
        found = "a blank node" if value.startswith("_:") else "an IRI"
        return Mistake("wrong-term", f"expected {wanted}, not {found}")
    given, given_type, language = value
    if given_type == TRIPLE:
        return Mistake("wrong-term", f"expected {wanted}, not a triple")
    found = f"one in a language (@{language})" if language else f"one of {short(given_type)}"
    return Mistake(
        "wrong-datatype", f"expected {wanted}, not {found}", _suggestion(given, datatype, language)
    )


def _suggestion(given: str, datatype: str, language: str | None) -> str | None:
    """How the literal is written, so far as that is shorter than to think of it oneself."""
    if datatype == LANG_STRING:
        return None
    if datatype == XSD_STRING:
        return f"remove {f'@{language}' if language else 'its datatype'}"
    if datatype in _NUMBERS and _EXPONENT.fullmatch(given):
        return f"write it as {short(datatype)}, without an exponent"
    is_shown = given.isprintable() and '"' not in given and len(given) <= SHOWN
    return f'write "{given}"^^{short(datatype)}' if is_shown else None
