"""Dossiers as Parquet on one machine: a file a table, each written whole (extra `[parquet]`)."""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, Self

import attrs

from visitdata import arrow
from visitdata.files import place_of
from visitdata.files.replacement import replacing
from visitdata.streams.documents import Ids

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from visitdata.metamodel.settings import Declared
    from visitdata.tables import Row, Table

SUFFIX = ".parquet"
# A row group is what readers skip or load as one; so much of each table waits in memory, as Arrow has it.
_GROUP = 2**24
# Every reader of Parquet expands it, and it is half as large as with snappy.
_COMPRESSION = "zstd"


@attrs.frozen(kw_only=True)
class Written:
    """A file that was written.

    Attributes:
        table: the name of the table.
        path: where the file is.
        rows: how many rows it has.
        size: how many bytes it has.
    """

    table: str
    path: Path
    rows: int
    size: int


def paths(tables: Iterable[Table], folder: Path, stem: str) -> dict[str, Path]:
    """The file of each table, by the table's name: `<folder>/<stem>.<table>.parquet`."""
    return {table.name: folder / f"{stem}.{table.name}{SUFFIX}" for table in tables}


def write(
    dossiers: Iterable[Declared], tables: Iterable[Table], folder: Path, stem: str
) -> tuple[Written, ...]:
    """Write the tables of dossiers; each dossier is asked for once the one before it is in the tables.

    All files are complete before the first of them takes its place. The same dossiers give the same bytes,
    with the same version of pyarrow.

    Raises:
        ExportError: an id comes twice: the rows of two dossiers would be those of one.
        MissingExtraError: pyarrow is not installed.
        OSError: a file cannot be written.
    """
    arrow.pyarrow("files of Parquet")
    every = [*tables]
    ids = Ids()
    with ExitStack() as places:
        where = paths(every, folder, stem)
        files = {name: places.enter_context(replacing(place_of(path))) for name, path in where.items()}
        with ExitStack() as open_sheets:
            sheets = [open_sheets.enter_context(_Sheet(table, files[table.name])) for table in every]
            for dossier in dossiers:
                ids.add(getattr(dossier, "id"))  # noqa: B009 - a dossier has one
                for sheet in sheets:
                    sheet.add(dossier)
        sizes = {name: file.tell() for name, file in files.items()}
    return tuple(
        Written(table=name, path=where[name], rows=sheet.count, size=sizes[name])
        for name, sheet in zip(where, sheets, strict=True)
    )


class _Sheet:
    """A table while its file is written; where the block ends, the file is complete."""

    def __init__(self, table: Table, file: IO[bytes]) -> None:
        self.count = 0
        self._rows_of = table.rows
        self._schema = arrow.schema(table)
        self._pa = arrow.pyarrow("files of Parquet")
        self._rows: list[Row] = []
        self._batches: list[Any] = []
        parquet: Any = import_module("pyarrow.parquet")
        self._writer = parquet.ParquetWriter(file, self._schema, compression=_COMPRESSION)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: object, *_: object) -> None:
        try:
            if error is None:
                self._pack()
                self._write()
        finally:
            self._writer.close()

    def add(self, dossier: Declared) -> None:
        """The rows of a dossier."""
        for row in self._rows_of(dossier):
            self._rows.append(row)
            if len(self._rows) == arrow.ROWS:
                self._pack()

    def _pack(self) -> None:
        """Keep the rows in less memory, until there are enough of them for a row group."""
        self.count += len(self._rows)
        if self._rows:
            self._batches.append(arrow.batch(self._rows, self._schema))
            self._rows.clear()
        if sum(batch.nbytes for batch in self._batches) >= _GROUP:
            self._write()

    def _write(self) -> None:
        if self._batches:
            table = self._pa.Table.from_batches(self._batches)
            self._writer.write_table(table, row_group_size=table.num_rows)
            self._batches.clear()
