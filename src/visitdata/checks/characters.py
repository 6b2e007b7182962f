"""Rules on characters: those that reorder the text around them, and names in letters of several scripts."""

from __future__ import annotations

import re
import unicodedata
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from visitdata.checks.registry import rule
from visitdata.model.actors import Actor
from visitdata.model.dossier import Maker
from visitdata.model.places import Place
from visitdata.model.record import Article
from visitdata.shape.declare import Declared
from visitdata.shape.describe import LanguageMap, shape_of
from visitdata.shape.per_class import once_per_class
from visitdata.shape.scalars import Scalar
from visitdata.values.names import Names
from visitdata.values.scripts import mixed_word
from visitdata.values.text import code_point, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import Result
    from visitdata.shape.declare import Path
    from visitdata.shape.describe import Value

_SHOWN = 10
_LIST, _NAMES = "list", "names"

# Unicode 16.0, UAX #9, table 4 and section 2.5: what can reorder the text around it.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@rule("bidi-control", "warning", on=Declared)
def bidi_control(record: Declared, context: CheckContext) -> Iterator[Result]:
    """Characters that can make text look other than it is."""
    for path, text in beyond_ascii(record):
        found = _BIDI.search(text)
        if found is not None:
            message = f"a bidirectional control character stands at {found.start()}: "
            suggestion = "take it out, if the text reads right without"
            yield path, message + unicodedata.name(found.group()), suggestion


def beyond_ascii(record: Declared) -> Iterator[tuple[Path, str]]:
    """The texts of a record's own members that are not of ASCII alone, each with its path from the record."""
    for name, many, value_of in _members_with_text(type(record)):
        value = value_of(record)
        if not value:
            continue
        if not many:
            if not value.isascii():
                yield (name,), value
        else:
            pairs: Iterable[tuple[str | int, str]] = value.items() if many == _NAMES else enumerate(value)
            yield from (((name, key), text) for key, text in pairs if not text.isascii())


@once_per_class
def _members_with_text(cls: type[Declared]) -> tuple[tuple[str, str, Callable[[object], Any]], ...]:
    """The members whose values may hold any character: the name, whether it is a list or names, the value."""
    return tuple(
        (
            member.name,
            _NAMES if isinstance(member.value, LanguageMap) else _LIST if member.many else "",
            attrgetter(member.name),
        )
        for member in shape_of(cls).members
        if _may_be_beyond_ascii(member.value)
    )


def _may_be_beyond_ascii(value: Value) -> bool:
    """Whether there are texts or IRIs: what else is a string is of ASCII."""
    return isinstance(value, LanguageMap) or (
        isinstance(value, Scalar) and (value.free or value.datatype is None)
    )


def texts_of(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """The texts of a member, one or many, each with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Names):
        yield from (((*path, language), text) for language, text in value.items())
    elif isinstance(value, tuple):
        for index, each in enumerate(cast("tuple[object, ...]", value)):
            yield from texts_of((*path, index), each)


@rule("mixed-script", "warning", on=(Maker, Article, Actor, Place))
def mixed_script(record: Declared, context: CheckContext) -> Iterator[Result]:
    """A name with a word in letters of several scripts, which may look like another word."""
    # Who and what is called by its name; a title or a quotation may speak of letters.
    members = ("publisher", "authors") if isinstance(record, Article) else ("name", "names", "aliases")
    for member in members:
        for path, name in texts_of((member,), getattr(record, member, None)):
            if not name.isascii():
                yield from _mixed_name(path, name)


def _mixed_name(path: Path, name: str) -> Iterator[Result]:
    found = mixed_word(name)
    if found is not None:
        (rarest, characters), *others = found.scripts
        where = ", ".join(map(code_point, dict.fromkeys(characters[:_SHOWN])))
        rest = " and ".join(script for script, _ in others)
        yield (
            path,
            f"the word {printable(found.word)} mixes {rest} letters with {rarest} ones: {where}",
            "write each word in one script, or part it where the script changes",
        )
