"""A real browser, Debian's Chromium, for all tests in this folder; where there is none, they are skipped."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from tests.browser.tabs import Tabs
from tests.support.shown_dossiers import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Any]]:
    """Starts a browser with some arguments more; it is closed after the last test."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    if find_spec("playwright") is None:
        pytest.skip("playwright is not installed: make test-browser")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing

    with sync_playwright() as playwright:
        started: list[Any] = []

        def start(*more: str) -> Any:
            browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *more])
            started.append(browser)
            return browser

        yield start
        for each in started:
            each.close()


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Any]) -> Any:
    return launch()


@pytest.fixture(scope="session")
def large_text(launch: Callable[..., Any]) -> Any:
    """A browser whose user has set the size of texts to 200 %."""
    return launch("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file with the page of a dossier, by the name of the dossier."""
    folder = tmp_path_factory.mktemp("pages")

    def made(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            vd.dump(SHOWN[name](), path)
        return path

    return made


@pytest.fixture
def tabs(browser: Any) -> Iterator[Tabs]:
    opened = Tabs(browser)
    yield opened
    opened.close()


@pytest.fixture
def tabs_with_large_text(large_text: Any) -> Iterator[Tabs]:
    opened = Tabs(large_text)
    yield opened
    opened.close()
