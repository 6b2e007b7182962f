"""Write the columns of the tables anew, in the page that describes them: run by `make derived`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import visitdata as vd
from visitdata.tables import tables
from visitdata.tables.columns import Fields, Many, Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.metamodel.settings import Declared
    from visitdata.tables.columns import Column

MARKS = re.compile(r"(?<=<!-- columns -->\n).*(?=<!-- /columns -->)", re.DOTALL)


def columns(root: type[Declared]) -> str:
    """A section a table, then one for each sort of record that stands inside rows."""
    every = [*tables(root).values()]
    owned = {
        fields.name: fields for fields in _all_fields(column for each in every for column in each.columns)
    }
    parts = [f"\n### {table.name}\n\n{table.doc}\n\n{_rows(table.columns)}" for table in every]
    parts += [f"\n### {name}\n\n{_rows(fields.columns)}" for name, fields in sorted(owned.items())]
    return "".join(parts) + "\n"


def _rows(found: Iterable[Column]) -> str:
    lines = ["| column | type | null | meaning |", "| --- | --- | --- | --- |"]
    lines += [f"| {' | '.join(_cells(column))} |" for column in found]
    return "\n".join(lines) + "\n"


def _cells(column: Column) -> Iterator[str]:
    yield f"`{column.name}`"
    yield _called(column.type)
    yield "" if column.required else "yes"
    kinds = f" ({', '.join(column.kinds)})" if column.kinds else ""
    yield f"{column.doc}{kinds}".replace("|", r"\|")


def _called(type_: Type) -> str:
    if isinstance(type_, Many):
        return f"list of {_called(type_.of)}"
    return f"[{type_.name}](#{type_.name.lower()})" if isinstance(type_, Fields) else str(type_)


def _all_fields(found: Iterable[Column]) -> Iterator[Fields]:
    for column in found:
        type_ = column.type.of if isinstance(column.type, Many) else column.type
        if isinstance(type_, Fields):
            yield type_
            yield from _all_fields(type_.columns)


if __name__ == "__main__":
    page = Path(sys.argv[1])
    text = page.read_text(encoding="utf-8")
    page.write_text(MARKS.sub(lambda _: columns(vd.Dossier), text), encoding="utf-8")
