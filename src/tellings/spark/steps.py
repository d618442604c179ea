"""The steps of a run, each written as it is done: what was done before is not done again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .files import Files
from .rows import Columns, ddl

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

STAMPS = "stamps"  # the folder of what each step was made from
WORK = "work"  # the folder of the steps that only other steps need


@dataclass(frozen=True, slots=True)
class Step:
    """A table that has been written, and what it was made from."""

    frame: DataFrame
    stamp: str


class Steps:
    """The folder of one run's output."""

    def __init__(self, spark: SparkSession, files: Files, output: str, tell: Callable[[str], None]) -> None:
        """`tell` is told of each step that is begun."""
        self._spark, self._files, self._output, self._tell = spark, files, output.rstrip("/"), tell

    def step(self, name: str, stamp: str, columns: Columns, make: Callable[[], DataFrame]) -> Step:
        """The table `name` as made from what `stamp` stands for; only made where it has not been made yet."""
        address = self.address(name)
        noted = self.address(f"{STAMPS}/{name}.json")
        if json.loads(self._files.text(noted) or "null") != stamp:
            self._begin(name)
            self._files.remove(noted)
            make().write.mode("overwrite").parquet(address)
            self._files.write(noted, [json.dumps(stamp)])
        return Step(self._read(address, columns), stamp)

    def batches(self, name: str, columns: Columns) -> DataFrame | None:
        """All whole batches of a table that grows; None where there are none.  What was cut short is taken away."""
        found = self._files.found(self.address(name) + "/*")
        whole = [each.address for each in found if self._files.exists(each.address + "/_SUCCESS")]
        for each in found:
            if each.address not in whole:
                self._files.remove(each.address)
        return self._spark.read.schema(ddl(columns)).parquet(*whole) if whole else None

    def add_batch(self, name: str, number: int, made: DataFrame) -> None:
        """Writes one more batch."""
        self._begin(name)
        made.write.mode("overwrite").parquet(self.address(f"{name}/{number:06d}"))

    def address(self, name: str) -> str:
        """Where something of the output lies."""
        return f"{self._output}/{name}"

    def _begin(self, name: str) -> None:
        """Says what is done now, to whoever asked and in Spark's own pages."""
        self._tell(name)
        self._spark.sparkContext.setJobDescription(name)

    def _read(self, address: str, columns: Columns) -> DataFrame:
        return self._spark.read.schema(ddl(columns)).parquet(address)
