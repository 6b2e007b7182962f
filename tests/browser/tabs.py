"""Tabs of a browser, and what happens in them: requests, messages of the console, dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from pathlib import Path

# CSS pixels: a phone, and a screen on a desk.
PHONE = (390, 844)
DESKTOP = (1280, 900)
VIEWS = [(size, scheme) for size in (PHONE, DESKTOP) for scheme in ("light", "dark")]


@attrs.define(slots=False)  # Playwright notes on an object what it calls of it
class Tab:
    """A tab with a page in it.

    Attributes:
        page: the page, as Playwright has it.
        requests: the address of each request.
        messages: what stands in the console: errors, warnings, what a script wrote.
        dialogs: the text of each dialog.
    """

    page: Any
    requests: list[str] = attrs.field(factory=list)
    messages: list[str] = attrs.field(factory=list)
    dialogs: list[str] = attrs.field(factory=list)

    def dismiss(self, dialog: Any) -> None:
        """Takes note of a dialog, and closes it."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def run(self, script: str, *argument: Any) -> Any:
        """What a function in JavaScript gives; it is run from outside, where no policy of the page holds."""
        return self.page.evaluate(script, *argument)


class Tabs:
    """Opens tabs, each with a profile of its own.

    Args:
        browser: the browser, as Playwright has it.
    """

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._contexts: list[Any] = []

    def open(
        self,
        path: Path,
        size: tuple[int, int] = PHONE,
        scheme: str = "light",
        *,
        at: str = "",
        **settings: Any,
    ) -> Tab:
        """A tab with the page of a file.

        Args:
            path: the file.
            size: width and height of the view, in CSS pixels.
            scheme: "light" or "dark".
            at: a fragment, with its "#".
            settings: more settings of a context of Playwright.
        """
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, **settings
        )
        context.set_default_timeout(60_000)
        self._contexts.append(context)
        tab = Tab(context.new_page())
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("console", lambda message: tab.messages.append(message.text))
        tab.page.on("pageerror", lambda error: tab.messages.append(str(error)))
        tab.page.on("dialog", tab.dismiss)
        tab.page.goto(path.as_uri() + at)
        return tab

    def close(self) -> None:
        """Closes all tabs."""
        for each in self._contexts:
            each.close()
