"""How all objects of one property become the values of a member, in the plain data of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from visitdata.errors import Mistake
from visitdata.metamodel.scalars import Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Reference
from visitdata.rdf import literals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from visitdata.rdf.quads import About, Object

Data: TypeAlias = dict[str, Any]
# (the reader, a subject, the plain data of its record, the objects of the property).
FieldReader: TypeAlias = "Callable[[Any, str, Data, list[Object]], None]"


class FieldReport(Protocol):
    """Where a field notes what cannot be read."""

    def problem(self, subject: str, predicate: str, value: Object | None, mistake: Mistake) -> None:
        """Note that a triple cannot be read."""
        ...

    def lose(self, objects: Iterable[Object]) -> None:
        """Note that the nodes among these are not read: what is said of them needs no further word."""
        ...

    def readable(
        self, subject: str, predicate: str, objects: Sequence[Object], values: Sequence[object]
    ) -> list[object]:
        """The values without the mistakes among them, each noted at the object that it was read from."""
        ...


class NodeReader(Protocol):
    """What a field asks of the reader of the nodes of a dossier."""

    about: About
    language: str | None

    @property
    def report(self) -> FieldReport:
        """Where problems are noted; on the fast path, asking for it ends the reading."""
        ...

    def id_of(self, iri: str) -> str:
        """The id that an IRI stands for."""
        ...


def of_plain(predicate: str, members: Sequence[Member]) -> FieldReader:
    """The reader of a property whose objects are plain values; its members were found to share it."""
    maps = [member for member in members if isinstance(member.value, LanguageMap)]
    others = [member for member in members if not isinstance(member.value, LanguageMap)]
    own = _of_one(predicate, others[0]) if others else None
    return _of_languages(predicate, maps[0].name, own) if maps else own or _of_one(predicate, members[0])


def _of_one(predicate: str, member: Member) -> FieldReader:
    if member.declared.language is not None:
        return _of_quote(predicate, member.name, member.declared.language)
    value = member.value
    if isinstance(value, Reference):
        return _of_values(predicate, member, _reference)
    if isinstance(value, Enumeration):
        return _of_values(predicate, member, literals.text)
    assert isinstance(value, Scalar)  # the last kind there is
    if value.prose:
        return _of_values(predicate, member, literals.prose)
    if value.datatype is None:
        return _of_values(predicate, member, literals.iri)
    return _of_values(predicate, member, literals.typed(value))


def _reference(reader: NodeReader, value: Object) -> object:
    if isinstance(value, str) and not value.startswith("_:"):
        return reader.id_of(value)
    return literals.iri(reader, value)


def _of_values(predicate: str, member: Member, read_one: literals.Read) -> FieldReader:
    name, many = member.name, member.many

    def read(reader: NodeReader, subject: str, data: Data, objects: list[Object]) -> None:
        values = [read_one(reader, value) for value in objects]
        if Mistake in map(type, values):
            values = reader.report.readable(subject, predicate, objects, values)
        if many:
            data[name] = values
        elif values:
            data[name] = values[0]
            if len(values) > 1:
                refuse_others(reader, subject, predicate, objects)

    return read


def refuse_others(reader: NodeReader, subject: str, predicate: str, objects: Sequence[Object]) -> None:
    """Note that there is more than one value where only one may be."""
    message = f"expected at most one value, not {len(objects)}"
    reader.report.problem(subject, predicate, objects[1], Mistake("several-values", message, "keep one"))


def _of_languages(predicate: str, name: str, own: FieldReader | None) -> FieldReader:
    """Texts by language; those in the dossier's own are for `own`, the reader of another member."""

    def read(reader: NodeReader, subject: str, data: Data, objects: list[Object]) -> None:
        names: dict[str, str] = {}
        rest: list[Object] = []
        for value in objects:
            if not literals.is_tagged(value) or (own is not None and value[2] == reader.language):
                rest.append(value)
            elif value[2] in names:
                mistake = Mistake("several-values", f"there is a text in {value[2]} already", "keep one")
                reader.report.problem(subject, predicate, value, mistake)
            else:
                names[str(value[2])] = value[0]
        if names:
            data[name] = names
        if rest and own is not None:
            own(reader, subject, data, rest)
        elif rest:
            mistake = literals.no_literal(rest[0], literals.LANG_STRING)
            reader.report.problem(subject, predicate, rest[0], mistake)

    return read


def _of_quote(predicate: str, name: str, language: str) -> FieldReader:
    """A text whose language is a member of its own: in RDF, its tag."""

    def read(reader: NodeReader, subject: str, data: Data, objects: list[Object]) -> None:
        value = objects[0]
        if not literals.is_text(value):
            mistake = literals.no_literal(value, literals.LANG_STRING)
            reader.report.problem(subject, predicate, value, mistake)
            return
        data[name] = value[0]
        if value[2] is not None:
            data[language] = value[2]
        if len(objects) > 1:
            refuse_others(reader, subject, predicate, objects)

    return read
