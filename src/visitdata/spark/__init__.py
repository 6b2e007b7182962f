"""Dossiers in Apache Spark, for those who outgrow one machine (extra `[spark]`).

    import visitdata.spark

    events = visitdata.spark.table(spark, "s3a://archive/*.jsonl.gz", "events")
    counts = visitdata.spark.export(spark, "s3a://archive/*.jsonl.gz", "s3a://quads", format="nquads")

The source is JSON Lines, read by Spark's own text source, which splits files, expands .gz and tries again
what failed; each line is read as strictly as `visitdata.read` does. Dossiers do not refer to each other, so
every line can be read anywhere. docs/tables.md describes the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from visitdata import arrow
from visitdata.errors import ExportError, UnknownFormatError
from visitdata.lazy import LazyModule
from visitdata.model.dossier import Dossier
from visitdata.spark import frames
from visitdata.spark.frames import functions
from visitdata.spark.workers import PARQUET, REJECTED, OnError, Rows, Sorted, WorkerKinds, repeated_lines
from visitdata.tables import table as table_named
from visitdata.tables import tables

if TYPE_CHECKING:
    from pyspark import sql
else:
    sql = LazyModule("pyspark.sql")

__all__ = ["Exported", "Mode", "OnError", "export", "table"]

Mode: TypeAlias = Literal["error", "overwrite", "append"]

FORMATS = ("nquads", "jsonl", PARQUET)
MODES = ("error", "overwrite", "append")
# So many ids are sent to every worker; more of them are joined as Spark sees fit.
_FEW = 100_000


def table(  # noqa: PLR0913 - each is said by its keyword
    spark: sql.SparkSession,
    path: str | list[str],
    name: str,
    *,
    on_error: OnError = "stop",
    plugins: Iterable[str] = (),
    partitions: int | None = None,
) -> sql.DataFrame:
    """A table of the dossiers in files of JSON Lines; they are read when Spark comes to need its rows.

    Args:
        spark: the session.
        path: a file, a folder or a pattern, or several, as Spark's own readers take them.
        name: a table of docs/tables.md, such as `events`; or `rejected`, the lines with errors.
        on_error: where a line has errors: `stop` fails with all of them, as `visitdata.read` does; `skip`
            leaves the line out of this table, so that it stands in the table `rejected` alone.
        plugins: modules that declare kinds of your own; the workers import them, too.
        partitions: over how many partitions lines are spread before they are read. Give it where the files
            are few and compressed: Spark cannot split a .gz.

    Raises:
        FileNotFoundError: there is nothing at the path.
        LookupError: there is no such table.
        MissingExtraError: pyspark, pyarrow or pandas is not installed.
        ValueError: `on_error` is neither.
    """
    frames.modules()
    if on_error not in {"stop", "skip"}:
        msg = f"on_error is 'stop' or 'skip', not {on_error!r}"
        raise ValueError(msg)
    kinds = WorkerKinds.of(plugins)
    found = REJECTED if name == REJECTED.name else table_named(Dossier, name)
    rows = Rows(kinds=kinds, name=name, on_error=on_error)
    lines = frames.lines(spark, path, partitions)
    frame: sql.DataFrame = _mapped(lines, rows, arrow.schema(found))
    return frame


def _mapped(frame: Any, work: Callable[[Iterable[Any]], Iterator[Any]], schema: Any) -> Any:
    """What the workers make of the batches of a frame: batches with a schema of Arrow."""

    def of_batches(given: Iterable[Any]) -> Iterator[Any]:
        return work(given)

    return frame.mapInArrow(of_batches, frame.sparkSession.createDataFrame(schema.empty_table()).schema)


@attrs.frozen(kw_only=True)
class Exported:
    """What became of the lines of a source: `read` is the sum of the other two.

    Attributes:
        read: how many lines there were that are not blank.
        written: how many dossiers were written.
        rejected: how many lines were left out, because of their errors or because their id came before.
    """

    read: int
    written: int
    rejected: int


def export(  # noqa: PLR0913 - each is said by its keyword
    spark: sql.SparkSession,
    src: str | list[str],
    dst: str,
    format: str = "nquads",  # noqa: A002 - the word of the field
    *,
    mode: Mode = "error",
    rejected: str | None = None,
    plugins: Iterable[str] = (),
    partitions: int | None = None,
    compression: str | None = None,
) -> Exported:
    """Write the dossiers in files of JSON Lines to a folder, as many files as Spark has partitions.

    The source is read once. What is left out is written as well, a line of JSON each: the file, the problems
    and the original line, `text` or `base64`, as `visitdata convert --on-error skip` has it, but without line
    numbers, which nobody knows where a file is read in parts.

    In nquads and parquet, two dossiers of one id would become one: the first in the order of files and lines
    is written, and the others are left out. What is in `dst` already is not looked at when more is appended.

    Args:
        spark: the session.
        src: a file, a folder or a pattern, or several, as Spark's own readers take them.
        dst: the folder to write; with parquet, there is a folder for each table in it.
        format: nquads, jsonl or parquet.
        mode: what to do where `dst` is there already, as Spark has it: `error`, `overwrite` or `append`.
        rejected: the folder for what is left out; by default, `rejected` in `dst`. It is always written.
        plugins: as for `table`.
        partitions: as for `table`.
        compression: that of the files, as Spark calls it: `gzip` for nquads and jsonl, for instance.

    Returns:
        The counts.

    Raises:
        ExportError: the counts do not add up, because the source changed meanwhile.
        FileExistsError: `dst` or `rejected` is there, and the mode is `error`.
        FileNotFoundError: there is nothing at `src`.
        MissingExtraError: pyspark, pyarrow or pandas is not installed.
        UnknownFormatError: the format is none of these.
        ValueError: the mode is none of these.
    """
    frames.modules()
    if format not in FORMATS:
        msg = f"Spark writes {', '.join(FORMATS)}, not {format!r}"
        raise UnknownFormatError(msg)
    if mode not in MODES:
        # Where nothing is done if something is there, there is nothing to count.
        msg = f"mode is one of {', '.join(map(repr, MODES))}, not {mode!r}"
        raise ValueError(msg)
    place = f"{dst.rstrip('/')}/rejected" if rejected is None else rejected
    if mode == "error":
        for each in (dst, place):
            frames.refuse_existing(spark, each)
    exporting = _Export(
        sorted=Sorted(kinds=WorkerKinds.of(plugins), format=format),
        dst=dst,
        rejected=place,
        mode=mode,
        compression=compression,
    )
    return exporting.run(frames.lines(spark, src, partitions))


@attrs.frozen(kw_only=True)
class _Export:
    """An export: the lines are sorted once, and what came of them is kept until all is written."""

    sorted: Sorted
    dst: str
    rejected: str
    mode: str
    compression: str | None

    def run(self, lines: Any) -> Exported:
        """Sort the lines, and write what became of them."""
        kept = _mapped(lines, self.sorted, self.sorted.schema()).persist()
        try:
            read, repeated = self.counts(kept)
            sound, left_out = _parted(kept, repeated) if repeated else _unparted(kept)
            written = self.write(sound)
            rejected = frames.save(left_out, self.rejected, self.mode)
        finally:
            kept.unpersist()
        if read != written + rejected:
            msg = (
                f"{read:,} lines read, {written:,} written and {rejected:,} rejected: did the source change?"
            )
            raise ExportError(msg)
        return Exported(read=read, written=written, rejected=rejected)

    def counts(self, kept: Any) -> tuple[int, int]:
        """How many lines there are, and how many of the dossiers have an id that came before."""
        count = functions.count
        every = count(functions.lit(1)).alias("read")
        ids = functions.count_distinct("id").alias("ids")
        row = kept.agg(every, count("id").alias("sound"), ids).first()
        # Lines of JSON stay two, whatever their ids.
        return row["read"], 0 if self.sorted.format == "jsonl" else row["sound"] - row["ids"]

    def write(self, sound: Any) -> int:
        """Write the dossiers; how many they are."""
        if self.sorted.format != PARQUET:
            return self.save(sound.select("value"), self.dst, "text")
        folder = self.dst.rstrip("/")
        counts = {
            name: self.save(sound.select(functions.inline(name)), f"{folder}/{name}", PARQUET)
            for name in tables(Dossier)
        }
        return counts["dossiers"]

    def save(self, frame: Any, place: str, format_: str) -> int:
        options = {} if self.compression is None else {"compression": self.compression}
        return frames.save(frame, place, self.mode, format_, **options)


def _unparted(kept: Any) -> tuple[Any, Any]:
    """The lines whose dossiers are written, and the records of those that are left out."""
    rejected = functions.col("rejected")
    return kept.where(rejected.isNull()), kept.where(rejected.isNotNull()).select(rejected.alias("value"))


def _parted(kept: Any, repeated: int) -> tuple[Any, Any]:
    """The same where ids come twice: of the dossiers of one id, the first is written."""
    col, place = functions.col, functions.struct("file", "block", "number")
    sound, left_out = _unparted(kept)
    times = functions.count(functions.lit(1)).alias("times")
    first = functions.min(place).alias("first")
    firsts = sound.groupBy("id").agg(first, times).where(col("times") > 1).select("id", "first")
    if repeated <= _FEW:
        firsts = functions.broadcast(firsts)
    joined = sound.join(firsts, "id", "left")
    is_later = functions.coalesce(place != col("first"), functions.lit(False))  # noqa: FBT003 - a value
    later = joined.where(is_later).select("id", "line", "file").mapInArrow(repeated_lines, "value string")
    return joined.where(~is_later), left_out.unionByName(later)
