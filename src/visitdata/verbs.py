"""What the package does: load, dump, check, and the rest of its public functions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BufferedIOBase
from typing import IO, TYPE_CHECKING, TypeVar

from visitdata import syntaxes
from visitdata.errors import Problem
from visitdata.lazy import LazyModule
from visitdata.model.dossier import Dossier
from visitdata.streams import documents
from visitdata.streams.rejected import Rejected
from visitdata.syntaxes import Format, format_for, format_named, writer_under
from visitdata.terms import Foreign

if TYPE_CHECKING:
    import cattrs
    import rdflib

    from visitdata.text import anchoring
else:  # so that what is public resolves at run time, and nothing of it is loaded before
    anchoring = LazyModule("visitdata.text.anchoring")
    cattrs = LazyModule("cattrs")
    rdflib = LazyModule("rdflib")

MAX_BYTES = 2**30

_T = TypeVar("_T")


def formats() -> tuple[Format, ...]:
    """Every format, with its suffix, its media type, and whether it is read as well as written."""
    return syntaxes.formats()


def register_format(format: Format) -> None:
    """Add a format of your own to those that all functions and commands know.

    A format that was registered under the same name is replaced, as when the cell of a notebook runs again.
    An installed package needs no such call: with an entry point in `visitdata.formats`, its format is
    registered once somebody names it. docs/extending.md shows both.

    Args:
        format: the format.

    Raises:
        TypeError: it is no `Format`.
        ValueError: its name is not of lower-case letters, digits and hyphens, a suffix does not begin with a
            dot, or a name, suffix or media type of it is that of another format.
    """
    syntaxes.register_format(format)


def dumps(dossier: Dossier, format: str, *, context: str | None = None, indent: int | None = None) -> bytes:
    """A dossier in a format, as bytes: the same for equal dossiers, always.

    Args:
        dossier: the dossier.
        format: a format's name (`turtle`), its suffix (`ttl`, `.ttl`), its media type (`text/turtle`) or what
            rdflib calls it (`json-ld`, `nt`, `xml`).
        context: `https://schema.org` for jsonld that is meant for web pages and carries less; `losses` says
            what it leaves out.
        indent: 2 for json and jsonld that people read; they are compact otherwise. Other formats have their
            own.

    Raises:
        UnknownFormatError: there is no such format, or not under such a context.
        ValueError: the indent is neither None nor 2.
    """
    writer = writer_under(format_named(format), context)
    return b"".join(writer.write(_a_dossier(dossier), _indent(indent)))


def dump(
    dossier: Dossier,
    path: str | os.PathLike[str] | IO[bytes] | BufferedIOBase,
    format: str | None = None,
    *,
    context: str | None = None,
    indent: int | None = None,
) -> int:
    """Write a dossier to a file: the old file or the new one, never half.

    Args:
        dossier: the dossier.
        path: the file; compressed where its name has a further suffix for that, `.gz` or `.zst`. Or a file
            that is open in binary mode: it is written to as it is, where it stands, and not closed. That is
            not atomic, but nothing is written unless the whole dossier can be. The name of an open file says
            its format as a path does, save where it has a suffix for compression.
        format: a format's name, as for `dumps`; by default what the suffix stands for.
        context: as for `dumps`.
        indent: as for `dumps`.

    Returns:
        How many bytes were written.

    Raises:
        UnknownFormatError: there is no such format, or not under such a context, or the suffix stands for
            none.
        MissingExtraError: `.zst` needs the extra `[zstd]`, and it is not installed.
        UrlError: the path is a URL.
        OSError: the file cannot be written.
    """
    from visitdata.files import put

    writer = writer_under(format_for(path, format), context)
    return put(path, [writer.write(_a_dossier(dossier), _indent(indent))])


def losses(dossier: Dossier, format: str, *, context: str | None = None) -> tuple[Problem, ...]:
    """What a format cannot carry of a dossier: nothing, for those that can be read back.

    Each problem is a warning with the path that is left out, and why; a path stands for all below it. What
    no path leads to is in the output whole.

    Args:
        dossier: the dossier.
        format: a format's name, as for `dumps`.
        context: as for `dumps`.

    Raises:
        UnknownFormatError: there is no such format, or not under such a context.
    """
    return writer_under(format_named(format), context).losses(_a_dossier(dossier))


def _a_dossier(given: Dossier) -> Dossier:
    """The dossier that it is; a TypeError where it is something else."""
    return _of_type(given, (Dossier,), "a Dossier")


def _of_type(given: _T, types: tuple[type, ...], wanted: str) -> _T:
    if isinstance(given, types):
        return given
    name = "None" if given is None else f"a value of type {type(given).__name__}"
    msg = f"{wanted} is wanted here, not {name}"
    raise TypeError(msg)


def _indent(indent: int | None) -> int | None:
    if indent not in {None, 2}:
        msg = f"indent is None or 2, not {indent!r}"
        raise ValueError(msg)
    return indent


def loads(
    data: bytes | bytearray | memoryview | str,
    format: str,
    *,
    foreign: Foreign = "refuse",
    max_bytes: int = MAX_BYTES,
) -> Dossier:
    """The dossier that a document holds.

    Args:
        data: the document; bytes are UTF-8.
        format: a format's name, as for `dumps`.
        foreign: what becomes of RDF statements that are none of the dossier's, as in a bigger graph:
            `refuse` reports each of them, `ignore` leaves them aside.
        max_bytes: how long the document may be.

    Raises:
        DecodeError: with every fault of the document; or it holds several dossiers, or is too long.
        UnknownFormatError: there is no such format, or it is only written.
        TypeError: the document is neither bytes nor text.
    """
    raw = data if type(data) is bytes else _bytes(data)
    documents.refuse_beyond(raw, _limit(max_bytes))
    dossier: Dossier = documents.only(raw, format_named(format), Dossier, foreign)
    return dossier


def _bytes(data: bytes | bytearray | memoryview | str) -> bytes:
    if isinstance(data, str):
        # A lone surrogate is for the format's own reader to report, with its place.
        return data.encode("utf-8", "surrogatepass")
    return bytes(_of_type(data, (bytes, bytearray, memoryview), "bytes or str"))


def _limit(max_bytes: int) -> int:
    return _of_type(max_bytes, (int,), "an int, the most bytes that are read,")


def load(
    path: str | os.PathLike[str] | IO[bytes] | BufferedIOBase,
    format: str | None = None,
    *,
    foreign: Foreign = "refuse",
    max_bytes: int = MAX_BYTES,
) -> Dossier:
    """The dossier that a file holds.

    Args:
        path: the file; `x.json.gz` and `x.json.zst` are expanded. Or a file that is open in binary mode: it
            is read as it is, from where it stands to its end, and not closed; its name says its format as a
            path does, save where it has a suffix for compression.
        format: a format's name, as for `dumps`; by default what the suffix stands for.
        foreign: as for `loads`.
        max_bytes: as for `loads`; once expanded.

    Raises:
        DecodeError: as `loads` does; or what is compressed is broken. A file of several dossiers is for
            `read`.
        UnknownFormatError: there is no such format, the suffix stands for none, or it is only written.
        MissingExtraError: as for `dump`.
        UrlError: the path is a URL.
        OSError: the file cannot be read.
    """
    from visitdata.files import opened

    format_ = format_for(path, format)
    with opened(path, _limit(max_bytes)) as text:
        dossier: Dossier = documents.only(text.read(), format_, Dossier, foreign)
    return dossier


def read(
    path: str | os.PathLike[str] | IO[bytes] | BufferedIOBase,
    format: str | None = None,
    *,
    foreign: Foreign = "refuse",
    max_bytes: int = MAX_BYTES,
    rejected: Callable[[Rejected], object] | None = None,
) -> Iterator[Dossier]:
    """Every dossier of a file, one at a time.

    JSON Lines are read line by line, and N-Quads graph by graph: in these, memory does not grow with the
    file. For that, N-Quads have to be grouped by graph, as `write` leaves them and most quad stores do. The
    other formats are read whole first.

    Args:
        path: the file, compressed or not, or an open binary file, as for `load`.
        format: a format's name, as for `dumps`; by default what the suffix stands for.
        foreign: as for `loads`.
        max_bytes: how long the file may be, once expanded, where it is read whole; how long each dossier may
            be where they are streamed: exactly in JSON Lines, give or take a buffer in N-Quads.
        rejected: what is called with each dossier that has faults, before the next is looked for; without
            it, the first of them is an error. So none is lost: the dossiers given and those handed over
            here are all that there are.

    Yields:
        Each dossier, in the order of the file.

    Raises:
        DecodeError: where a dossier has faults, with all of them, and `rejected` is not given; or what
            follows cannot be told apart, as when what is compressed is broken, when text that should be
            statements is none, or when one of them is no dossier's. Those before it were given already.
        UnknownFormatError: there is no such format, the suffix stands for none, or it is only written.
        MissingExtraError: as for `dump`.
        UrlError: the path is a URL.
        OSError: the file cannot be read.
    """
    from visitdata.files import opened

    format_ = format_for(path, format)
    with opened(path, _limit(max_bytes)) as text:
        found = documents.in_turn(text, format_, Dossier, foreign)
        yield from documents.sound(found, rejected)


def write(
    dossiers: Iterable[Dossier],
    path: str | os.PathLike[str] | IO[bytes] | BufferedIOBase,
    format: str | None = None,
) -> int:
    """Write many dossiers to one file, one after the other: the old file or the new one, never half.

    Args:
        dossiers: any iterable of them; each is asked for once the one before it is written.
        path: the file, compressed or not, or an open binary file, as for `dump`; to that, each dossier is
            written as a whole, and those before an error are there already.
        format: jsonl, nquads or trig, the formats that hold many; by default what the suffix stands for.

    Returns:
        How many dossiers were written.

    Raises:
        ExportError: an id comes twice in nquads or trig, where it would make one dossier of two.
        UnknownFormatError: there is no such format, it holds one dossier, or the suffix stands for none.
        MissingExtraError: as for `dump`.
        UrlError: the path is a URL.
        OSError: the file cannot be written.
    """
    from visitdata.files import put
    from visitdata.streams.documents import Sequence

    sequence = Sequence(map(_a_dossier, dossiers), format_for(path, format))
    put(path, sequence.texts())
    return sequence.count


def check(dossier: Dossier, *, rules: Iterable[str] = ()) -> tuple[Problem, ...]:
    """What may be amiss in a dossier that is valid: warnings and infos. None is raised.

    Args:
        dossier: the dossier.
        rules: the codes of rules that installed packages bring, to go by as well as by those of this package
            and by those that were declared with `rule`.

    Raises:
        UnknownRuleError: there is no rule of such a code.
        EntryPointError: what an installed package brings under such a code cannot be loaded.
    """
    from visitdata import checks

    return checks.check(_a_dossier(dossier), rules=frozenset(rules))


def anchor(
    dossier: Dossier, texts: Mapping[str, str], *, fuzzy: bool = False
) -> tuple[anchoring.Anchor, ...]:
    """What became of each piece of evidence in the texts of its articles: kept, moved, or lost.

    docs/anchoring.md tells how a stretch is looked for, and how one of several places is chosen.

    Args:
        dossier: the dossier.
        texts: the whole text of each article by the article's id, as it is: nothing normalised, no line
            break changed. Evidence from articles that are not named is left out.
        fuzzy: whether quotations (evidence with `exact`) of at least 12 letters that are found in no other
            way are looked for by likeness. Needs the extra `[fuzzy]`.

    Raises:
        UnknownArticleError: the dossier has no article of an id given.
        DecodeError: what is given is no text, or one that UTF-8 cannot carry.
        MissingExtraError: likeness is asked for, and the extra is not installed.
    """
    return anchoring.anchor(_a_dossier(dossier), texts, fuzzy=fuzzy)


def reanchor(dossier: Dossier, texts: Mapping[str, str]) -> Dossier:
    """The dossier with its evidence where it stands in edited texts of its articles.

    What `anchor` finds by its digest or in another form gets its new offsets, digest and, where it has them,
    `exact`, `prefix` and `suffix`; what is lost stays as it is. An article's `sha256` and `length`, where it
    has them, become those of the text once all evidence from it is found. Where it cannot be told at which of
    several places a piece of evidence stands, nothing that rests on its article is changed.

    Args:
        dossier: the dossier.
        texts: the whole text of each article, as for `anchor`.

    Raises:
        UnknownArticleError, DecodeError: as `anchor` does.
    """
    from visitdata.text import reanchoring

    return reanchoring.reanchor(_a_dossier(dossier), texts)


def to_rdflib(dossier: Dossier) -> rdflib.Graph:
    """A plain rdflib graph of all that the dossier says; any query finds the triples."""
    from visitdata import graphs

    return graphs.to_rdflib(_a_dossier(dossier))


def from_rdflib(graph: rdflib.Graph, *, foreign: Foreign = "refuse") -> Dossier:
    """The dossier that an rdflib graph describes.

    Args:
        graph: a Graph or a Dataset; of a Dataset, the graph named by the dossier's id, or else all together.
        foreign: as for `loads`.

    Raises:
        DecodeError: with every fault; each names the subject, predicate and value.
    """
    from visitdata import graphs

    return graphs.from_rdflib(graph, Dossier, foreign)


def seeds() -> tuple[str, ...]:
    """The names of the dossiers that ship with the package."""
    from visitdata import resources

    return resources.seed_names()


def seed(name: str) -> Dossier:
    """A dossier that ships with the package.

    Raises:
        LookupError: none has that name.
    """
    from visitdata import resources

    return load(resources.seed_path(name))


def schema(name: str) -> str:
    """A schema that is derived from the record classes, those of your own kinds included.

    Args:
        name: `json-schema`, `context`, `ontology` or `shapes`.

    Raises:
        LookupError: there is no such schema.
    """
    from visitdata import derive

    return derive.schema(name, Dossier)


def converter() -> cattrs.Converter:
    """A cattrs converter that knows the record classes, for those who compose them with their own."""
    from visitdata import codec

    return codec.converter()
