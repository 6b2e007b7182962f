"""What no record can tell alone: ids that stand twice, references that lead nowhere or to the wrong thing.

Sets tell first whether anything is wrong. Only where something is, or where the document has other mistakes,
a slower walk over the plain data finds each place.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from visitdata.codegen.field_values import an
from visitdata.codegen.reference_suggestions import ReferenceSuggestions
from visitdata.codegen.source import Source
from visitdata.errors import Mistake, Path, path_text
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.registry import is_ours
from visitdata.metamodel.scalars import DOSSIER_ID, LOCAL_ID
from visitdata.metamodel.schema import LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.suggestions.forms import LEAVE_OUT, write
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


_Targets: TypeAlias = tuple[type["Declared"], ...]
# (record, ids, the class of each id, references by what they want, languages of names)
_Collect: TypeAlias = (
    "Callable[[Any, list[str], dict[str, type[Declared]], dict[_Wanted, list[str]], set[str]], None]"
)


def are_right(root: Declared) -> bool:
    """Whether ids are unique, references lead to what they want, and names are in other languages."""
    ids: list[str] = []
    classes: dict[str, type[Declared]] = {}
    references: dict[_Wanted, list[str]] = defaultdict(list)
    languages: set[str] = set()
    _collector_of(root.__class__)(root, ids, classes, references, languages)
    if len(classes) != len(ids) or (languages and getattr(root, "language", None) in languages):
        return False
    base: str = getattr(root, "id")  # noqa: B009 - a root has one
    if base in "\n".join(ids):  # surely none begins with it where none holds it
        return False
    for want, wanted in references.items():
        for cls in {*map(classes.get, wanted)}:  # far fewer than there are references
            if cls is None or not issubclass(cls, want.targets):
                return False
    return True


class _Wanted:
    """What references want: one for all that want the same, which is found more quickly than classes are."""

    __slots__ = ("targets",)

    def __init__(self, targets: _Targets) -> None:
        self.targets = targets


@once_per_class
def _collector_of(cls: type[Declared]) -> _Collect:
    """The function that notes a record's id, references and languages of names, and those of what it owns."""
    schema = schema_of(cls)
    source = Source("collect", "record, ids, classes, references, languages")
    source.add("pass", *_collecting(schema, "record", source))
    return source.compile(f"references of {schema.name}")


def _collecting(schema: RecordSchema, record: str, source: Source) -> list[str]:
    """The lines that do it for what a variable stands for."""
    lines: list[str] = []
    for member in schema.members:
        value, given, inner = member.value, f"{record}.{member.name}", f"{record}_{member.name}"
        if member.name == "id" and value is not DOSSIER_ID:
            lines += [f"ids.append({given})", f"classes[{given}] = {record}.__class__"]
        elif isinstance(value, Reference):
            is_there, add = (inner, "extend") if member.many else (f"{inner} is not None", "append")
            wanted = source.bind("wanted", _wanted(value.targets))
            note = f"references[{wanted}].{add}({inner})"
            lines += [f"{inner} = {given}", note if member.required else f"if {is_there}: {note}"]
        elif isinstance(value, LanguageMap):
            default = source.bind("default", member.default)
            lines += [f"if {given} is not {default}:", f"    languages.update({given})"]
        elif isinstance(value, Owned) and (note_each := _collecting_owned(value.target, inner, source)):
            one = [f"{inner} = {given}", f"if {inner} is not None:"]
            begin = [f"for {inner} in {given}:"] if member.many else one
            lines += [*begin, *(f"    {line}" for line in note_each)]
    return lines


def _collecting_owned(target: type[Declared], record: str, source: Source) -> list[str]:
    """The same for a record that another holds; where there are several kinds, its class decides."""
    if not settings_of(target).tagged:
        return _collecting(schema_of(target), record, source)
    collect = f"{source.bind('collector_of', _collector_of)}({record}.__class__)"
    return [f"{collect}({record}, ids, classes, references, languages)"]


def _wanted(targets: _Targets) -> _Wanted:
    """It is kept by one of the classes, a user's own if there is one, with which it goes."""
    keeper = next((target for target in targets if not is_ours(target)), targets[0])
    made: _Wanted = keeper.__visitdata_made__.setdefault((_wanted, targets), _Wanted(targets))
    return made


class _Ids(NamedTuple):
    """The ids of a document: of what class they are, which belong to what cannot be read, which to offer."""

    known: Mapping[str, type[Declared]]
    strays: set[str]
    suggestions: ReferenceSuggestions


class _Place(NamedTuple):
    """A record in plain data: its class, its object, where it stands, and whether its type is known.

    Of an object of an unknown type, the class is the one whose members all kinds of its list have.
    """

    schema: RecordSchema
    data: Mapping[str, Any]
    path: Path
    is_known: bool = True


def mistakes(root: type[Declared], data: Mapping[str, Any]) -> Iterator[tuple[Path, Mistake]]:
    """Each mistake between the records of a document, which may have other mistakes, too."""
    places = list(_walk(_Place(schema_of(root), data, ())))
    named = [place for place in places if isinstance(place.data.get("id"), str) and place.schema.identified]
    yield from _id_mistakes([place for place in named if place.path], data.get("id"))
    sure = [place for place in named if place.is_known]
    suggestions = ReferenceSuggestions(((place.schema.cls, place.data) for place in sure), data.get("id"))
    known = {place.data["id"]: place.schema.cls for place in sure}
    ids = _Ids(known, ids_in(data), suggestions)
    for place in places:
        for path, mistake in _linking_mistakes(place, ids, data.get("language")):
            yield path, mistake if place.is_known else mistake._replace(suggestion=None)


