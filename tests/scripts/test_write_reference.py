"""The reference page: it is what the record classes give, and nothing of theirs is missing from it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import attrs
import pytest

import visitdata as vd
from scripts.write_reference import reference
from tests.support.ceasefire import Ceasefire
from visitdata.codegen.validation import Validated
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.schema import Enumeration, Member, RecordSchema

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
# Other tests declare kinds of their own, which are not on the page.
OURS = [shape for shape in schemas(vd.Dossier) if shape.cls.__module__.startswith("visitdata.")]


@attrs.frozen(kw_only=True, repr=False)
class Signal(Validated):
    """A record with a sign in it that tables are drawn with."""

    namespace = "https://example.org/signals#"

    sign: Literal["on|off"] = attrs.field(metadata=vd.member("sign", "Either | or."))


def sections(page: str) -> dict[str, str]:
    parts = re.split(r"^#+ (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(page: str, shape: RecordSchema) -> Iterator[str]:
    """The rows on the members of a class: its own, and those that stand once for all of its family."""
    lines = [*shape.cls.__mro__, *(shape.settings.twin_of.__mro__ if shape.settings.twin_of else ())]
    found = sections(page)
    for name in dict.fromkeys(cls.__name__ for cls in lines):
        yield from re.findall(r"^\| `.+ \|$", found.get(name, ""), flags=re.MULTILINE)


def row(shape: RecordSchema, member: Member) -> str:
    [found] = [each for each in rows(PAGE, shape) if each.startswith(f"| `{member.name}` |")]
    return found


def test_the_page_is_not_stale(tmp_path: Path) -> None:
    written = tmp_path / "reference.md"
    command = [sys.executable, "scripts/write_reference.py", str(written)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    assert written.read_bytes() == (ROOT / "docs" / "reference.md").read_bytes()


@pytest.mark.parametrize("shape", OURS, ids=lambda shape: shape.name)
def test_every_class_stands_on_the_page_with_its_sentence(shape: RecordSchema) -> None:
    if shape.settings.twin_of is None:
        assert sections(PAGE)[shape.name].strip().startswith(shape.doc)
    else:
        assert f"`{shape.name}`" in sections(PAGE)["Proposition"]


@pytest.mark.parametrize("shape", OURS, ids=lambda shape: shape.name)
def test_every_member_stands_on_the_page_once_with_its_sentence_and_its_values(shape: RecordSchema) -> None:
    for member in shape.members:
        assert f"| {member.doc}" in row(shape, member)
        if isinstance(member.value, Enumeration):
            assert ", ".join(f"`{value}`" for value in member.value.values) in row(shape, member)


@pytest.mark.parametrize("shape", OURS, ids=lambda shape: shape.name)
def test_every_property_of_ours_stands_in_the_row_of_its_member(shape: RecordSchema) -> None:
    for member in shape.rdf_members:
        iri = member.property(posited=shape.settings.posited)
        local = re.split("[#/]", iri)[-1]
        assert re.search(rf"[:/]{local}`", row(shape, member)), member.name


@pytest.mark.parametrize(
    ("name", "member", "count"),
    [
        ("Dossier", "format", "exactly one"),
        ("Dossier", "license", "at most one"),
        ("Dossier", "makers", "any number"),
        ("Place", "names", "any number"),
        ("Allegation", "claimants", "one or more"),
        ("Allegation", "standing", "at most one, else `alleged`"),
    ],
)
def test_how_many_values_a_member_takes_is_said_in_words(name: str, member: str, count: str) -> None:
    shape = next(shape for shape in OURS if shape.name == name)
    assert row(shape, shape.member(member)).split(" | ")[1] == count


def test_every_link_leads_to_a_heading_or_a_file_and_no_two_headings_are_the_same() -> None:
    headings = [name.lower() for name in sections(PAGE)]
    links = set(re.findall(r"\]\((.+?)\)", PAGE))
    assert links >= {"#dossier", "#actor", "#maker", "modelling.md"}
    assert len(set(headings)) == len(re.findall(r"^#+ ", PAGE, flags=re.MULTILINE))
    for link in links:
        assert link[1:] in headings if link.startswith("#") else (ROOT / "docs" / link).exists()


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for part in sections(PAGE).values():
        assert len({line.count(" | ") for line in part.splitlines() if line.startswith("| ")}) <= 1


def test_a_kind_declared_elsewhere_gets_its_section_too() -> None:
    own = sections(reference(vd.Dossier))[Ceasefire.__name__]
    assert "| How long. Unit: days. |" in own
    terms = r"\| `example:side` \| `example:positedSide` \|"
    assert re.search(rf"\| `sides` \| .* A case of `agents`. {terms}", own)


def test_what_tables_are_drawn_with_is_escaped() -> None:
    assert r"| `sign` | exactly one | `on\|off` | Either \| or. |" in reference(Signal)
