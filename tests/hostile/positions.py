"""Every place in a dossier that holds a value, found from the shapes: a new member is tried at once.

`DOCUMENT` is the plain data of a dossier in which each class of record stands with each of its members, its
statements and allegations once as reported by somebody and once as asserted. `refilled` makes another of it,
asking a function for the value at each place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from tests.support.strategies import every_member
from visitdata.codegen.plain import plain
from visitdata.metamodel import scalars
from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.schema import LanguageMap, Owned, RecordSchema, Reference, Value
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.dossier import Dossier
from visitdata.model.quantities import Quantity
from visitdata.model.record import Evidence
from visitdata.values.evidence import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.plain_data import Data
    from visitdata.errors import Path

IDS = (scalars.DOSSIER_ID, scalars.LOCAL_ID, scalars.RECORD_ID)
NAMES = (scalars.NAME, scalars.ALIAS)
TEXTS = (scalars.TEXT, scalars.PROSE, *NAMES)
DEGREES = (scalars.LATITUDE, scalars.LONGITUDE)


@attrs.frozen
class Position:
    """One place in a document: of which class and member, where, and what kind of value stands there."""

    of: tuple[str, str]
    path: Path
    value: Value

    @property
    def text(self) -> str:
        """The path as problems have it."""
        parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path]
        return "".join(parts).removeprefix(".")


Give: TypeAlias = "Callable[[Position, Any], Any]"


def refilled(data: Data, give: Give) -> Data:
    """The document with the value that `give` has for each place, and what follows from it put right."""
    return _record(data, schema_of(Dossier), (), give)


def _record(data: Data, shape: RecordSchema, path: Path, give: Give) -> Data:
    members = {member.name: member for member in shape.members}
    made: Data = {}
    for name, value in data.items():
        member = members.get(name)
        kept_as_it_is = name in {"type", "format"} and (member is None or name == "format")
        if kept_as_it_is or member is None:
            made[name] = value
        else:
            made[name] = _values(value, Position((shape.name, name), (*path, name), member.value), give)
    return SUGGESTIONS[shape.cls](made) if shape.cls in SUGGESTIONS else made


def _values(value: Any, at: Position, give: Give) -> Any:
    if value.__class__ is list:
        return [
            _values(each, attrs.evolve(at, path=(*at.path, index)), give) for index, each in enumerate(value)
        ]
    if isinstance(at.value, Owned):
        return _record(value, schema_of(class_of(value, at.value)), at.path, give)
    if isinstance(at.value, LanguageMap):
        return dict(
            _entry(tag, text, Position(at.of, (*at.path, tag), at.value), give) for tag, text in value.items()
        )
    return give(at, value)


def _entry(tag: str, text: str, at: Position, give: Give) -> tuple[Any, Any]:
    return give(attrs.evolve(at, value=scalars.LANGUAGE), tag), give(
        attrs.evolve(at, value=scalars.ALIAS), text
    )


def class_of(data: Data, owned: Owned) -> type[Declared]:
    """The class of the record that plain data stands for."""
    return kinds(owned.target)[data["type"]] if settings_of(owned.target).tagged else owned.target


def _true_stretch(data: Data) -> Data:
    exact = data.get("exact")
    if not isinstance(exact, str) or type(data["start"]) is not int:
        return data
    try:
        found = digest(exact, 0, len(exact))
    except ValueError:
        return data
    return {**data, "end": data["start"] + len(exact), "digest": found}


def _ordered_bounds(data: Data) -> Data:
    low, high = data.get("at_least"), data.get("at_most")
    if low is None or high is None or low <= high:
        return data
    return {**data, "at_least": high, "at_most": low}


SUGGESTIONS: dict[type[Declared], Callable[[Data], Data]] = {
    Evidence: _true_stretch,
    Quantity: _ordered_bounds,
}


def _document() -> Data:
    data = plain(every_member(own_kinds=True))
    for part in ("statements", "allegations"):
        data[part] += [_first_hand(record) for record in data[part]]
    return data


def _first_hand(data: Data) -> Data:
    """A statement or allegation asserted itself, with one proposition of each sort, under other ids."""
    made = {name: value for name, value in data.items() if name != "via"}
    for name in ("alleges", "posits", "denies"):
        if name in made:
            made[name] = [{**said, "id": f"{said['id']}-{name}-again"} for said in made[name][:1]]
    return {**made, "id": f"{data['id']}-again"}


def _slim(data: Data, shape: RecordSchema, seen: set[tuple[str, str, str, bool]], *, said: bool) -> Data:
    """The record without what may be left out and stands elsewhere under the same term."""
    said = said or shape.settings.posited or "via" in data
    made: Data = {name: value for name, value in data.items() if name == "type"}
    for member in shape.members:
        key = shape.settings.family, member.name, member.term, said
        needed = member.required or member.name == shape.settings.hearsay
        if member.name not in data or (key in seen and not needed):
            continue
        seen.add(key)
        value, owned = data[member.name], member.value
        if isinstance(owned, Owned) and member.owns_identified:
            value = [_slim(each, schema_of(class_of(each, owned)), seen, said=said) for each in value]
        made[member.name] = value
    return made


DOCUMENT = _document()
# A group is the same as nothing elsewhere.
EVERY_MEMBER = {
    (shape.name, member.name)
    for shape in schemas(Dossier)
    for member in shape.members
    if not isinstance(member.value, Owned) and member.name != "format"
} - {("Group", "same_as")}
# The same with each term in one place only, asserted, and in one place, said.
SLIM = _slim(DOCUMENT, schema_of(Dossier), set(), said=False)


def innocent(data: Data) -> Data:
    """The document with another everyday value in each place, so that it can be told where each comes out."""
    number = iter(range(1, len(list(positions(data))) + 1))
    return refilled(data, lambda position, value: _innocent(position.value, value, next(number)))


def _innocent(kind: Value, value: Any, number: int) -> Any:
    if kind in TEXTS:
        return f"innocent {number}"
    if kind is scalars.IRI:
        return f"https://innocent.example.org/{number}"
    if kind is scalars.LANGUAGE:
        return f"x-in{number}"
    if kind is scalars.COUNT:
        return 100_000 * number
    return number + 0.5 if kind is scalars.NUMBER else number / 10_000 if kind in DEGREES else value


def positions(document: Data = DOCUMENT) -> Iterator[Position]:
    """Every place of a document."""
    found: list[Position] = []

    def note(position: Position, value: Any) -> Any:
        found.append(position)
        return value

    refilled(document, note)
    return iter(found)


def is_id(value: Value) -> bool:
    """Whether what stands there is an id or a reference to one."""
    return isinstance(value, Reference) or value in IDS


def constructed(data: Data, cls: type[Any] = Dossier) -> Any:
    """The record that plain data stands for, made from within by calling the classes, as a user would."""
    given: Data = {}
    for member in schema_of(cls).members:
        if member.name not in data or member.name == "format":
            continue
        value = data[member.name]
        if isinstance(member.value, Owned):
            owned = member.value
            made = [constructed(each, class_of(each, owned)) for each in (value if member.many else [value])]
            value = made if member.many else made[0]
        given[member.name] = value
    return cls(**given)
