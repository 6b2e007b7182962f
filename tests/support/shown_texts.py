"""The texts of articles on a page, by Python's own parser: letter by letter, and what is marked in them."""

from __future__ import annotations

from html.parser import HTMLParser


class ShownTexts(HTMLParser):
    """The texts on a page, one after the other.

    Attributes:
        text: all of them; line breaks are LF.
        marked: the offsets of each code point that is marked.
        passages: for the id of each passage, where its element begins and ends.
        ends: where each paragraph ends.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.marked: set[int] = set()
        self.passages: dict[str, tuple[int, int]] = {}
        self.ends: list[int] = []
        self._open: list[str] = []
        self._spans: list[tuple[str, int]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "p" and "words" in (given.get("class") or "").split():
            self._open = ["words"]
        elif self._open:
            self._open.append(tag)
            if tag == "span" and "sup" not in self._open:
                self._spans.append((given["id"] or "", len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()
            if tag == "span" and "sup" not in self._open:
                name, start = self._spans.pop()
                self.passages[name] = (start, len(self.text))
            if not self._open:
                self.ends.append(len(self.text))

    def handle_data(self, data: str) -> None:
        if self._open and "sup" not in self._open:
            if "mark" in self._open:
                self.marked.update(range(len(self.text), len(self.text) + len(data)))
            self.text += data
