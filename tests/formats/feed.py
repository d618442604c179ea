"""A feed by feedgen (pip install feedgen): python feed.py BODY.txt FEED.rss"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ADDRESS = "https://www.example.org/2017/03/14/clinic"


def write(body: Path, to: Path) -> None:
    from feedgen.feed import FeedGenerator

    feed: Any = FeedGenerator()
    feed.title("The Example")
    feed.link(href="https://www.example.org/", rel="alternate")
    feed.description("Reports of The Example")
    entry = feed.add_entry()
    entry.guid(f"{ADDRESS}#rss")
    entry.title("Six killed as gunmen storm clinic in Karakol")
    entry.link(href=ADDRESS)
    entry.author(name="Ana Torres", email="a.torres@example.org")
    entry.published("2017-03-14T21:30:00+06:00")
    paragraphs = body.read_text(encoding="utf-8").strip().split("\n\n")
    entry.content("".join(f"<p>{each}</p>" for each in paragraphs), type="CDATA")
    feed.rss_file(str(to))


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
