"""An outline in a terminal, as wide as it is, with rich; and as plain lines, for programs and files.

On a terminal a bar stands beside each record: solid where the article reports it, dotted where that is
planned, hatched where somebody only says it. Words say the same, so that neither bar nor colour is the only
sign.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import attrs

from visitdata.model.badges import isolated
from visitdata.pages.harmless import END_OF_ISOLATE, harmless, open_isolates, without_isolates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

    from visitdata.model.badges import Voice
    from visitdata.pages.outline import Entry, Field, Outline, Paragraph, Section, Style

_STYLES: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "dim",
    "missing": "bold red",
    "reported": "bold green",
    "planned": "bold cyan",
    "said": "bold yellow",
}
_BARS: dict[Voice | None, str] = {"reported": "│ ", "planned": "┊ ", "said": "░ ", None: "  "}
_ASCII_BARS: dict[Voice | None, str] = {"reported": "| ", "planned": ": ", "said": "/ ", None: "  "}
_INDENT = "  "
_GAP = 2
# From so many columns on, keys stand beside headings, and allegations in a table.
_BESIDE, _TABLE = 60, 100
# Longer lines are hard to read.
_WIDEST_TEXT, _WIDEST_TABLE, _WIDEST_KEY = 110, 170, 30
# How wide the column of headings in a table is, and each of the others, of the whole.
_OF_HEADINGS, _OF_OTHERS = 3, 2


def plain(outline: Outline) -> Iterator[str]:
    """An outline as lines, each whole however long: a search finds what is said beside its source."""
    yield from (harmless(outline.title), *(harmless(each.text) for each in outline.lead))
    for section in outline.sections:
        yield from ("", harmless(section.title))
        widest = max(len(harmless(entry.key)) for entry in section.entries)
        for entry, is_apart in _spaced(section):
            if is_apart:
                yield ""
            key = f"{harmless(entry.key):{widest + _GAP}}" if section.form == "keyed" else ""
            yield f"{_INDENT}{key}{harmless(entry.heading.text)}"
            for label, paragraph in _labelled(entry.fields):
                yield f"{_INDENT}{_INDENT}{label}: {harmless(paragraph.text)}"


def _spaced(section: Section) -> Iterator[tuple[Entry, bool]]:
    """Each entry, and whether a line is left free before it: where it or the one before has fields."""
    before = None
    for entry in section.entries:
        yield entry, before is not None and bool(entry.fields or before.fields)
        before = entry


def _labelled(fields: Iterable[Field]) -> Iterator[tuple[str, Paragraph]]:
    for field in fields:
        for paragraph in field.together():
            yield field.label, paragraph


@attrs.frozen(eq=False)
class Rendered:
    """An outline as rich renders it.

    Attributes:
        outline: what is shown.
        is_ascii: whether the terminal knows ASCII alone.
    """

    outline: Outline
    is_ascii: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each line."""
        layout = _Layout(console, options.max_width, _ASCII_BARS if self.is_ascii else _BARS)
        for line in layout.lines(self.outline):
            yield from line.render(console, end="\n")  # as a text, it would be wrapped once more


