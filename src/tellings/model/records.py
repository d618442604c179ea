"""Values to plain JSON-ready records and back, by the dataclasses' own field names.

Spans become {"start", "end"}.  The shape of `casebook/1` is made from these by `export`; the casebook stores them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from .claim import COUNT_FIELDS, Claim, Figure, Rejection, Speaker
from .document import Custody, Document, Furniture, Page, PageLine, Published
from .incident import Extraction, Relation, Telling
from .judgement import Judgement, Subject
from .span import Span
from .values import (
    ActorValue,
    CountValue,
    DateValue,
    PersonValue,
    PlaceValue,
    SentenceValue,
    ThingValue,
    Value,
)

Record = dict[str, Any]

_AS_THEY_ARE = frozenset((str, int, bool, type(None)))  # most of what there is: looked for first


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def canonical(value: object) -> str:
    """Canonical JSON of a record, or of what `to_record` makes one of: sorted keys, no spaces, floats to 5 places."""
    return _ENCODER.encode(_rounded(value))


def _rounded(value: Any) -> Any:
    kind: type = type(value)
    if kind in _AS_THEY_ARE:
        return value
    names = _names(kind)
    if names is not None:
        return {name: _rounded(getattr(value, name)) for name in names}
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


def to_record(value: Any) -> Any:
    """A dataclass, or a tuple or mapping of them, as dicts, lists and plain values."""
    kind: type = type(value)
    if kind in _AS_THEY_ARE:
        return value
    names = _names(kind)
    if names is not None:
        return {name: to_record(getattr(value, name)) for name in names}
    if isinstance(value, list | tuple):
        return [to_record(item) for item in value]
    if isinstance(value, dict):
        return {key: to_record(item) for key, item in value.items()}
    return value


@cache
def _names(kind: Any) -> tuple[str, ...] | None:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else None


def span_from(record: Record | None) -> Span | None:
    return None if record is None else Span(record["start"], record["end"])


def date_from(record: Record | None) -> DateValue | None:
    if record is None:
        return None
    candidates = tuple(c for c in map(date_from, record["candidates"]) if c)
    return DateValue(**{**record, "candidates": candidates})


def count_from(record: Record | None) -> CountValue | None:
    return None if record is None else CountValue(**record)


def sentence_from(record: Record) -> SentenceValue:
    persons, years = count_from(record["persons"]), count_from(record["years"])
    return SentenceValue(**{**record, "persons": persons, "years": years})


def value_from(field: str, record: Any) -> Value:
    """The value of a claim of `field` from its record.  Raises KeyError for a field that is not known."""
    if field == "date":
        date = date_from(record)
        assert date is not None
        return date
    if field in COUNT_FIELDS or field == "figure":
        return CountValue(**record)
    if field == "sentences":
        return sentence_from(record)
    if field == "person":
        passed = record.get("punishment")  # which casebooks of before do not have
        punishment = sentence_from(passed) if passed else None
        return PersonValue(**{**record, "date": date_from(record["date"]), "punishment": punishment})
    if field in ("targets", "weapons"):
        return ThingValue(**{**record, "number": count_from(record.get("number"))})
    simple = {"place": PlaceValue, "responsible": ActorValue}
    made: Value = simple[field](**record)
    return made


def claim_from(record: Record) -> Claim:
    return Claim(
        **{
            **record,
            "span": span_from(record["span"]),
            "sentence": span_from(record["sentence"]),
            "value": value_from(record["field"], record["value"]),
            "denies": tuple(record["denies"]),
            "speakers": tuple(Speaker(**speaker) for speaker in record["speakers"]),
            "said_on": date_from(record["said_on"]),
            "derived_from": tuple(record["derived_from"]),
        }
    )


def telling_from(record: Record) -> Telling:
    return Telling(
        **{
            **record,
            "claims": tuple(map(claim_from, record["claims"])),
            "mentions": tuple((start, end) for start, end in record["mentions"]),
        }
    )


def figure_from(record: Record) -> Figure:
    place = record["place"]
    return Figure(
        **{
            **record,
            "claim": claim_from(record["claim"]),
            "place": None if place is None else PlaceValue(**place),
            "period": date_from(record["period"]),
        }
    )


def relation_from(record: Record) -> Relation:
    return Relation(**{**record, "claims": tuple(record["claims"])})


def rejection_from(record: Record) -> Rejection:
    return Rejection(**{**record, "span": Span(**record["span"])})


def judgement_from(record: Record) -> Judgement:
    about = tuple(map(subject_from, record.get("about", ())))
    made = record.get("claim")  # which only judgements that make one have
    claim = claim_from(made) if made else None
    return Judgement(**{**record, "subjects": tuple(record["subjects"]), "about": about, "claim": claim})


def subject_from(record: Record) -> Subject:
    field, value = record["field"], record["value"]
    return Subject(
        **{
            **record,
            "spans": tuple(Span(**span) for span in record["spans"]),
            "value": None if field is None or value is None else value_from(field, value),
        }
    )


def extraction_from(record: Record) -> Extraction:
    return Extraction(
        document=record["document"],
        tellings=tuple(map(telling_from, record["tellings"])),
        relations=tuple(map(relation_from, record["relations"])),
        figures=tuple(map(figure_from, record["figures"])),
        rejections=tuple(map(rejection_from, record["rejections"])),
    )


def exported_claim_from(record: Record) -> Claim:
    """A claim from its record in `casebook/1`, which has the ends of its span beside the rest."""
    rest = {key: value for key, value in record.items() if key not in ("start", "end")}
    span = None if record["start"] is None else {"start": record["start"], "end": record["end"]}
    return claim_from({**rest, "span": span})


def exported_telling_from(record: Record, claims: Iterable[Claim]) -> Telling:
    """A telling from its record in `casebook/1`, which names its claims alone."""
    mentions = tuple((each["start"], each["end"]) for each in record["mentions"])
    return Telling(**{**record, "claims": tuple(claims), "mentions": mentions})


def page_from(record: Record) -> Page:
    lines = tuple(
        PageLine(**{**each, "span": Span(**each["span"]), "words": tuple(map(tuple, each["words"]))})
        for each in record.get("lines", ())  # which casebooks of before do not have
    )
    return Page(**{**record, "span": Span(**record["span"]), "lines": lines})


def exported_page_from(record: Record) -> Page:
    """A page from its record in `casebook/1`, which has the ends of spans beside the rest."""
    lines = [
        {
            **{key: each[key] for key in ("left", "bottom", "right", "top", "words")},
            "span": {"start": each["start"], "end": each["end"]},
        }
        for each in record["lines"]
    ]
    kept = {key: record[key] for key in ("number", "read_by", "width", "height")}
    return page_from({**kept, "span": {"start": record["start"], "end": record["end"]}, "lines": lines})


def document_from(record: Record) -> Document:
    published = record["published"]
    if published is not None:
        date = date_from(published["date"])
        assert date is not None
        published = Published(date, published["source"], span_from(published["span"]))
    custody = record.get("custody")  # which casebooks of before do not have, nor pages
    return Document(
        **{
            **record,
            "pages": tuple(page_from(page) for page in record.get("pages", ())),
            "custody": Custody(**custody) if custody else None,
            "authors": tuple(record["authors"]),
            "published": published,
            "dateline": span_from(record["dateline"]),
            "captions": tuple(Span(**span) for span in record["captions"]),
            "furniture": tuple(
                Furniture(Span(**item["span"]), item["reason"]) for item in record["furniture"]
            ),
        }
    )
