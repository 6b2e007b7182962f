"""The bridge datapackage: tables for spreadsheets, R, pandas and databases.

Format: Tabular Data Package 1.0 (https://specs.frictionlessdata.io/tabular-data-package/), a ZIP archive of
`datapackage.json` and four tables in CSV (RFC 4180): events, claims, actors and places.

`events` has what is reported, `claims` what is said: who says it, against whom, its standing and the gist.
What is alleged has no row and no column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from visitdata.bridges.bridge import Bridge, only_hearsay
from visitdata.bridges.mapping import (
    NEVER_WRITTEN,
    NOT_THERE,
    Mapped,
    Row,
    Way,
    each,
    lost,
    told_already,
)
from visitdata.bridges.tables import COLUMNS, SEPARATOR, Line, archive, is_formula
from visitdata.bridges.words import accused_as, beside_gist, marked, name_of
from visitdata.codec.account import filled
from visitdata.model.actors import Actor
from visitdata.model.badges import Badges
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event
from visitdata.model.places import Place
from visitdata.model.record import Article, Record
from visitdata.model.utterances import Allegation, Statement, Utterance
from visitdata.rdf.scope import Scope
from visitdata.syntaxes.format import Format

if TYPE_CHECKING:
    from visitdata.codec.account import Account
    from visitdata.errors import Path
    from visitdata.model.events import Code
    from visitdata.model.record import Evidence
    from visitdata.values.times import EDTF

NO_COLUMN = "the tables have no column for it"
NO_ROWS = "the tables have no rows for articles"
HAS_SEPARATOR = 'values are joined by "; ", and it holds that'
GUARDED = "an apostrophe is set before it, since a spreadsheet may run it as a formula"
BY_ARTICLE = "evidence is told by its article alone"

_PRECISIONS = {4: "year", 7: "month", 10: "day"}
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")


def _property(name: str) -> Way[Line]:
    def write(value: Any, path: Path, line: Line) -> None:
        line.cells[name] = str(value)
        line.account.enter(path)

    return write


def _cell(name: str) -> Way[Line]:
    def write(value: Any, path: Path, line: Line) -> None:
        line.cells[name] = value
        line.account.enter(path, GUARDED if isinstance(value, str) and is_formula(value) else None)

    return write


def _joined(name: str) -> Way[Line]:
    def write(value: str, path: Path, line: Line) -> None:
        if SEPARATOR in value:
            line.account.enter(path, HAS_SEPARATOR)
            return
        line.join(name, f"'{value}" if is_formula(value) else value)
        line.account.enter(path, GUARDED if is_formula(value) else None)

    return each(write)


def _reference(name: str, role: str | None = None, *, has_names: bool = False) -> Way[Line]:
    """An id, the name beside it, and the member that names it where a column unites several."""

    def write(value: str, path: Path, line: Line) -> None:
        is_there = value in line.account.ids
        line.account.enter(path, None if is_there else NOT_THERE)
        if not is_there:
            return
        line.join(name, value)
        if role is not None:
            line.join("roles", f"{role}={value}")
        if has_names:
            line.join(f"{name}_names", _name_beside(line, value))

    return write


def _name_beside(line: Line, identifier: str) -> str:
    record = line.badges.dossier[identifier]
    assert isinstance(record, (Actor, Place))
    text = name_of(record, line.badges.dossier) if isinstance(record, Actor) else record.name
    return text.replace(SEPARATOR, ", ")


def _label(value: str, path: Path, line: Line) -> None:
    assert isinstance(line.record, Event)
    text = line.cells["label"] = marked(line.record)
    line.account.enter(path, GUARDED if is_formula(text) else None)


def _gist(value: str, path: Path, line: Line) -> None:
    assert isinstance(line.record, (Statement, Allegation))
    text = line.cells["text"] = line.badges.gist(line.record)
    line.cells["answers"] = beside_gist(line.badges, line.record)
    line.account.enter(path, GUARDED if is_formula(text) else None)


def _accused(value: str, path: Path, line: Line) -> None:
    assert isinstance(line.record, Allegation)
    line.cells["accused_as"] = accused_as(line.record)
    _reference("accused", has_names=True)(value, path, line)


def _time(value: EDTF, path: Path, line: Line) -> None:
    """The time as it is written; its first and last day beside it."""
    text = str(value)
    bounds = {"date_earliest": value.earliest, "date_latest": value.latest}
    line.cells.update({name: day.isoformat() for name, day in bounds.items() if day is not None})
    line.cells["time_precision"] = _PRECISIONS[len(text)] if _DATE.fullmatch(text) else "range"
    _cell("date")(text, path, line)


def _place(value: str, path: Path, line: Line) -> None:
    _reference("location", has_names=True)(value, path, line)
    assert isinstance(line.record, Event)
    place = line.badges.dossier[value]
    if len(line.record.places) == 1 and isinstance(place, Place):
        line.cells.update(country=place.country_code, latitude=place.latitude, longitude=place.longitude)


def _code(code: Code, path: Path, line: Line) -> None:
    text = f"{code.scheme}:{code.code}"
    if ":" in code.scheme or SEPARATOR in text or is_formula(text):
        line.account.enter(path, 'it holds ":" or "; ", or begins as a formula does')
        return
    line.join("codes", text)
    line.account.enter((*path, "scheme"))
    line.account.enter((*path, "code"))


def _evidence(evidence: Evidence, path: Path, line: Line) -> None:
    line.join("source", evidence.article)
    for member, _ in filled(evidence):
        line.account.enter((*path, member.name), None if member.name == "article" else BY_ARTICLE)


_AGENTS = (
    "agents visitors inviters givers attackers voters issuers imposers parties movers protesters forces"
    " detainers perpetrators appointers"
)
_AFFECTED = "affected hosts recipients targets subjects moved detainees victims appointees"
_PROPERTIES = "id title description version"


def _rows() -> Iterator[Row[Line]]:
    for name in _PROPERTIES.split():
        yield Row((Dossier,), (name,), f"package.{name}", _property(name))
    yield Row((Dossier,), ("language",), "package.language (a custom property)", _property("language"))
    yield Row((Dossier,), ("license",), "package.license (a custom property)", _property("license"))
    yield lost((Dossier,), "format created modified makers evidence notes", NO_COLUMN)
    yield Row((Record,), ("id",), "event_id, claim_id, actor_id or place_id; iri", told_already)
    yield Row((Event,), ("type",), "events.event_type", _cell("event_type"))
    yield Row((Actor,), ("type",), "actors.type", _cell("type"))
    yield Row((Event,), ("kind",), "events.sub_event_type", _cell("sub_event_type"))
    yield Row((Actor, Place, Utterance), ("kind",), "kind", _cell("kind"))
    yield Row((Event,), ("label",), "events.label; a plan or a cancelled event is marked in it", _label)
    yield Row((Event,), ("description",), "events.notes", _cell("notes"))
    yield Row((Event,), ("status",), "events.status", _cell("status"))
    yield Row((Event, Utterance), ("time",), "date; date_earliest, date_latest, time_precision", _time)
    yield Row((Event, Utterance), ("time_text",), "date_text", _cell("date_text"))
    for column, names in (("agents", _AGENTS), ("affected", _AFFECTED), ("participants", "participants")):
        for name in names.split():
            way = each(_reference(column, name, has_names=True))
            yield Row((Event,), (name,), f"events.{column}, names and roles", way, NOT_THERE)
    way = _reference("participants", "body", has_names=True)
    yield Row((Event,), ("body",), "events.participants, names and roles", way, NOT_THERE)
    yield Row((Event,), ("places",), "events.location; of one place, country and coordinates", each(_place))
    yield Row((Event,), ("grounds",), "events.grounds", each(_reference("grounds")), NOT_THERE)
    yield Row((Event,), ("codes",), "events.codes, `SCHEME:CODE`", each(_code), HAS_SEPARATOR)
    yield Row((Event, Utterance), ("evidence",), "source: the articles", each(_evidence), BY_ARTICLE)
    yield Row((Event, Actor, Place), ("part_of",), "part_of", _reference("part_of"), NOT_THERE)
    yield Row((Actor, Place), ("name",), "name", _cell("name"), GUARDED)
    for name in ("aliases", "same_as"):
        yield Row((Actor, Place), (name,), name, _joined(name), HAS_SEPARATOR)
    yield Row((Actor, Place), ("country_code",), "country", _cell("country"))
    yield Row((Actor,), ("description",), "actors.description", _cell("description"), GUARDED)
    yield Row((Actor,), ("anonymous",), "actors.unnamed", _cell("unnamed"))
    for name in ("latitude", "longitude"):
        yield Row((Place,), (name,), f"places.{name}", _cell(name))
    yield Row((Statement, Allegation), ("gist",), "claims.text; beside it, answers", _gist, GUARDED)
    for name in ("claimants", "speakers"):
        way = each(_reference("claimed_by", has_names=True))
        yield Row((Utterance,), (name,), "claims.claimed_by, names", way, NOT_THERE)
    yield Row((Allegation,), ("accused",), "claims.accused, names; accused_as", each(_accused), NOT_THERE)
    way = each(_reference("addressed_to", has_names=True))
    yield Row((Utterance,), ("addressees",), "claims.addressed_to, names", way, NOT_THERE)
    yield Row((Allegation,), ("standing",), "claims.standing", _cell("standing"))
    for name in ("about", "responds_to"):
        yield Row((Utterance,), (name,), f"claims.{name}", each(_reference(name)), NOT_THERE)
    yield from NEVER_WRITTEN


MAPPING: Mapped[Line] = Mapped(_rows(), NO_COLUMN)


def _table_of(record: Record) -> tuple[str, str]:
    """The table of a record, and its column of ids."""
    if isinstance(record, Event):
        return "events", "event_id"
    if isinstance(record, Utterance):
        return "claims", "claim_id"
    return ("actors", "actor_id") if isinstance(record, Actor) else ("places", "place_id")


def _left_out(record: Record) -> str | None:
    return NO_ROWS if isinstance(record, Article) else only_hearsay(record)


def _pieces(dossier: Dossier, account: Account) -> Iterator[bytes]:
    badges, iris = Badges(dossier), Scope(dossier).iris
    package = Line(dossier, badges, account)
    MAPPING.write(dossier, (), package)
    lines: dict[str, list[Line]] = {name: [] for name in COLUMNS}
    for path, record in BRIDGE.records(dossier, account):
        table, key = _table_of(record)
        line = Line(record, badges, account)
        line.cells.update({"dossier": dossier.id, "iri": iris[record.id], key: record.id})
        if isinstance(record, Utterance):
            line.cells["type"] = type(record).__name__
        MAPPING.write(record, path, line)
        lines[table].append(line)
    yield archive(package.cells, lines)


BRIDGE = Bridge(
    target="Tabular Data Package 1.0",
    mapping=MAPPING,
    called=lambda record, _iri: record.id,
    pieces=_pieces,
    why_left_out=_left_out,
)
FORMAT = Format(
    name="datapackage",
    suffix=".datapackage.zip",
    media_type="application/zip",
    write=BRIDGE.write,
    losses=BRIDGE.losses,
    is_rdf=False,
)
