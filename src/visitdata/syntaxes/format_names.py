"""The names of a format: its own, its suffixes, its media types, and what others call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from visitdata.syntaxes.format import Format


def by_name(formats: Iterable[Format]) -> dict[str, Format]:
    """Each format under each of its names; suffixes with and without their dot."""
    found: dict[str, Format] = {}
    for format_ in formats:
        suffixes = (format_.suffix, *format_.more_suffixes)
        bare = [suffix.removeprefix(".") for suffix in suffixes]
        names = (format_.name, format_.media_type, *format_.aliases, *suffixes, *bare)
        found |= dict.fromkeys(names, format_)
    return found


def find(name: str, known: Mapping[str, Format]) -> Format:
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


def _meant(name: str, known: Mapping[str, Format]) -> str | None:
    """The format that was likely meant: the only one with a name like that."""
    from difflib import get_close_matches

    names = {_plain(each): format_.name for each, format_ in known.items()}
    given = _plain(name[:128])
    near = {names[each] for each in get_close_matches(given, names, n=len(names), cutoff=0.8)}
    return names.get(given) or (near.pop() if len(near) == 1 else None)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))
