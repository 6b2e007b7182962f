"""The bridge datapackage: an archive of tables, with nothing in them that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

from hypothesis import given

import visitdata as vd
from tests.support.strategies import dossiers
from visitdata.bridges.tables import COLUMNS
from visitdata.codegen.plain import plain


def rows(dossier: vd.Dossier, table: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(vd.dumps(dossier, "datapackage"))) as made:
        text = made.read(f"{table}.csv").decode()
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def test_the_tables_say_who_accuses_whom() -> None:
    dossier = vd.seed(vd.seeds()[0])
    told = {
        (row["claim_id"], row["claimed_by"], row["accused"])
        for row in rows(dossier, "claims")
        if row["type"] == "Allegation"
    }
    known = {
        (each.id, "; ".join(sorted(each.claimants)), "; ".join(sorted(each.accused)))
        for each in dossier.allegations
        if each.via is None
    }
    assert told == known


def test_a_name_that_reads_as_a_formula_is_guarded_and_listed_as_lost() -> None:
    data: dict[str, Any] = plain(vd.seed(vd.seeds()[0]))
    data["actors"][0]["name"] = '=HYPERLINK("x"), "y"'
    dossier = vd.converter().structure(data, vd.Dossier)
    names = {row["actor_id"]: row["name"] for row in rows(dossier, "actors")}
    assert names[data["actors"][0]["id"]] == '\'=HYPERLINK("x"), "y"'
    assert "actors[0].name" in [each.path for each in vd.losses(dossier, "datapackage")]


def test_the_members_of_the_archive_are_stored_with_a_fixed_time() -> None:
    with zipfile.ZipFile(io.BytesIO(vd.dumps(vd.seed(vd.seeds()[0]), "datapackage"))) as made:
        found = {(each.compress_type, each.date_time) for each in made.infolist()}
    assert found == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))}


@given(dossier=dossiers(own_kinds=True))
def test_no_cell_of_text_begins_as_a_formula_does(dossier: vd.Dossier) -> None:
    cells = [
        cell
        for table in COLUMNS
        for row in rows(dossier, table)
        for name, cell in row.items()
        if name not in {"latitude", "longitude"}
    ]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


@given(dossier=dossiers(own_kinds=True))
def test_the_keys_of_each_table_are_filled_and_unique(dossier: vd.Dossier) -> None:
    for table in COLUMNS:
        keys = [(row["dossier"], row["iri"]) for row in rows(dossier, table)]
        assert len({*keys}) == len(keys)
        assert all(all(key) for key in keys)
