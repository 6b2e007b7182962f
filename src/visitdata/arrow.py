"""Tables as Apache Arrow has them: schemas, and rows as record batches (extra `[parquet]`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.dependencies import require
from visitdata.errors import MissingExtraError
from visitdata.tables.columns import Column, Fields, Many, TextByText, Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from visitdata.tables import Row, Table

# Rows are Python objects until they are a batch, and those take some kilobytes each.
ROWS = 2**10


def pyarrow(what: str, extra: str = "parquet") -> Any:
    """The module pyarrow.

    Args:
        what: what needs it, for the message.
        extra: the extra that brings it.

    Raises:
        MissingExtraError: it is not installed, or too old.
    """
    try:
        return require("pyarrow", extra)
    except ModuleNotFoundError:
        msg = f"{what} need an extra: pip install 'visitdata[{extra}]'"
        raise MissingExtraError(msg) from None


def schema(table: Table) -> Any:
    """The schema of a table."""
    pa = pyarrow("tables in Arrow")
    return pa.schema([_field(pa, column) for column in table.columns])


def rows_type(table: Table) -> Any:
    """The type of a value that holds all rows of a dossier: a list of structs."""
    pa = pyarrow("tables in Arrow")
    return pa.list_(pa.struct([_field(pa, column) for column in table.columns]))


def batch(rows: Sequence[Row], schema: Any) -> Any:
    """Rows as one record batch."""
    pa = pyarrow("tables in Arrow")
    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def batches(rows: Iterable[Row], schema: Any) -> Iterator[Any]:
    """Rows as record batches of `ROWS` rows each, but for the last; rows are asked for one by one."""
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == ROWS:
            yield batch(waiting, schema)
            waiting.clear()
    if waiting:
        yield batch(waiting, schema)


def _field(pa: Any, column: Column) -> Any:
    return pa.field(column.name, _type(pa, column.type), nullable=not column.required)


def _type(pa: Any, type_: Type) -> Any:
    if isinstance(type_, Many):
        return pa.list_(_type(pa, type_.of))
    if isinstance(type_, Fields):
        return pa.struct([_field(pa, column) for column in type_.columns])
    if isinstance(type_, TextByText):
        return pa.map_(pa.string(), pa.string())
    return getattr(pa, _PLAIN[type_.name])()


_PLAIN = {"text": "string", "boolean": "bool_", "integer": "int64", "number": "float64", "date": "date32"}
