"""`tellings fetch`: pages from the web into a WARC file."""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from pathlib import Path

from tellings.fetch import Fetched, Manners, fetch
from tellings.fetch.archive import Archive
from tellings.fetch.getting import get

from .plain import one_line
from .terminal import complain, say
from .words import counted, size


def run(arguments: argparse.Namespace) -> int:
    """Gets the pages one after another, and says of each what came of it."""
    manners = Manners(get, time.sleep, lambda: datetime.now(UTC), arguments.contact)
    got = 0
    with Archive(Path(arguments.to)) as archive:
        for each in fetch(arguments.urls, archive, manners):
            if isinstance(each, Fetched):
                got += 1
                say(f"{one_line(each.url)}: {size(each.size)}")
            else:
                complain(f"{one_line(each.url)}: {one_line(each.reason)}")
    say(f"Got {counted(got, 'page')} into {one_line(arguments.to)}.")
    if not got:
        complain("nothing could be fetched")
        return 1
    say(f"Next: tellings read {one_line(arguments.to)} --into CASEBOOK")
    return 0
