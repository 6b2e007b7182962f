"""Write the tables of currency codes anew, from the package `iso-4217`: once the standard has changed.

Not run by `make derived`: what it writes depends on the version of `iso-4217` that happens to be installed.

    python scripts/write_currencies.py src/visitdata/values/currencies.py
"""

import re
import sys
import textwrap
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

WIDEST = 110
NO_CURRENCY = {"XTS", "XXX"}  # for tests, and where there is none


def published(name: str) -> tuple[str, set[str]]:
    """The date of one of the lists, and the codes in it."""
    text = (files("iso_4217") / "data" / f"list-{name}.xml").read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - it comes with the package
    return root.attrib["Pblshd"], {str(each.text) for each in root.iter("Ccy")} - NO_CURRENCY


def with_table(module: str, table: str, name: str, date: str, codes: set[str]) -> str:
    """The source of the module with a table, and the date in the comment above it, written anew."""
    rows = "\n".join(textwrap.wrap(" ".join(sorted(codes)), WIDEST))
    module = re.sub(rf"(list {name} of )[0-9-]{{10}}", rf"\g<1>{date}", module)
    return re.sub(rf'(?<=^{table} = """\n)[^"]*', f"{rows}\n", module, flags=re.MULTILINE)


def main(path: str) -> None:
    """Write both tables into the module."""
    current, in_use = published("one")
    past, withdrawn = published("three")
    module = Path(path).read_text(encoding="utf-8")
    module = with_table(module, "_CURRENT", "one", current, in_use)
    module = with_table(module, "_PAST", "three", past, withdrawn - in_use)
    Path(path).write_text(module, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
