"""Write the table of scripts anew, from the Unicode data in the package `regex`: once a Unicode version.

Not run by `make derived`: what it writes depends on the version of `regex` that happens to be installed.
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex
from regex import _regex_core

WIDEST = 110
NO_SCRIPT = {"Common", "Inherited", "Unknown"}
EVERY = "".join(map(chr, range(sys.maxunicode + 1)))

OPENING = '''\
"""The scripts: where the characters of each begin and end. Written by scripts/write_scripts.py.

The property Script of the Unicode Character Database, version {version} (UAX #24), for all that is neither
Common nor Inherited; a range may reach over code points that are not assigned. Derived from data files that
are copyright Unicode, Inc., under the Unicode License v3: see LICENSES/Unicode-3.0.txt.
"""

from __future__ import annotations

_TABLE = """
{rows}
"""

# By the name of each script: code points, and ranges of them with both ends, in hexadecimal.
RANGES = {{
    name: ranges for name, _, ranges in (row.partition(": ") for row in " ".join(_TABLE.split()).split("; "))
}}
'''

# `regex` knows no spaces in names.
OF_SEVERAL_WORDS = """
Anatolian Hieroglyphs, Bassa Vah, Beria Erfe, Canadian Aboriginal, Caucasian Albanian, Cypro Minoan,
Dives Akuru, Egyptian Hieroglyphs, Gunjala Gondi, Gurung Khema, Hanifi Rohingya, Imperial Aramaic,
Inscriptional Pahlavi, Inscriptional Parthian, Kayah Li, Khitan Small Script, Kirat Rai, Linear A, Linear
B, Masaram Gondi, Meetei Mayek, Mende Kikakui, Meroitic Cursive, Meroitic Hieroglyphs, Nag Mundari, New
Tai Lue, Nyiakeng Puachue Hmong, Ol Chiki, Ol Onal, Old Hungarian, Old Italic, Old North Arabian, Old
Permic, Old Persian, Old Sogdian, Old South Arabian, Old Turkic, Old Uyghur, Pahawh Hmong, Pau Cin Hau,
Phags Pa, Proto Cuneiform, Psalter Pahlavi, Sora Sompeng, Syloti Nagri, Tai Le, Tai Tham, Tai Viet, Tai
Yo, Tolong Siki, Tulu Tigalari, Warang Citi, Zanabazar Square
"""
SPELT = {name.replace(" ", ""): name for name in " ".join(OF_SEVERAL_WORDS.split()).split(", ")}


def scripts() -> Iterator[tuple[str, str]]:
    """Each script as Unicode names it, and as `regex` does."""
    names: dict[int, list[str]] = {}
    properties: Any = vars(_regex_core)["PROPERTIES"]
    for name, number in properties["SCRIPT"][1].items():
        names.setdefault(number, []).append(name)
    spelt = {joined.upper(): name for joined, name in SPELT.items()} | {"PLRD": "Miao"}
    for known in names.values():
        short, long = min(known, key=len), max(reversed(known), key=len)
        name = short if len(short) < 4 else long  # noqa: PLR2004 - Han and Lao, not Hani and Laoo
        yield spelt.get(name, name.capitalize()), long


def ranges(name: str) -> Iterator[tuple[int, int]]:
    """Where its characters stand; across what is not assigned, ranges grow together."""
    found = regex.finditer(
        rf"\p{{Script={name}}}(?:[\p{{Script={name}}}\p{{Cn}}]*\p{{Script={name}}})?", EVERY
    )
    yield from ((each.start(), each.end() - 1) for each in found)


def shown(first: int, last: int) -> str:
    """A range as it is written."""
    return f"{first:X}" if first == last else f"{first:X}-{last:X}"


def row(name: str, known_as: str) -> str:
    """A script in the table; empty where this version of `regex` has none of its characters."""
    found = " ".join(shown(*each) for each in ranges(known_as))
    return found and f"{name}: {found}"


def table(version: str) -> str:
    """The whole module."""
    rows = [row(name, known) for name, known in sorted(scripts()) if name not in NO_SCRIPT]
    lines = textwrap.wrap("; ".join(filter(None, rows)), WIDEST, break_on_hyphens=False)
    return OPENING.format(version=version, rows="\n".join(lines))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(table(sys.argv[2]), encoding="utf-8")
