"""The tables that dossiers become: a row a record, and a table for each sort of record that a dossier lists.

    from visitdata import tables
    from visitdata.model.dossier import Dossier

    events = tables.table(Dossier, "events")
    [column.name for column in events.columns]
    for row in events.rows(dossier): ...

What is posited stays apart. Propositions have a table of their own, and their `type` begins with Posited,
as does that of a statement or allegation that is known only from another.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.derive.node_kinds import kinds_of
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import until_declared
from visitdata.metamodel.schema import Member, Owned, RecordSchema
from visitdata.metamodel.settings import Declared, is_posited, settings_of
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.rdf.scope import Scope, listing_of
from visitdata.tables.columns import BOOLEAN, TEXT, Column
from visitdata.tables.rows import Members, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


__all__ = ["QUADS", "Row", "Table", "table", "tables"]


@attrs.frozen(kw_only=True)
class Table:
    """A table: its columns, and the rows that a dossier gives.

    Attributes:
        name: what it is called.
        doc: a sentence on what a row is.
        columns: its columns, in order; those of own kinds among them.
        rows: the rows of a dossier, a value for each column.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    rows: Callable[[Any], Iterator[Row]] = attrs.field(eq=False)


def table(root: type[Declared], name: str) -> Table:
    """The table of that name, of documents of `root`.

    Raises:
        LookupError: there is none.
        TypeError: as for `tables`.
    """
    found = tables(root)
    if name not in found:
        msg = f"there is no table {name!r}; the tables are {', '.join(found)}"
        raise LookupError(msg)
    return found[name]


@until_declared
def tables(root: type[Declared]) -> Mapping[str, Table]:
    """Every table by its name, as the kinds that are declared by now have it.

    Raises:
        TypeError: two kinds of one table declare a member of one name, and not of one type.
    """
    return MappingProxyType({each.name: each for each in _tables(root)})


def _tables(root: type[Declared]) -> Iterator[Table]:
    schema = schema_of(root)
    listing = [*listing_of(root)]
    yield _of_documents(schema)
    yield from map(_of_records, listing)
    targets = [member.value.target for member in listing if isinstance(member.value, Owned)]
    for posited in dict.fromkeys(settings_of(target).posited_as for target in targets):
        if posited is not None:
            yield _of_propositions(posited, listing)
    yield QUADS


# The columns that do not follow from members.

_DOSSIER = Column(name="dossier", type=TEXT, doc="The IRI of the dossier.", required=True)
_ID = Column(
    name="id",
    type=TEXT,
    doc="Its id in the dossier, or an IRI: what references to it hold, in rows of the same dossier.",
    required=True,
)
_IRI = Column(
    name="iri", type=TEXT, doc="Its IRI: the same in all dossiers, and in every RDF format.", required=True
)
_TYPE = Column(name="type", type=TEXT, doc="Its kind.", required=True)
_TYPE_OF_STATEMENT = attrs.evolve(
    _TYPE, doc="What it is: Posited and that, where it is known only from another (`via`)."
)
_IS_POSITED = Column(
    name="posited",
    type=BOOLEAN,
    doc="Whether it is known only from another (`via`): that it was said at all is posited, too.",
    required=True,
)
_OF_PROPOSITIONS = (
    attrs.evolve(_TYPE, doc="Posited, and the kind of event that it would be."),
    Column(
        name="said_in", type=TEXT, doc="The id of the statement or allegation that says it.", required=True
    ),
    Column(
        name="how",
        type=TEXT,
        doc="How it is said: the member that holds it, `alleges`, `posits` or `denies`.",
        required=True,
    ),
    Column(
        name="hearsay",
        type=BOOLEAN,
        doc="Whether the statement or allegation is itself known only from another.",
        required=True,
    ),
)


def _of_documents(schema: RecordSchema) -> Table:
    members = Members("dossiers", [_DOSSIER], [schema])

    def rows(dossier: Any) -> Iterator[Row]:
        yield members.row(dossier, (dossier.id,))

    name = f"{schema.settings.family}s"
    return Table(name=name, doc="What a dossier says of itself.", columns=members.columns, rows=rows)


def _of_records(member: Member) -> Table:
    """The table of what a dossier lists in one of its members."""
    assert isinstance(member.value, Owned)  # or it would list no records
    target = member.value.target
    schemas = kinds_of(target) if settings_of(target).tagged else [schema_of(target)]
    may_be_hearsay = settings_of(target).hearsay is not None
    own = [_TYPE_OF_STATEMENT, _IS_POSITED] if may_be_hearsay else [_TYPE]
    members = Members(member.name, [_DOSSIER, _ID, _IRI, *own], schemas)

    def rows(dossier: Any) -> Iterator[Row]:
        scope = Scope(dossier)
        for record in getattr(dossier, member.name):
            name, posited = record.__class__.__name__, is_posited(record)
            own = (f"Posited{name}" if posited else name, posited) if may_be_hearsay else (name,)
            yield members.row(record, (dossier.id, record.id, scope.iris[record.id], *own))

    return Table(name=member.name, doc=member.doc, columns=members.columns, rows=rows)


def _of_propositions(target: type[Declared], listing: list[Member]) -> Table:
    """The table of propositions, wherever they stand in what a dossier lists."""
    name = f"{settings_of(target).family}s"
    members = Members(name, [_DOSSIER, _ID, _IRI, *_OF_PROPOSITIONS], kinds_of(target))
    holding = [
        (listed.name, inner.name)
        for listed in listing
        if isinstance(listed.value, Owned) and not settings_of(listed.value.target).tagged
        for inner in schema_of(listed.value.target).members
        if isinstance(inner.value, Owned) and inner.value.target is target
    ]

    def rows(dossier: Any) -> Iterator[Row]:
        scope = Scope(dossier)
        for listed, how in holding:
            for record in getattr(dossier, listed):
                for proposition in getattr(record, how):
                    ids = (dossier.id, proposition.id, scope.iris[proposition.id])
                    own = (proposition.__class__.__name__, record.id, how, is_posited(record))
                    yield members.row(proposition, (*ids, *own))

    doc = "What somebody says to be so, foresees or denies; nothing asserts it."
    return Table(name=name, doc=doc, columns=members.columns, rows=rows)


def _quads(dossier: Any) -> Iterator[Row]:
    graph: str = dossier.id
    value: Any  # its class says what it is, which checkers do not follow
    for subject, predicate, value in DossierGraph(dossier).triples():
        if value.__class__ is str:
            yield subject, predicate, value, "iri", None, None, graph
        else:
            text, kind = value
            yield subject, predicate, text, "literal", kind.datatype, kind.language, graph


QUADS = Table(
    name="quads",
    doc="A statement in RDF, as the format nquads has it.",
    columns=(
        Column(name="subject", type=TEXT, doc="The IRI of the subject.", required=True),
        Column(name="predicate", type=TEXT, doc="The IRI of the property.", required=True),
        Column(
            name="object",
            type=TEXT,
            doc="The IRI that is the object, or the text of the literal.",
            required=True,
        ),
        Column(name="object_kind", type=TEXT, doc="What the object is: `iri` or `literal`.", required=True),
        Column(name="datatype", type=TEXT, doc="The IRI of the literal's datatype; null for an IRI."),
        Column(name="language", type=TEXT, doc="The literal's language tag, if it has one."),
        Column(name="graph", type=TEXT, doc="The graph: the IRI of the dossier.", required=True),
    ),
    rows=_quads,
)
