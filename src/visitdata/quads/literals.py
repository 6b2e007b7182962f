"""The objects of statements as plain values: each kind as it stands in RDF, or what is wrong with it.

Only the form is looked at here: whether it is a literal, of which datatype, in which language. Whether the
value may stand in its member is asked once, by the reader of plain data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from visitdata.errors import Mistake
from visitdata.shape.scalars import BOOLEAN
from visitdata.terms import XSD_STRING, expand, short
from visitdata.values.numbers import number_from_decimal
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.quads.statements import Object
    from visitdata.shape.scalars import Scalar

LANG_STRING = expand("rdf:langString")
TEXTS = {XSD_STRING, LANG_STRING}

Read: TypeAlias = "Callable[[Object], object]"

_WHOLE = re.compile(r"\+?0*([0-9]{1,20})")


def iri(value: Object) -> str | Mistake:
    """The IRI that stands there."""
    if not isinstance(value, str):
        text = value[0]
        is_link = text.startswith(("http://", "https://")) and text.isprintable()
        return Mistake(
            "wrong-term", "an IRI is wanted here, not a literal", f"write <{text}>" if is_link else None
        )
    if value.startswith("_:"):
        return Mistake("wrong-term", "an IRI is wanted here, not a blank node", "give the node an IRI")
    return value


def text(value: Object) -> str | Mistake:
    """A text in no language."""
    if isinstance(value, tuple) and value[1] == XSD_STRING:
        return value[0]
    return no_literal(value, XSD_STRING)


def prose(value: Object, language: str | None) -> str | Mistake:
    """A text in the dossier's language, or in none where the dossier has none."""
    if isinstance(value, str) or value[1] not in TEXTS:
        return no_literal(value, XSD_STRING)
    if value[2] == language:
        return value[0]
    if language is None:
        message = "the dossier states no language, so that its texts have no tag"
        return Mistake("wrong-tag", message, "take the tag away, or state the language (schema:inLanguage)")
    message = f"the text is wanted in the dossier's language, {language}"
    return Mistake("wrong-tag", message, f"write it in {language}, and tag it @{language}")


def typed(scalar: Scalar) -> Read:
    """A reader for literals of a datatype: numbers and booleans go by value, all else is text."""
    datatype = expand(scalar.datatype or "xsd:string")
    convert = _BOOLEANS.get if scalar is BOOLEAN else _BY_VALUE.get(datatype)

    def read(value: Object) -> object:
        if isinstance(value, str) or value[1] != datatype:
            return no_literal(value, datatype)
        if convert is None:
            return value[0]
        plain = convert(value[0])
        if plain is not None:
            return plain
        return Mistake(
            "bad-literal", f"{printable(value[0])} is no {short(datatype)} that is kept without loss"
        )

    return read


def _count(value: str) -> int | None:
    """A whole number: `007` and `+7` are 7."""
    found = _WHOLE.fullmatch(value)
    return None if found is None else int(found[1])


_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_BY_VALUE: dict[str, Callable[[str], object]] = {
    expand("xsd:decimal"): number_from_decimal,
    expand("xsd:nonNegativeInteger"): _count,
}


def no_literal(value: Object, datatype: str) -> Mistake:
    """What is wrong with an object that is no literal of that datatype."""
    wanted = short(datatype)
    if isinstance(value, str):
        found = "a blank node" if value.startswith("_:") else "an IRI"
        return Mistake("wrong-term", f"a literal is wanted here ({wanted}), not {found}")
    found = f"one in a language (@{value[2]})" if value[2] else f"one of {short(value[1])}"
    return Mistake("wrong-datatype", f"a literal of {wanted} is wanted here, not {found}")
