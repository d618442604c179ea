"""Files on whatever system Spark reads and writes, looked at from the driver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PIECE = 1024 * 1024  # bytes written at once


@dataclass(frozen=True, slots=True)
class Status:
    """A file or folder: its own name, its whole address, whether it is a folder, bytes, and when it was changed (ms)."""

    name: str
    address: str
    folder: bool
    size: int
    changed: int


class Files:
    """Hadoop's file systems, which Spark itself goes through: local folders, HDFS, object stores."""

    def __init__(self, spark: SparkSession) -> None:
        context: Any = spark.sparkContext
        self._hadoop: Any = context._jvm.org.apache.hadoop
        self._settings: Any = context._jsc.hadoopConfiguration()

    def found(self, pattern: str) -> list[Status]:
        """What is at a path, which may have Hadoop's wildcards where nothing is called like that, in order of name."""
        path = self._path(pattern)
        system = self._system(path)
        if system.exists(path):
            return _in_order([system.getFileStatus(path)])
        return _in_order(system.globStatus(path) or ())

    def within(self, folder: str) -> list[Status]:
        """What stands in a folder, in order of name."""
        path = self._path(folder)
        return _in_order(self._system(path).listStatus(path))

    def head(self, file: str, size: int) -> bytes:
        """The first bytes of a file."""
        path = self._path(file)
        with closing(self._system(path).open(path)) as stream:
            return bytes(stream.readNBytes(size))

    def text(self, file: str) -> str | None:
        """A small file as text; None where it is not there."""
        path = self._path(file)
        system = self._system(path)
        if not system.exists(path):
            return None
        with closing(system.open(path)) as stream:
            return bytes(stream.readAllBytes()).decode("utf-8")

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder."""
        at = self._path(path)
        return bool(self._system(at).exists(at))

    def write(self, file: str, pieces: Iterable[str]) -> None:
        """Writes a file anew: it is there once it is whole, and until then as it was before."""
        half, whole = self._path(file + ".part"), self._path(file)
        system = self._system(whole)
        with closing(system.create(half, True)) as stream:
            for piece in _filled(pieces):
                stream.write(piece)
        system.delete(whole, False)
        system.rename(half, whole)

    def remove(self, path: str) -> None:
        """Takes a file or a folder away, with all that is in it."""
        at = self._path(path)
        self._system(at).delete(at, True)

    def whole_address(self, path: str) -> str:
        """The address with its scheme and from the root on."""
        at = self._path(path)
        return str(self._system(at).makeQualified(at).toString())

    def _path(self, path: str) -> Any:
        return self._hadoop.fs.Path(path)

    def _system(self, path: Any) -> Any:
        return path.getFileSystem(self._settings)


def _in_order(found: Iterable[Any]) -> list[Status]:
    made = [
        Status(
            str(each.getPath().getName()),
            str(each.getPath().toString()),
            bool(each.isDirectory()),
            int(each.getLen()),
            int(each.getModificationTime()),
        )
        for each in found
    ]
    return sorted(made, key=lambda each: (each.name, each.address))


def _filled(pieces: Iterable[str]) -> Iterator[bytearray]:
    """The same bytes in pieces that are worth a call each."""
    held = bytearray()
    for piece in pieces:
        held += piece.encode("utf-8")
        if len(held) >= _PIECE:
            yield held
            held = bytearray()
    if held:
        yield held
