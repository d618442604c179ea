"""A casebook made by hand: documents and claims that do not depend on what the reader finds."""

from __future__ import annotations

from typing import TypeVar

from tellings.casebook import Casebook, Where
from tellings.model import (
    ActorValue,
    CountValue,
    DateValue,
    Document,
    Extraction,
    PersonValue,
    PlaceValue,
    Rejection,
    Span,
    Speaker,
    Telling,
    ThingValue,
)
from tellings.testing import make_claim, make_document, make_telling

Place = TypeVar("Place", bound=Where)
READER = "by hand"
# Everything that a hostile report may try on a terminal, a page, a spreadsheet.
HOSTILE = (
    "\x1b[31m\x1b]0;owned\x07 <script>alert(1)</script> \u202eevil\u2066 [bold red]loud[/] \x9b2J :bomb:"
)
FORMULA = '=HYPERLINK("http://example.invalid";"look")'

WATCH = Speaker("Ines Varga", "spokeswoman", "Border Watch", "monitor")
MINISTER = Speaker("Pavel Orlen", "interior minister", None, "official")


def number(value: int) -> CountValue:
    return CountValue(value, value, value)


def day(value: str) -> DateValue:
    return DateValue(value, value, "day")


TOWN = PlaceValue("Lovas", "Lovas", None, "Vukovar-Srijem", "HRV", 3196816, 45.23, 19.17)


def first_report() -> tuple[Document, Extraction]:
    text = (
        "Raid on Lovas post\n\n"
        "Seven guards died in the raid on Lovas on 4 May 2021, Border Watch's Ines Varga said.\n"
        f"The note left behind read {HOSTILE} and nothing else.\n"
        "Minister Pavel Orlen accused the Grey Column of ordering the raid. The Grey Column denied it."
    )
    document = make_document(text, "first.txt", title=f"Raid on Lovas post {HOSTILE}", outlet=FORMULA)
    ordered = ActorValue("Grey Column", "group", "ordered")
    claims = (
        make_claim(document, "killed", "Seven guards", number(7), speakers=(WATCH,), certainty="attributed"),
        make_claim(document, "date", "4 May 2021", day("2021-05-04")),
        make_claim(document, "place", "Lovas", TOWN),
        make_claim(
            document, "responsible", "the Grey Column", ordered, speakers=(MINISTER,), certainty="alleged"
        ),
        make_claim(document, "weapons", HOSTILE, _thing(HOSTILE)),
        make_claim(document, "targets", "guards", _thing(FORMULA)),
    )
    seen = Rejection(document.id, Span(0, 4), "Raid", "a headline's word")
    return document, _extraction(make_telling(document, *claims), seen)


def second_report() -> tuple[Document, Extraction]:
    text = (
        "Lovas raid toll\n\nNine guards died in the raid on Lovas on 4 May 2021. Miro Kant, 31, was arrested."
    )
    document = make_document(text, "second.txt")
    claims = (
        make_claim(document, "killed", "Nine guards", number(9)),
        make_claim(document, "date", "4 May 2021", day("2021-05-04")),
        make_claim(document, "place", "Lovas", TOWN),
        make_claim(
            document,
            "person",
            "Miro Kant",
            PersonValue("Miro Kant", "attacker", 31, fate="arrested", rung="arrested"),
        ),
    )
    return document, _extraction(make_telling(document, *claims))


def third_report() -> tuple[Document, Extraction]:
    text = "Two people were hurt when a fire was set in Osijek."
    document = make_document(text, "third.txt")
    place = PlaceValue("Osijek", "Osijek", None, None, "HRV", 3193935, 45.55, 18.69)
    claims = (
        make_claim(document, "injured", "Two people", number(2)),
        make_claim(document, "place", "Osijek", place),
    )
    return document, _extraction(make_telling(document, *claims, type="arson"))


def stored_casebook(path: Place) -> Place:
    """A casebook of the three reports at `path`."""
    with Casebook.open(path, write=True, create=True) as casebook:
        for document, extraction in (first_report(), second_report(), third_report()):
            casebook.store(document, extraction, READER)
        casebook.add_unread(f"bad{HOSTILE}.bin", "not a kind of file that can be read (.bin)")
    return path


def _thing(name: str) -> ThingValue:
    return ThingValue(name, None)


def _extraction(telling: Telling, *rejections: Rejection) -> Extraction:
    return Extraction(telling.document, (telling,), (), (), rejections)
