"""HTML taken apart by Python's own parser: its elements, its text, and what is neither."""

from __future__ import annotations

from html.parser import HTMLParser


class Parsed(HTMLParser):
    """Some HTML.

    Attributes:
        elements: the name of each element, with its attributes.
        attributes: every attribute, also those that an element has twice.
        text: its text.
        others: comments, declarations and processing instructions.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)