@attrs.frozen(eq=False)
class _Layout:
    """Where things stand at a width, in columns of the terminal."""

    console: Console
    width: int
    bars: dict[Voice | None, str]

    def lines(self, outline: Outline) -> Iterator[Text]:
        yield from self.wrapped([_text(outline.title, "bold underline")])
        yield from self.wrapped(map(_styled, outline.lead))
        for section in outline.sections:
            yield _text("")
            yield from self.wrapped([_text(section.title, "bold")])
            show = {"list": self.listed, "keyed": self.keyed, "table": self.table}[section.form]
            yield from show(section)

    def wrapped(self, texts: Iterable[Text], width: int = _WIDEST_TEXT) -> list[Text]:
        """The lines of texts, one below the other."""
        fitting = max(1, min(width, self.width))
        return [line for each in texts for line in self.fitted(each, fitting)]

    def fitted(self, text: Text, width: int) -> Iterator[Text]:
        """The lines of a text; most texts are one."""
        if text.cell_len <= width:
            yield text
            return
        before = ""
        for line in text.wrap(self.console, width, overflow="fold"):
            line.rstrip()
            after = open_isolates(before + line.plain)
            yield _joined(before, line, END_OF_ISOLATE * len(after))
            before = after

    def barred(self, entry: Entry, lines: Iterable[Text]) -> Iterator[Text]:
        """Lines beside the bar of their record."""
        style = _STYLES[entry.voice] if entry.voice else ""
        for line in lines:
            yield _text("").append(self.bars[entry.voice], style).append_text(_apart(line))

    def listed(self, section: Section) -> Iterator[Text]:
        for entry, is_apart in _spaced(section):
            if is_apart:
                yield _text("")
            yield from self.barred(entry, self.card(entry, self.within))

    @property
    def within(self) -> int:
        """How wide what stands beside a bar may be."""
        return min(self.width, _WIDEST_TEXT) - len(self.bars[None])

    def card(self, entry: Entry, width: int) -> list[Text]:
        """The heading of an entry, and its fields below it."""
        fields = self.fields(entry.fields, width - len(_INDENT))
        return [
            *self.wrapped([_styled(entry.heading)], width),
            *(_text("").append(_INDENT).append_text(each) for each in fields),
        ]

    def fields(self, fields: Iterable[Field], width: int) -> list[Text]:
        texts = (
            _text("").append(f"{label}: ", "dim").append_text(_styled(paragraph))
            for label, paragraph in _labelled(fields)
        )
        return self.wrapped(texts, width)

    def keyed(self, section: Section) -> Iterator[Text]:
        longest = max(len(harmless(entry.key)) for entry in section.entries)
        key = min(longest, _WIDEST_KEY)
        for entry in section.entries:
            if self.width < _BESIDE:
                keys = self.wrapped([_text(entry.key)], self.within)
                yield from self.barred(entry, [*keys, *self.card(entry, self.within)])
            else:
                cells = (
                    self.wrapped([_text(entry.key)], key),
                    self.card(entry, self.within - key - _GAP),
                )
                yield from self.barred(entry, _side_by_side(cells, (key, self.within - key - _GAP)))

    def table(self, section: Section) -> Iterator[Text]:
        if self.width < _TABLE:
            yield from self.listed(section)
            return
        columns = self.columns(section)
        titles = [self.wrapped([_text(each, "dim")], width) for each, width in columns.items()]
        for line in _side_by_side(titles, [*columns.values()]):
            yield _text("").append(self.bars[None]).append_text(line)
        for number, entry in enumerate(section.entries):
            if number:
                yield _text("")
            cells = [self.cell(section, entry, each, width) for each, width in columns.items()]
            yield from self.barred(entry, _side_by_side(cells, [*columns.values()]))

    def columns(self, section: Section) -> dict[str, int]:
        """The columns of a table, and how wide each is: names take what they need, within their share."""
        shares = {each: _OF_HEADINGS if each == section.heading else _OF_OTHERS for each in section.columns}
        wanted = {each: _wanted(section, each) for each in section.columns}
        left = min(self.width, _WIDEST_TABLE) - len(self.bars[None]) - _GAP * (len(shares) - 1)
        rest = sum(shares.values())
        widths: dict[str, int] = {}
        # Those that want least are asked first: what they leave is there for the others.
        for name in sorted(section.columns, key=wanted.__getitem__):
            widths[name] = min(wanted[name], left * shares[name] // rest)
            left, rest = left - widths[name], rest - shares[name]
        return {name: widths[name] for name in section.columns}

    def cell(self, section: Section, entry: Entry, column: str, width: int) -> list[Text]:
        if column != section.heading:
            return self.wrapped(map(_styled, entry.field(column)), width)
        others = tuple(each for each in entry.fields if each.label not in section.columns)
        return self.card(attrs.evolve(entry, fields=others), width)


def _wanted(section: Section, column: str) -> int:
    """How wide a column would be with each of its paragraphs on a line."""
    if column == section.heading:
        return _WIDEST_TABLE
    found = (each for entry in section.entries for each in entry.field(column))
    return max([len(column), *(_styled(each).cell_len for each in found)])


def _side_by_side(cells: Sequence[Sequence[Text]], widths: Sequence[int]) -> Iterator[Text]:
    """The lines of a row of cells, each line of a cell filled up to its width."""
    from rich.cells import cell_len

    for row in zip_longest(*cells):
        line = _text("")
        for text, width in zip(row, widths, strict=True):
            filled = _text("") if text is None else text
            # To rich 13, isolates have a width.
            free = width - cell_len(without_isolates(filled.plain))
            line.append_text(_apart(filled)).append(" " * (free + _GAP))
        line.rstrip()
        yield line


def _apart(line: Text) -> Text:
    """A line that may stand beside others: without isolates, a terminal would show two in Arabic swapped."""
    if isolated(line.plain) == line.plain:
        return line
    begin, _, end = isolated(line.plain).partition(line.plain)
    return _joined(begin, line, end)


def _joined(begin: str, line: Text, end: str) -> Text:
    return _text("").append(begin).append_text(line).append(end)


def _styled(paragraph: Paragraph) -> Text:
    from rich.text import Text

    line = Text()
    for span in paragraph.spans:
        line.append(harmless(span.text), _STYLES[span.style])
    return line


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text().append(harmless(text), style)
