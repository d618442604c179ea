"""Invented reports full of names, and an independent search for them in what is exported."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec

from tellings.export import casebook1, report_page, to_csv, to_geojson, to_json
from tellings.export.schemes import SCHEME_FORMATS
from tellings.hide import Keys, Mode
from tellings.model import Document, Extraction, View
from tellings.model.records import Record
from tellings.pipeline import Engine, Hidden, build_view, hide, text_as
from tellings.values.gazetteer import Gazetteer

SECRET = bytes(range(32))
MADE_BY = {"tellings": "0", "model": "rules", "codebook": "everything"}
SCHEMES = [
    each.name for each in SCHEME_FORMATS if each.name != "ftm" or find_spec("followthemoney") is not None
]
FORMATS: dict[str, Callable[[Record], str]] = {
    "json": to_json,
    "csv": to_csv,
    "claims": lambda record: to_csv(record, claims=True),
    "geojson": to_geojson,
    "page": report_page,
    **{name: partial(text_as, name=name) for name in SCHEMES},
}


@dataclass(frozen=True)
class Read:
    """Some documents as one casebook has them."""

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    view: View
    record: Record

    def hidden(self, mode: Mode = "all", secret: bytes = SECRET) -> Hidden:
        return hide(self.record, self.view, self.documents, mode, Keys(secret))


def read(engine: Engine, *documents: Document) -> Read:
    """The documents read, linked and exported without any casebook."""
    extractions = tuple(engine.take(each) for each in documents)
    by_id = {each.id: each for each in documents}
    with Gazetteer.open() as gazetteer:
        view = build_view(by_id, extractions, gazetteer=gazetteer)
    rejections = [each for extraction in extractions for each in extraction.rejections]
    record = casebook1(view, documents, [], rejections, [], MADE_BY)
    return Read(documents, extractions, view, record)


def standing(text: str, wanted: Iterable[str]) -> set[str]:
    """Which words stand in a text: whole, in any case, accents and HTML's escapes left aside.  Knows nothing of how names are hidden."""
    plain = unicodedata.normalize("NFKD", html.unescape(text)).casefold()
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return {
        each for each in wanted if re.search(rf"(?<![^\W\d_]){re.escape(each.casefold())}(?![^\W\d_])", plain)
    }
