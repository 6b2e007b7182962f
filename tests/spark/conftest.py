"""A real Spark on this machine, for all tests in this folder; without Java or pyspark, they are skipped."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    # So that small files are split, as large ones are.
    "spark.sql.files.maxPartitionBytes": "60000",
    "spark.sql.files.openCostInBytes": "0",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Java, which Spark needs, is not installed")
    for name in ("pyspark", "pandas", "pyarrow"):
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed: make test-spark")
    # Workers are processes of their own, and import own kinds from the tests.
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    from pyspark.sql import SparkSession  # noqa: PLC0415 - it may be missing

    building: Any = SparkSession.builder.master("local[2]")
    for name, value in SETTINGS.items():
        building = building.config(name, value)
    session = building.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
