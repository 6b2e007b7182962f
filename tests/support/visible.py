"""What of a page a reader sees or follows: texts, links, anchors, languages; no drawing, head or script."""

from __future__ import annotations

from html.parser import HTMLParser

_FOLLOWED = {"id", "href", "lang", "datetime", "value", "cite"}
_UNSEEN = {"head", "svg", "script", "style"}


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._within.append(tag)
        if not self._within:
            self.found += [f"{name}={value}" for name, value in attrs if name in _FOLLOWED]

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._within.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.found.append(data)


def visible(page: str) -> list[str]:
    """The texts of a page, and what it links and anchors, in their order."""
    parser = _Visible()
    parser.feed(page)
    parser.close()
    return parser.found
