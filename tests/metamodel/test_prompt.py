"""What records show at the prompt: a short line, help on each member, and nothing that is not for users."""

from __future__ import annotations

import inspect
import pydoc
import subprocess
import sys
from typing import Any

import attrs
import pytest
from hypothesis import given
from rich.pretty import pretty_repr

import visitdata as vd
from tests.support.ceasefire import Ceasefire
from tests.support.strategies import dossiers, every_member
from visitdata.metamodel.describe import schema_of, schemas

PLAIN: Any = pydoc.plaintext  # type: ignore[attr-defined] # its stub lacks it
CLASSES = [
    *(shape.cls for shape in schemas(vd.Dossier) if shape.cls.__module__.startswith("visitdata.")),
    vd.Event,
    vd.Proposition,
    vd.Actor,
    vd.Record,
    Ceasefire,
    vd.posited(Ceasefire),
]
GIVEN: dict[str, Any] = {"id": "visit", "label": "Lind visits Ruritania", "status": "planned"}


def _made(name: str, number: int) -> Any:
    visit: dict[str, Any] = {**GIVEN, "id": f"{name}-{number}"}
    gist: dict[str, Any] = {"id": f"{name}-{number}", "gist": "A state says so."}
    if name == "events":
        return vd.Visit(**visit)
    if name == "statements":
        return vd.Statement(kind="stated", **gist)
    if name == "actors":
        return vd.State(id=f"actors-{number}", name=f"State {number}")
    visit["id"] = f"said-{number}"
    return vd.Allegation(claimants=["actors-0"], alleges=[vd.PositedVisit(**visit)], **gist)


def with_counts(**counts: int) -> vd.Dossier:
    given: dict[str, Any] = {
        name: [_made(name, number) for number in range(count)] for name, count in counts.items()
    }
    return vd.Dossier(id="https://data.example.org/dossiers/arcadia-visit", title="A visit", **given)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            {"events": 7, "allegations": 5, "statements": 8, "actors": 1},
            "7 events, 5 allegations, 8 statements",
        ),
        ({"events": 1}, "1 event"),
        ({"actors": 2}, "2 actors"),
        ({}, "no records"),
    ],
)
def test_a_dossier_says_which_one_it_is_and_how_much_it_holds(counts: dict[str, int], said: str) -> None:
    dossier = with_counts(**counts)
    assert repr(dossier) == f"Dossier('…/arcadia-visit': {said})"
    shown = pretty_repr(dossier)
    assert "arcadia-visit" in shown
    for name, count in list(counts.items())[:3]:
        assert f"{name}={count}" in shown


def test_a_record_puts_what_matters_first_and_leaves_out_defaults() -> None:
    visit = vd.Visit(**GIVEN, visitors=["lind"], notes=["A note."])
    assert repr(visit) == (
        "Visit(id='visit', label='Lind visits Ruritania', status='planned', "
        "visitors=('lind',), notes=('A note.',))"
    )
    assert repr(vd.State(name="Arcadia", id="arcadia")) == "State(id='arcadia', name='Arcadia')"


def test_an_own_kind_shows_itself_as_ours_do() -> None:
    truce = Ceasefire(**GIVEN, terms=(vd.Item(label="rifles"),), days=3)
    assert repr(truce) == (
        "Ceasefire(id='visit', label='Lind visits Ruritania', status='planned', terms=1 Item, days=3)"
    )
    assert "days=3" in pretty_repr(truce)
    assert "PositedCeasefire(id='visit'" in repr(vd.posited(Ceasefire)(**GIVEN))


@given(dossiers(own_kinds=True))
def test_every_record_is_shown_in_a_line_that_begins_with_its_id(dossier: vd.Dossier) -> None:
    for record in (dossier, *dossier):
        line = repr(record)
        assert "\n" not in line
        assert len(line) < 250
    for record in dossier:
        assert repr(record).startswith(f"{type(record).__name__}(id=")


def test_what_rich_shows_are_the_members_that_are_not_defaults() -> None:
    for record in every_member(own_kinds=True):
        shown = dict(record.__rich_repr__())
        assert shown == {
            field.name: getattr(record, field.name)
            for field in attrs.fields(type(record))
            if getattr(record, field.name) != field.default
        }
        assert next(iter(shown)) == "id"


def test_a_record_that_is_not_whole_yet_can_be_shown() -> None:
    assert repr(object.__new__(vd.Visit)) == "Visit()"


def test_dir_tells_members_and_what_users_call_and_no_more() -> None:
    visit = vd.Visit(**GIVEN)
    assert dir(visit) == sorted(field.name for field in attrs.fields(vd.Visit))
    members = {field.name for field in attrs.fields(vd.Dossier)}
    assert set(dir(with_counts())) - members == {"answers", "contested", "responses_to", "said_by"}
    for record in every_member(own_kinds=True):
        assert all(
            not name.startswith("_") and getattr(record, name, self) is not self for name in dir(record)
        )


self = object()


def written_type(cls: type[Any], name: str) -> str:
    """The annotation in the source, of the class next to a class that has one."""
    kind = schema_of(cls).settings.twin_of
    bases = [each for each in cls.__mro__ if is_written(each)] + [*(kind or cls).__mro__]
    found: str = next(
        inspect.get_annotations(each)[name] for each in bases if name in inspect.get_annotations(each)
    )
    return found


def is_written(cls: type[Any]) -> bool:
    """Whether a class is written in a source, as twins are not."""
    settings = vars(cls).get("__visitdata__")
    return settings is None or settings.twin_of is None


def test_help_stays_the_same_once_attrs_has_resolved_the_types() -> None:
    classes: list[Any] = [*CLASSES]
    before = {cls: inspect.getdoc(cls) for cls in classes}
    for cls in before:
        attrs.resolve_types(cls)
    assert {cls: inspect.getdoc(cls) for cls in classes} == before


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_help_tells_each_member_its_type_and_its_meaning(cls: type[Any]) -> None:
    doc = inspect.getdoc(cls)
    assert doc is not None
    shown = pydoc.render_doc(cls, renderer=PLAIN)
    for member in schema_of(cls).members:
        (said,) = [line.strip() for line in doc.splitlines() if line.startswith(f"    {member.name} (")]
        type_ = said.removeprefix(f"{member.name} (").partition(f"): {member.doc}")[0]
        assert said.startswith(f"{member.name} ({type_}): {member.doc}")
        assert type_ == written_type(cls, member.name)
        assert said in shown
    assert schema_of(cls).doc in " ".join(doc.split())


def test_help_tells_units_closed_lists_and_what_has_to_be_given() -> None:
    doc = vd.Visit.__doc__ or ""
    assert "One of state, official, working, private, other." in doc
    assert "Required." in doc
    assert "In code points." in (vd.Evidence.__doc__ or "")
    assert vd.Visit(**GIVEN).__doc__ == doc


def test_help_is_made_when_it_is_asked_for() -> None:
    script = (
        "from visitdata.model.dossier import Dossier; from visitdata.metamodel import describe, settings; "
        "made = [cls for cls in describe.descendants(settings.Declared) if any("
        "getattr(key, '__name__', '') == 'schema_of' for key in cls.__visitdata_made__)]; print(len(made))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
