"""The report as Nexis and Factiva lay out an article, a paragraph for each of their lines: python layouts.py FOLDER

The layouts are those that public readers of these files know (docs/formats.md says which).
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

TITLE = "Six killed as gunmen storm clinic in Karakol"


def write(folder: Path) -> None:
    body = (folder / "body.txt").read_text(encoding="utf-8").strip().split("\n\n")
    nexis = [
        TITLE, "The Example", "March 14, 2017 Tuesday", "Copyright 2017 The Example All Rights Reserved", "Section: WORLD; Pg. 4",
        "Length: 120 words", "Byline: Ana Torres", "Body", *body, "Load-Date: March 15, 2017", "End of Document",
    ]  # fmt: skip
    factiva = [
        TITLE, "By Ana Torres", "120 words", "14 March 2017", "21:30", "The Example", "EXMPL", "4", "English", "(c) 2017 The Example", *body,
        "Document EXMPL00020170314ed3e0000b",
    ]  # fmt: skip
    for name, lines in (("nexis", nexis), ("factiva", factiva)):
        page = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        (folder / f"{name}.html").write_text(f"<html><body>\n{page}</body></html>\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
