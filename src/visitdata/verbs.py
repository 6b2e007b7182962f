"""What the package does: load, dump, check, and the rest of its public functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.errors import UnknownFormatError

if TYPE_CHECKING:
    import os

    import cattrs
    import rdflib

    from visitdata.errors import Finding
    from visitdata.model.dossier import Dossier
    from visitdata.syntaxes import Format


def formats() -> tuple[Format, ...]:
    """Every format, with its suffix, its media type, and whether it is read as well as written."""
    from visitdata import syntaxes

    return syntaxes.formats()


def dumps(dossier: Dossier, format: str, *, indent: int | None = None) -> bytes:
    """A dossier in a format, as bytes: the same for equal dossiers, always.

    Args:
        dossier: the dossier.
        format: a format's name, such as `turtle`.
        indent: 2 for json and jsonld that people read; they are compact otherwise. Other formats have their
            own.

    Raises:
        UnknownFormatError: there is no such format.
        ValueError: the indent is neither None nor 2.
    """
    from visitdata.syntaxes import format_named

    return b"".join(format_named(format).write(dossier, _indent(indent)))


def dump(
    dossier: Dossier,
    path: str | os.PathLike[str],
    format: str | None = None,
    *,
    indent: int | None = None,
) -> int:
    """Write a dossier to a file: the old file or the new one, never half.

    Args:
        dossier: the dossier.
        path: the file.
        format: a format's name; by default what the suffix stands for.
        indent: as for `dumps`.

    Returns:
        How many bytes were written.

    Raises:
        UnknownFormatError: there is no such format, or the suffix stands for none.
        OSError: the file cannot be written.
    """
    from pathlib import Path

    from visitdata.files import write_whole

    return write_whole(Path(path), _format(path, format).write(dossier, _indent(indent)))


def _indent(indent: int | None) -> int | None:
    if indent not in {None, 2}:
        msg = f"indent is None or 2, not {indent!r}"
        raise ValueError(msg)
    return indent


def _format(path: str | os.PathLike[str], name: str | None) -> Format:
    from visitdata.syntaxes import format_named, format_of

    return format_of(path) if name is None else format_named(name)


def loads(data: bytes | str, format: str) -> Dossier:
    """The dossier that a document holds.

    Args:
        data: the document; bytes are UTF-8.
        format: a format's name, such as `json`.

    Raises:
        DecodeError: with every fault of the document.
        UnknownFormatError: there is no such format, or it is only written.
    """
    from visitdata.syntaxes import format_named

    return _read(data, format_named(format))


def load(path: str | os.PathLike[str], format: str | None = None) -> Dossier:
    """The dossier that a file holds.

    Args:
        path: the file.
        format: a format's name; by default what the suffix stands for.

    Raises:
        DecodeError: with every fault of the document.
        UnknownFormatError: there is no such format, the suffix stands for none, or it is only written.
        OSError: the file cannot be read.
    """
    format_ = _format(path, format)
    with open(path, "rb") as file:  # noqa: PTH123 - `import visitdata` does without pathlib
        return _read(file.read(), format_)


def _read(data: bytes | str, format_: Format) -> Dossier:
    if format_.read is None:
        readable = ", ".join(each.name for each in formats() if each.read is not None)
        msg = f"{format_.name} is written, not read; read are {readable}"
        raise UnknownFormatError(msg)
    from visitdata.model.dossier import Dossier

    # A lone surrogate is for the format's own reader to report, with its place.
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    dossier: Dossier = format_.read(raw, Dossier)
    return dossier


def check(dossier: Dossier) -> tuple[Finding, ...]:
    """What may be amiss in a dossier that is valid: warnings and hints. It raises nothing."""
    from visitdata import checks

    return checks.check(dossier)


def to_rdflib(dossier: Dossier) -> rdflib.Graph:
    """A plain rdflib graph of all that the dossier says; any query finds the triples."""
    from visitdata import graphs

    return graphs.to_rdflib(dossier)


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
    from visitdata.model.dossier import Dossier

    return derive.schema(name, Dossier)


def converter() -> cattrs.Converter:
    """A cattrs converter that knows the record classes, for those who compose them with their own."""
    from visitdata import codec

    return codec.converter()
