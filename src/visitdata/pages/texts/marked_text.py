"""A text with passages marked in it, however they overlap: cut into pieces, as HTML nests its elements.

Offsets count Unicode code points, half-open.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.model.badges import Badge, Voice
    from visitdata.pages.details import Link

PieceKind: TypeAlias = Literal["open", "close", "text", "note"]

# A line break is one character or two. A paragraph ends with an empty line; where a text has none, with each
# line break.
_EMPTY_LINE = re.compile(r"(?>\r\n|\r|\n)(?:[ \t]*(?>\r\n|\r|\n))+")
_LINE_BREAKS = re.compile(r"[\r\n]+")
# HTML cannot carry NUL; browsers show this in its place.
_NUL = "\ufffd"
_DEEPEST = 60
_VOICES: tuple[Voice, ...] = ("reported", "planned", "said")
_IN_WORDS = {"reported": "reported", "planned": "planned", "said": "only said"}


@attrs.frozen
class Rest:
    """A record that rests on a passage.

    Attributes:
        link: the record.
        badge: whose word it is; None for what is nobody's, such as an actor or a place.
        is_posited: whether its own text says already whose word it is.
        remark: what is to say of its evidence: that it has moved.
    """

    link: Link
    badge: Badge | None
    is_posited: bool
    remark: str


@attrs.frozen
class Passage:
    """A passage of the text, and the records that rest on it.

    Attributes:
        id: the id of the element that it begins in.
        start: where it begins.
        end: the first code point that is not in it.
        rests: the records.
    """

    id: str
    start: int
    end: int
    rests: tuple[Rest, ...]


@attrs.frozen
class Note:
    """Passages that overlap, under one number.

    Attributes:
        number: the number, counted over the whole text.
        id: the id of its element.
        passages: the passages, in the order of the text.
        voices: whose word it is that rests on them, in words: "reported, only said".
    """

    number: int
    id: str
    passages: tuple[Passage, ...]
    voices: str


@attrs.frozen
class Piece:
    """A piece of a paragraph.

    Attributes:
        kind: the "text" itself; where the element of a passage is to "open" or "close"; or the number of a
            "note".
        text: of a text, the text; line breaks are LF.
        is_marked: of a text, whether it is in any passage.
        voices: of a text, whose word the records are that rest on it.
        id: of an element that opens, its id.
        note: the note.
    """

    kind: PieceKind
    text: str = ""
    is_marked: bool = False
    voices: str = ""
    id: str = ""
    note: Note | None = None


@attrs.frozen
class Paragraph:
    """A paragraph: its pieces in their order, and the notes of the passages that end in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    @property
    def is_spaced(self) -> bool:
        """Whether it ends with an empty line."""
        text = "".join(piece.text for piece in self.pieces)
        return "\n" in text[len(text.rstrip()) : -1]


def marked_text(text: str, passages: Iterable[Passage], notes_id: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text.

    Args:
        text: the text.
        passages: what is marked in it, in any order.
        notes_id: what the ids of notes begin with.
    """
    return tuple(_Marking(text, passages, notes_id).paragraphs())


def paragraph_ends(text: str) -> list[int]:
    """Where each paragraph ends: after the line breaks that follow it."""
    found = [each.end() for each in _EMPTY_LINE.finditer(text)]
    found = found or [each.end() for each in _LINE_BREAKS.finditer(text)]
    return found if not text or found[-1:] == [len(text)] else [*found, len(text)]


class _Marking:
    """A sweep over a text, from each place where a passage or a paragraph begins or ends to the next."""

    def __init__(self, text: str, passages: Iterable[Passage], notes_id: str) -> None:
        self._text = text
        self._notes_id = notes_id
        self._paragraph_ends = paragraph_ends(text)
        self._beginning: dict[int, list[Passage]] = {}
        self._ending: dict[int, list[Passage]] = {}
        for each in sorted(passages, key=lambda each: -each.end):  # the longest opens first
            self._beginning.setdefault(each.start, []).append(each)
            self._ending.setdefault(each.end, []).append(each)
        self._notes = 0
        self._active = 0  # passages that have begun and not ended
        self._group: list[Passage] = []  # those that are under the next number
        self._voices: Counter[Voice] = Counter()  # of the active passages
        self._limits: list[int] = []  # where the open elements close

    def paragraphs(self) -> Iterator[Paragraph]:
        """Each paragraph, in its turn."""
        places = sorted({0, *self._paragraph_ends, *self._beginning, *self._ending})
        stretches = iter(pairwise(places))
        for end in self._paragraph_ends:
            pieces: list[Piece] = []
            notes: list[Note] = []
            following = -1
            while following < end:
                start, following = next(stretches)
                pieces += self._begin(start, end)
                pieces.append(self._piece(start, following))
                pieces += self._close(following)
                if note := self._end(following):
                    notes.append(note)
                    pieces.append(Piece("note", note=note))
            yield Paragraph(tuple(pieces), tuple(notes))

    def _begin(self, place: int, paragraph_end: int) -> Iterator[Piece]:
        """Open the element of each passage; it closes with the one around it, or with the paragraph."""
        for each in self._beginning.get(place, ()):
            self._active += 1
            self._group.append(each)
            self._voices.update(_voices_of(each))
            yield Piece("open", id=each.id)
            if len(self._limits) < _DEEPEST:
                self._limits.append(min(each.end, *self._limits[-1:], paragraph_end))
            else:
                yield Piece("close")

    def _close(self, place: int) -> Iterator[Piece]:
        while self._limits and self._limits[-1] == place:
            self._limits.pop()
            yield Piece("close")

    def _end(self, place: int) -> Note | None:
        """The note of the passages that have ended, once no other overlaps them."""
        ended = self._ending.get(place, ())
        for each in ended:
            self._active -= 1
            self._voices.subtract(_voices_of(each))
        if not ended or self._active:
            return None
        self._notes += 1
        group, self._group = tuple(self._group), []
        voices = {voice for each in group for voice in _voices_of(each)}
        told = ", ".join(_IN_WORDS[voice] for voice in _VOICES if voice in voices)
        return Note(self._notes, f"{self._notes_id}:{self._notes}", group, told)

    def _piece(self, start: int, end: int) -> Piece:
        voices = " ".join(voice for voice in _VOICES if self._voices[voice])
        return Piece("text", text=self._shown(start, end), is_marked=bool(self._active), voices=voices)

    def _shown(self, start: int, end: int) -> str:
        """A stretch as HTML carries it: an LF for each line break, and one mark for NUL."""
        stretch = self._text[start:end]
        if stretch.endswith("\r") and self._text[end : end + 1] == "\n":
            stretch = stretch[:-1]
        return stretch.replace("\r\n", "\n").replace("\r", "\n").replace("\0", _NUL)


def _voices_of(passage: Passage) -> set[Voice]:
    return {rest.badge.voice for rest in passage.rests if rest.badge is not None}
