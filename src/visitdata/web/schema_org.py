"""What schema.org has for a record: its type, and for each member the property, or why there is none.

A member is written under the term of schema.org that its declaration names, and left out where it names none.
All that is posited is left out, too: without twins, it could only be written as if it were asserted.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.codegen.field_values import an
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import IRI, TIME
from visitdata.metamodel.schema import LanguageMap, Member, Owned, Reference
from visitdata.metamodel.settings import Declared, is_posited, settings_of
from visitdata.terms import PREFIXES, expand
from visitdata.web import converters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.web.converters import Converter

NAME = expand("schema:name")

# What schema.org (release 30.0) has for one type only, and we have for its neighbours, too.
ONLY_OF = {"dateline": "NewsArticle"}

POSITED = "it is posited, and schema.org could only assert it"
NO_TYPE = "schema.org has no type for it"
NO_PROPERTY = "schema.org has no property for it"
NO_TYPE_OF_ITS_KIND = "no type of schema.org stands for it"
NO_LANGUAGE = "a plain string does not tell its language"


@attrs.frozen(kw_only=True)
class Form:
    """How the records of one class and type are written.

    Attributes:
        type: the type, by its name in schema.org.
        tag_lost: why their own type is lost, where that of schema.org says less.
        members: how each member is written, by its name.
    """

    type: str
    tag_lost: str | None
    members: Mapping[str, Converter]


def form_of(record: Any) -> Form | None:
    """How a record is written; None where schema.org has no type for it."""
    usual, by_kind = _forms_of(record.__class__)
    return by_kind.get(record.kind, usual) if by_kind else usual


def why_left_out(record: Any) -> str | None:
    """Why a whole record is left out, where it is."""
    if is_posited(record):
        return POSITED
    return NO_TYPE if form_of(record) is None else None


@once_per_class
def _forms_of(cls: type[Declared]) -> tuple[Form | None, Mapping[str, Form]]:
    """The usual form of a class's records, and the forms of those kinds that have types of their own."""
    usual = _type_of(cls)
    if usual is None:
        return None, {}
    vocabulary = settings_of(cls).vocabulary
    kinds = vocabulary.by_kind.keys() if vocabulary.web_by_kind is None else vocabulary.web_by_kind
    types = {kind: _local(expand(vocabulary.by_kind[kind])) for kind in kinds}
    by_kind = {
        kind: _FormMaker(cls, name, tells_kind=True).form(usual) for kind, name in types.items() if name
    }
    return _FormMaker(cls, usual).form(usual), by_kind


def _type_of(cls: type[Declared]) -> str | None:
    """The type of schema.org that always holds of a class's records."""
    vocabulary = settings_of(cls).vocabulary
    terms = vocabulary.also if vocabulary.web_type is None else (vocabulary.web_type,)
    return next(filter(None, (_local(expand(term)) for term in terms)), None)


def _local(iri: str) -> str | None:
    """The name of a term of schema.org; None for the terms of others."""
    space = PREFIXES["schema"]
    return iri.removeprefix(space) if iri.startswith(space) else None


class _FormMaker:
    """Makes the form of the records of a class, where its records have a certain type."""

    def __init__(self, cls: type[Declared], type_: str, *, tells_kind: bool = False) -> None:
        self.schema = schema_of(cls)
        self.vocabulary = settings_of(cls).vocabulary
        self.type = type_
        self.tells_kind = tells_kind

    def form(self, usual: str) -> Form:
        """All of them; `usual` is the type of the class, whatever a record's kind."""
        own = self.schema.name
        return Form(
            type=self.type,
            tag_lost=None if usual == own else f"in schema.org, {an(own)} is the same as any {self.type}",
            members={member.name: self.member(member) for member in self.schema.members},
        )

    def member(self, member: Member) -> Converter:
        """How a member is written, with all its values, or that it is left out."""
        one = self.one(member)
        if isinstance(one, str):
            return converters.left_out(one)
        return converters.each(one) if member.many else one

    def one(self, member: Member) -> Converter | str:
        """How one value of a member is written, or why none is."""
        if member.name == "id":
            return converters.identity
        if member.name == "kind" and self.vocabulary.by_kind:
            return converters.told_already if self.tells_kind else NO_TYPE_OF_ITS_KIND
        if member.name in self.vocabulary.values:
            return self.known(*self.vocabulary.values[member.name])
        if isinstance(member.value, Owned):
            return self.owned(member, member.value.target)
        return self.time(member) if member.value is TIME else self.plain(member)

    def keys(self, member: Member) -> list[str]:
        """The properties that take a member's values: its own, and the one that it is derived for."""
        better = self.vocabulary.web_terms.get(member.name)
        besides = self.vocabulary.derived.get(member.name)
        terms = (
            member.term if better is None else expand(better),
            "" if besides is None else expand(besides),
        )
        return [key for term in terms if (key := _local(term))]

    def plain(self, member: Member) -> Converter | str:
        """Strings, numbers, true and false, and references."""
        keys = self.keys(member)
        if not keys:
            return NO_PROPERTY
        if isinstance(member.value, LanguageMap):
            return NO_LANGUAGE
        elsewhere = [ONLY_OF[key] for key in keys if ONLY_OF.get(key, self.type) != self.type]
        if elsewhere:
            return f"schema.org has it for {an(elsewhere[0])} only"
        if isinstance(member.value, Reference):
            return converters.link(keys)
        return converters.clickable(keys) if member.value is IRI else converters.as_it_is(keys)

    def time(self, member: Member) -> Converter | str:
        """Times, as the days on which they begin and end, or as the one day that they are."""
        dates = [_local(expand(term)) for term in member.declared.dates]
        ends = ("start_day", "end_day") if len(dates) == 2 else repeat("day")  # noqa: PLR2004 - start and end
        keys = [(key, end) for key, end in zip(dates or self.keys(member), ends, strict=False) if key]
        return converters.days(keys) if keys else NO_PROPERTY

    def known(self, term: str, table: Mapping[str, str]) -> Converter | str:
        """Values that schema.org has its own for."""
        key = _local(expand(term))
        return (
            converters.known(key, {value: expand(iri) for value, iri in table.items()})
            if key
            else NO_PROPERTY
        )

    def owned(self, member: Member, target: type[Declared]) -> Converter | str:
        """Records that stand in the record: each as an object, or by one of its members alone."""
        if settings_of(target).posited:
            return POSITED
        key = _local(member.term)
        if key is None:
            return converters.through(self.inner(member.name)) or NO_PROPERTY
        if settings_of(target).tagged or _type_of(target) is not None:
            return converters.nested(key, why_left_out)
        return converters.through(_by_name(target, key)) or NO_TYPE

    def inner(self, name: str) -> dict[str, Converter]:
        """The references of an owned record that a property of its owner is derived from."""
        paths = {path.partition("."): _local(expand(term)) for path, term in self.vocabulary.derived.items()}
        return {
            inner: converters.link([key])
            for (outer, _, inner), key in paths.items()
            if inner and outer == name and key
        }


def _by_name(target: type[Declared], key: str) -> dict[str, Converter]:
    """The name of a record without a type: schema.org takes it for the thing itself."""
    names = [member for member in schema_of(target).members if member.term == NAME and not member.many]
    return {
        name.name: converters.as_it_is([key]) for name in names if not isinstance(name.value, LanguageMap)
    }
