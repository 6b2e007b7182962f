"""What a format is, and what it gives: dossiers found in a document, and the parts of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Literal, NamedTuple, TypeAlias

import attrs

from visitdata.errors import FormatOptionError, Problem
from visitdata.files import Text
from visitdata.terms import Foreign

FormatKind: TypeAlias = Literal["lossless", "bridge", "view"]


def nothing_lost(dossier: Any) -> tuple[Problem, ...]:
    """The losses of what carries everything."""
    return ()


@attrs.frozen(kw_only=True)
class Profile:
    """A reduced form of a format, for readers that know one vocabulary only.

    Attributes:
        context: its name in calls of `dump` and `losses`: the IRI of the context in which it is written.
        write: a function (dossier, indent) that yields the bytes of a document in pieces.
        losses: a function that gives a warning for each path of a dossier that is left out.
    """

    context: str
    write: Callable[[Any, int | None], Iterator[bytes]]
    losses: Callable[[Any], tuple[Problem, ...]]


@attrs.frozen(kw_only=True)
class Option:
    """What the writer of a format can be told besides the dossier.

    Attributes:
        name: its name: of the keyword of `dumps`, and of `--set NAME=VALUE`.
        doc: one sentence on what it says.
        read: a function from the text of a value to the value; it raises ValueError, with a message that says
            what is expected, where the text is none.
    """

    name: str
    doc: str
    read: Callable[[str], Any]


@attrs.frozen(kw_only=True)
class Passage:
    """The part of a document that a dossier is read from.

    Attributes:
        line: the line on which it begins.
        data: its bytes, unchanged.
        left_out: the number of bytes after `data` that belong to it, but are more than the limit for reading.
    """

    line: int
    data: bytes
    left_out: int = 0


class Held(NamedTuple):
    """A dossier that a document holds, found and not yet read.

    Attributes:
        read: a function that returns the dossier, or raises DecodeError with all its problems.
        line: the number of its line, if it has a line of its own.
        json: the JSON that it is read from, if it is JSON.
        passage: a function that finds the part of the document it is read from; None if that part cannot be
            separated from the rest.
        graph: the name of its graph, if it has a graph of its own.
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
        split: a function (file, size) that yields the parts of a file in order, each of about `size` bytes;
            an error in the file is raised after the parts before it.
        find: a function that yields the dossiers in a part, with their places in the whole, as `Format.find`
            does.
        is_plain: whether a part means the same by itself as in the whole file, for any content. If not,
            `split` and `find` raise `UnsureError` where this is not certain, and each dossier is one graph,
            whose name may occur once.
        size: the size of a part in bytes, chosen so that sending a part takes little time beside reading it.
    """

    split: Callable[[Text, int], Iterator[Part]]
    find: Callable[[Part, type[Any]], Iterator[Held]]
    is_plain: bool
    size: int


@attrs.frozen(kw_only=True, repr=False)
class Format:
    """A way to write dossiers, and to read them back.

    Attributes:
        name: its name in calls of `dump` and `load`.
        suffix: the suffix of its files, with the dot; `more_suffixes` are accepted for reading, too.
        media_type: its media type.
        aliases: further names that `dump` and `load` accept, beside suffixes and media type: the name that
            rdflib uses, and other media types that mean only this format.
        write: a function (dossier, indent) that yields the bytes of a document in pieces.
        find: a function (document, record class, foreign) that yields the dossiers of a document; None if the
            format is write-only.
        kind: what it is for: "lossless", where it can be read back; a "bridge" to another tool; or a "view"
            for people. A write-only format is a bridge, if nothing else is given.
        holds_many: whether several dossiers, written one after the other, are one document.
        is_streamed: whether `find` also takes an open file, and reads it as far as dossiers are asked for.
        is_rdf: whether it consists of triples.
        losses: a function that gives a warning for each path that is left out; none if it can be read back.
        profiles: its reduced forms.
        options: what `write` and `losses` also take, by keyword, and need not be given.
        parts: how it is read in parts, for several processes; None if it is not.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Any, int | None], Iterator[bytes]]
    find: Callable[[Any, type[Any], Foreign], Iterator[Held]] | None = None
    kind: FormatKind = attrs.field(
        default=attrs.Factory(lambda self: "bridge" if self.find is None else "lossless", takes_self=True)
    )
    more_suffixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    holds_many: bool = False
    is_streamed: bool = False
    is_rdf: bool = True
    losses: Callable[[Any], tuple[Problem, ...]] = nothing_lost
    profiles: tuple[Profile, ...] = ()
    options: tuple[Option, ...] = ()
    parts: Parts | None = None

    def with_options(self, given: Mapping[str, str]) -> Format:
        """The format with options set, so that it is written by them.

        Args:
            given: from the name of each option to the text of its value.

        Raises:
            FormatOptionError: it has no option of that name, or the value is none.
        """
        own = {option.name: option for option in self.options}
        values: dict[str, Any] = {}
        for name, text in given.items():
            if name not in own:
                has = f"it has {', '.join(own)}" if own else "it has none"
                msg = f"{self.name} has no option {name!r}; {has}"
                raise FormatOptionError(msg)
            try:
                values[name] = own[name].read(text)
            except ValueError as error:
                msg = f"the option {name} of {self.name}: {error}"
                raise FormatOptionError(msg) from error
        if not values:
            return self
        write, losses = partial(self.write, **values), partial(self.losses, **values)
        return attrs.evolve(self, write=write, losses=losses)

    def __repr__(self) -> str:
        return f"Format({self.name!r}, suffix={self.suffix!r}, media_type={self.media_type!r})"

    def __rich_repr__(self) -> Iterator[str | tuple[str, str]]:
        yield self.name
        yield "suffix", self.suffix
        yield "media_type", self.media_type
