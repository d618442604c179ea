"""Rows between Spark and our functions: batches of Arrow in, batches of Arrow out, one batch held at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Row = dict[str, Any]
Columns = Mapping[str, str]  # by name: "string", "bigint", "boolean", "binary" or "array<string>"
Work = Callable[[Iterator[Row]], Iterable[Row]]

ROWS = 256  # of a batch, either way: a row may hold a report with all that was taken from it


def mapped(frame: DataFrame, work: Work, columns: Columns) -> DataFrame:
    """What `work` makes of the rows of each partition, in their order.

    It runs in the executors, and is found there by its name: a function of a module, or an object of a class of one.
    """
    return frame.mapInArrow(_Mapped(work, columns), ddl(columns))


def gathered(frame: DataFrame, partitions: int, by: str, *then: str) -> DataFrame:
    """The rows with all of equal `by` in one partition, one after the other, and those of each in order of `then`."""
    return frame.repartition(partitions, by).sortWithinPartitions(by, *then)


def ddl(columns: Columns) -> str:
    """A schema in Spark's own words."""
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


class _Mapped:
    """A function over rows as one over batches."""

    def __init__(self, work: Work, columns: Columns) -> None:
        self._work, self._columns = work, dict(columns)

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow

        kinds = {
            "string": pyarrow.string(),
            "bigint": pyarrow.int64(),
            "boolean": pyarrow.bool_(),
            "binary": pyarrow.binary(),
            "array<string>": pyarrow.list_(pyarrow.string()),
        }
        schema = pyarrow.schema([(name, kinds[kind]) for name, kind in self._columns.items()])
        made = iter(self._work(row for batch in batches for row in batch.to_pylist()))
        while page := list(islice(made, ROWS)):
            yield pyarrow.RecordBatch.from_pylist(page, schema=schema)
