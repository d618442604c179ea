"""A WARC of what was got.  The one file of this layer that imports warcio."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from tellings import __version__
from tellings.errors import UserError

from .getting import Answer

# What belongs to how an answer was carried, not to the answer: its bytes are kept as they are without it.
_CARRIED = ("transfer-encoding", "content-encoding", "connection", "keep-alive")


class Archive:
    """A new WARC file, a record for each answer, each packed alone.  Use it with `with`."""

    def __init__(self, path: Path) -> None:
        """Raises UserError where there is something already, or no file can be made."""
        self._path = path
        try:
            self._file: BinaryIO = path.open("xb")
        except FileExistsError as error:
            raise UserError(f"{path} is there already, and an archive is not written over") from error
        except OSError as error:
            raise UserError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error
        try:
            from warcio.warcwriter import WARCWriter
        except ModuleNotFoundError as error:
            self._file.close()
            path.unlink()
            raise UserError("fetching needs more to be installed: pip install 'tellings[formats]'") from error
        self._writer = WARCWriter(self._file, gzip=True)
        about = {"software": f"tellings {__version__}", "format": "WARC File Format 1.0"}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, about))

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def keep(self, url: str, answer: Answer, when: datetime) -> None:
        """Adds one answer, got at `when`."""
        from warcio.statusandheaders import StatusAndHeaders

        kept = [(name, value) for name, value in answer.headers if name.lower() not in _CARRIED]
        headers = StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), kept, protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(answer.content),
            length=len(answer.content),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": when.strftime("%Y-%m-%dT%H:%M:%SZ")},
        )
        self._writer.write_record(record)
        self._file.flush()
