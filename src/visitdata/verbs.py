"""The public functions on dossiers: load, dump, check, and the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from io import BufferedIOBase
from typing import IO, TYPE_CHECKING

from visitdata.arguments import a_dossier, a_limit, an_indent, as_bytes
from visitdata.errors import Problem
from visitdata.files import opened, put, too_large
from visitdata.lazy import LazyModule
from visitdata.model.dossier import Dossier
from visitdata.streams import documents
from visitdata.streams.rejected import Rejected
from visitdata.syntaxes import format_for, format_named, writer_under
from visitdata.terms import Foreign

if TYPE_CHECKING:
    import cattrs
    import rdflib
else:  # so that what is public resolves at run time, and nothing of it is loaded before
    cattrs = LazyModule("cattrs")
    rdflib = LazyModule("rdflib")

MAX_BYTES = 2**30


def dumps(
    dossier: Dossier,
    format: str,
    *,
    context: str | None = None,
    indent: int | None = None,
    **options: str,
) -> bytes:
    """A dossier in a format, as bytes: the same for equal dossiers, always.

    Args:
        dossier: the dossier.
        format: a format's name (`turtle`), its suffix (`ttl`, `.ttl`), its media type (`text/turtle`) or what
            rdflib calls it (`json-ld`, `nt`, `xml`).
        context: `https://schema.org` for jsonld that is meant for web pages and carries less; `losses` says
            what it leaves out.
        indent: 2 for json and jsonld that people read; None for compact ones. Other formats have their own.
        options: what some bridges to other tools take besides, such as `at="2024-06-20"`; `options` of a
            format lists them.

    Raises:
        UnknownFormatError: there is no such format, or not under such a context.
        FormatOptionError: the format needs an option, or has none of that name or value.
        ValueError: the indent is neither None nor 2.
    """
    writer = writer_under(format_named(format), context, options)
    return b"".join(writer.write(a_dossier(dossier), an_indent(indent)))


def dump(
    dossier: Dossier,
    path: str | os.PathLike[str] | IO[bytes] | BufferedIOBase,
    format: str | None = None,
    *,
    context: str | None = None,
    indent: int | None = None,
    **options: str,
) -> int:
    """Write a dossier to a file: the old file or the new one, never half.

    Args:
        dossier: the dossier.
        path: the file; compressed where its name has a further suffix for that, `.gz` or `.zst`. Or a file
            that is open in binary mode: it is written at its current position, without compression, and not
            closed. That is not atomic, but nothing is written unless the whole dossier can be. The name of an
            open file tells the format as a path does, unless it has a suffix for compression.
        format: a format's name, as for `dumps`; by default, the suffix tells it.
        context: as for `dumps`.
        indent: as for `dumps`.
        options: as for `dumps`.

    Returns:
        How many bytes were written.

    Raises:
        UnknownFormatError: there is no such format, or not under such a context, or none has the suffix.
        FormatOptionError: as `dumps` does.
        MissingExtraError: `.zst` needs the extra `[zstd]`, and it is not installed.
        UrlError: the path is a URL.
        OSError: the file cannot be written.
    """
    writer = writer_under(format_for(path, format), context, options)
    return put(path, [writer.write(a_dossier(dossier), an_indent(indent))])


def losses(
    dossier: Dossier, format: str, *, context: str | None = None, **options: str
) -> tuple[Problem, ...]:
    """What a format cannot carry of a dossier: nothing, for formats that can be read back.

    Each problem is a warning with the path of what is left out, and the reason. A path stands for all that
    is below it. Everything else is in the output.

    Args:
        dossier: the dossier.
        format: a format's name, as for `dumps`.
        context: as for `dumps`.
        options: as for `dumps`.

    Raises:
        UnknownFormatError: there is no such format, or not under such a context.
        FormatOptionError: as `dumps` does.
    """
    return writer_under(format_named(format), context, options).losses(a_dossier(dossier))


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
        foreign: what happens to unrelated triples, which belong to no dossier: `refuse` reports each of
            them, `ignore` skips them.
        max_bytes: the most bytes that the document may have.

    Raises:
        DecodeError: with every problem of the document; or it holds several dossiers, or is too long.
        UnknownFormatError: there is no such format, or it is only written.
        TypeError: the document is neither bytes nor text.
    """
    raw = data if type(data) is bytes else as_bytes(data)
    if len(raw) > a_limit(max_bytes):
        raise too_large(max_bytes)
    dossier: Dossier = documents.only(raw, format_named(format), Dossier, foreign)
    return dossier


