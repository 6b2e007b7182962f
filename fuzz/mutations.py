"""Documents that are nearly right: good ones with a few pieces lost, doubled, moved or taken from others.

A fuzzer that changes bytes alone seldom gets past the first check of a reader. These know what the pieces
of a syntax are. They are used by the fuzzer and, with choices that can be made smaller, by Hypothesis.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

from fuzz.targets import PACK
from visitdata.files.compression import COMPRESSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableSequence, Sequence

_T = TypeVar("_T")


class Chance(Protocol):
    """Who decides: `random.Random`, or what Hypothesis has in its place."""

    def randrange(self, start: int, stop: int, /) -> int:
        """A number from `start` up to, and without, `stop`."""
        ...


Mutation: TypeAlias = "Callable[[Chance, bytes, bytes], bytes]"

MOST_STEPS = 4
LONGEST = 2**17  # each step may make forty of one

# What XML, Turtle, N-Quads and JSON are made of, near enough: names in brackets, strings, words, all else.
_TOKEN = re.compile(
    rb"""<[^<>\n]{0,200}>|"(?:[^"\\\n]|\\.){0,200}"|[\w:@.%/-]+|\s+|<<\(|\)>>|\^\^|.""", re.DOTALL
)
_WORDS: tuple[bytes, ...] = (
    b"", b" ", b"\n", b"\r", b"\r\n", b"\0", b"\t", b"\xef\xbb\xbf", b"\xff", b"\xed\xa0\x80",
    b"\xe2\x80\xae", b"\xc2\x85", b"[", b"]", b"{", b"}", b"(", b")", b"<<", b"<<(", b")>>", b"{|", b"|}",
    b"~", b"'''", b'"""', b"#", b"\\", b"\\u0000", b"\\ud800", b"\\uDC00", b"\\U00110000", b"%", b"%zz",
    b"&", b"&#0;", b"&lt;", b"<!--", b"<![CDATA[", b"]]>", b"<?x?>", b"<!DOCTYPE a>", b"null", b"true",
    b"NaN", b"-0", b"1e999", b"9007199254740993", b"1.0", b"01", b"a", b"@prefix : <x:> .",
    b"@base <x:/> .", b"BASE <relative> ", b'VERSION "1.2"', b"GRAPH ", b"_:b", b"<>", b"<x>", b"<x:>",
    b"<http://a/%>", b"@en", b"@EN-gb", b"@en--ltr", b"^^", b'"@context":', b'"@id":', b'"@type":',
    b'"@graph":', b'"@reverse":', b'"@included":', b'"@nest":', b'"@list":', b'"@json"', b'"@container":',
    b'"@import":"x:",', b'"http://a/"', b'"type":', b'"id":', b'xml:lang="x"', b'xml:base="a"',
    b'rdf:parseType="Literal"', b'rdf:parseType="Collection"', b'rdf:nodeID="a"', b'rdf:ID="a"',
    b'rdf:resource=""', b"<rdf:li/>", b"<rdf:Description/>", b"2031-02-29", b"[..2031]", b"2031/2030",
    b"x-y",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 2**53, 2**64, 1e300, "", "a", "\ud800", "@id",
    "https://www.example.org/", "_:b", "x:", "2031", "2031-02-29", "EN", [], {}, [[]], [{}], ["a", "a"],
    {"@id": "x:a"}, {"@value": "a", "@language": "EN"}, {"@list": []}, {"@graph": []},
    {"@context": "https://example.org/"}, {"@context": {"a": "x:a"}}, {"a": {"@id": "x:", "@context": {}}},
)  # fmt: skip


def mutate(name: str, data: bytes, other: bytes, chance: Chance) -> bytes:
    """A document like `data`, changed in a few places.

    Args:
        name: the target that is to read it, of `fuzz.targets`.
        data: a document of that target.
        other: another, from which pieces may come.
        chance: who decides.
    """
    mutation = _of_target(name)
    for _ in range(chance.randrange(1, MOST_STEPS + 1)):
        data = _one(chance, (mutation, mutation, in_bytes))(chance, data, other)[:LONGEST]
    return data


def _of_target(name: str) -> Mutation:
    if name in {"json", "jsonld", "jsonl"}:
        return in_json
    return in_archive if name in PACK else in_tokens


def _one(chance: Chance, options: Sequence[_T]) -> _T:
    return options[chance.randrange(0, len(options))]


