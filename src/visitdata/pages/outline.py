"""What a terminal shows of a dossier, as data: sections of entries, which are made of paragraphs.

Each paragraph is read by itself, as a line or as the cell of a table: one that holds what somebody only says
has its source in it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from visitdata.model.badges import isolated
from visitdata.model.utterances import Utterance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.model.badges import Badges, Voice
    from visitdata.model.events import Event, Proposition
    from visitdata.model.utterances import Allegation, Statement

Style: TypeAlias = Literal["plain", "strong", "dim", "missing", "reported", "planned", "said"]
Form: TypeAlias = Literal["list", "keyed", "table"]


@attrs.frozen
class Span:
    """A part of a paragraph, and how it looks."""

    text: str
    style: Style = "plain"


@attrs.frozen
class Paragraph:
    """A text that is read by itself."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(span.text for span in self.spans)


@attrs.frozen
class Field:
    """What an entry has besides its heading.

    Attributes:
        label: what it is: "Against whom".
        paragraphs: each value.
        is_short: whether the values are names, which may stand in one line.
    """

    label: str
    paragraphs: tuple[Paragraph, ...]
    is_short: bool = False

    def together(self) -> tuple[Paragraph, ...]:
        """The values where there is a line for each, or one for all where they are names."""
        if not self.is_short:
            return self.paragraphs
        return (paragraph(", ".join(isolated(each.text) for each in self.paragraphs)),)


@attrs.frozen
class Entry:
    """A record in a section.

    Attributes:
        heading: the badge of the record, where it has one, and what it is called.
        voice: whose word it is; None for what nobody has to say, such as an actor.
        key: what stands before it in a section of the form "keyed": a time, an id.
        fields: what else is shown.
    """

    heading: Paragraph
    voice: Voice | None = None
    key: str = ""
    fields: tuple[Field, ...] = ()

    def field(self, label: str) -> tuple[Paragraph, ...]:
        """The paragraphs under a label."""
        return tuple(each for field in self.fields if field.label == label for each in field.paragraphs)


@attrs.frozen
class Section:
    """Entries under a title.

    Attributes:
        title: "Who alleges what".
        entries: each record.
        form: "list", one below the other; "keyed", each beside its key; "table", where there is room.
        columns: in a table, the title of each column: the label of a field, or that of the heading.
        heading: in a table, the title of the column with the headings, and the fields without a column.
        note: how to read it.
    """

    title: str
    entries: tuple[Entry, ...]
    form: Form = "list"
    columns: tuple[str, ...] = ()
    heading: str = ""
    note: str = ""


@attrs.frozen
class Outline:
    """All that is shown.

    Attributes:
        title: of the dossier, or the name of an actor.
        lead: what stands below it.
        sections: the rest; those without entries are left out.
    """

    title: str
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every text that is read by itself, titles and keys included."""
        yield from (paragraph(self.title), *self.lead)
        for section in self.sections:
            yield paragraph(section.title)
            for entry in section.entries:
                yield from (paragraph(entry.key), entry.heading)
                for field in entry.fields:
                    yield from field.paragraphs


def paragraph(text: str, style: Style = "plain") -> Paragraph:
    """A paragraph that looks the same throughout."""
    return Paragraph((Span(text, style),))


def field(label: str, *paragraphs: Paragraph, is_short: bool = False) -> tuple[Field, ...]:
    """A field, unless there is nothing to show in it."""
    return (Field(label, paragraphs, is_short),) if paragraphs else ()


def headed(
    badges: Badges, record: Event | Proposition | Statement | Allegation, remark: str | None = None
) -> Paragraph:
    """A record with its badge before it, which tells whose word it is, and a remark behind it."""
    badge = badges.of(record)
    text = record.gist if isinstance(record, Utterance) else record.label
    told = () if remark is None else (Span(f" ({remark})", "dim"),)
    return Paragraph((Span(badge.text, badge.voice), Span(f": {isolated(text)}"), *told))


def quoted(text: str) -> str:
    """Words of the article, in quotation marks unless they are there already."""
    return text if "QUOTATION MARK" in unicodedata.name(text[0], "") else f"“{isolated(text)}”"


def called(badges: Badges, identifiers: Iterable[str]) -> tuple[Paragraph, ...]:
    """What each record is called where another refers to it, with the source of what is only said."""
    return tuple(paragraph(badges.text(each)) for each in identifiers)
