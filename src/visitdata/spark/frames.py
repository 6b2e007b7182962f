"""What is asked of Spark itself: its modules, files of lines, and counts of what was written."""

from __future__ import annotations

import errno
from importlib import import_module
from typing import Any

from visitdata.dependencies import require
from visitdata.errors import MissingExtraError
from visitdata.lazy import LazyModule


def modules() -> None:
    """See that all is there that Spark's workers need of Python.

    Raises:
        MissingExtraError: something is not installed, or too old.
    """
    for name in ("pyspark", "pyarrow", "pandas"):
        try:
            require(name, "spark")
        except ModuleNotFoundError as error:
            msg = f"visitdata.spark needs {name}, which an extra brings: pip install 'visitdata[spark]'"
            raise MissingExtraError(msg) from error


# Spark's functions of columns.
functions: Any = LazyModule("pyspark.sql.functions")


def lines(spark: Any, path: str | list[str], partitions: int | None) -> Any:
    """The lines of files: `value`, the bytes of each without its line feed, and where it stands.

    Spark ends lines at line feeds alone, takes a byte order mark off the beginning of each file, and keeps
    all other bytes, whether they are UTF-8 or not. `file` is the file; `block` is where the part of it
    begins that one task reads, in bytes; `number` grows from line to line of a part.

    Raises:
        FileNotFoundError: there is nothing at the path.
    """
    analysis: Any = import_module("pyspark.errors").AnalysisException
    col = functions.col
    try:
        text = spark.read.text(path, lineSep="\n")
    except analysis as error:
        if error.getCondition() != _NOT_FOUND:
            raise
        raise FileNotFoundError(errno.ENOENT, "there is no such file or folder", str(path)) from None
    found = text.select(
        col("value").cast("binary").alias("value"),
        col("_metadata.file_path").alias("file"),
        col("_metadata.file_block_start").alias("block"),
        functions.monotonically_increasing_id().alias("number"),
    )
    return found if partitions is None else found.repartition(partitions)


_NOT_FOUND = "PATH_NOT_FOUND"


def refuse_existing(spark: Any, path: str) -> None:
    """See that nothing is at a path.

    Raises:
        FileExistsError: something is.
    """
    analysis: Any = import_module("pyspark.errors").AnalysisException
    try:
        spark.read.text(path)
    except analysis as error:
        if error.getCondition() == _NOT_FOUND:
            return
    what = "this is there already: name another folder, or the mode 'overwrite' or 'append'"
    raise FileExistsError(errno.EEXIST, what, path)


def save(frame: Any, place: str, mode: str, format_: str = "text", **options: str) -> int:
    """Write a frame to a folder; how many rows were written, as Spark observed while it wrote them."""
    observation: Any = import_module("pyspark.sql").Observation()
    observed = frame.observe(observation, functions.count(functions.lit(1)).alias("rows"))
    observed.write.mode(mode).format(format_).options(**options).save(place)
    count: int = observation.get["rows"]
    return count
