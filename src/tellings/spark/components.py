"""Connected parts of a graph of any size: the alternating stars of Kiveris and others (2014), in Spark's own operations.

Each round hangs nodes on the least neighbour that they can see; after a few rounds every part is a star around its least node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .shapes import EDGES
from .steps import WORK, Steps

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

_ROUNDS = 100  # far beyond any graph that there is: rounds grow as the logarithm of the longest chain


def components(steps: Steps, name: str, stamp: str, edges: DataFrame) -> DataFrame:
    """Each node of `edges` (two columns) with its part (columns node, part): the least node that can be reached from it.

    Every round is written, so that neither a lost executor nor a long history of rounds costs more than the round at hand.
    """
    from pyspark.sql import functions as f

    apart = (
        edges.toDF("a", "b")
        .where("a <> b")
        .select(f.greatest("a", "b").alias("a"), f.least("a", "b").alias("b"))
    )
    at = steps.step(_called(name, 0), stamp, EDGES, lambda: apart.distinct()).frame
    before = _mark(at)
    for number in range(1, _ROUNDS):
        stars = _small_star(_large_star(at))
        at = steps.step(_called(name, number), stamp, EDGES, lambda stars=stars: stars).frame  # type: ignore[misc]
        now = _mark(at)
        if now == before:
            break
        before = now
    else:
        raise AssertionError("the parts of a graph were not found")
    hung = at.select(f.col("a").alias("node"), f.col("b").alias("part"))
    return hung.union(at.select(f.col("b").alias("node"), f.col("b").alias("part")).distinct())


def _called(name: str, number: int) -> str:
    return f"{WORK}/{name}/{number}"


def _large_star(edges: DataFrame) -> DataFrame:
    """Hangs the greater neighbours of each node on the least of its neighbours and itself."""
    from pyspark.sql import functions as f

    both = edges.select("a", "b").union(edges.select(f.col("b").alias("a"), f.col("a").alias("b")))
    return (
        both.withColumn("least", f.least("a", _least_of("a")))
        .where(f.col("b") > f.col("a"))
        .select(f.col("b").alias("a"), f.col("least").alias("b"))
        .distinct()
    )


def _small_star(edges: DataFrame) -> DataFrame:
    """Hangs the lesser neighbours of each node, and itself, on the least of them."""
    from pyspark.sql import functions as f

    seen = edges.withColumn("least", _least_of("a"))
    lesser = seen.where(f.col("b") != f.col("least")).select(f.col("b").alias("a"), f.col("least").alias("b"))
    return lesser.union(seen.select("a", f.col("least").alias("b"))).distinct()


def _least_of(node: str) -> Column:
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    return f.min("b").over(Window.partitionBy(node))


def _mark(edges: DataFrame) -> tuple[int, int]:
    """By what two sets of edges are told apart."""
    from pyspark.sql import functions as f

    row = edges.agg(f.count("*"), f.bit_xor(f.xxhash64("a", "b"))).first()
    assert row is not None
    return int(row[0]), int(row[1] or 0)


def shared(frame: DataFrame, key: str, node: str) -> DataFrame:
    """Edges between nodes that share a key: each with the next that has it."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    after = f.lag(node).over(Window.partitionBy(key).orderBy(node))
    return frame.select(f.col(node).alias("a"), after.alias("b")).where(f.col("b").isNotNull())