def in_bytes(chance: Chance, data: bytes, other: bytes) -> bytes:
    """A bit flipped, bytes lost, doubled or put in, the end cut off, or the end of another in its place."""
    start = chance.randrange(0, len(data) + 1)
    end = min(len(data), start + chance.randrange(1, 16))
    put = _one(chance, _WORDS)
    match chance.randrange(0, 6):
        case 0:
            put = bytes(byte ^ 1 << chance.randrange(0, 8) for byte in data[start:end])
        case 1:
            put = data[start:end] * 2
        case 2:
            return data[:start]
        case 3:
            return data[:start] + other[chance.randrange(0, len(other) + 1) :]
        case 4:
            put += data[start:end]
        case _:
            pass
    return data[:start] + put + data[end:]


def in_tokens(chance: Chance, data: bytes, other: bytes) -> bytes:
    """The same with whole tokens, or whole lines, which may change places."""
    line = chance.randrange(0, 3) == 0
    pieces = data.splitlines(keepends=True) if line else _TOKEN.findall(data)
    others = other.splitlines(keepends=True) if line else _TOKEN.findall(other)
    _change(chance, pieces, [*others, *_WORDS])
    return b"".join(pieces)


def in_json(chance: Chance, data: bytes, other: bytes) -> bytes:
    """The same with whole values, or with tokens where the text is not JSON."""
    lines = data.split(b"\n")
    at = chance.randrange(0, len(lines))
    try:
        value, donor = (json.loads(lines[at]), json.loads(other.split(b"\n")[0]))
    except (ValueError, RecursionError):
        try:
            lines, at, value, donor = [data], 0, json.loads(data), json.loads(other)
        except (ValueError, RecursionError):
            return in_tokens(chance, data, other)
    _change_value(chance, value, [*_parts(donor)])
    lines[at] = json.dumps(value, ensure_ascii=chance.randrange(0, 2) == 0).encode(errors="surrogatepass")
    return b"\n".join(lines)


def _change_value(chance: Chance, value: Any, others: list[Any]) -> None:
    holders: list[Any] = [part for part in _parts(value) if isinstance(part, (list, dict)) and part]
    holder: Any = _one(chance, holders or [[value]])
    if holder.__class__ is list:
        _change(chance, holder, [*others, *_VALUES])
        return
    key = _one(chance, [*holder])
    match chance.randrange(0, 4):
        case 0:
            del holder[key]
        case 1:
            holder[key] = _one(chance, [*others, *_VALUES])
        case 2:
            holder[_one(chance, [*_keys(others), f"{key}x", "@type", ""])] = holder[key]
        case _:
            holder[key] = [holder[key]] if chance.randrange(0, 2) else {key: holder[key]}


def _keys(values: list[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            yield from cast("dict[str, Any]", value)


def _parts(value: Any) -> Iterator[Any]:
    """Every value in a value, and itself."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):
            waiting += cast("dict[str, Any]", part).values()
        elif isinstance(part, list):
            waiting += part


def _change(chance: Chance, pieces: MutableSequence[_T], others: Sequence[_T]) -> None:
    """Some pieces lost, doubled, swapped, replaced, or others put in."""
    at = chance.randrange(0, len(pieces)) if pieces else 0
    end = at + chance.randrange(1, 4)
    match chance.randrange(0, 6):
        case 0:
            del pieces[at:end]
        case 1:
            pieces[at:at] = pieces[at:end]
        case 2:
            there = chance.randrange(0, len(pieces)) if pieces else 0
            pieces[at:end], pieces[there : there + 1] = pieces[there : there + 1], pieces[at:end]
        case 3:
            pieces[at:end] = [_one(chance, others)]
        case 4:
            start = chance.randrange(0, len(others))
            pieces[at:at] = others[start : start + chance.randrange(1, 4)]
        case _:
            times = chance.randrange(2, 40)
            pieces[at:at] = [*pieces[at:end]] * times


def in_archive(chance: Chance, data: bytes, other: bytes) -> bytes:
    """Compressed data that was changed before it was compressed, or the same in several pieces."""
    for each in COMPRESSIONS:
        if each.beginning.match(data):
            pack = PACK[each.name]
            cut = chance.randrange(0, len(data) + 1)
            match chance.randrange(0, 4):
                case 0:
                    return data + other
                case 1:
                    return pack(b"") * chance.randrange(1, 9) + data
                case 2:
                    return pack(data)
                case _:
                    return data[:cut] + pack(data[cut:])
    return in_bytes(chance, data, other)
