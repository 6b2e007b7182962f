"""The names of a format: its own, its suffixes, its media types, and what others call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from visitdata.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Named(Protocol):
    """What has the names of a format."""

    @property
    def name(self) -> str:
        """What it is called here."""
        ...

    @property
    def suffix(self) -> str:
        """That of its files."""
        ...

    @property
    def more_suffixes(self) -> tuple[str, ...]:
        """Others of its files."""
        ...

    @property
    def media_type(self) -> str:
        """Its media type."""
        ...

    @property
    def aliases(self) -> tuple[str, ...]:
        """What else it is called."""
        ...


_F = TypeVar("_F", bound=Named)


def by_name(formats: Iterable[_F]) -> dict[str, _F]:
    """Each format under each of its names; suffixes with and without their dot."""
    return {name: format_ for format_ in formats for name in _names(format_)}


def _names(format_: Named) -> Iterable[str]:
    yield from (format_.name, format_.media_type, *format_.aliases)
    for suffix in (format_.suffix, *format_.more_suffixes):
        yield from (suffix, suffix.removeprefix("."))


def find(name: str, known: Mapping[str, _F]) -> _F:
    """The format of a name, which may be a media type with parameters (RFC 9110, section 8.3.1).

    Raises:
        UnknownFormatError: there is none, or the parameters say that the text is not in UTF-8.
    """
    if name in known:
        return known[name]
    media_type = name.partition(";")[0].strip().lower() if "/" in name else ""
    if media_type in known:
        _refuse_other_charset(name)
        return known[media_type]
    own = sorted({format_.name for format_ in known.values()})
    meant = _meant(name, known)
    likely = f"; did you mean {meant!r}?" if meant else ""
    msg = f"there is no format {name!r}{likely}{' T' if likely else '; t'}he formats are {', '.join(own)}"
    raise UnknownFormatError(msg)


def _refuse_other_charset(media_type: str) -> None:
    from email.message import Message

    message = Message()
    message["content-type"] = media_type
    charset = message.get_content_charset()
    if charset not in {None, "utf-8", "us-ascii"}:
        msg = f"there is no format {media_type!r}: all formats are in UTF-8"
        raise UnknownFormatError(msg)


def _meant(name: str, known: Mapping[str, Named]) -> str | None:
    """The format that was likely meant: the only one with a name like that."""
    from difflib import get_close_matches

    names = {_plain(each): format_.name for each, format_ in known.items()}
    given = _plain(name[:128])
    near = {names[each] for each in get_close_matches(given, names, n=len(names), cutoff=0.8)}
    return names.get(given) or (near.pop() if len(near) == 1 else None)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))
