"""`tellings spark read`: from files on any file system to tables, and to one record of what is selected of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings import __version__
from tellings.casebook.encoding import encode, escape
from tellings.export import Coding, json_pieces
from tellings.model import Judgement
from tellings.pipeline.building import check_policy
from tellings.pipeline.engine import own_name

from .files import Files
from .flow import Flow, Options, readings_of
from .output import JUDGEMENTS, RUN, record
from .session import translated

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

RECORD = "casebook.json"  # in the output: what was selected, in the format casebook/1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is written beside the tables: what `coding` selects, with the documents' texts where `texts` asks for them."""

    coding: Coding
    texts: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """What a run came to: how many documents there are, how many inputs were not read, and how many incidents there are."""

    documents: int
    unread: int
    incidents: int


def read(
    spark: SparkSession,
    given: str,
    output: str,
    *,
    judgements: Sequence[Judgement] = (),
    options: Options | None = None,
    wanted: Wanted | None = None,
    tell: Callable[[str], None] = lambda step: None,
) -> Came:
    """Reads all that is at `given` into tables in the folder `output`, and writes what is `wanted` of it as `casebook/1`.

    What an earlier run into the same folder has done is not done again.  Raises UserError where there is nothing at `given`, or the policy is none.
    """
    options = options or Options()
    check_policy(options.policy)
    with translated():
        return _read(spark, given, output.rstrip("/"), tuple(judgements), options, wanted, tell)


def _read(
    spark: SparkSession,
    given: str,
    folder: str,
    judgements: tuple[Judgement, ...],
    options: Options,
    wanted: Wanted | None,
    tell: Callable[[str], None],
) -> Came:
    files, reader = Files(spark), own_name()
    flow = Flow(spark, given, folder, reader, judgements, options, tell)
    files.remove(f"{folder}/{RUN}")
    made = flow.run()
    files.write(f"{folder}/{JUDGEMENTS}", (f"{escape(encode(each))}\n" for each in judgements))
    tables: Mapping[str, DataFrame] = {name: step.frame for name, step in made.items()}
    if wanted is not None:
        tell(RECORD)
        spark.sparkContext.setJobDescription(RECORD)
        whole = record(tables, judgements, reader, options.policy, wanted.coding, wanted.texts)
        files.write(f"{folder}/{RECORD}", json_pieces(whole))
    noted = {
        "tellings": __version__,
        "reader": reader,
        "readings": readings_of(reader),
        "policy": options.policy,
    }
    files.write(f"{folder}/{RUN}", [json.dumps(noted, sort_keys=True)])
    read = tables["readings"].where("extraction is not null")
    return Came(read.count(), tables["unread"].count(), tables["incidents"].count())