def _linking_mistakes(place: _Place, ids: _Ids, language: object) -> Iterator[tuple[Path, Mistake]]:
    for member in place.schema.members:
        if member.name in place.data:
            if isinstance(member.value, Reference):
                yield from _reference_mistakes(place, member, member.value, ids)
            elif isinstance(member.value, LanguageMap):
                yield from _language_mistakes(place, member, language)


def _walk(place: _Place) -> Iterator[_Place]:
    yield place
    for member in place.schema.members:
        if member.name in place.data and isinstance(member.value, Owned):
            target = member.value.target
            for value, path in _values(place, member):
                if isinstance(value, dict):
                    data = cast("dict[str, Any]", value)
                    schema = _schema_for(target, data)
                    is_known = place.is_known and schema is not None
                    yield from _walk(_Place(schema or schema_of(target), data, path, is_known))


def _values(place: _Place, member: Member) -> Iterator[tuple[Any, Path]]:
    """The values of a member with their paths, so far as they are there at all."""
    value, path = place.data.get(member.name), (*place.path, member.name)
    values: Any = value
    if member.many and isinstance(value, list):
        yield from ((each, (*path, index)) for index, each in enumerate(values))
    elif not member.many and value is not None:
        yield value, path


def _schema_for(target: type[Declared], data: Mapping[str, Any]) -> RecordSchema | None:
    """The schema of an object; None where its type is unknown."""
    if not settings_of(target).tagged:
        return schema_of(target)
    name = data.get("type")
    cls = kinds(target).get(name) if isinstance(name, str) else None
    return None if cls is None else schema_of(cls)


def _id_mistakes(places: list[_Place], base: object) -> Iterator[tuple[Path, Mistake]]:
    first: dict[str, Path] = {}
    known = {place.data["id"] for place in places}
    for place in places:
        identifier = place.data["id"]
        path = (*place.path, "id")
        if identifier in first:
            other = path_text(first[identifier])
            message = f"{printable(identifier)} is already the id of {other}"
            yield path, Mistake("duplicate-id", message, "give one of them another id")
        first.setdefault(identifier, place.path)
        if isinstance(base, str) and ":" in identifier and identifier.startswith(base):
            rest = identifier.removeprefix(base).removeprefix("#")
            suggestion = write(rest) if LOCAL_ID.read(rest) == rest and rest not in known else None
            yield (
                path,
                Mistake("reserved-iri", f"{printable(identifier)} begins with the dossier's id", suggestion),
            )


def ids_in(data: object) -> set[str]:
    """Every id in a document, also of objects that could not be read."""
    found: set[str] = set()
    seen: set[int] = set()
    rest: list[Any] = [data]
    while rest:
        value = inner = rest.pop()
        if not isinstance(value, dict | list) or id(inner) in seen:
            continue
        seen.add(id(inner))
        if isinstance(value, dict):
            if isinstance(inner.get("id"), str):
                found.add(inner["id"])
            rest.extend(inner.values())
        else:
            rest.extend(inner)
    return found


def _reference_mistakes(
    place: _Place, member: Member, wanted: Reference, ids: _Ids
) -> Iterator[tuple[Path, Mistake]]:
    values = list(_values(place, member))
    beside = {value for value, _ in values if isinstance(value, str)}
    for value, path in values:
        if not isinstance(value, str):
            continue
        cls = ids.known.get(value)
        if cls is None and value not in ids.strays:
            code, message = "unknown-reference", f"no record has the id {printable(value)}"
        elif cls is not None and not issubclass(cls, wanted.targets):
            code, message = "wrong-reference", f"{printable(value)} is {an(cls.__name__)}"
        else:
            continue
        message += f"; expected the id of {an(wanted.wanted)}"
        suggestion = _suggest(value, wanted, ids, beside)
        if suggestion is None:  # its writer may find it among those there are
            message += ids.suggestions.listed(wanted)
        yield path, Mistake(code, message, suggestion)


def _suggest(value: str, wanted: Reference, ids: _Ids, beside: set[str]) -> str | None:
    """The id that was meant; none that stands in the list already, where it would stand twice."""
    if value in ids.known and settings_of(ids.known[value]).posited:
        return "an asserted record never refers to a proposition"
    suggestion = ids.suggestions.suggest(value, wanted)
    is_taken = suggestion is not None and suggestion.removeprefix('write "').removesuffix('"') in beside
    return None if is_taken else suggestion


def _language_mistakes(place: _Place, member: Member, language: object) -> Iterator[tuple[Path, Mistake]]:
    given = place.data.get(member.name)
    names = cast("dict[object, object]", given) if isinstance(given, dict) else {}
    if isinstance(language, str) and language in names:
        message = f"{printable(language)} is the dossier's own language, in which the name is the member name"
        is_same = names[language] == place.data.get("name")
        suggestion = LEAVE_OUT if is_same else "make it the name or one of the aliases"
        yield (*place.path, member.name, language), Mistake("repeated-language", message, suggestion)
