"""The columns that the members of record classes become, and the values in them, compiled once per class.

Several kinds of record share one table, which has the members of all of them. A kind without a member has
null there; a kind that has it, and of which nothing is said, has null or, of what there may be many, an
empty list.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from visitdata.codegen.source import Source
from visitdata.derive.node_kinds import kinds_of
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.registry import is_ours
from visitdata.metamodel.scalars import TIME, Scalar
from visitdata.metamodel.schema import LanguageMap, Member, Owned, RecordSchema
from visitdata.metamodel.settings import Declared, annotated_members, settings_of
from visitdata.tables.columns import (
    BOOLEAN,
    DATE,
    INTEGER,
    NUMBER,
    TEXT,
    Column,
    Fields,
    Many,
    TextByText,
    Type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


Row: TypeAlias = tuple[Any, ...]
# (record, what stands before its members in the row) -> the row.
Make: TypeAlias = "Callable[[Any, Row], Row]"

_TYPES = {"xsd:boolean": BOOLEAN, "xsd:decimal": NUMBER, "xsd:nonNegativeInteger": INTEGER}


@attrs.frozen
class _Cell:
    """A column, the member that fills it, and the source of its value, with the names that it needs bound."""

    member: str
    column: Column
    value: Callable[[Source], str]


class Members:
    """The columns of some kinds of record, and how their rows are made.

    Args:
        where: what messages call what has these columns.
        before: the columns that stand before those of the members.
        schemas: the kinds, in the order in which their members come.

    Attributes:
        columns: all columns: those before, what all kinds have, then what each has of its own.

    Raises:
        TypeError: two members of one name hold different types, or a name is taken by another column.
    """

    def __init__(self, where: str, before: Sequence[Column], schemas: Sequence[RecordSchema]) -> None:
        ours = [cell.column for schema in schemas if is_ours(schema.cls) for cell in _cells(schema)]
        cells = {schema.cls: _apart(schema, _cells(schema), ours) for schema in schemas}
        _refuse_clashes(where, before, {schema.name: cells[schema.cls] for schema in schemas})
        united = [_united(name, schemas, cells) for name in _names(cells.values())]
        self.columns = (*before, *united)
        names = [column.name for column in united]
        self._make = {schema.cls: _compiled(schema, names, cells[schema.cls]) for schema in schemas}

    def row(self, record: Declared, before: Row) -> Row:
        """The row of a record, after what stands before its members."""
        make = self._make.get(record.__class__)
        if make is None:
            name = record.__class__.__name__
            msg = f"{name} was declared again since this record was made: make it of the class that stands"
            raise TypeError(msg)
        return make(record, before)

    def fields(self, record: Declared) -> Row:
        """The values of a record that another one owns; of what has kinds, its kind first."""
        before = (record.__class__.__name__,) if settings_of(record.__class__).tagged else ()
        return self.row(record, before)


# What the columns are called that do not follow from members.
FIXED = frozenset({"dossier", "id", "iri", "type", "posited", "said_in", "how", "hearsay"})


def _apart(schema: RecordSchema, cells: Iterable[_Cell], ours: Iterable[Column]) -> list[_Cell]:
    """The cells of a class; a member of a user's own that is called like another column has the kind with it.

    Args:
        schema: the class.
        cells: its cells.
        ours: the columns that kinds of this package have in the same table.
    """
    kind = schema.settings.twin_of or schema.cls
    lines = [base for base in kind.__mro__ if issubclass(base, Declared) and not is_ours(base)]
    own = {name for base in lines for name in annotated_members(base)}
    found = [*cells]
    # In SQL, names that differ in case only are one.
    counts = Counter(cell.column.name.casefold() for cell in found)
    taken = {column.name.casefold(): (column.name, column.type) for column in ours}

    def is_taken(column: Column) -> bool:
        name, itself = column.name.casefold(), (column.name, column.type)
        return name in FIXED or counts[name] > 1 or taken.get(name, itself) != itself

    def apart(cell: _Cell) -> _Cell:
        if cell.member not in own or not is_taken(cell.column):
            return cell
        name = f"{cell.column.name}_of_{kind.__name__}"
        return attrs.evolve(cell, column=attrs.evolve(cell.column, name=name))

    return [apart(cell) for cell in found]


def _names(found: Iterable[list[_Cell]]) -> list[str]:
    """The columns that all kinds have, then the others as they are met."""
    by_kind = [[cell.column.name for cell in cells] for cells in found]
    every = list(dict.fromkeys(name for names in by_kind for name in names))
    return sorted(every, key=lambda name: not all(name in names for names in by_kind))


def _refuse_clashes(where: str, before: Sequence[Column], cells: dict[str, list[_Cell]]) -> None:
    taken: dict[str, tuple[str, Column]] = {column.name.casefold(): ("", column) for column in before}
    for kind, own in cells.items():
        names: set[str] = set()
        for cell in own:
            column = cell.column
            other, known = taken.setdefault(column.name.casefold(), (kind, column))
            if (known.name, known.type) != (column.name, column.type) or not other or column.name in names:
                held = f"{other}.{known.name} holds" if other else f"{known.name} is another column and holds"
                msg = (
                    f"{kind}: its {column.name} ({column.type}) cannot be a column of the {where}, "
                    f"where {held} {known.type}; give the member another name, or that type"
                )
                raise TypeError(msg)
            names.add(column.name)


def _united(name: str, schemas: Sequence[RecordSchema], cells: dict[type[Declared], list[_Cell]]) -> Column:
    """One column of those of a name: what holds of all kinds, and what each says of it."""
    found = {
        schema.name: cell.column
        for schema in schemas
        for cell in cells[schema.cls]
        if cell.column.name == name
    }
    first = next(iter(found.values()))
    has_all = len(found) == len(schemas)
    return attrs.evolve(
        first,
        doc=" ".join(dict.fromkeys(column.doc for column in found.values())),
        required=has_all and all(column.required for column in found.values()),
        kinds=() if has_all else tuple(found),
    )


def _compiled(schema: RecordSchema, names: Sequence[str], cells: Sequence[_Cell]) -> Make:
    source = Source("row", "self, before")
    values = {cell.column.name: cell.value(source) for cell in cells}
    every = "".join(f"{values.get(name)}, " for name in names)
    source.add(f"return (*before, {every})")
    return source.compile(f"row of {schema.name}")


def _cells(schema: RecordSchema) -> Iterator[_Cell]:
    """The cells of a class, without its id and without records that stand in tables of their own."""
    for member in schema.members:
        if member.name == "id" or (member.owns_identified and not _is_proposition(member)):
            continue
        yield from _own_cells(member)
        if member.value is TIME:
            yield from _bounds(member)


def _is_proposition(member: Member) -> bool:
    return isinstance(member.value, Owned) and settings_of(member.value.target).posited


def _own_cells(member: Member) -> Iterator[_Cell]:
    type_, one = _value(member)
    given = f"self.{member.name}"
    is_always_there = member.many or isinstance(member.value, LanguageMap) or member.required
    column = Column(
        name=member.name,
        type=Many(type_) if member.many else type_,
        doc=member.doc if member.declared.unit is None else f"{member.doc} Unit: {member.declared.unit}.",
        required=is_always_there or isinstance(member.default, str),
    )

    def value(source: Source) -> str:
        if one is None:
            return given
        if member.many:
            return f"[{one(source, 'v')} for v in {given}]"
        made = one(source, given)
        return made if column.required else f"(None if {given} is None else {made})"

    yield _Cell(member.name, column, value)


# (function, source of a value) -> source of what stands for it in the row; None where that is the value.
_One: TypeAlias = "Callable[[Source, str], str] | None"


def _value(member: Member) -> tuple[Type, _One]:
    """The type of one value, and how it is written."""
    value = member.value
    if isinstance(value, LanguageMap):
        return TextByText(), lambda _, given: f"[*{given}.items()]"
    if isinstance(value, Owned):
        if _is_proposition(member):
            return TEXT, lambda _, given: f"{given}.id"
        inner = _owned(value.target)
        fields = Fields(value.target.__name__, inner.columns)
        return fields, lambda source, given: f"{source.bind('fields', inner.fields)}({given})"
    if not isinstance(value, Scalar):
        return TEXT, None
    if value is TIME:
        return TEXT, lambda _, given: f"str({given})"
    type_ = _TYPES.get(value.datatype or "", TEXT)
    return type_, (lambda _, given: f"float({given})") if type_ is NUMBER else None


def _owned(target: type[Declared]) -> Members:
    """What records of a class become within their owner."""
    if not settings_of(target).tagged:
        return Members(f"fields of {target.__name__}", (), [schema_of(target)])
    return Members(f"fields of {target.__name__}", (KIND,), kinds_of(target))


KIND = Column(name="type", type=TEXT, doc="The class of the record.", required=True)


def _bounds(member: Member) -> Iterator[_Cell]:
    """The first and the last day of a time, by themselves for the member `time`."""
    stem = "" if member.name == "time" else f"{member.name}_"
    for end, word in (("earliest", "first"), ("latest", "last")):
        given = f"self.{member.name}"
        one = f"(None if {given} is None else {given}.{end})"
        column = Column(
            name=f"{stem}{end}",
            type=Many(DATE) if member.many else DATE,
            doc=f"The {word} day that `{member.name}` may touch; null where that end is open or unknown.",
            required=member.many,
        )
        source = f"[v.{end} for v in {given}]" if member.many else one

        def value(_: Source, text: str = source) -> str:
            return text

        yield _Cell(member.name, column, value)
