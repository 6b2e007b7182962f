"""Compression, named by a further suffix: gzip (RFC 1952, `x.json.gz`) and Zstandard (RFC 8878, `x.nq.zst`).

Both are read and written piece by piece. gzip is Python's own; zstd is, too, from 3.14 on, and below it the
extra `[zstd]`, which is looked for where a name ends in `.zst`, and nowhere else.
"""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

import attrs

from visitdata.errors import DecodeError, MissingExtraError, Mistake

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedIOBase, BufferedReader
    from os import PathLike

_GZIP_LEVEL = 6  # as gzip itself has it


@attrs.frozen(kw_only=True)
class Codec:
    """What compresses and expands.

    Attributes:
        reader: a file to read text from, over one that is compressed.
        writer: a file to write text to, over one that becomes compressed. The same text gives the same bytes
            (no name, no time) with the same version of zlib or libzstd.
        errors: what the reader raises where the data is broken.
    """

    reader: Callable[[IO[bytes]], BufferedIOBase]
    writer: Callable[[IO[bytes]], BufferedIOBase]
    errors: tuple[type[Exception], ...]


@attrs.frozen(kw_only=True)
class Compression:
    """A way to compress.

    Attributes:
        name: what it is called.
        suffix: of its files, after that of the format.
        beginning: what its data begins with.
        codec: what does it; raises MissingExtraError where that is not installed.
    """

    name: str
    suffix: str
    beginning: re.Pattern[bytes]
    codec: Callable[[], Codec]


def _gzip() -> Codec:
    return Codec(
        reader=lambda file: gzip.GzipFile(fileobj=file, mode="rb"),
        writer=lambda file: gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0),
        errors=(gzip.BadGzipFile, zlib.error, EOFError),
    )


def _zstd() -> Codec:
    try:
        if sys.version_info >= (3, 14):
            from compression.zstd import CompressionParameter, ZstdError, ZstdFile
        else:
            from backports.zstd import CompressionParameter, ZstdError, ZstdFile
    except ImportError:
        msg = "files that end in .zst need an extra: pip install 'visitdata[zstd]'"
        raise MissingExtraError(msg) from None
    # Unlike gzip, zstd notices broken data only where it was told to write a checksum.
    options: dict[int, int] = {CompressionParameter.checksum_flag: 1}
    return Codec(
        reader=lambda file: ZstdFile(file, mode="rb"),
        writer=lambda file: ZstdFile(file, mode="wb", options=options),
        errors=(ZstdError, EOFError),
    )


COMPRESSIONS = (
    Compression(name="gzip", suffix=".gz", beginning=re.compile(rb"\x1f\x8b"), codec=_gzip),
    Compression(
        name="zstd",
        suffix=".zst",
        # A frame without data may come first (RFC 8878, section 3.1.2).
        beginning=re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
        codec=_zstd,
    ),
)


def compression_of(path: str | PathLike[str]) -> Compression | None:
    """The compression that a file's last suffix stands for, or None."""
    suffix = PurePath(path).suffix.lower()
    return next((each for each in COMPRESSIONS if each.suffix == suffix), None)


def expanded_name(path: str | PathLike[str]) -> str:
    """The name of a file once it is expanded: `x.nq` for `x.nq.gz`, and for `x.nq` as well."""
    name = PurePath(path)
    return name.name if compression_of(name) is None else name.stem


def refuse_compressed(head: bytes) -> None:
    """See that a document does not begin as compressed data does; no text in UTF-8 begins so.

    Raises:
        DecodeError: it does, with the code `compressed`.
    """
    begun = next((each for each in COMPRESSIONS if each.beginning.match(head)), None)
    if begun is not None:
        suggestion = f"decompress it first, or give the file a name that ends in {begun.suffix}"
        raise unreadable(Mistake("compressed", f"the document is compressed with {begun.name}", suggestion))


def expanding(file: BufferedReader, compression: Compression) -> Callable[[int], bytes]:
    """How the text of a compressed file is read: so many bytes at most at a time, and nothing at its end.

    Several members (RFC 1952, section 2.2) or frames (RFC 8878, section 3) one after the other are one text.
    What else stands after them is refused, but for zeros after gzip, which fill up the blocks of tapes.

    Raises:
        MissingExtraError: what expands it is not installed.
        DecodeError: the data is of no such compression, cut short or broken, with the code `bad-archive`;
            raised at once, or when the reading reaches the damage.
    """
    codec = compression.codec()
    _refuse_other(file.peek(4)[:4], compression)
    reader = codec.reader(file)

    def read(size: int) -> bytes:
        try:
            return reader.read1(size)
        except codec.errors as error:
            raise _broken(file, compression, error) from None

    return read


def _refuse_other(head: bytes, compression: Compression) -> None:
    begun = next((each for each in COMPRESSIONS if each.beginning.match(head)), None)
    if begun == compression:
        return
    message = f"the name ends in {compression.suffix}, but this is not {compression.name} data"
    suggestion = f"if it is not compressed, take {compression.suffix} off its name"
    if not head:
        message, suggestion = f"the file is empty, but expected {compression.name} data", "get the file again"
    elif begun is not None:
        message, suggestion = f"{message}: it is {begun.name}", f"change its end to {begun.suffix}"
    raise unreadable(Mistake("bad-archive", message, suggestion))


def _broken(file: BufferedReader, compression: Compression, error: Exception) -> DecodeError:
    known = file.seekable()
    if isinstance(error, EOFError):
        place = f": it ends after {file.tell():,} bytes" if known else ""
        message = f"the {compression.name} data is cut short{place}"
    else:
        place = f" within its first {file.tell():,} bytes" if known else ""
        message = f"the {compression.name} data is damaged{place}: {error}"
    return unreadable(Mistake("bad-archive", message, "get the file again, or use an older copy"))


def unreadable(mistake: Mistake) -> DecodeError:
    """The error that a document cannot be read, as a whole."""
    return DecodeError("the document cannot be read", (mistake.at(),))
