"""Rows of tables in the making, and the archive of a Tabular Data Package."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any

import attrs
import orjson

if TYPE_CHECKING:
    from visitdata.codec.account import Account
    from visitdata.model.badges import Badges
    from visitdata.model.record import Record

SEPARATOR = "; "

# What stands first in a cell that a spreadsheet may run as a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
_COMMON = ("dossier", "iri")
_DATES = ("date", "date_text", "date_earliest", "date_latest", "time_precision")
_TEXT_OF_ACTOR = "name aliases type kind country unnamed part_of same_as description"
_TEXT_OF_PLACE = "place_id name aliases kind country latitude longitude part_of same_as"
_ROLES = "agents agents_names affected affected_names participants participants_names roles"
_PLACE = "location location_names country latitude longitude"
_SAID = (
    "claimed_by claimed_by_names accused accused_names accused_as addressed_to addressed_to_names"
    " standing text answers about responds_to source"
)
COLUMNS: dict[str, tuple[str, ...]] = {
    "events": (
        *_COMMON, "event_id", "event_type", "sub_event_type", "label", "status", *_DATES, *_ROLES.split(),
        *_PLACE.split(), "part_of", "grounds", "codes", "notes", "source",
    ),
    "claims": (*_COMMON, "claim_id", "type", "kind", *_DATES, *_SAID.split()),
    "actors": (*_COMMON, "actor_id", *_TEXT_OF_ACTOR.split()),
    "places": (*_COMMON, *_TEXT_OF_PLACE.split()),
}  # fmt: skip
_TYPES = {
    "date_earliest": "date", "date_latest": "date", "latitude": "number", "longitude": "number",
    "unnamed": "boolean",
}  # fmt: skip
_REQUIRED = {
    *_COMMON, "event_id", "event_type", "label", "status", "claim_id", "actor_id", "place_id", "name", "text",
}  # fmt: skip


@attrs.frozen
class Line:
    """A row in the making, or the dossier, whose cells are properties of the package."""

    record: Record
    badges: Badges
    account: Account
    cells: dict[str, Any] = attrs.field(factory=dict[str, Any])
    lists: dict[str, set[str]] = attrs.field(factory=dict[str, "set[str]"])

    def join(self, column: str, value: str) -> None:
        """Add one of several values."""
        self.lists.setdefault(column, set()).add(value)

    def row(self, columns: tuple[str, ...]) -> list[str]:
        """The cells in the order of the columns."""
        joined = {name: SEPARATOR.join(sorted(values)) for name, values in self.lists.items()}
        cells = {**self.cells, **joined}
        return [_cell(cells.get(name)) for name in columns]


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may run a cell with that text."""
    return text.startswith(_FORMULAS)


def _cell(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}" if is_formula(value) else value
    return "" if value is None else str(value).lower()


def archive(package: dict[str, Any], lines: dict[str, list[Line]]) -> bytes:
    """The package: its members are stored as they are, with the earliest time that ZIP can say."""
    resources = [_resource(name) for name in COLUMNS]
    described = {"profile": "tabular-data-package", "name": "dossier", **package, "resources": resources}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        _add(made, "datapackage.json", orjson.dumps(described, option=orjson.OPT_INDENT_2))
        for name, columns in COLUMNS.items():
            _add(made, f"{name}.csv", _table(columns, lines[name]))
    return file.getvalue()


def _add(made: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.create_system = 3  # Unix, on every platform
    member.external_attr = 0o644 << 16
    made.writestr(member, data)


def _table(columns: tuple[str, ...], lines: list[Line]) -> bytes:
    """A table as RFC 4180 has it, in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(line.row(columns) for line in lines)
    return text.getvalue().encode()


def _resource(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(each) for each in COLUMNS[name]], "primaryKey": ["dossier", "iri"]},
    }


def _field(name: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(name, "string")}
    return {**field, "constraints": {"required": True}} if name in _REQUIRED else field
