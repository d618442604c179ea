"""The connection to Spark."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tellings.errors import TellingsError, UserError

from .rows import ROWS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Settings that the work needs, and those that spare people noise; whoever sets one otherwise is not overruled but for the first.
_NEEDED = {"spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS)}
_USUAL = {
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.ui.showConsoleProgress": "false",
}


def session(master: str | None = None, settings: Mapping[str, str] | None = None) -> SparkSession:
    """A session with the cluster at `master`, else with the one that `spark-submit` was given, else with this machine.

    Raises UserError where pyspark or Java is not there, or the cluster cannot be reached.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UserError("this needs the extra spark: pip install 'tellings[spark]'") from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UserError(
            "Spark needs Java 17 or later: there is no java on the path, and JAVA_HOME is not set"
        )
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    building = SparkSession.builder.appName("tellings")
    if master is not None:
        building = building.master(master)
    for name, value in {**_USUAL, **(settings or {}), **_NEEDED}.items():
        building = building.config(name, value)
    try:
        made = building.getOrCreate()
    except (PySparkException, RuntimeError) as error:
        raise UserError(f"Spark could not be started: {_first_line(error)}") from error
    made.sparkContext.setLogLevel("ERROR")
    return made


@contextmanager
def translated() -> Iterator[None]:
    """What Spark raises inside comes as one line that says what is wrong."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        yield
    except Py4JJavaError as error:
        raise TellingsError(f"Spark gave up: {_first_line(error.java_exception)}") from error
    except PySparkException as error:
        raise TellingsError(f"Spark gave up: {_last_line(error)}") from error


def _last_line(error: Exception) -> str:
    """Of what a function in an executor raised, the line that says it; the stack is before it."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    traced = any(line.startswith("Traceback") for line in lines)
    return lines[-1 if traced else 0] if lines else type(error).__name__


def _first_line(error: object) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
