"""What a page says to a reader, by Python's own parser: each text, and each attribute that is read out."""

from __future__ import annotations

from html.parser import HTMLParser

READ_OUT = {"title", "alt", "aria-label", "aria-description", "content", "placeholder", "value", "label"}
NOT_TEXT = {"style", "script"}


class Texts(HTMLParser):
    """The texts of a page.

    Attributes:
        texts: each text node that is shown, and each attribute that is read out.
        scripts: what stands in script elements.
        ids: the ids of elements, in their order.
        links: the `href` of each link.
        values: what stands for machines beside a text: the `datetime` of times, the `value` of data.
        attributes: the names of all attributes.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.values: set[str] = set()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._text: list[str] = []
        self._within = ""
        self.feed(page)
        self.close()
        self._end_of_text()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_of_text()
        self._within = tag
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in READ_OUT and value:
                self.texts.append(value)
            if name == "id" and value:
                self.ids.append(value)
            if name in {"datetime", "value"} and value:
                self.values.add(value)
            if name == "href" and value:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser calls it
        self._end_of_text()
        self._within = ""

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def _end_of_text(self) -> None:
        text = "".join(self._text)
        self._text = []
        if self._within == "script":
            self.scripts.append(text)
        elif self._within not in NOT_TEXT and text.strip():
            self.texts.append(text)
