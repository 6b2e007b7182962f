"""Write the table of character properties anew, from the Unicode data in the package `regex`.

Not run by `make derived`: what it writes depends on the version of `regex` that happens to be installed.
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import regex

PROPERTIES = {"DEFAULT_IGNORABLE": "Default_Ignorable_Code_Point", "QUOTATION_MARK": "Quotation_Mark"}
EVERY = "".join(map(chr, range(sys.maxunicode + 1)))

OPENING = '''\
"""Properties of characters that `unicodedata` does not tell. Written by scripts/write_properties.py.

From the Unicode Character Database, version {version} (UAX #44): code points, and ranges of them with both
ends, in hexadecimal. Derived from data files that are copyright Unicode, Inc., under the Unicode License v3:
see LICENSES/Unicode-3.0.txt.
"""

from __future__ import annotations

'''


def ranges(name: str) -> Iterator[str]:
    """Where the characters with a property stand."""
    for found in regex.finditer(rf"\p{{{name}}}+", EVERY):
        first, last = found.start(), found.end() - 1
        yield f"{first:X}" if first == last else f"{first:X}-{last:X}"


def row(variable: str, name: str) -> str:
    """A property in the table."""
    lines = textwrap.wrap(" ".join(ranges(name)), 100)
    body = "\n".join([*(f'    "{each} "' for each in lines[:-1]), f'    "{lines[-1]}"'])
    return f"# {name}\n{variable} = (\n{body}\n)\n"


if __name__ == "__main__":
    table = OPENING.format(version=sys.argv[2]) + "\n".join(row(*each) for each in PROPERTIES.items())
    Path(sys.argv[1]).write_text(table, encoding="utf-8")
