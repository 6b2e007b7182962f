"""The promises that a fuzzer tries to break: a function a reader, which raises only where one is broken.

Whatever the bytes, a reader gives a result or one of our own errors; what it gave is written again in the
same format and read back equal; and an error can be printed. Memory and time are for the fuzzer to watch.
"""

from __future__ import annotations

import gzip
import io
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import visitdata as vd
from visitdata.errors import Mistake, VisitdataError
from visitdata.files import Text
from visitdata.files.compression import COMPRESSIONS, Compression, expanding
from visitdata.streams.documents import in_turn
from visitdata.syntaxes import format_named
from visitdata.values import evidence, identifiers, languages, times
from visitdata.values.iri_grammar import is_iri

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable

LOSSLESS = tuple(format_.name for format_ in vd.formats() if format_.find is not None)
STREAMED = frozenset(format_.name for format_ in vd.formats() if format_.is_streamed)
MANY = frozenset(format_.name for format_ in vd.formats() if format_.holds_many)
PACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "zstd": zstd.compress}
MAX_BYTES = 2**20
_SHORTEST = 4  # so long is the stretch of a text that is looked for where no other is given


class BrokenPromiseError(AssertionError):
    """What a reader did that it never does."""


def read(name: str, data: bytes) -> None:
    """A document in a format, as a whole and, where the format is streamed, read in turn from a file."""
    whole: Any = _answer(lambda: vd.loads(data, name))
    _hold(whole == _answer(lambda: vd.loads(data, name)), "the same bytes were read in two ways")
    if isinstance(whole, vd.Dossier):
        _hold(vd.loads(vd.dumps(whole, name), name) == whole, "what was read is not read back")
    if name in STREAMED:
        _read_in_turn(name, data, whole)


def _read_in_turn(name: str, data: bytes, whole: object) -> None:
    streamed = _answer(lambda: _each(_text(data, None), name))
    if not isinstance(streamed, list):
        return
    found = cast("list[vd.Dossier]", streamed)
    written = b"".join(vd.dumps(each, name) for each in found)
    is_repeated = len({each.id for each in found}) < len(found)
    if name == "jsonl" or not is_repeated:
        _hold(_each(_text(written, None), name) == found, "what was streamed is not read back")
    if isinstance(whole, vd.Dossier):
        _hold(found == [whole], "a document is another when it is streamed")


def expand(compression: Compression, data: bytes) -> None:
    """Compressed JSON Lines: expanded within bounds, and the dossiers in them as everywhere."""
    expanded = _answer(lambda: _text(data, compression).read())
    if isinstance(expanded, bytes):
        _hold(len(expanded) <= MAX_BYTES, "more was expanded than is allowed")
        again = PACK[compression.name](expanded)
        _hold(_text(again, compression).read() == expanded, "what was expanded is not compressed again")
    _answer(lambda: _each(_text(data, compression), "jsonl"))


def value(data: bytes) -> None:
    """A text as a time, an IRI, an id and a language tag; bytes that are no UTF-8 become lone surrogates."""
    text = data.decode(errors="surrogateescape")
    time = times.read(text)
    if isinstance(time, Mistake):
        _show(time)
    else:
        _hold(str(time) == text, "a time is spelt otherwise than it was")
        is_ordered = time.earliest is None or time.latest is None or time.earliest <= time.latest
        _hold(is_ordered, "a time ends before it begins")
    for judge in (
        identifiers.local_id_mistake,
        identifiers.dossier_id_mistake,
        identifiers.record_iri_mistake,
        evidence.digest_mistake,
        evidence.sha256_mistake,
    ):
        _show(judge(text))
    _judge_iri(text)
    _judge_language(text)


def _judge_iri(text: str) -> None:
    from pyoxigraph import NamedNode  # noqa: PLC0415 - as in the library

    mistake = identifiers.iri_mistake(text)
    _show(mistake)
    _hold(mistake is not None or is_iri(text), "the grammar refuses an IRI that is taken")
    if mistake is None:
        _hold(NamedNode(text).value == text, "an IRI is another to another reader")


def _judge_language(text: str) -> None:
    _show(languages.language_mistake(text))
    tag = languages.canonical_language(text)
    _hold(languages.canonical_language(tag) == tag, "a language tag has two forms that are its only one")
    if languages.language_mistake(text) is None:
        _hold(tag == text, "a language tag is taken in a case that is not its own")


def anchor(data: bytes) -> None:
    """Evidence looked for in texts: what two parts of the data make of it."""
    stretch, _, text = data.decode(errors="replace").replace("\0", "").partition("\n")
    dossier = _answer(lambda: _with_evidence(stretch, text)) if text else None
    if not isinstance(dossier, vd.Dossier):
        return
    for given in (text, text[1:], f"{stretch}{text}", text.replace(" ", "\n"), text.swapcase()):
        _answer(partial(vd.anchor, dossier, {"article": given}))


def _with_evidence(stretch: str, text: str) -> vd.Dossier:
    start = text.find(stretch) if stretch else 0
    start, end = (start, start + len(stretch)) if start >= 0 and stretch else (0, min(len(text), _SHORTEST))
    shown = {"exact": text[start:end], "prefix": text[max(0, start - 32) : start] or None}
    found = vd.Evidence(
        article="article", start=start, end=end, digest=evidence.digest(text, start, end), **shown
    )
    event = vd.Event(id="event", label="something", status="occurred", evidence=[found])
    articles = [vd.Article(id="article", kind="news", length=len(text))]
    return vd.Dossier(id="https://data.example.org/d", title="A text", articles=articles, events=[event])


def _text(data: bytes, compression: Compression | None) -> Text:
    file: io.BufferedReader = io.BufferedReader(io.BytesIO(data))
    return Text(file.read1 if compression is None else expanding(file, compression), MAX_BYTES)


def _each(text: Text, name: str) -> list[Any]:
    return [held.read() for held in in_turn(text, format_named(name), vd.Dossier, "refuse")]


def _answer(call: Callable[[], object]) -> Any:
    """The result, or, of one of our own errors, all that it says."""
    try:
        return call()
    except VisitdataError as error:
        problems: tuple[vd.Problem, ...] = getattr(error, "problems", ())
        said = str(error), *map(str, problems), *(each.path for each in problems)
        for each in said:
            each.encode()  # what cannot be encoded cannot be printed
        return problems


def _show(mistake: Mistake | None) -> None:
    for each in mistake or ():
        (each or "").encode()


def _hold(is_kept: bool, otherwise: str) -> None:  # noqa: FBT001 - a promise is kept or it is not
    if not is_kept:
        raise BrokenPromiseError(otherwise)


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{name: partial(read, name) for name in LOSSLESS},
    **{each.name: partial(expand, each) for each in COMPRESSIONS},
    "value": value,
    "anchor": anchor,
}
