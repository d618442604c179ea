"""The whole way on many machines: the same steps as on one, by the same functions, over partitions.

Each step is a table in the output.  What one machine holds in memory at once (which documents share a key, which tellings meet,
what hangs together) is found by grouping and joining; what is then done to each group is done by what does it on one machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellings import __version__, ids
from tellings.casebook.encoding import escape
from tellings.link import blocks
from tellings.model import Judgement, Unread
from tellings.pipeline.making import making
from tellings.reconcile import DEFAULT_POLICY

from . import alike, pairing, shapes, tables
from .components import components, shared
from .extracting import Extract
from .files import Files
from .homes import Homes, Places
from .ingesting import Ingest
from .judged import Judged
from .listing import Listed, listed
from .parting import Build, Second
from .rows import Columns, Work, ddl, gathered, mapped
from .shapes import KINDS, of_table
from .steps import WORK, Step, Steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_OF_A_PARTITION = 1_000  # documents, where the number of partitions is not given
_IN_A_BATCH = 100_000  # documents whose reading is kept as soon as all of them are read


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes.

    `columns`: which column of a table holds what.  `partitions`: in how many pieces work is cut, told from the number of
    documents where None.  `batch`: documents whose reading is written together.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    policy: str = DEFAULT_POLICY
    partitions: int | None = None
    batch: int = _IN_A_BATCH


class Flow:
    """One run from `given`, a path on any file system that Spark reads, to the folder `output`."""

    def __init__(
        self,
        spark: SparkSession,
        given: str,
        output: str,
        reader: str,
        judgements: Sequence[Judgement] = (),
        options: Options | None = None,
        tell: Callable[[str], None] = lambda step: None,
    ) -> None:
        """`reader` is the name of what reads documents; `tell` is told of each step that is begun."""
        self._spark, self._files = spark, Files(spark)
        self._given, self._reader = given, reader
        self._options = options or Options()
        self._judged = Judged(judgements)
        self._output = self._files.whole_address(output)
        self._steps = Steps(spark, self._files, self._output, tell)
        self._partitions = self._options.partitions or spark.sparkContext.defaultParallelism

    def run(self) -> Mapping[str, Step]:
        """Does what has not been done yet; gives the tables of the output by name.  Raises UserError where there is nothing to read."""
        found = list(listed(self._files, self._given, self._output))
        inputs = self._inputs(found)
        documents = self._documents(inputs)
        readings = self._readings(documents)
        unread = self._unread(inputs, documents, readings)
        made = {"documents": documents, "readings": readings, "unread": unread}
        made |= self._tables(readings)
        read = self._read(documents, readings)
        made["view_copies"] = copies = self._copies(documents, read)
        stamp = ids.digest(making(), self._reader, documents.stamp, [each.id for each in self._judged.every])
        return made | self._incidents(stamp, read.join(copies.frame, "document", "left"))

    def _inputs(self, found: Sequence[Listed | Unread]) -> Step:
        """All that the files hold, and the files that are not read."""
        read = [each for each in found if isinstance(each, Listed)]
        refused = [each for each in found if isinstance(each, Unread)]
        stamp = ids.digest(__version__, [*found], sorted(self._options.columns.items()))
        paths = {each.address: (number, each.path) for number, each in enumerate(read)}

        def make() -> DataFrame:
            rows = [(escape(each.path), escape(each.reason)) for each in refused]
            left = self._spark.createDataFrame(rows, "path string, reason string")
            frame = left.selectExpr(*(_null_but(shapes.INPUTS, "path", "reason")))
            if read:
                files = self._spark.read.format("binaryFile").load([_exact(each.address) for each in read])
                wanted = files.select("path", "content")
                frame = frame.union(mapped(wanted, Ingest(paths, self._options.columns), shapes.INPUTS))
            return frame

        return self._steps.step(f"{WORK}/inputs", stamp, shapes.INPUTS, make)

    def _documents(self, inputs: Step) -> Step:
        """Each document once, as it was first met."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        def make() -> DataFrame:
            same = Window.partitionBy("id")
            every = inputs.frame.where("id is not null")
            every = every.withColumn("paths", f.collect_set(f.coalesce("path", "source_id")).over(same))
            every = every.withColumn("number", f.row_number().over(same.orderBy("place")))
            return every.where("number = 1").select(*shapes.DOCUMENTS)

        made = self._steps.step("documents", inputs.stamp, shapes.DOCUMENTS, make)
        if self._options.partitions is None:
            self._partitions = max(self._partitions, made.frame.count() // _OF_A_PARTITION)
        return made

    def _readings(self, documents: Step) -> Step:
        """What each document tells, batch by batch; what the same reader has read before is not read again."""
        name = readings_of(self._reader)
        columns = ("id", "text", "record")
        known = self._steps.batches(name, shapes.READINGS)
        wanted = documents.frame.select(*columns)
        if known is not None:
            wanted = wanted.join(known.select("document"), wanted["id"] == known["document"], "left_anti")
        missing = wanted.count()
        first = len(self._files.found(self._steps.address(name) + "/*"))
        batches = -(-missing // self._options.batch)
        for number in range(batches):
            some = wanted.where(f"pmod(xxhash64(id), {batches}) = {number}").repartition(
                self._partitions, "id"
            )
            self._steps.add_batch(name, first + number, mapped(some, Extract(self._reader), shapes.READINGS))
        found = self._steps.batches(name, shapes.READINGS)
        if found is None:
            found = self._spark.createDataFrame([], ddl(shapes.READINGS))
        return Step(
            found.join(documents.frame.select("id"), found["document"] == documents.frame["id"], "left_semi"),
            documents.stamp,
        )

    def _unread(self, inputs: Step, documents: Step, readings: Step) -> Step:
        """What was not read, and why: of files and parts of files, and of documents on which reading failed."""
        from pyspark.sql import functions as f

        def make() -> DataFrame:
            failed = readings.frame.where("extraction is null").select("document", "reason")
            met = documents.frame.select("id", f.explode("paths").alias("path"))
            told = met.join(failed, met["id"] == failed["document"]).select("path", "reason")
            every = inputs.frame.where("reason is not null").select("path", "reason").union(told)
            return mapped(every.distinct(), tables.unread, of_table("unread"))

        return self._steps.step("unread", self._of_readings(readings), of_table("unread"), make)

    def _tables(self, readings: Step) -> dict[str, Step]:
        taken = readings.frame.where("extraction is not null").select("document", "extraction")
        stamp = self._of_readings(readings)
        work: dict[str, Work] = {
            "tellings": tables.tellings,
            "claims": tables.claims,
            "rejections": tables.rejections,
        }
        return {
            name: self._steps.step(
                name,
                stamp,
                of_table(name),
                lambda name=name: mapped(taken, work[name], of_table(name)),  # type: ignore[misc]
            )
            for name in work
        }

    def _of_readings(self, readings: Step) -> str:
        return ids.digest(readings.stamp, self._reader)

    def _read(self, documents: Step, readings: Step) -> DataFrame:
        """A row for each document that was read: what it is, and what it tells."""
        read = readings.frame.where("extraction is not null").select("document", "extraction")
        whole = documents.frame.drop("paths", "source_id", "path")
        return read.join(whole, whole["id"] == read["document"]).drop("id")

    def _copies(self, documents: Step, read: DataFrame) -> Step:
        """Which documents copy which: those that share a key hang together, and each such part is looked through by itself."""
        stamp = ids.digest(documents.stamp, self._reader, making())
        whole = read.select("document", "text", "record")
        keys = self._steps.step(
            f"{WORK}/shelf", stamp, shapes.KEYS, lambda: mapped(whole, alike.shelve, shapes.KEYS)
        )

        def make() -> DataFrame:
            parts = components(self._steps, "shelves", stamp, shared(keys.frame, "key", "document"))
            joined = whole.join(parts, whole["document"] == parts["node"]).select("part", *whole.columns)
            return mapped(gathered(joined, self._partitions, "part"), alike.find_copies, shapes.COPIES)

        return self._steps.step("view_copies", stamp, shapes.COPIES, make)

    def _incidents(self, stamp: str, told: DataFrame) -> dict[str, Step]:
        from pyspark.sql import functions as f

        judged = self._judged
        outlets = mapped(told, Places(judged), shapes.OUTLETS)
        homes = self._steps.step(
            f"{WORK}/homes",
            stamp,
            shapes.HOMES,
            lambda: mapped(
                gathered(outlets, self._partitions, "outlet", "telling"), Homes(judged), shapes.HOMES
            ),
        )
        at_home = homes.frame.groupBy("document").agg(f.collect_list("record").alias("homes"))
        first = self._pairs("first", stamp, lambda: mapped(told, pairing.Profiles(judged), shapes.PROFILES))
        bonds = shared(_ties(told), "key", "document").union(self._judged_together())
        parts = components(
            self._steps, "parts-first", stamp, bonds.union(first.frame.select("home_a", "home_b"))
        )
        whole = told.join(at_home, "document", "left").join(
            _by_home(first.frame, "first"), "document", "left"
        )
        none = whole.withColumn("second", f.array().cast("array<string>"))
        second = self._pairs(
            "second", stamp, lambda: mapped(self._parted(none, parts), Second(judged), shapes.PROFILES)
        )
        parts = components(
            self._steps, "parts-second", stamp, parts.union(second.frame.select("home_a", "home_b"))
        )
        whole = whole.join(_by_home(second.frame, "second"), "document", "left")
        policy = self._options.policy
        built = self._steps.step(
            f"{WORK}/built",
            ids.digest(stamp, policy),
            shapes.built(),
            lambda: mapped(self._parted(whole, parts), Build(judged, policy), shapes.built()),
        )
        return {
            kind: self._steps.step(
                kind,
                built.stamp,
                of_table(kind),
                lambda kind=kind: built.frame.where(f.col("table_name") == kind).select(*of_table(kind)),  # type: ignore[misc]
            )
            for kind in KINDS
        }

    def _pairs(self, round: str, stamp: str, make: Callable[[], DataFrame]) -> Step:
        """The pairs of tellings that speak for one incident, out of the profiles that `make` gives."""
        from pyspark.sql import functions as f

        found = self._steps.step(f"{WORK}/profiles-{round}", stamp, shapes.PROFILES, make).frame

        def compared() -> DataFrame:
            keys = found.select(f.explode("keys").alias("key"), "time", "telling")
            met = mapped(
                gathered(keys, self._partitions, "key", "time", "telling"), pairing.meet, shapes.MEETINGS
            )
            worth_it = (
                met.groupBy("a", "b")
                .agg(f.sum("strength").alias("strength"))
                .where(f.col("strength") >= blocks.enough())
            )
            one = found.select(f.col("telling").alias("a"), f.col("profile").alias("profile_a"))
            other = found.select(f.col("telling").alias("b"), f.col("profile").alias("profile_b"))
            pairs = worth_it.join(one, "a").join(other, "b").select("profile_a", "profile_b")
            return mapped(pairs, pairing.compare, shapes.PAIRS)

        return self._steps.step(f"{WORK}/pairs-{round}", stamp, shapes.PAIRS, compared)

    def _judged_together(self) -> DataFrame:
        return self._spark.createDataFrame(self._judged.bonds, ddl(shapes.EDGES))

    def _parted(self, whole: DataFrame, parts: DataFrame) -> DataFrame:
        """The rows of documents, part by part; a document that hangs together with none is a part by itself."""
        from pyspark.sql import functions as f

        joined = whole.join(parts, whole["document"] == parts["node"], "left").drop("node")
        named = joined.withColumn("part", f.coalesce("part", "document"))
        return gathered(named, self._partitions, "part", "document")


def readings_of(reader: str) -> str:
    """Where the readings of one reader lie in the output."""
    return f"readings/{ids.digest(reader)}"


def _ties(told: DataFrame) -> DataFrame:
    """What documents share that cannot be built without each other: a text, an origin, the version before."""
    from pyspark.sql import functions as f

    named = f.coalesce("named_origin", "origin"), f.coalesce("named_before", "supersedes")
    keys = f.array(f.concat(f.lit("text "), "text_hash"), "document", *named)
    return told.select(f.explode(keys).alias("key"), "document").where("key is not null")


def _by_home(pairs: DataFrame, name: str) -> DataFrame:
    """Pairs with the document of the first of the two."""
    from pyspark.sql import functions as f

    return pairs.groupBy(f.col("home_a").alias("document")).agg(
        f.collect_list(f.concat_ws(" ", "a", "b")).alias(name)
    )


def _null_but(columns: Columns, *kept: str) -> Iterator[str]:
    return (name if name in kept else f"cast(null as {kind}) as {name}" for name, kind in columns.items())


def _exact(address: str) -> str:
    """An address whose letters stand for themselves, where Hadoop would take some for wildcards."""
    return "".join("\\" + letter if letter in "{}[]*?\\" else letter for letter in address)
