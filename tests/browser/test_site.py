"""The pages of a site in a browser, from the disk: the index with its search, an actor, the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.browser.tabs import PHONE, VIEWS, Tabs
from tests.browser.test_accessibility import FOCUSABLE, FOCUSED, REACHED, violations
from tests.browser.test_markup import messages_of_nu
from tests.browser.test_page import WIDER, is_quiet
from tests.support.shown_dossiers import SHOWN
from visitdata.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("seed", "arabic", "every", "harsh")
LISTED = "() => [...document.querySelectorAll('#_list > li')].filter(each => each.checkVisibility()).length"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site of some dossiers."""
    sources = tmp_path_factory.mktemp("sources")
    for name in NAMES:
        vd.dump(SHOWN[name](), sources / f"{name}.json")
    folder = tmp_path_factory.mktemp("site") / "public"
    given = [str(sources / f"{name}.json") for name in NAMES]
    done = CliRunner().invoke(cli, ["site", *given, "-o", str(folder), "--base", "https://data.example.org/"])
    assert done.exit_code == 0, done.output
    return folder


def pages_of(site: Path) -> list[Path]:
    """A page of each sort that stands beside the dossiers."""
    return [
        site / "index.html",
        min((site / "actors").glob("*.html")),
        site / "ontology.html",
        site / "404.html",
    ]


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
def test_each_sort_of_page_asks_for_nothing_and_fits_the_screen(
    size: tuple[int, int], scheme: str, site: Path, tabs: Tabs
) -> None:
    for path in pages_of(site):
        tab = tabs.open(path, size, scheme)
        assert is_quiet(tab, path), (path, tab.requests, tab.messages, tab.dialogs)
        assert tab.run(WIDER) == [], path


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
def test_axe_finds_no_violation_on_a_site(size: tuple[int, int], scheme: str, site: Path, tabs: Tabs) -> None:
    assert [found for path in pages_of(site) for found in violations(tabs.open(path, size, scheme))] == []


def test_the_nu_html_checker_finds_nothing_on_a_site(site: Path) -> None:
    assert messages_of_nu([str(path) for path in pages_of(site)]) == []


def test_the_keyboard_alone_searches_the_index_and_opens_what_is_found(site: Path, tabs: Tabs) -> None:
    tab = tabs.open(site / "index.html")
    assert tab.run(LISTED) == len(NAMES)
    tab.page.keyboard.press("Tab")
    assert tab.run("() => document.activeElement.id") == "_words"
    tab.page.keyboard.type("north korea")
    tab.page.wait_for_function(f"() => ({LISTED})() === 1")
    while tab.run("() => !document.activeElement.matches('#_list h2 a')"):
        tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/dossiers/seed.html")
    assert tab.run("() => document.querySelector('h1').textContent") == SHOWN["seed"]().title
    assert tab.messages == []


def test_words_that_no_dossier_has_leave_an_empty_list_and_say_so(site: Path, tabs: Tabs) -> None:
    tab = tabs.open(site / "index.html")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.type("zzzz qqqq")
    tab.page.wait_for_function(f"() => ({LISTED})() === 0")
    assert "0" in tab.run("() => document.getElementById('_count').textContent")


def test_a_filter_leaves_dossiers_with_unanswered_allegations(site: Path, tabs: Tabs) -> None:
    tab = tabs.open(site / "index.html")
    tab.page.check("#_unanswered")
    tab.page.wait_for_function(f"() => ({LISTED})() < {len(NAMES)}")
    shown = tab.run("() => [...document.querySelectorAll('#_list > li')].filter(e => e.checkVisibility())"
                    ".map(e => e.hasAttribute('data-unanswered'))")  # fmt: skip
    assert shown
    assert all(shown)


def test_the_tab_key_reaches_everything_on_the_index(site: Path, tabs: Tabs) -> None:
    tab = tabs.open(site / "index.html", PHONE)
    expected = tab.run(REACHED, FOCUSABLE)
    reached: list[int] = []
    for _ in expected:
        tab.page.keyboard.press("Tab")
        index, is_seen, element = tab.run(FOCUSED, FOCUSABLE)
        assert is_seen, element
        reached.append(index)
    assert reached == expected
