"""Derived triples: they repeat the rest in terms of schema.org, for queries by date, or for inference.

A document may leave them out. Where one is there, it has to follow from the rest.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from visitdata.metamodel.scalars import TIME
from visitdata.terms import ALSO_UNDER, expand
from visitdata.values import times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from visitdata.metamodel.schema import Member, RecordSchema
    from visitdata.rdf.quads import About, Literal, Object

_DATE = expand("xsd:date")


class Derivation(NamedTuple):
    """How the objects of a property are derived.

    Attributes:
        source: the property that they are derived from.
        convert: makes an object of a literal there, or None; without it, objects are taken over as they are.
        further: the property of the nodes there whose objects are taken, where it is not these nodes.
    """

    source: str
    convert: Callable[[str], Object | None] | None = None
    further: str | None = None

    def objects(self, about: About, subject: str) -> Iterator[Object]:
        """The objects that follow from what is said of a subject."""
        for value in about[subject].get(self.source, ()):
            if self.further is not None:
                yield from about.get(value, {}).get(self.further, ()) if isinstance(value, str) else ()
            elif self.convert is None:
                yield value
            elif not isinstance(value, str):
                found = self.convert(value[0])
                if found is not None:
                    yield found


def derivations(
    schema: RecordSchema, *, posited: bool, property_of: Mapping[str, str], inner: Callable[[str, str], str]
) -> Iterator[tuple[str, Derivation]]:
    """(property, how its objects are derived) for each property that is derived from the members of a class.

    Args:
        schema: the class.
        posited: whether it is for its posited records, from which less is derived.
        property_of: the property of each member.
        inner: the property of a member of what a member owns.
    """
    for member in schema.rdf_members:
        own = member.property(posited=posited)
        for name, term in days_of(member, posited=posited):
            yield term, Derivation(own, partial(_day, name))
        if own in ALSO_UNDER:
            yield ALSO_UNDER[own], Derivation(own)
    if posited:
        return
    vocabulary = schema.settings.vocabulary
    for name, (term, table) in vocabulary.values.items():
        known = {value: expand(iri) for value, iri in table.items()}
        yield expand(term), Derivation(property_of[name], known.get)
    for path, term in vocabulary.derived.items():
        name, _, further = path.partition(".")
        yield expand(term), Derivation(property_of[name], further=inner(name, further) if further else None)


def implied(predicate: str, member: Member) -> Iterator[tuple[str, Derivation]]:
    """(property, how its objects are derived) where a property follows from the value of a member."""
    if member.declared.implies is not None:
        term, *converts = member.declared.implies
        yield from ((expand(term), Derivation(predicate, convert)) for convert in converts)


def days_of(member: Member, *, posited: bool) -> Iterator[tuple[str, str]]:
    """(attribute of the time, property) for each day that follows from a member, where that is a time.

    These are the bounds of the time, and schema.org's dates where an end is a bare day.
    """
    if member.value is not TIME:
        return
    declared = member.declared
    if declared.bounds:
        for end in ("earliest", "latest"):
            yield end, expand(f"vd:posited{end.capitalize()}" if posited else f"vd:{end}")
    if not posited:
        days = ("start_day", "end_day") if len(declared.dates) == 2 else ("day",)  # noqa: PLR2004 - start and end
        yield from zip(days, map(expand, declared.dates), strict=False)


def _day(name: str, text: str) -> Literal | None:
    """The day that follows from a time: one of its ends, by the name of the attribute."""
    day = getattr(times.read(text), name, None)
    return None if day is None else (str(day), _DATE, None)
