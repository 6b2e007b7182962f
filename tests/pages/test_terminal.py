"""An outline in a terminal: as wide as that is, whole, and without a sign that is only a colour."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

import visitdata as vd
from benchmarks import corpus
from tests.support.strategies import dossiers
from visitdata.pages.actor_outline import actor_outline
from visitdata.pages.dossier_outline import dossier_outline
from visitdata.pages.harmless import harmless, without_isolates
from visitdata.pages.outline import Entry, Outline, Section, paragraph
from visitdata.pages.terminal import Rendered, plain

SEED = vd.seed(vd.seeds()[0])
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (40, 60, 100, 160, 200)


def rendered(outline: Outline, width: int, *, is_ascii: bool = False, no_color: bool = True) -> str:
    to = io.StringIO()
    console = Console(
        file=to,
        width=width,
        force_terminal=True,
        color_system="truecolor",
        no_color=no_color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Rendered(outline, is_ascii=is_ascii), crop=False)
    return to.getvalue()


def lines(outline: Outline, width: int, *, is_ascii: bool = False) -> list[str]:
    return ESCAPE.sub("", rendered(outline, width, is_ascii=is_ascii)).splitlines()


@given(dossiers(), st.integers(40, 200))
def test_no_line_is_wider_than_the_terminal_and_none_steers_it(dossier: vd.Dossier, width: int) -> None:
    text = ESCAPE.sub("", rendered(dossier_outline(dossier), width))
    for line in text.split("\n"):
        assert cell_len(without_isolates(line)) <= width
        assert harmless(line) == re.sub(" +", " ", line)  # each isolate, too, is closed in its line
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", line)


@given(dossiers(hostile=False), st.integers(40, 59))
def test_nothing_is_cut_off_in_a_narrow_terminal(dossier: vd.Dossier, width: int) -> None:
    outline = dossier_outline(dossier)
    shown = [re.sub("^[│┊░] ", "", line) for line in lines(outline, width)]
    letters = re.sub(r"\s", "", "".join(shown))
    for each in outline.paragraphs():
        assert re.sub(r"\s", "", harmless(each.text)) in letters


@pytest.mark.parametrize("width", WIDTHS)
def test_every_word_of_the_seed_is_shown_at_every_width(width: int) -> None:
    outline = dossier_outline(SEED)
    shown = re.findall(r"\w+", " ".join(lines(outline, width)))
    for each in outline.paragraphs():
        # A word that is wider than its column goes on in the next line.
        assert {word for word in re.findall(r"\w+", each.text) if len(word) < 16} <= {*shown}


@pytest.mark.parametrize("outline", [dossier_outline(SEED), actor_outline(SEED, SEED.actors[0])])
def test_colours_add_nothing_that_words_do_not_say(outline: Outline) -> None:
    coloured = rendered(outline, 100, no_color=False)
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", coloured)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", rendered(outline, 100))
    assert ESCAPE.sub("", coloured).splitlines() == lines(outline, 100)


def test_a_wide_terminal_has_a_table_and_a_narrow_one_has_cards() -> None:
    outline = dossier_outline(SEED)
    (titles,) = (line for line in lines(outline, 100) if "Against whom" in line)
    assert titles.split("  ")[1].strip() == "Who alleges it"
    assert titles.rstrip().endswith("What the accused say")
    narrow = "\n".join(lines(outline, 60))
    assert narrow.count("Against whom: ") == len(SEED.allegations)
    assert narrow.count("░   What the accused say: no response by") == len(SEED.allegations)


def test_a_bar_beside_each_record_shows_whose_word_it_is() -> None:
    bars: dict[str, set[str]] = {}
    for line in lines(dossier_outline(SEED), 160):
        badge = re.search("^(.) .*  (Reported|Planned|Alleged|Said)[: ]", line)
        if badge is not None:
            bars.setdefault(badge[2], set()).add(badge[1])
    assert bars == {"Reported": {"│"}, "Planned": {"┊"}, "Alleged": {"░"}, "Said": {"░"}}


def test_names_in_arabic_beside_each_other_keep_their_columns() -> None:
    # Else the bidirectional algorithm would show the claimant where the accused stands (UAX #9, rule L2).
    one, other = "\u0623\u0631\u0643\u0627\u062f\u064a\u0627", "\u0631\u0648\u0631\u064a\u062a"
    allegation = vd.Allegation(
        id="arms",
        claimants=["a"],
        accused=["b"],
        gist=f"{one} " * 20,
        alleges=[vd.PositedTransfer(id="sale", label=one, status="occurred")],
    )
    actors = [vd.State(id="a", name=one), vd.State(id="b", name=other)]
    dossier = vd.Dossier(id="https://data.example.org/d", title="T", actors=actors, allegations=[allegation])
    shown = lines(dossier_outline(dossier), 100)
    (row,) = (each for each in shown if each.startswith("░ ") and other in each.split("Alleged")[0])
    assert re.search(f"\u2068{one}\u2069 +\u2068{other}\u2069 +\u2068Alleged by", row)
    narrow = lines(dossier_outline(dossier), 40)
    assert all(each[2] == "\u2068" for each in narrow if one in each and each.startswith("░ "))


def test_where_there_is_ascii_alone_bars_are_of_it() -> None:
    shown = lines(dossier_outline(SEED), 100, is_ascii=True)
    assert {line[0] for line in shown if re.search("(Reported|Planned|Alleged by)", line)} == {*"|:/"}
    assert not re.search("[│┊░]", "".join(shown))


def test_markup_and_names_of_emoji_are_text() -> None:
    entry = Entry(paragraph("[red]"))
    outline = Outline("[bold]T[/bold]", (paragraph(":smile: [link=x]"),), (Section("[/]", (entry,)),))
    assert lines(outline, 80) == ["[bold]T[/bold]", ":smile: [link=x]", "", "[/]", "  [red]"]
    assert [*plain(outline)] == lines(outline, 80)


def test_a_text_of_spaces_alone_breaks_nothing() -> None:
    entries = (Entry(paragraph("\u3000" * 200)), Entry(paragraph(" "), key="\u3000"))
    for form in ("list", "keyed"):
        outline = Outline("T", (), (Section("S", entries, form=form),))
        assert {line.strip() for line in lines(outline, 80)} == {"T", "", "S"}


def test_a_very_long_word_goes_on_in_the_next_line() -> None:
    shown = lines(Outline("w" * 100, (), ()), 40)
    assert [len(line) for line in shown] == [40, 40, 20]


def test_an_outline_grows_with_its_dossier_and_no_faster() -> None:
    few, many = (len([*plain(dossier_outline(corpus.with_events(count, 1)))]) for count in (100, 400))
    assert many < 5 * few
