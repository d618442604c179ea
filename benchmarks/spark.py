"""The same bytes from one machine and from Spark, and what Spark takes for it: time, shuffled bytes, memory.

    python -m benchmarks.spark [--documents FILE] [--first N] [--ways local cluster killed]

Reads the first N documents of a JSONL file with the ordinary command, and then over Spark: `local` in one process with two
cores, `cluster` with a master and two workers that are processes of their own, `killed` the same with one executor killed while
documents are read.  Each way starts from nothing, and its casebook/1 is compared with that of the ordinary command.  Figures are out
of Spark's own event log.  Needs the extra `[spark]` and Java.  `--step-table` adds what each step shuffled.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import pyspark

from .data import DATA, need

FILES = 4  # that the documents are given in
MEMORY = "1g"  # of the driver, and of each executor
START = 300.0  # seconds that a cluster may take to be there
KILL_AFTER = 10.0  # seconds of reading


@dataclass
class Taken:
    """What one way took: seconds, bytes shuffled by step, the most memory (bytes) of Java's heap and of Python in an executor."""

    seconds: float = 0.0
    shuffled: Counter[str] = field(default_factory=Counter)
    spilled: int = 0
    heap: int = 0
    python: int = 0
    lost: int = 0  # executors that ended before their time


def _tellings(*arguments: str, **environment: str) -> None:
    command = [sys.executable, "-m", "tellings", *arguments]
    subprocess.run(command, check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def _settings(events: Path, **more: str) -> list[str]:
    wanted = {
        "spark.driver.memory": MEMORY,
        "spark.executor.memory": MEMORY,
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": events.as_uri(),
        "spark.eventLog.logStageExecutorMetrics": "true",
        "spark.executor.processTreeMetrics.enabled": "true",
        **more,
    }
    return [each for name, value in wanted.items() for each in ("--conf", f"{name}={value}")]


def way(name: str, given: Path, folder: Path) -> tuple[bytes, Taken]:
    """One way from nothing: its casebook/1, and what it took."""
    output, events = folder / name, folder / f"{name}-events"
    events.mkdir()
    command = [
        sys.executable,
        "-m",
        "tellings",
        "spark",
        "read",
        str(given),
        str(output),
        "--partitions",
        "4",
    ]
    with _cluster(folder) if name != "local" else _nothing() as cluster:
        master = cluster.address if cluster else "local[2]"
        start = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--master", master, *_settings(events)], stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        for told in process.stderr:
            if name == "killed" and told.startswith("tellings: step readings"):
                assert cluster is not None
                threading.Timer(KILL_AFTER, cluster.kill_one).start()
        if process.wait():
            raise SystemExit(f"{name}: exit code {process.returncode}")
        seconds = time.perf_counter() - start
    taken = _from_events(events)
    taken.seconds = seconds
    return (output / "casebook.json").read_bytes(), taken


@contextmanager
def _nothing() -> Iterator[None]:
    yield None


@dataclass
class Cluster:
    """A master and its workers, each a process of its own."""

    address: str
    workers: list[subprocess.Popen[bytes]]

    def kill_one(self) -> None:
        """Kills an executor of the first worker that has one."""
        for worker in self.workers:
            for child in _children(worker.pid):
                os.kill(child, signal.SIGKILL)
                return
        raise AssertionError("no executor is there to be killed")


def _children(process: int) -> list[int]:
    found = []
    for thread in Path(f"/proc/{process}/task").iterdir():
        found += [int(each) for each in (thread / "children").read_text().split()]
    return found


@contextmanager
def _cluster(folder: Path) -> Iterator[Cluster]:
    """A master and two workers of one core each, out of pyspark's own jars."""
    port = _free_port()
    address = f"spark://127.0.0.1:{port}"
    started: list[subprocess.Popen[bytes]] = []

    def start(kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        home = Path(pyspark.__file__).parent
        environment = {
            **os.environ,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_HOME": str(home),
        }
        log = (folder / f"{kind}-{len(started)}.log").open("wb")
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", *arguments]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        started.append(process)
        return process

    try:
        start("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        _until(lambda: _answers(port))
        work = ("--host", "127.0.0.1", "--cores", "1", "--memory", "1500m", "--webui-port", "0")
        workers = [
            start("worker.Worker", *work, "--work-dir", str(folder / f"worker-{each}"), address)
            for each in (1, 2)
        ]
        yield Cluster(address, workers)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + START
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit("the cluster does not answer")
        time.sleep(0.5)


def _from_events(folder: Path) -> Taken:
    """What Spark noted of a run."""
    taken = Taken()
    step_of: dict[int, str] = {}
    for file in folder.iterdir():
        with file.open(encoding="utf-8") as lines:
            for event in map(json.loads, lines):
                _event(event, taken, step_of)
    return taken


def _event(event: dict[str, Any], taken: Taken, step_of: dict[int, str]) -> None:
    kind = event["Event"]
    if kind == "SparkListenerJobStart":
        step = event.get("Properties", {}).get("spark.job.description", "")
        step_of.update(dict.fromkeys(event["Stage IDs"], step))
    elif kind == "SparkListenerTaskEnd" and event.get("Task Metrics"):
        metrics = event["Task Metrics"]
        written = metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
        taken.shuffled[step_of.get(event["Stage ID"], "")] += written
        taken.spilled += metrics["Disk Bytes Spilled"]
    elif kind == "SparkListenerStageExecutorMetrics":
        most = event["Executor Metrics"]
        taken.heap = max(taken.heap, most["JVMHeapMemory"])
        taken.python = max(taken.python, most["ProcessTreePythonRSSMemory"])
    elif kind == "SparkListenerExecutorRemoved":
        taken.lost += 1


def _documents(path: Path, first: int, folder: Path) -> Path:
    """The first documents of a file, in several files."""
    given = folder / "given"
    given.mkdir()
    with path.open(encoding="utf-8") as lines:
        told = list(islice(lines, first))
    size = -(-len(told) // FILES)
    for number in range(FILES):
        (given / f"part{number}.jsonl").write_text(
            "".join(told[number * size : (number + 1) * size]), encoding="utf-8"
        )
    return given


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spark")
    parser.add_argument("--documents", type=Path, default=DATA / "gunviolence" / "documents.jsonl")
    parser.add_argument("--first", type=int, default=200)
    parser.add_argument(
        "--ways", nargs="+", choices=("local", "cluster", "killed"), default=["local", "cluster", "killed"]
    )
    parser.add_argument("--step-table", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tellings-spark-") as name:
        folder = Path(name)
        given = _documents(need(wanted.documents), wanted.first, folder)
        start = time.perf_counter()
        _tellings("read", str(given), "--into", str(folder / "alone.db"))
        print(f"tellings read: {wanted.first} documents, {time.perf_counter() - start:.0f} s", flush=True)
        _tellings("export", str(folder / "alone.db"), "--as", "json", "--to", str(folder / "alone.json"))
        alone = (folder / "alone.json").read_bytes()
        for each in wanted.ways:
            made, taken = way(each, given, folder)
            same = "the same bytes" if made == alone else "OTHER BYTES"
            print(
                f"{each}: {same} ({len(made):,}), {taken.seconds:.0f} s, {sum(taken.shuffled.values()) / 1e6:.1f} MB shuffled,"
                f" {taken.spilled / 1e6:.1f} MB spilled, an executor at most {taken.heap / 1e6:.0f} MB of heap and"
                f" {taken.python / 1e6:.0f} MB in Python, {taken.lost} executors lost",
                flush=True,
            )
            if wanted.step_table:
                for step, written in taken.shuffled.most_common():
                    print(f"  {step or '(no step)':28}{written / wanted.first:14,.0f} bytes a document")


if __name__ == "__main__":
    main()
