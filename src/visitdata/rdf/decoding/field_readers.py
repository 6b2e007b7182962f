"""How all objects of one property become the values of a member, in the plain data of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from visitdata.errors import Mistake
from visitdata.metamodel.describe import Enumeration, LanguageMap, Member, Reference
from visitdata.metamodel.scalars import Scalar
from visitdata.rdf import literals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from visitdata.rdf.statements import About, Object

Data: TypeAlias = dict[str, Any]


class Reading(Protocol):
    """What a field asks of the dossier that is being read, and tells it."""

    about: About
    language: str | None

    def reference(self, iri: str) -> str:
        """The id that an IRI stands for."""
        ...

    def fault(self, mistake: Mistake, subject: str, predicate: str, value: Object | None = None) -> None:
        """Note that a statement cannot be read."""
        ...

    def readable(
        self, subject: str, predicate: str, objects: Sequence[Object], values: Sequence[object]
    ) -> list[object]:
        """The values without the mistakes among them, each noted at the object that it was read from."""
        ...


Field: TypeAlias = "Callable[[Any, str, Data, list[Object]], None]"


def of_plain(predicate: str, members: Sequence[Member]) -> Field:
    """The field of a property whose objects are plain values; its members were found to share it."""
    maps = [member for member in members if isinstance(member.value, LanguageMap)]
    others = [member for member in members if not isinstance(member.value, LanguageMap)]
    own = _of_one(predicate, others[0]) if others else None
    return _of_languages(predicate, maps[0].name, own) if maps else own or _of_one(predicate, members[0])


def _of_one(predicate: str, member: Member) -> Field:
    if member.declared.language is not None:
        return _of_words(predicate, member.name, member.declared.language)
    return _of_values(predicate, member, _read(member))


def _read(member: Member) -> literals.Read:
    """How one object is read."""
    value = member.value
    if isinstance(value, Reference):
        return _reference
    if isinstance(value, Enumeration):
        return literals.text
    assert isinstance(value, Scalar)  # noqa: S101 - the last kind there is
    if value.prose:
        return literals.prose
    if value.datatype is None:
        return literals.iri
    return literals.text if value.datatype == "xsd:string" else literals.typed(value)


def _reference(reading: Reading, value: Object) -> object:
    iri = literals.iri(reading, value)
    return reading.reference(iri) if isinstance(iri, str) else iri


def _of_values(predicate: str, member: Member, read: literals.Read) -> Field:
    name, many = member.name, member.many

    def field(reading: Reading, subject: str, data: Data, objects: list[Object]) -> None:
        values = [read(reading, value) for value in objects]
        if Mistake in map(type, values):
            values = reading.readable(subject, predicate, objects, values)
        if many:
            data[name] = values
        elif values:
            data[name] = values[0]
            if len(values) > 1:
                refuse_others(reading, subject, predicate, objects)

    return field


def refuse_others(reading: Reading, subject: str, predicate: str, objects: Sequence[Object]) -> None:
    """Note that there is more than one value where only one may be."""
    if len(objects) > 1:
        mistake = Mistake(
            "several-values", f"one value at most may stand here, not {len(objects)}", "keep one"
        )
        reading.fault(mistake, subject, predicate, objects[1])


def _of_languages(predicate: str, name: str, own: Field | None) -> Field:
    """Texts by language; those in the dossier's own are `own`'s, a field that shares the property."""

    def field(reading: Reading, subject: str, data: Data, objects: list[Object]) -> None:
        names: dict[str, str] = {}
        rest: list[Object] = []
        for value in objects:
            if not literals.is_tagged(value) or _is_own(value, reading, own):
                rest.append(value)
            elif value[2] in names:
                mistake = Mistake("several-values", f"there is a text in {value[2]} already", "keep one")
                reading.fault(mistake, subject, predicate, value)
            else:
                names[str(value[2])] = value[0]
        if names:
            data[name] = names
        if rest and own is not None:
            own(reading, subject, data, rest)
        elif rest:
            reading.fault(literals.no_literal(rest[0], literals.LANG_STRING), subject, predicate, rest[0])

    return field


def _is_own(value: Object, reading: Reading, own: Field | None) -> bool:
    return own is not None and value[2] == reading.language


def _of_words(predicate: str, name: str, language: str) -> Field:
    """A text whose language is a member of its own: in RDF, its tag."""

    def field(reading: Reading, subject: str, data: Data, objects: list[Object]) -> None:
        value = objects[0]
        if not literals.is_text(value):
            reading.fault(literals.no_literal(value, literals.LANG_STRING), subject, predicate, value)
            return
        data[name] = value[0]
        if value[2] is not None:
            data[language] = value[2]
        refuse_others(reading, subject, predicate, objects)

    return field
