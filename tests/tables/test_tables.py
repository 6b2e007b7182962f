"""Tables: columns that follow from the record classes, a row a record, and what is posited kept apart."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

import visitdata as vd
from tests.support.ceasefire import Ceasefire
from tests.support.small_document import SMALL
from tests.support.strategies import dossiers, every_member
from visitdata import codec
from visitdata.codegen.plain import plain
from visitdata.codegen.validation import Validated
from visitdata.metamodel.describe import kinds, schema_of, schemas
from visitdata.metamodel.schema import Owned
from visitdata.model.dossier import Dossier
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.tables import Table, table, tables
from visitdata.tables.columns import DATE, TEXT, Column, Fields, Many, TextByText
from visitdata.tables.rows import FIXED as FIXED_NAMES
from visitdata.tables.rows import Members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.tables import Row

NAMES = [
    "dossiers",
    "articles",
    "actors",
    "places",
    "events",
    "allegations",
    "statements",
    "propositions",
    "quads",
]
SMALL_DOSSIER = codec.decode(Dossier, SMALL)
D = SMALL["id"]


def as_dicts(table: Table, dossier: vd.Dossier) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(dossier)]


def rows(name: str, dossier: vd.Dossier = SMALL_DOSSIER) -> list[dict[str, Any]]:
    return as_dicts(table(Dossier, name), dossier)


def row(name: str, identifier: str) -> dict[str, Any]:
    [found] = [each for each in rows(name) if each["id"] == identifier]
    return found


def test_there_is_a_table_for_each_sort_of_record_and_one_for_what_is_posited() -> None:
    assert sorted(tables(Dossier)) == sorted(NAMES)
    assert all(each.name == name and each.doc for name, each in tables(Dossier).items())
    with pytest.raises(LookupError, match="no table 'event'; the tables are dossiers, articles, "):
        table(Dossier, "event")


def test_a_row_says_of_which_dossier_it_is_and_names_its_record_by_id_and_iri() -> None:
    visit = row("events", "visit")
    assert (visit["dossier"], visit["iri"], visit["type"]) == (D, f"{D}#visit", "Visit")
    ministry = row("actors", "https://id.example.org/ministry")
    assert (ministry["iri"], ministry["type"]) == ("https://id.example.org/ministry", "Organization")


def test_a_time_keeps_its_spelling_and_has_its_bounds_as_days() -> None:
    visit, sale, arms = row("events", "visit"), row("propositions", "arms-sale"), row("allegations", "arms")
    assert (visit["time"], visit["earliest"], visit["latest"]) == (
        "2031-05-11/2031-05-12",
        dt.date(2031, 5, 11),
        dt.date(2031, 5, 12),
    )
    assert (sale["time"], sale["earliest"], sale["latest"]) == (
        "2030~",
        dt.date(2030, 1, 1),
        dt.date(2030, 12, 31),
    )
    assert (arms["earliest"], arms["latest"]) == (None, dt.date(2031, 5, 4))
    assert type(visit["time"]) is str
    (dossier,) = rows("dossiers")
    assert (dossier["created"], dossier["created_latest"]) == ("2031-05-04T10:00:00Z", dt.date(2031, 5, 4))
    (tie,) = row("actors", "lind")["ties"]
    assert tie == ("Foreign Minister", None, "arcadia", None, "2029/..", dt.date(2029, 1, 1), None)


def test_roles_are_ids_and_what_a_record_owns_stands_in_its_row() -> None:
    sale = row("propositions", "arms-sale")
    assert (sale["givers"], sale["recipients"]) == (("arcadia",), ())
    assert sale["items"] == [("rifles", "weapons", (None, None, None, 30.5, None, None, None), "arcadia")]
    assert row("actors", "neighbours")["size"] == (None, 2.0, 5.0, None, "states", None, None)
    assert row("actors", "lind")["names"] == [("ru", "Ана Линд")]
    assert row("statements", "denial")["quotes"] == [("Wir verkaufen nichts", "de", False)]


def test_what_a_kind_does_not_have_is_null_and_what_it_has_not_filled_is_empty() -> None:
    visit, inquiry = row("events", "visit"), row("events", "inquiry")
    assert (visit["grounds"], inquiry["grounds"]) == (None, ("arms",))
    assert (visit["hosts"], inquiry["hosts"], visit["part_of"], inquiry["part_of"]) == (
        (),
        None,
        None,
        "visit",
    )


def test_a_proposition_tells_who_says_it_and_how() -> None:
    sale, denied = row("propositions", "arms-sale"), row("propositions", "sale")
    assert (sale["iri"], sale["type"]) == (f"{D}#posited:arms-sale", "PositedTransfer")
    assert (sale["said_in"], sale["how"], sale["hearsay"]) == ("arms", "alleges", False)
    assert (denied["said_in"], denied["how"], denied["version_of"]) == ("denial", "denies", "arms-sale")
    assert row("allegations", "arms")["alleges"] == ["arms-sale"]
    assert (row("statements", "denial")["posits"], row("statements", "denial")["denies"]) == ([], ["sale"])


def test_what_is_known_only_from_another_is_told_by_its_type_and_by_a_column() -> None:
    assert [(each["id"], each["type"], each["posited"]) for each in rows("statements")] == [
        ("denial", "Statement", False),
        ("hearsay", "PositedStatement", True),
    ]
    said = attrs.evolve(SMALL_DOSSIER.statements[0], via="arms")
    hearsay = attrs.evolve(SMALL_DOSSIER, statements=[said])
    assert {each["said_in"]: each["hearsay"] for each in rows("propositions", hearsay)} == {
        "arms": False,
        "denial": True,
    }


def test_quads_are_the_statements_that_the_format_has() -> None:
    found = rows("quads", every_member())
    assert len(found) == sum(1 for _ in DossierGraph(every_member()).triples())
    lines = {line for line in vd.dumps(every_member(), "nquads").decode().split(" .\n") if line}
    assert {written(each) for each in found} == lines


def written(quad: dict[str, Any]) -> str:
    """A row as N-Quads has it."""
    if quad["object_kind"] == "iri":
        assert quad["datatype"] is quad["language"] is None
        value = f"<{quad['object']}>"
    else:
        text = quad["object"].replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        text = text.replace("\r", "\\r").replace("\t", "\\t").replace("\x7f", "\\u007F")
        is_plain = quad["datatype"].endswith(("#string", "#langString"))
        value = f'"{text}"' + (f"@{quad['language']}" if quad["language"] else "")
        value += "" if is_plain else f"^^<{quad['datatype']}>"
    return f"<{quad['subject']}> <{quad['predicate']}> {value} <{quad['graph']}>"


# Laws.


@given(dossiers(own_kinds=True))
def test_no_event_is_posited_and_every_proposition_is(dossier: vd.Dossier) -> None:
    assert {each["id"] for each in rows("events", dossier)} == {each.id for each in dossier.events}
    assert not [each for each in rows("events", dossier) if each["type"].startswith("Posited")]
    said = rows("propositions", dossier)
    assert {each["id"] for each in said} == {each.id for each in dossier if isinstance(each, vd.Proposition)}
    assert all(each["type"].startswith("Posited") and "#posited:" in each["iri"] for each in said)


@given(dossiers(own_kinds=True))
def test_the_tables_hold_all_that_the_dossier_holds(dossier: vd.Dossier) -> None:
    (own,) = rows("dossiers", dossier)
    data: dict[str, Any] = {**filled(table(Dossier, "dossiers"), own), "id": own["dossier"]}
    said = {each["id"]: again("propositions", each) for each in rows("propositions", dossier)}
    for name in ("articles", "actors", "places", "events", "allegations", "statements"):
        for each in rows(name, dossier):
            record = again(name, each)
            for how in ("alleges", "posits", "denies"):
                if how in record:
                    record[how] = [said[identifier] for identifier in record[how]]
            data.setdefault(name, []).append(record)
    assert codec.decode(Dossier, data) == dossier
    assert plain(codec.decode(Dossier, data)) == plain(dossier)


FIXED = {"dossier", "iri", "posited", "said_in", "how", "hearsay"}
UNTAGGED = {"articles", "places", "allegations", "statements"}


def again(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """The plain data of a record, made of its row."""
    found = filled(table(Dossier, name), row)
    return {key: value for key, value in found.items() if key != "type" or name not in UNTAGGED}


def filled(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    found = {column.name: value_of(column.type, row[column.name]) for column in table.columns}
    return {
        name: value
        for name, value in found.items()
        if name not in FIXED and is_filled(table.columns, name, value)
    }


def is_filled(columns: tuple[Column, ...], name: str, value: Any) -> bool:
    is_bound = any(column.name == name and column.type in (DATE, Many(DATE)) for column in columns)
    return not is_bound and value is not None and value not in ([], {})


def value_of(type_: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(type_, Many):
        return [value_of(type_.of, each) for each in value]
    if isinstance(type_, TextByText):
        return dict(value)
    if isinstance(type_, Fields):
        own = {
            column.name: value_of(column.type, each)
            for column, each in zip(type_.columns, value, strict=True)
        }
        return {name: each for name, each in own.items() if is_filled(type_.columns, name, each)}
    return value


# What the columns follow from.


def columns_of(name: str) -> dict[str, Column]:
    return {column.name: column for column in table(Dossier, name).columns}


def test_every_member_of_every_kind_is_a_column_with_its_sentence() -> None:
    for name in ("actors", "events"):
        member = schema_of(Dossier).member(name)
        assert isinstance(member.value, Owned)
        for kind in kinds(member.value.target).values():
            for each in schema_of(kind).members:
                column = columns_of(name)[each.name]
                assert each.name == "id" or each.doc in column.doc
                assert not column.kinds or kind.__name__ in column.kinds


def test_an_own_kind_has_its_columns_and_rows() -> None:
    columns = columns_of("events")
    assert (str(columns["sides"].type), columns["sides"].kinds) == ("list of text", ("Ceasefire",))
    truce = Ceasefire(id="truce", label="A truce", status="ongoing", sides=["arcadia"])
    dossier = vd.Dossier(id=D, title="A", actors=[vd.State(id="arcadia", name="Arcadia")], events=[truce])
    (found,) = rows("events", dossier)
    assert (found["type"], found["sides"]) == ("Ceasefire", ("arcadia",))
    assert columns_of("propositions")["sides"].kinds == ("PositedCeasefire",)


def test_the_values_of_required_columns_are_never_null() -> None:
    for name, each in tables(Dossier).items():
        for found in as_dicts(each, every_member()):
            for column in each.columns:
                assert not column.required or found[column.name] is not None, (name, column.name)


# Kinds that do not fit into one table. Each has a root of its own, so that no other test meets them.


@attrs.frozen(kw_only=True, repr=False)
class Base(Validated, abstract=True, tagged=True):
    """A record of some root."""

    namespace = "https://example.org/clash#"

    id: str = attrs.field(metadata=vd.member("id", "An id."))


@attrs.frozen(kw_only=True, repr=False)
class One(Base):
    """One kind."""

    depth: float = attrs.field(metadata=vd.member("depth", "How deep."))


@attrs.frozen(kw_only=True, repr=False)
class Other(Base):
    """Another."""

    depth: int = attrs.field(metadata=vd.member("depths", "How many deep."))


def test_two_kinds_whose_members_of_one_name_differ_in_type_are_refused() -> None:
    with pytest.raises(
        TypeError,
        match=r"Other: its depth \(integer\) cannot be a column of the bases, where One\.depth holds number",
    ):
        Members("bases", (), [schema_of(One), schema_of(Other)])


@pytest.mark.parametrize("name", ["depth", "Depth"])
def test_a_member_that_is_called_as_another_column_is_refused(name: str) -> None:
    before = [Column(name=name, type=TEXT, doc="Taken.")]
    with pytest.raises(TypeError, match=rf"where {name} is another column and holds text"):
        Members("bases", before, [schema_of(One)])


def test_the_columns_that_follow_from_no_member_are_known() -> None:
    members = {member.name for shape in schemas(Dossier) for member in shape.members}
    columns = {column.name for name in NAMES if name != "quads" for column in table(Dossier, name).columns}
    follow = {name for name in columns if name.endswith(("earliest", "latest"))}
    assert columns - members - follow <= FIXED_NAMES <= columns


def lengths(found: Iterator[Row]) -> set[int]:
    return {len(each) for each in found}


@pytest.mark.parametrize("name", NAMES)
def test_a_row_has_a_value_for_each_column_and_no_two_columns_share_a_name(name: str) -> None:
    found = table(Dossier, name)
    assert lengths(found.rows(every_member())) == {len(found.columns)}
    assert len({column.name.casefold() for column in found.columns}) == len(found.columns)
