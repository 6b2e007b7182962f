"""The page of a dossier in a browser: nothing is run or loaded, and nothing is wider than the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.browser.tabs import DESKTOP, PHONE, VIEWS, Tab, Tabs
from tests.support.shown_dossiers import HOSTILE_PARTS, HOSTILE_TEXTS, SHOWN
from visitdata.pages.environment import NOT_IN_HTML
from visitdata.values.unicode.folding import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Elements that reach out of the view to the right or the left, save what scrolls by itself.
WIDER = """() => {
  const width = document.documentElement.clientWidth
  const scrolls = element => element && element !== document.body && element !== document.documentElement
    && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement))
  const wider = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect()
    return box.width && (box.right > width + 1 || box.left < -1) && !scrolls(element.parentElement)
  })
  return [document.documentElement.scrollWidth > width ? "the page" : "",
    ...wider.slice(0, 5).map(each => each.outerHTML.slice(0, 200))].filter(Boolean)
}"""
ELEMENTS = "() => [...new Set([...document.querySelectorAll('*')].map(each => each.localName))]"
HANDLERS = """() => [...document.querySelectorAll("*")].flatMap(each => [...each.attributes])
  .map(attribute => attribute.name).filter(name => /^(on|src|style$|action|data$)/.test(name))"""
# Everything that runs or loads something, or leads away by itself.
ACTIVE = {"iframe", "img", "object", "embed", "form", "input", "base", "audio", "video", "picture", "frame"}
SMALLEST = (320, 640)  # WCAG 2.2, 1.4.10: 1,280 pixels at 400 %


def is_quiet(tab: Tab, path: Path) -> bool:
    """Whether only the file itself was asked for, and nothing was said."""
    return (tab.requests, tab.messages, tab.dialogs) == ([path.as_uri()], [], [])


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
@pytest.mark.parametrize("name", SHOWN)
def test_a_page_asks_for_nothing_and_fits_the_screen(
    name: str, size: tuple[int, int], scheme: str, pages: Callable[[str], Path], tabs: Tabs
) -> None:
    tab = tabs.open(pages(name), size, scheme)
    assert is_quiet(tab, pages(name)), (tab.requests, tab.messages, tab.dialogs)
    assert tab.run(WIDER) == []


@pytest.mark.parametrize("name", ["seed", "arabic", "every", "many"])
def test_a_page_fits_the_smallest_screen(name: str, pages: Callable[[str], Path], tabs: Tabs) -> None:
    assert tabs.open(pages(name), SMALLEST).run(WIDER) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["seed", "arabic", "every", "many"])
def test_a_page_fits_the_screen_with_text_twice_as_large(
    name: str, size: tuple[int, int], pages: Callable[[str], Path], tabs_with_large_text: Tabs
) -> None:
    tab = tabs_with_large_text.open(pages(name), size)
    assert tab.run("() => getComputedStyle(document.body).fontSize") == "32px"
    assert tab.run(WIDER) == []


@pytest.mark.parametrize("name", [name for name in SHOWN if name.startswith("hostile")])
def test_no_hostile_text_runs_or_loads_anything_with_or_without_a_policy(
    name: str, pages: Callable[[str], Path], tabs: Tabs
) -> None:
    for is_lifted in (False, True):
        tab = tabs.open(pages(name), bypass_csp=is_lifted)
        tab.run("() => document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert is_quiet(tab, pages(name)), (tab.requests, tab.messages, tab.dialogs)
        assert not {*tab.run(ELEMENTS)} & ACTIVE
        assert tab.run("() => document.scripts.length") == 1
        assert tab.run(HANDLERS) == []


def shown_title(title: str) -> str:
    """A title as a page shows it: what one would not see is the id of the dossier."""
    text = re.sub("\r\n?", "\n", title)
    return "https://data.example.org/titles" if is_blank(title) else NOT_IN_HTML.sub("\ufffd", text)


@pytest.mark.parametrize("part", range(HOSTILE_PARTS))
def test_no_hostile_title_runs_or_loads_anything(part: int, tmp_path: Path, tabs: Tabs) -> None:
    path = tmp_path / "titles.html"
    titles = HOSTILE_TEXTS[part::HOSTILE_PARTS]
    path.write_bytes(vd.dumps(SHOWN["empty"](), "html"))
    tab = tabs.open(path, bypass_csp=True)
    shown: list[str] = []
    for title in titles:
        dossier = vd.Dossier(id="https://data.example.org/titles", title=title, description=title)
        path.write_bytes(vd.dumps(dossier, "html"))
        tab.page.goto(path.as_uri())
        shown.append(tab.run("() => document.querySelector('h1').textContent"))
    assert shown == [shown_title(title) for title in titles]
    assert ({*tab.requests}, tab.messages, tab.dialogs) == ({path.as_uri()}, [], [])
