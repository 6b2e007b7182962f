"""`<dossier>#id` opens the page at that record, and every link on a page leads somewhere on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.tabs import DESKTOP, PHONE, Tabs
from visitdata.pages.markup import fragment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Each link within the page that leads to nothing, or to what one does not see after having followed it.
ASTRAY = """() => [...document.querySelectorAll("a[href^='#']")].map(each => each.getAttribute("href"))
  .filter((href, index, all) => all.indexOf(href) === index)
  .filter(href => {
    document.querySelectorAll("details").forEach(each => { each.open = false })
    location.hash = href
    const target = document.getElementById(decodeURIComponent(href.slice(1)))
    if (!target || document.querySelector(":target") !== target) return true
    const box = target.getBoundingClientRect()
    return !(target.checkVisibility() && box.height > 0 && box.top < innerHeight && box.bottom > 0)
  })"""
SEEN = """() => {
  const target = document.querySelector(":target")
  const { top, height } = target.getBoundingClientRect()
  return [target.id, target.checkVisibility() && height > 0 && top >= 0 && top < innerHeight / 2]
}"""
SOME = [
    "west-munitions",
    "posited:munitions-supply",
    "kim-comrades",
    "posited:ties-of-comrades",
    "veto",
    "putin",
]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("identifier", SOME)
def test_an_address_with_an_id_opens_at_its_record(
    identifier: str, size: tuple[int, int], pages: Callable[[str], Path], tabs: Tabs
) -> None:
    tab = tabs.open(pages("seed"), size, at=fragment(identifier))
    assert tab.run(SEEN) == [identifier, True]


@pytest.mark.parametrize("name", ["seed", "arabic", "every", "many"])
def test_every_link_within_a_page_leads_to_what_one_sees_then(
    name: str, pages: Callable[[str], Path], tabs: Tabs
) -> None:
    tab = tabs.open(pages(name))
    assert tab.run("() => document.querySelectorAll(\"a[href^='#']\").length") > 3
    assert tab.run(ASTRAY) == []
