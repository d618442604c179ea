"""The day of news that tells none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders_weigh import by_id, count, dated, day, partial, person, report, told
from tellings.model import Claim, DateValue, Document, Extraction, Incident, Telling
from tellings.pipeline import build_view
from tellings.settle import days_of_news
from tellings.testing import make_claim

TEXT = "A man was killed outside the mill, police say. The case is before a judge."


def news(name: str = "a", published: str | None = "2031-06-05", **about: Any) -> tuple[Document, Telling]:
    document = report(TEXT, name, published)
    return document, told(document, count(document, "killed", "A man", 1), **about)


def days(*reports: tuple[Document, Telling]) -> list[tuple[str, Any, float]]:
    """The derived days of the reports' one incident: whose, which, and how sure."""
    tellings = {telling.id: telling for _, telling in reports}
    found = days_of_news(by_id(*(document for document, _ in reports)), tellings, [list(tellings)], {})
    return [
        (tellings[id].document, claim.value, claim.score) for id, claims in found.items() for claim in claims
    ]


def with_claim(reported: tuple[Document, Telling], *claims: Claim) -> tuple[Document, Telling]:
    document, telling = reported
    return document, replace(telling, claims=(*telling.claims, *claims))


def test_it_is_that_of_the_first_report_or_the_day_before() -> None:
    first, later = news("a"), news("b", "2031-06-07")
    expected = [(first[0].id, day("2031-06-05"), 0.3), (first[0].id, day("2031-06-04"), 0.2)]
    assert days(later, first) == expected


@pytest.mark.parametrize(
    "value", [day("2031-05-02"), partial("--05-02"), DateValue("2031-01-01", "2031-12-31", "year")]
)
def test_whatever_a_report_tells_of_the_day_leaves_no_room_for_it(value: DateValue) -> None:
    document, telling = news()
    assert days(with_claim((document, telling), dated(document, "A man", value))) == []


def test_a_day_lent_leaves_no_room_for_it_either() -> None:
    document, telling = news()
    lent = {telling.id: (dated(document, "A man", day("2031-05-02")),)}
    assert days_of_news(by_id(document), {telling.id: telling}, [[telling.id]], lent) == {}


def test_no_report_that_may_come_long_after_tells_it() -> None:
    document, telling = news()
    before_court = person(document, "A man", rung="tried")
    assert days(with_claim((document, telling), before_court)) == []
    assert days(with_claim((document, telling), person(document, "A man", rung="arrested"))) != []
    for kind in ("trial", "arrest", "plot", "threat"):
        assert days(news(type=kind)) == []
    assert days(news(main=False)) == []


@pytest.mark.parametrize(
    "published",
    [None, DateValue("2031-06-01", "2031-06-30", "month"), DateValue("2031-01-08", "2031-08-01", "day", candidates=(day("2031-01-08"), day("2031-08-01")))],
)  # fmt: skip
def test_a_report_that_is_not_known_to_be_of_one_day_tells_none(published: DateValue | None) -> None:
    document, telling = news(published=None if published is None else "2031-06-05")
    if published is not None and document.published is not None:
        document = replace(document, published=replace(document.published, date=published))
    assert days((document, telling)) == []


def test_an_inferred_day_of_publication_tells_none() -> None:
    document, telling = news()
    assert document.published is not None
    assert days((replace(document, published=replace(document.published, source="inferred")), telling)) == []


def viewed(*reports: tuple[Document, Telling]) -> tuple[Incident, ...]:
    taken = [Extraction(document.id, (telling,), (), (), ()) for document, telling in reports]
    return build_view(by_id(*(document for document, _ in reports)), taken, ()).incidents


def test_in_the_view_it_is_derived_and_both_days_are_given() -> None:
    document, telling = news()
    (incident,) = viewed((document, telling))
    verdict = incident.fields["date"]
    assert (verdict.status, verdict.best) == ("derived", day("2031-06-05"))
    assert (verdict.low, verdict.high, verdict.origins) == (day("2031-06-04"), day("2031-06-05"), ())
    assert {(each.certainty, each.quote) for each in verdict.claims} == {("possible", "A man")}
    assert {each.derived_from for each in verdict.claims} == {(telling.claims[0].id,)}


def test_in_the_view_what_is_told_stands_alone() -> None:
    document, telling = news()
    (incident,) = viewed(
        with_claim((document, telling), make_claim(document, "date", "the mill", day("2031-06-01")))
    )
    assert (incident.fields["date"].status, incident.fields["date"].best) == ("single", day("2031-06-01"))
