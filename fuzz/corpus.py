"""Where the fuzzer begins: small documents in every format, good ones and such with the usual mistakes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import visitdata as vd
from fuzz.targets import PACK
from tests.support.small_document import SMALL
from tests.support.strategies import every_member
from visitdata import codec
from visitdata.files.compression import COMPRESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN = Path(__file__).parent.parent / "tests" / "broken"
LONGEST = 2**13  # the time for a document grows with its length, and what is wrong seldom needs much
_VALUES = (
    b"2031-05-04", b"2031-05-11/2031-05-12", b"[..2031-05-04]", b"2030~", b"2031-21", b"203X",
    b"2031-05-04T10:00:00+02:00", b"18. Juni 2031", b"6/18/2031", b"https://www.example.org/a?b=c#d",
    b"https://[::1]:80/%20", b"urn:isbn:0", b"en-GB", b"zh-Hant-TW", b"de-1901-x-a", b"i-klingon",
    b"arms-sale", b"9f2c5d1e0a7b4c3d", b"https://\xd0\xb0.example/\xe2\x80\xae",
)  # fmt: skip
_ARTICLES = (
    b"rifles\nArcadia sold rifles, neighbouring states say. Arcadia denies that it sold rifles.",
    b"so\nso so so so so so so so so so so so",
    "Strelsau\nZoe\u0308 in Strelsau\r\n\u202eStrelsau".encode(),
)


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """The documents that a target is begun with."""
    if target in PACK:
        lines = [*seeds("jsonl")[:8], b"".join(seeds("jsonl")[:3]), b"", b"\n" * 5000]
        return tuple(map(PACK[target], lines)) + _broken(f"*{_suffix_of_archive(target)}")
    if target == "value":
        return _VALUES
    if target == "anchor":
        return _ARTICLES
    written = tuple(vd.dumps(dossier, target) for dossier in _dossiers())
    suffix = next(format_.suffix for format_ in vd.formats() if format_.name == target)
    return tuple(each for each in written if len(each) <= 4 * LONGEST) + _broken(f"*{suffix}")


def _suffix_of_archive(name: str) -> str:
    return next(each.suffix for each in COMPRESSIONS if each.name == name)


def _broken(pattern: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(BROKEN.glob(pattern)))


@cache
def _dossiers() -> tuple[vd.Dossier, ...]:
    """A small dossier, and what each record of a full one needs to stand alone, where that is not much."""
    bare = vd.Dossier(id="https://data.example.org/d", title="A dossier")
    small = codec.decode(vd.Dossier, SMALL)
    whole = codec.encode(every_member())
    return (bare, small, *(codec.decode(vd.Dossier, each) for each in _cuttings(whole)))


def _cuttings(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    lists: dict[str, list[Any]] = {name: given for name, given in whole.items() if isinstance(given, list)}
    homes = {
        identifier: (name, record)
        for name, records in lists.items()
        for record in records
        for identifier in _ids(record)
    }
    head = {name: given for name, given in whole.items() if name not in lists}
    for identifier in homes:
        needed = _needed(identifier, homes)
        cutting = {
            name: [record for record in records if needed.intersection(_ids(record))]
            for name, records in lists.items()
            if name != "makers"
        }
        if len(str(cutting)) < LONGEST:
            yield head | {name: records for name, records in cutting.items() if records}


def _needed(identifier: str, homes: dict[str, tuple[str, Any]]) -> set[str]:
    """The ids of all records that one leads to."""
    found: set[str] = set()
    waiting = [identifier]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += [text for text in _texts(homes[each][1]) if text in homes]
    return found


def _ids(record: Any) -> set[str]:
    return {each["id"] for each in _objects(record) if "id" in each}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        held = cast("dict[str, Any]", value)
        yield held
        value = list(held.values())
    inner: list[Any] = value if value.__class__ is list else []
    for each in inner:
        yield from _objects(each)


def _texts(value: Any) -> Iterator[str]:
    for each in _objects(value):
        for given in each.values():
            texts: list[Any] = given if given.__class__ is list else [given]
            yield from (text for text in texts if text.__class__ is str)


def lay_out(target: str, folder: Path) -> None:
    """Write the seeds of a target to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (folder / f"seed-{number:03}").write_bytes(seed)
