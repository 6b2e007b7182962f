"""What Spark's workers do: the lines of a file to dossiers, and those to rows, as batches of Arrow.

A worker knows neither the driver's objects nor its kinds: it gets `WorkerKinds`, imports the modules named
there, and looks whether it then knows the same kinds. Nothing here needs Spark.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from visitdata import arrow
from visitdata.errors import DecodeError, InvalidRecordError
from visitdata.metamodel.describe import schemas
from visitdata.model.dossier import Dossier
from visitdata.streams.documents import repeated
from visitdata.streams.rejected import content, record_unnumbered
from visitdata.syntaxes import format_named
from visitdata.syntaxes.jsonl import read_line
from visitdata.tables import Table, table, tables
from visitdata.tables.columns import INTEGER, TEXT, Column, Fields, Many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata.errors import Problem
    from visitdata.tables import Row

OnError: TypeAlias = Literal["stop", "skip"]
# A batch in the making is held twice, as Python has it and as Arrow has it.
_MOST_BYTES = 2**22
# White space of JSON; a line of it alone is no dossier, as everywhere in this package.
_BLANK = b" \t\r\n"


@attrs.frozen(kw_only=True)
class WorkerKinds:
    """The kinds of record that the driver knows, and that workers have to know, too.

    Attributes:
        plugins: the modules that declare kinds of the user's own.
        names: the names of the kinds.
    """

    plugins: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, plugins: Iterable[str]) -> WorkerKinds:
        """The kinds of the driver, who imports the modules, too."""
        named = (plugins,) if isinstance(plugins, str) else tuple(plugins)
        return cls(plugins=named, names=_declared(named))

    def declare(self) -> None:
        """Know what the driver knows.

        Raises:
            TypeError: other kinds are declared here, or other ones there.
        """
        other = sorted({*_declared(self.plugins)} ^ {*self.names})
        if other:
            msg = (
                f"Spark's workers and its driver do not know the same kinds of record ({', '.join(other)}): "
                "name the modules that declare them with plugins, and install them everywhere"
            )
            raise TypeError(msg)


def _declared(plugins: Iterable[str]) -> tuple[str, ...]:
    """Every kind that is declared once modules are imported."""
    for name in plugins:
        import_module(name)
    return tuple(sorted(f"{schema.cls.__module__}.{schema.name}" for schema in schemas(Dossier)))


@attrs.frozen(kw_only=True)
class ReadLine:
    """A line of a file that is not blank, and what came of it.

    Attributes:
        data: its bytes, without the line feed.
        file: the file, as Spark calls it.
        block: where in the file the part begins that Spark gave to one task, in bytes.
        number: what grows from line to line of that part.
        dossier: the dossier, if it has no errors.
        problems: all of them, without line numbers, which nobody knows.
    """

    data: bytes
    file: str
    block: int
    number: int
    dossier: Dossier | None = None
    problems: tuple[Problem, ...] = ()


def read(given: Iterable[Any]) -> Iterator[ReadLine]:
    """Each line that is not blank, read.

    Args:
        given: batches of what a `ReadLine` begins with: its bytes, its file, block and number.
    """
    for batch in given:
        # One by one: Spark's batches are of 10,000 lines, however long.
        for values in zip(*batch.columns, strict=True):
            data, file, block, number = (value.as_py() for value in values)
            if data.strip(_BLANK):
                yield _read(ReadLine(data=data, file=file, block=block, number=number))


def _read(line: ReadLine) -> ReadLine:
    try:
        # Spark has taken off the mark that the file begins with.
        return attrs.evolve(line, dossier=read_line(Dossier, line.data, None))
    except (DecodeError, InvalidRecordError) as error:
        return attrs.evolve(line, problems=error.problems)


# One table.


@attrs.frozen(kw_only=True)
class Rows:
    """The rows of a table, from lines.

    Attributes:
        kinds: the kinds that the workers have to know.
        name: the table.
        on_error: what to do with a line that has errors: raise, or leave it out.
    """

    kinds: WorkerKinds
    name: str
    on_error: OnError

    def __call__(self, given: Iterable[Any]) -> Iterator[Any]:
        """Batches of rows for batches of lines.

        Raises:
            DecodeError: a line has errors, and is not to be left out.
        """
        self.kinds.declare()
        found = REJECTED if self.name == REJECTED.name else table(Dossier, self.name)
        rows = _rejected_rows(read(given)) if found is REJECTED else self._rows(found, read(given))
        return arrow.batches(rows, arrow.schema(found))

    def _rows(self, table: Table, lines: Iterable[ReadLine]) -> Iterator[Row]:
        for line in lines:
            if line.dossier is not None:
                yield from table.rows(line.dossier)
            elif self.on_error == "stop":
                what = f"a line of {line.file} cannot be read; on_error='skip' leaves such lines out"
                raise DecodeError(what, line.problems)


def _rejected_rows(lines: Iterable[ReadLine]) -> Iterator[Row]:
    for line in lines:
        if line.dossier is None:
            text = content(line.data)
            problems = [
                (each.code, each.severity, each.message, each.suggestion, each.path, each.column)
                for each in line.problems
            ]
            yield line.file, problems, text.get("text"), text.get("base64")


_PROBLEM = (
    Column(name="code", type=TEXT, doc="What is wrong, as docs/problems.md has it.", required=True),
    Column(name="severity", type=TEXT, doc="How bad it is.", required=True),
    Column(name="message", type=TEXT, doc="What is wrong, in words.", required=True),
    Column(name="suggestion", type=TEXT, doc="The likely suggestion, if there is one."),
    Column(name="path", type=TEXT, doc="Where it is in the dossier.", required=True),
    Column(name="column", type=INTEGER, doc="Where it is in the line, from 1, in characters."),
)

# No dossier gives such rows: they are lines that gave none.
REJECTED = Table(
    name="rejected",
    doc="A line that no dossier could be read from.",
    columns=(
        Column(name="file", type=TEXT, doc="The file, as Spark calls it.", required=True),
        Column(
            name="problems",
            type=Many(Fields("Problem", _PROBLEM)),
            doc="All that is wrong with it.",
            required=True,
        ),
        Column(name="text", type=TEXT, doc="The line, where its bytes are UTF-8."),
        Column(name="base64", type=TEXT, doc="Else its bytes (RFC 4648, section 4)."),
    ),
    rows=lambda _: iter(()),
)


# All that is exported.


@attrs.frozen(kw_only=True)
class Sorted:
    """Lines sorted into dossiers, encoded, and what is left out: a row a line.

    The first columns say of what (`id`, null where the line has errors) and from where (`file`, `block`,
    `number`, `line`), `rejected` why not. What is written of a dossier follows: `value`, its text in a
    format, or a column a table, with all its rows.

    Attributes:
        kinds: the kinds that the workers have to know.
        format: nquads, jsonl or parquet.
    """

    kinds: WorkerKinds
    format: str

    def schema(self) -> Any:
        """What the batches hold."""
        pa = arrow.pyarrow("exports from Spark", "spark")
        kept = {name: getattr(pa, type_)() for name, type_ in _KEPT.items()}
        if self.format == PARQUET:
            kept |= {name: arrow.rows_type(each) for name, each in tables(Dossier).items()}
        else:
            kept["value"] = pa.string()
        return pa.schema(list(kept.items()))

    def __call__(self, given: Iterable[Any]) -> Iterator[Any]:
        """Batches of sorted lines for batches of lines."""
        self.kinds.declare()
        schema, encode = self.schema(), self._encoder()
        nothing = (None,) * (len(schema) - len(_KEPT))
        rows: list[Row] = []
        size = 0
        for line in read(given):
            place = (line.file, line.block, line.number, line.data)
            if line.dossier is None:
                rows.append((None, *place, _left_out(line.data, line.problems, line.file), *nothing))
                size += len(line.data)
            else:
                values, cost = encode(line.dossier, line.data)
                rows.append((line.dossier.id, *place, None, *values))
                size += cost
            if len(rows) == arrow.ROWS or size >= _MOST_BYTES:
                yield arrow.batch(rows, schema)
                rows.clear()
                size = 0
        if rows:
            yield arrow.batch(rows, schema)

    def _encoder(self) -> Callable[[Dossier, bytes], tuple[Row, int]]:
        """The function that gives what is written of a dossier, and about how many bytes that has."""
        if self.format == PARQUET:
            every = [*tables(Dossier).values()]
            return lambda dossier, line: (
                tuple([*table.rows(dossier)] for table in every),
                _TIMES * len(line),
            )
        write = format_named(self.format).write

        def text(dossier: Dossier, _: bytes) -> tuple[Row, int]:
            data = b"".join(write(dossier, None))
            return (data.decode().removesuffix("\n"),), len(data)

        return text


# The columns that say of what and from where, by the names of their types in Arrow.
_KEPT = {
    "id": "string",
    "file": "string",
    "block": "int64",
    "number": "int64",
    "line": "binary",
    "rejected": "string",
}
PARQUET = "parquet"
# Its tables are about so many times as large as the JSON of a dossier.
_TIMES = 20


def _left_out(data: bytes, problems: Iterable[Problem], file: str) -> str:
    return record_unnumbered(data, problems, file).decode().removesuffix("\n")


def repeated_lines(given: Iterable[Any]) -> Iterator[Any]:
    """What is left out because its id came before, from batches of (id, line, file)."""
    pa = arrow.pyarrow("exports from Spark", "spark")
    for batch in given:
        columns = (column.to_pylist() for column in batch.columns)
        values = [
            _left_out(line, repeated(identifier).problems, file)
            for identifier, line, file in zip(*columns, strict=True)
        ]
        yield pa.RecordBatch.from_pydict({"value": values}, schema=pa.schema([("value", pa.string())]))
