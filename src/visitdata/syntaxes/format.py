"""What a format is, and what it gives: dossiers found in a document, and the parts of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import attrs

from visitdata.errors import Problem
from visitdata.files import Text
from visitdata.terms import Foreign


def nothing_lost(dossier: Any) -> tuple[Problem, ...]:
    """The losses of what carries everything."""
    return ()


@attrs.frozen(kw_only=True)
class Profile:
    """A reduced form of a format, for those who read no more than that.

    Attributes:
        context: what `dump` and `losses` call it: the context that it is written under.
        write: the chunks of a document: (dossier, indent) -> bytes, piece by piece.
        losses: what it cannot carry of a dossier: a warning for each path that is left out.
    """

    context: str
    write: Callable[[Any, int | None], Iterator[bytes]]
    losses: Callable[[Any], tuple[Problem, ...]]


@attrs.frozen(kw_only=True)
class Passage:
    """The part of a document that a dossier is read from.

    Attributes:
        line: the line on which it begins.
        data: its bytes, as they stand there.
        left_out: how many bytes follow that are not in `data`: more than is read.
    """

    line: int
    data: bytes
    left_out: int = 0


class Held(NamedTuple):
    """A dossier that a document holds, found and not yet read.

    Attributes:
        read: the dossier itself; it raises DecodeError with all that is wrong with it.
        line: the line it stands on, where it has one of its own.
        json: the JSON that it is read from, where it is JSON.
        passage: looks for what it is read from; None where that cannot be told from the rest.
        graph: the name of the graph that it is, where it is one of its own.
    """

    read: Callable[[], Any]
    line: int | None = None
    json: bytes | None = None
    passage: Callable[[], Passage] | None = None
    graph: str | None = None


@attrs.frozen
class Part:
    """Dossiers that stand one after the other in a document, as they go to another process.

    Attributes:
        size: how many bytes it has.
        content: what `Parts.find` makes of it.
    """

    size: int
    content: Any


@attrs.frozen(kw_only=True)
class Parts:
    """How a document is read part by part, each by itself.

    Attributes:
        split: the parts of a file, of about so many bytes each, in their order. It raises what reading the
            file does, once the parts before were given.
        find: the dossiers in a part, with their places in the whole, as `Format.find` does.
        is_plain: whether each part says what it does in the whole, whatever stands in it. Else, `split` and
            `find` raise `UnsureError` where one may not, and each dossier of it is the graph of its name,
            which may come once.
        size: how many bytes a part is to have: so many that sending it costs little beside reading it.
    """

    split: Callable[[Text, int], Iterator[Part]]
    find: Callable[[Part, type[Any]], Iterator[Held]]
    is_plain: bool
    size: int


@attrs.frozen(kw_only=True, repr=False)
class Format:
    """A way to write dossiers, and to read them back.

    Attributes:
        name: what `dump` and `load` call it.
        suffix: of its files; `more_suffixes` are read as it, too.
        media_type: its media type.
        aliases: what else `dump` and `load` take for its name, beside suffixes and media type: what rdflib
            calls it, and other media types that mean it and nothing else.
        write: the chunks of a document: (dossier, indent) -> bytes, piece by piece.
        find: the dossiers in a document: (bytes, record class, foreign) -> each; None where the format is
            only written.
        holds_many: whether several, written one after the other, are one document.
        is_streamed: whether `find` takes a file as well, and reads it while the dossiers are asked for.
        is_rdf: whether it consists of triples.
        losses: what it cannot carry of a dossier, as for a profile; nothing where it can be read back.
        profiles: its reduced forms.
        parts: how it is read part by part; None where it is not.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Any, int | None], Iterator[bytes]]
    find: Callable[[Any, type[Any], Foreign], Iterator[Held]] | None = None
    more_suffixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    holds_many: bool = False
    is_streamed: bool = False
    is_rdf: bool = True
    losses: Callable[[Any], tuple[Problem, ...]] = nothing_lost
    profiles: tuple[Profile, ...] = ()
    parts: Parts | None = None

    def __repr__(self) -> str:
        return f"Format({self.name!r}, suffix={self.suffix!r}, media_type={self.media_type!r})"

    def __rich_repr__(self) -> Iterator[str | tuple[str, str]]:
        yield self.name
        yield "suffix", self.suffix
        yield "media_type", self.media_type