def load(
    path: str | os.PathLike[str] | IO[bytes] | BufferedIOBase,
    format: str | None = None,
    *,
    foreign: Foreign = "refuse",
    max_bytes: int = MAX_BYTES,
) -> Dossier:
    """The dossier that a file holds.

    Args:
        path: the file; `x.json.gz` and `x.json.zst` are decompressed. Or a file that is open in binary mode:
            it is read from its current position to its end, without decompression, and not closed. Its name
            tells the format as a path does, unless it has a suffix for compression.
        format: a format's name, as for `dumps`; by default, the suffix tells it.
        foreign: as for `loads`.
        max_bytes: as for `loads`, after decompression.

    Raises:
        DecodeError: as `loads` does; or the compressed data is damaged. `read` reads several dossiers.
        UnknownFormatError: there is no such format, none has the suffix, or it is only written.
        MissingExtraError: as for `dump`.
        UrlError: the path is a URL.
        OSError: the file cannot be read.
    """
    format_ = format_for(path, format)
    with opened(path, a_limit(max_bytes)) as text:
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

    JSON Lines are read line by line, and N-Quads graph by graph: memory does not grow with the file. N-Quads
    must be grouped by graph for that, as `write` and most quad stores write them. A file in another format
    is read into memory as a whole.

    Args:
        path: the file, compressed or not, or an open binary file, as for `load`.
        format: a format's name, as for `dumps`; by default, the suffix tells it.
        foreign: as for `loads`.
        max_bytes: the most bytes of the file, after decompression, where it is read as a whole; the most
            bytes of each dossier where they are streamed: exactly in JSON Lines, within a buffer in N-Quads.
        rejected: a function that is called with each dossier that has problems, before the next is read.
            Without it, the first of them is an error. Every dossier of the file is either yielded or passed
            to this function.

    Yields:
        Each dossier, in the order of the file.

    Raises:
        DecodeError: a dossier has problems, and `rejected` is not given: the error has all of them. Or the
            rest of the file cannot be split into dossiers: the compressed data is damaged, the text is not
            N-Quads, or a triple belongs to no dossier. The dossiers before that were yielded.
        UnknownFormatError: there is no such format, none has the suffix, or it is only written.
        MissingExtraError: as for `dump`.
        UrlError: the path is a URL.
        OSError: the file cannot be read.
    """
    format_ = format_for(path, format)
    with opened(path, a_limit(max_bytes)) as text:
        found = documents.in_turn(text, format_, Dossier, foreign)
        yield from documents.sound(found, rejected)


def write(
    dossiers: Iterable[Dossier],
    path: str | os.PathLike[str] | IO[bytes] | BufferedIOBase,
    format: str | None = None,
    **options: str,
) -> int:
    """Write many dossiers to one file, one after the other: the old file or the new one, never half.

    Args:
        dossiers: any iterable of them; the next is taken when the one before is written.
        path: the file, compressed or not, or an open binary file, as for `dump`. To an open file, each
            dossier is written as a whole; after an error, those before it are in the file.
        format: jsonl, nquads or trig, or a bridge that holds many; by default, the suffix tells it.
        options: as for `dumps`.

    Returns:
        How many dossiers were written.

    Raises:
        ExportError: two dossiers have the same id, in nquads or trig, where they would become one.
        UnknownFormatError: there is no such format, it holds one dossier, or none has the suffix.
        FormatOptionError: as `dumps` does.
        MissingExtraError: as for `dump`.
        UrlError: the path is a URL.
        OSError: the file cannot be written.
    """
    format_ = format_for(path, format).with_options(options)
    sequence = documents.Sequence(map(a_dossier, dossiers), format_)
    put(path, sequence.texts())
    return sequence.count


def check(dossier: Dossier, *, rules: Iterable[str] = ()) -> tuple[Problem, ...]:
    """The problems of a dossier that is valid: warnings and infos. None of them is raised.

    Args:
        dossier: the dossier.
        rules: the codes of rules in installed packages, which are applied in addition to the rules of this
            package and to those that were declared with `rule`.

    Raises:
        UnknownRuleError: there is no rule with such a code.
        EntryPointError: the rule of an installed package cannot be loaded.
    """
    from visitdata import checks

    return checks.check(a_dossier(dossier), rules=frozenset(rules))


def to_rdflib(dossier: Dossier) -> rdflib.Graph:
    """A plain rdflib graph with all triples of the dossier, so that any query finds them."""
    from visitdata import graphs

    return graphs.to_rdflib(a_dossier(dossier))


def from_rdflib(graph: rdflib.Graph, *, foreign: Foreign = "refuse") -> Dossier:
    """The dossier that an rdflib graph describes.

    Args:
        graph: a Graph or a Dataset; of a Dataset, the graph named by the dossier's id, or else all graphs.
        foreign: as for `loads`.

    Raises:
        DecodeError: with every problem; each names the subject, predicate and value.
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
        LookupError: there is no dossier with that name.
    """
    from visitdata import resources

    return load(resources.seed_path(name))


def schema(name: str) -> str:
    """A schema that is derived from the record classes, including your own kinds.

    Args:
        name: `json-schema`, `context`, `ontology` or `shapes`; `draft`, the JSON Schema of drafts, for
            editors; `extraction`, the JSON Schema of drafts as language models fill it.

    Raises:
        LookupError: there is no such schema.
    """
    from visitdata import derive

    return derive.schema(name, Dossier)


def converter() -> cattrs.Converter:
    """A cattrs converter for the record classes, and for classes of your own that contain them."""
    from visitdata import codec

    return codec.converter()
