"""What a view shows of a record below its heading: the members that are filled, as rows of values.

The rows follow from the description of the record class, so that a kind of a user's own is shown whole, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import IRI, TIME, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.events import Proposition
from visitdata.model.record import Evidence
from visitdata.values.numbers import decimal_text

if TYPE_CHECKING:
    from visitdata.model.badges import Badges


@attrs.frozen
class Words:
    """A text in a language, or in one that is not known."""

    text: str
    language: str | None = None


@attrs.frozen
class Term:
    """A closed value, a number or a code: what is not written in any language."""

    text: str


@attrs.frozen
class Time:
    """A time in EDTF."""

    edtf: str


@attrs.frozen
class Link:
    """A record of the dossier, by its id, and what it is called here: never without its source.

    Attributes:
        id: its id.
        words: what it is called.
        anchor: the id of its element on the page.
    """

    id: str
    words: Words
    anchor: str


@attrs.frozen
class WebLink:
    """An IRI elsewhere."""

    iri: str


@attrs.frozen
class Nested:
    """A record without an id of its own, such as a tie or an item."""

    rows: tuple[Row, ...]


Value: TypeAlias = Words | Term | Time | Link | WebLink | Nested


@attrs.frozen
class Row:
    """The values of one member.

    Attributes:
        name: the name of the member.
        label: the same for readers: "in return for".
        values: each value.
    """

    name: str
    label: str
    values: tuple[Value, ...]


# In which this package writes itself: labels, titles, summaries.
LANGUAGE = "en"
# The id of the title on a page, where links to the dossier itself lead.
TITLE = "_title"
# What each view has a place of its own for: in records with an id, headings and the texts beside them.
_APART = {"id", "name", "label", "gist", "headline", "quotes"}
# What members of some records are called, where their names say less.
_LABELS = {
    ("actor", "aliases"): "also called",
    ("place", "aliases"): "also called",
    ("place", "part_of"): "lies in",
    ("place", "country_code"): "country",
    ("actor", "country_code"): "country",
}
_WORD = re.compile("(?<=[a-z0-9])(?=[A-Z])")
_Show: TypeAlias = "Callable[[Badges, Any, Any], Value]"


def rows(badges: Badges, record: Declared, without: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows of a record, in the order of its class.

    Args:
        badges: the badges of the dossier.
        record: the record.
        without: the names of members that are shown elsewhere.
    """
    return tuple(_rows(badges, record, without))


def _rows(badges: Badges, record: Any, without: Collection[str]) -> Iterator[Row]:
    for name, label, many, show in _members(record.__class__):
        value = getattr(record, name)
        if value is None or (many and not value) or name in without:
            continue
        values = [show(badges, record, one) for one in value] if many else [show(badges, record, value)]
        yield Row(name, label, tuple(values))


@once_per_class
def _members(cls: type[Declared]) -> tuple[tuple[str, str, bool, _Show], ...]:
    members = schema_of(cls).members
    apart = _APART if any(member.name == "id" for member in members) else ()
    return tuple(
        (member.name, _label(cls, member), member.many or isinstance(member.value, LanguageMap), show)
        for member in members
        if member.name not in apart and (show := _shown_as(member)) is not None
    )


def _label(cls: type[Declared], member: Member) -> str:
    settings = settings_of(cls)
    if member.name == "status" and settings.posited:
        return "status, if true"
    return _LABELS.get((settings.family, member.name)) or label_of(member.name)


def kind_of(record: Any) -> str:
    """What sort of thing a record is, in words: "person", "organization (armed group)"."""
    name = _words_for(record.__class__)
    kind = getattr(record, "kind", None)
    return f"{name} ({label_of(kind)})" if kind else name


@once_per_class
def _words_for(cls: type[Declared]) -> str:
    return _WORD.sub(" ", cls.__name__.removeprefix("Posited")).lower()


def label_of(name: str) -> str:
    """The name of a member, as readers see it."""
    return name.replace("_", " ")


def _shown_as(member: Member) -> _Show | None:
    """How the values of a member are shown; None for propositions, which stand by themselves."""
    value = member.value
    if isinstance(value, Owned):
        is_apart = settings_of(value.target).posited or issubclass(value.target, Evidence)
        return None if is_apart else _nested
    if isinstance(value, Reference):
        return _link
    if isinstance(value, LanguageMap):
        return _name_in
    return _closed if isinstance(value, Enumeration) else _scalar(value)


def _scalar(scalar: Scalar) -> _Show:
    if scalar is IRI:
        return lambda _badges, _record, value: WebLink(value)
    if scalar is TIME:
        return lambda _badges, _record, value: Time(value)
    if scalar.prose:
        return lambda badges, _record, value: Words(value, badges.dossier.language)
    return _free if scalar.free else _code


def _free(_badges: Badges, record: Any, value: str) -> Value:
    return Words(value, getattr(record, "language", None))


def _code(_badges: Badges, _record: Any, value: object) -> Value:
    if isinstance(value, bool):
        return Term(str(value).lower())
    return Term(decimal(value) if isinstance(value, (int, float)) else str(value))


def decimal(value: float) -> str:
    """A number without an exponent: equal numbers are written alike, "25" for 25 and for 25.0."""
    return decimal_text(value).removesuffix(".0")


def _closed(_badges: Badges, _record: Any, value: str) -> Value:
    return Term(label_of(value))


def _nested(badges: Badges, _record: Any, value: Declared) -> Value:
    return Nested(rows(badges, value))


def _name_in(_badges: Badges, record: Any, language: str) -> Value:
    return Words(record.names[language], language)


def _link(badges: Badges, _record: Any, identifier: str) -> Value:
    return link_to(badges, identifier)


def link_to(badges: Badges, identifier: str) -> Link:
    """The link to a record on the page of its dossier, by its id.

    Raises:
        KeyError: the dossier has no such record.
    """
    dossier = badges.dossier
    if identifier == dossier.id:
        return Link(identifier, Words(dossier.title, dossier.language), TITLE)
    words = Words(badges.text(identifier), dossier.language)
    return Link(identifier, words, anchor_of(dossier[identifier]))


def anchor_of(record: Any) -> str:
    """The id of the element of a record on the page of its dossier."""
    return f"posited:{record.id}" if isinstance(record, Proposition) else record.id
