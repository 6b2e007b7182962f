"""What axe-core finds on pages; how they are read with the keyboard, in forced colours, without motion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.tabs import DESKTOP, PHONE, VIEWS, Tab, Tabs
from tests.support.javascript import JS
from tests.support.shown_dossiers import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AXE = JS / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """async (rules) => {
  document.querySelectorAll("details").forEach(each => { each.open = true })
  const { violations } = await axe.run(document, { resultTypes: ["violations"], rules })
  return violations.map(({ id, help, nodes }) =>
    [id, help, nodes.slice(0, 3).map(each => each.html.slice(0, 300))])
}"""
READ = ["seed", "arabic", "every", "empty"]
# All but colours, which take long to judge, and are the same on every page.
WITHOUT_COLOURS = {"color-contrast": {"enabled": False}}
# The element that has the focus: where it stands among those that can have it, whether one sees that it has.
FOCUSABLE = "a[href], summary, [tabindex='0'], input, button, select"
FOCUSED = """(focusable) => {
  const has = document.activeElement
  const style = getComputedStyle(has)
  const box = has.getBoundingClientRect()
  const edge = has.querySelector("rect")  // in a drawing
  const outlined = edge ? parseFloat(getComputedStyle(edge).strokeWidth) >= 2
    : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  const index = [...document.querySelectorAll(focusable)].indexOf(has)
  return [index, outlined && inView, has.outerHTML.slice(0, 120)]
}"""
REACHED = """(focusable) => [...document.querySelectorAll(focusable)]
  .flatMap((each, index) => each.tabIndex >= 0 && each.checkVisibility() ? [index] : [])"""
EDGES = """() => ["reported", "planned", "said"].map(voice => {
  const badge = document.querySelector(`b.${voice}`)
  const record = document.querySelector(`article.${voice}`)
  return [getComputedStyle(badge).borderTopStyle, getComputedStyle(record).borderInlineStartStyle]
})"""


def violations(tab: Tab, rules: dict[str, Any] | None = None) -> Any:
    """What axe-core finds, with all details open."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: make test-browser")
    tab.page.evaluate(AXE.read_text(encoding="utf-8"))
    return tab.run(VIOLATIONS, rules or {})


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
@pytest.mark.parametrize("name", READ)
def test_axe_finds_no_violation(
    name: str, size: tuple[int, int], scheme: str, pages: Callable[[str], Path], tabs: Tabs
) -> None:
    assert violations(tabs.open(pages(name), size, scheme)) == []


@pytest.mark.parametrize("name", [name for name in SHOWN if name not in READ])
def test_axe_finds_no_violation_however_many_texts_and_whatever_they_say(
    name: str, pages: Callable[[str], Path], tabs: Tabs
) -> None:
    assert violations(tabs.open(pages(name)), WITHOUT_COLOURS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["seed", "arabic", "every"])
def test_axe_finds_no_violation_in_forced_colours(
    name: str, scheme: str, pages: Callable[[str], Path], tabs: Tabs
) -> None:
    assert violations(tabs.open(pages(name), PHONE, scheme, forced_colors="active")) == []


@pytest.mark.parametrize("settings", [{}, {"forced_colors": "active"}, {"media": "print"}])
def test_reported_planned_and_said_differ_without_colour(
    settings: dict[str, Any], pages: Callable[[str], Path], tabs: Tabs
) -> None:
    media = settings.pop("media", "screen")
    tab = tabs.open(pages("seed"), **settings)
    tab.page.emulate_media(media=media)
    assert tab.run(EDGES) == [["solid", "solid"], ["dotted", "dotted"], ["dashed", "dashed"]]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["seed", "arabic"])
def test_the_tab_key_reaches_everything_in_order_and_one_sees_where(
    name: str, size: tuple[int, int], pages: Callable[[str], Path], tabs: Tabs
) -> None:
    tab = tabs.open(pages(name), size)
    expected = tab.run(REACHED, FOCUSABLE)
    reached: list[int] = []
    for _ in expected:
        tab.page.keyboard.press("Tab")
        index, is_seen, element = tab.run(FOCUSED, FOCUSABLE)
        assert is_seen, element
        reached.append(index)
    assert len(reached) > 3
    assert reached == expected


def test_the_first_stops_of_the_tab_key_lead_to_the_main_parts(
    pages: Callable[[str], Path], tabs: Tabs
) -> None:
    tab = tabs.open(pages("seed"))
    tab.page.keyboard.press("Tab")
    assert tab.run("() => document.activeElement.getBoundingClientRect().width > 100")
    tab.page.keyboard.press("Enter")
    assert tab.run("() => document.querySelector(':target').tagName") == "MAIN"
    tab.page.keyboard.press("Tab")
    assert tab.run("() => document.activeElement.closest('main') !== null")


def test_details_open_and_close_with_the_enter_key(pages: Callable[[str], Path], tabs: Tabs) -> None:
    tab = tabs.open(pages("seed"))
    tab.run("() => document.querySelector('.alleged summary').focus()")
    states: list[bool] = []
    for _ in range(2):
        tab.page.keyboard.press("Enter")
        states.append(tab.run("() => document.activeElement.parentElement.open"))
    assert states == [True, False]


def test_nothing_moves_where_motion_is_to_be_reduced(pages: Callable[[str], Path], tabs: Tabs) -> None:
    tab = tabs.open(pages("seed"), reduced_motion="reduce")
    tab.run("() => document.querySelector('.alleged summary').click()")
    assert tab.run("() => document.getAnimations().length") == 0
    assert tab.run("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
