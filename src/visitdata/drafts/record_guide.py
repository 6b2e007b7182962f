"""The records, as a writer of drafts is told of them: each kind, its members, and what these may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.docstrings import doc_of
from visitdata.metamodel.scalars import ALIAS, LOCAL_ID, NAME, PROSE, RECORD_ID, TEXT
from visitdata.metamodel.schema import Enumeration, Owned, Reference
from visitdata.metamodel.settings import settings_of
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition
from visitdata.model.quantities import Quantity
from visitdata.model.record import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from visitdata.metamodel.schema import Member, RecordSchema
    from visitdata.metamodel.settings import Declared

# What a report does not say, or a program adds; the reference of the records has all.
_LEFT_OUT = frozenset(
    {
        *("format", "created", "version", "makers", "license"),
        *("sha256", "length", "archived_at", "based_on"),
        *("names", "same_as", "close_match", "country_code", "latitude", "longitude", "codes"),
    }
)
_EVERYWHERE = frozenset({"notes", "evidence"})
_OF_DOSSIER = frozenset({"modified"})  # which of an article is when the article was changed
_WRITTEN_OTHERWISE = (Evidence, Quantity)
_NO_TYPE_TOLD = {TEXT, PROSE, NAME, ALIAS, LOCAL_ID, RECORD_ID}
_MANY = 5  # members that two records share, from which on they are told once
_OF_ALL = (
    "`!` marks a member that is needed, `*` one that holds a list. Every record may have `evidence` (each"
    " stretch of the text that says it) and `notes` (what you are not sure of, and what you chose)."
)
_OF_PROPOSITIONS = (
    "What a statement or allegation says to be so, or not to be so. Its `type` is that of an event with"
    " Posited before it (PositedVisit), and it has the members of that event. Besides:"
)


def record_guide() -> str:
    """Every record that a draft may have, in a line a member; kinds of your own are included."""
    every = schemas(Dossier)
    sections = [_OF_ALL, *_lists(), _propositions(every)]
    values = [each for each in every if not each.identified and each.cls not in _WRITTEN_OTHERWISE]
    told = {each.value.target for shape in every for each in _told(shape) if isinstance(each.value, Owned)}
    sections += [_section(each.name, each.doc, _told(each)) for each in values if each.cls in told]
    return "\n\n".join(sections)


def _lists() -> Iterator[str]:
    """The dossier itself, and the records that it lists."""
    root = schema_of(Dossier)
    yield _section("Dossier", root.doc, _told(root))
    before: list[RecordSchema] = []
    for member in root.members:
        if member.owns_identified and isinstance(member.value, Owned):
            target = member.value.target
            yield from (
                _kinds(target) if settings_of(target).tagged else [_of_one_kind(schema_of(target), before)]
            )


def _of_one_kind(shape: RecordSchema, before: list[RecordSchema]) -> str:
    """The section of a class without kinds; members that one told before has as well are named alone."""
    members = _told(shape)
    alike = max(before, key=lambda other: len(_shared(members, other)), default=None)
    shared = [] if alike is None else _shared(members, alike)
    before.append(shape)
    if alike is None or len(shared) < _MANY:
        return _section(shape.name, shape.doc, members)
    names = ", ".join(f"`{member.name}`" for member in shared)
    own = [member for member in members if member not in shared]
    return _section(shape.name, shape.doc, own, last=[f"As {alike.name} has them: {names}"])


def _shared(members: Collection[Member], other: RecordSchema) -> list[Member]:
    return [member for member in members if member in other.members]


def _kinds(target: type[Declared]) -> Iterator[str]:
    """What all kinds of a class have, then what each has of its own."""
    shapes = sorted((schema_of(kind) for kind in kinds(target).values()), key=_rank)
    common = [each for each in _told(shapes[0]) if all(each in shape.members for shape in shapes)]
    names = ", ".join(f"`{shape.name}`" for shape in shapes)
    doc = doc_of(target).split("\n", 1)[0]
    yield _section(target.__name__, doc, common, first=[f"`type`!: {names}"])
    for shape in shapes:
        if shape.cls is not target:
            yield _section(shape.name, shape.doc, [each for each in _told(shape) if each not in common])


def _rank(shape: RecordSchema) -> tuple[str, str]:
    """Kinds that ship as they are declared; others by name, whichever was declared first."""
    space = shape.settings.namespace
    return ("", "") if space == "vd:" else (space, shape.name)


def _propositions(every: Collection[RecordSchema]) -> str:
    """What propositions have that no event has."""
    asserted = {member.name for member in schema_of(Event).members}
    own = [
        each
        for each in _told(next(each for each in every if each.settings.posited))
        if each.name not in asserted
    ]
    said = ["`said_in`!: the id of the statement or allegation that says it"]
    said += ["`said_as`!: alleges (in an allegation), posits or denies (in a statement)"]
    return _section(Proposition.__name__, _OF_PROPOSITIONS, own, first=said)


def _told(shape: RecordSchema) -> list[Member]:
    """The members that a writer is told of, without those that all records have."""
    passed_over = _LEFT_OUT | _EVERYWHERE
    if shape.cls is Dossier:
        passed_over |= _OF_DOSSIER
    return [each for each in shape.members if each.name not in passed_over and not _holds_propositions(each)]


def _holds_propositions(member: Member) -> bool:
    return isinstance(member.value, Owned) and settings_of(member.value.target).posited


def _section(
    name: str,
    doc: str,
    members: Collection[Member],
    *,
    first: Collection[str] = (),
    last: Collection[str] = (),
) -> str:
    lines = [doc, *first, *map(_line, members), *last]
    return f"### {name}\n" + "  \n".join(lines)  # two spaces are a line break in Markdown


def _line(member: Member) -> str:
    marks = ("!" if member.required else "") + ("*" if member.many else "")
    value = _value(member)
    return f"`{member.name}`{marks}{value and f' ({value})'}: {member.doc}"


def _value(member: Member) -> str:
    """What a member may hold; nothing for texts and ids."""
    value = member.value
    if isinstance(value, Enumeration):
        return ", ".join(value.values)
    if isinstance(value, Owned):
        return value.target.__name__
    if isinstance(value, Reference):
        return value.wanted
    return "" if value in _NO_TYPE_TOLD else getattr(value, "name", "")
