"""Title, authors, dateline, outlet, day of publication and language, each from what the document says."""

from __future__ import annotations

import pytest

from tellings.ingest.compose import document
from tellings.ingest.given import Given
from tellings.ingest.language import language
from tellings.model import DateValue, Document

LEDE = "Four soldiers were killed when a mine went off under their lorry on the road to Kelda, the army said."
MORE = "The blast left six wounded, two of them gravely, a doctor at the garrison hospital said on Tuesday night."


def read(*parts: str, url: str | None = None, published: str | None = None) -> Document:
    return document("\n\n".join(parts), Given("a.txt", url=url, published=published), "a.txt", "")


def day(iso: str) -> DateValue:
    return DateValue(iso, iso, "day")


# Titles


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Mine kills four soldiers on the Kelda road", "Mine kills four soldiers on the Kelda road"),
        ("‘The Road Is Ours’", "The Road Is Ours"),
        ("“The road is ours,” say rebels of “Kelda”", "“The road is ours,” say rebels of “Kelda”"),
        ("Who mined the road?", "Who mined the road?"),
        ("# Mine kills four", "Mine kills four"),
        (LEDE, None),
        ("In Kelda:", None),
        ("Kelda", None),
        ("and four soldiers died", None),
        ("KELDA, Varnia — Four soldiers died", None),
    ],
)
def test_a_first_paragraph_that_reads_like_a_headline(first: str, title: str | None) -> None:
    assert read(first, LEDE, MORE).title == title


def test_a_headline_below_a_byline_or_a_notice() -> None:
    assert read("Advertisement", "Mine kills four soldiers", LEDE).title == "Mine kills four soldiers"
    assert (
        document(f"Mine kills four soldiers\nBy Noor Ormond\n\n{LEDE}", Given("a"), "a", "").title
        == "Mine kills four soldiers"
    )


def test_a_given_title_is_kept() -> None:
    assert (
        document(f"Mine kills four\n\n{LEDE}", Given("a", title="Other words"), "a", "").title
        == "Other words"
    )


# Authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Noor Ormond", ("Noor Ormond",)),
        ("BY NOOR ORMOND", ("NOOR ORMOND",)),
        ("By Noor Ormond and Emil van der Berg", ("Noor Ormond", "Emil van der Berg")),
        ("By J.P. O'Neill, Ana de la Cruz and Łukasz Żak", ("J.P. O'Neill", "Ana de la Cruz", "Łukasz Żak")),
        ("By Noor Ormond | Kelda Courier", ("Noor Ormond",)),
        ("Written by Noor Ormond", ("Noor Ormond",)),
        ("by: Noor Ormond Updated: Jun 23, 2016 - 1:21 PM", ("Noor Ormond",)),
        ("By Noor Ormond, Staff Writer", ("Noor Ormond",)),
        ("(Reporting by Noor Ormond in Kelda; editing by Ruta Vale)", ("Noor Ormond",)),
        ("Noor Ormond reported from Kelda.", ("Noor Ormond",)),
        ("Noor Ormond is a Courier staff writer. Reach her at n.ormond@example.org.", ("Noor Ormond",)),
        ("By The Associated Press", ()),
        ("By Staff Reporter", ()),
        ("By Tuesday the army had left", ()),
        ("By Kelda Bridge, a mine went off", ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert read("Mine kills four soldiers", LEDE, MORE, line).authors == authors


# Datelines


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("KELDA --", None),
        ("KELDA, Varnia —", None),
        ("KELDA (AP) —", "Associated Press"),
        ("ST. OLAF, Minn. (AP) --", "Associated Press"),
        ("KELDA, June 5 (Reuters) -", "Reuters"),
        ("KELDA, 5 June 2016 (AFP) –", "Agence France-Presse"),
        ("KELDA (VARNIA), 5 JUN 89 (EFE) --", "EFE"),
        ("KELDA (VARNIA), 5 JUN 89 --", None),
        ("NEW KELDA --", None),
        ("NEW KELDA/VARN, Aug. 3 (Xinhua) --", "Xinhua"),
        ("Kelda, Varn County (WXYZ) --", "WXYZ"),
        ("Kelda Falls, Ohio --", None),
        ("KELDA,Tenn.–", None),
        ("Kelda, 3 May —", None),
    ],
)
def test_datelines(start: str, outlet: str | None) -> None:
    found = read("Mine kills four soldiers on the road", f"{start} {LEDE}", MORE)
    assert found.dateline is not None
    assert found.dateline.of(found.text) == start
    assert found.outlet == outlet


@pytest.mark.parametrize(
    "start",
    [
        "The road — mined twice this year — was closed.",
        "UPDATE — Four soldiers died.",
        "Varnia’s north — long calm — is calm no more.",
        "Emil Varga, a sergeant — and a father — died.",
        "A well-known road was mined.",
        "keldaroadVarnia — a calm land — woke to a blast.",
        "UN-led talks failed.",
    ],
)
def test_no_dateline(start: str) -> None:
    assert read("Mine kills four soldiers on the road", start, MORE).dateline is None


# Outlets


def test_outlet_from_the_address() -> None:
    assert (
        read("Mine kills four", LEDE, url="https://www.kelda-courier.example/a").outlet
        == "kelda-courier.example"
    )
    assert read("Mine kills four", LEDE, url="not an address").outlet is None
    assert read("Mine kills four", LEDE, url="http://[bad").outlet is None


def test_outlet_from_the_closing_line() -> None:
    assert (
        read("Mine kills four", LEDE, MORE, "KeldaCourier.example, 13.08.2017").outlet
        == "KeldaCourier.example"
    )
    assert read("Mine kills four", LEDE, MORE, "Reuters, 3 May 2018").outlet == "Reuters"
    assert read("Mine kills four", LEDE, MORE, "Kelda Daily News, 3 May 2018").outlet == "Kelda Daily News"
    assert read("Mine kills four", LEDE, MORE, "Geneva, 3 May 2018").outlet is None


def test_outlet_from_what_people_told() -> None:
    told = ("“We heard it,” a farmer told Keldavan.", "“Nobody came,” a doctor told Keldavan by telephone.")
    assert read("Mine kills four", LEDE, *told).outlet == "Keldavan"
    # A person who is told things stands for more in the text than that.
    person = (
        "“We heard it,” a farmer told Massim.",
        "“Nobody came,” a doctor told Massim, the minister.",
        "Massim left.",
    )
    assert read("Mine kills four", LEDE, *person).outlet is None
    assert read("Mine kills four", LEDE, "He told Congress so.", "She told Congress so.").outlet is None
    assert read("Mine kills four", LEDE, "He told Reuters so.", "She told Reuters so.").outlet is None


# Days of publication


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2016-02-09", "2016-02-09"),
        ("20160209", "2016-02-09"),
        ("2016-02-09T23:59:00-05:00", "2016-02-09"),
        ("9 February 2016", "2016-02-09"),
        ("February 9, 2016", "2016-02-09"),
    ],
)
def test_publication_from_metadata(given: str, iso: str) -> None:
    found = read("Mine kills four", LEDE, published=given, url="https://example.org/2017/01/01/a").published
    assert found is not None
    assert (found.date, found.source, found.span) == (day(iso), "metadata", None)


def test_publication_to_the_month_only() -> None:
    found = read("Mine kills four", LEDE, published="2016-02").published
    assert found is not None
    assert found.date == DateValue("2016-02-01", "2016-02-29", "month")


@pytest.mark.parametrize("given", ["soon", "2016-13-45", "", "99999999"])
def test_metadata_that_gives_no_day(given: str) -> None:
    assert read("Mine kills four", LEDE, published=given).published is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Published: 12 March 2019", "12 March 2019"),
        ("Posted on March 12, 2019", "March 12, 2019"),
        ("March 12, 2019", "March 12, 2019"),
        ("Tuesday, 12 March 2019", "12 March 2019"),
        ("First published on 12 March 2019 at 9:15 a.m.", "12 March 2019"),
        ("By Noor Ormond | March 12, 2019", "March 12, 2019"),
        ("2019-03-12", "2019-03-12"),
    ],
)
def test_publication_from_a_line_near_the_top(line: str, words: str) -> None:
    found = read("Mine kills four soldiers", line, LEDE, MORE)
    assert found.published is not None
    assert (found.published.date, found.published.source) == (day("2019-03-12"), "text")
    assert found.published.span is not None
    assert words in found.published.span.of(found.text)


def test_the_first_publication_is_believed_before_an_update() -> None:
    found = read(
        "Mine kills four", "Updated: 14 March 2019", "Published: 12 March 2019", LEDE, MORE
    ).published
    assert found is not None
    assert found.date == day("2019-03-12")


def test_a_label_that_runs_into_the_report() -> None:
    found = read("Mine kills four", f"Published March 12 2019 {LEDE} {MORE}").published
    assert found is not None
    assert found.date == day("2019-03-12")
    assert (
        read("Mine kills four", f"Published accounts of 12 March 2019 differ. {LEDE} {MORE}").published
        is None
    )


def test_a_day_that_the_report_tells_of_is_no_day_of_publication() -> None:
    assert read("Mine kills four", "Four died on 12 March 2019 in Kelda.", MORE).published is None
    middle = [LEDE, MORE] * 15
    assert read("Mine kills four", *middle[:15], "12 March 2019", *middle[15:]).published is None


def test_publication_from_the_address() -> None:
    for url in (
        "https://example.org/2016/02/09/mine",
        "https://example.org/2016/feb/09/mine",
        "https://example.org/a-20160209.html",
    ):
        found = read("Mine kills four", LEDE, url=url).published
        assert found is not None
        assert (found.date, found.source) == (day("2016-02-09"), "url")
    month = read("Mine kills four", LEDE, url="https://example.org/2016/02/mine").published
    assert month is not None
    assert month.date.precision == "month"
    assert read("Mine kills four", LEDE, url="https://example.org/2016/45/99/mine").published is None


# A date of which the day may be the month

CLOSING = "KeldaCourier.example, 04.05.2017"  # 4 May or April 5
BOTH = (day("2017-04-05"), day("2017-05-04"))


def settled(*parts: str, closing: str = CLOSING, url: str | None = None) -> DateValue:
    found = read("Mine kills four soldiers", *parts, closing, url=url).published
    assert found is not None
    return found.date


ARCHIVED = "http://web.archive.org/web/20150128225228/http://news.example/stories/S36.shtml"


def test_no_page_was_published_after_an_archive_kept_it() -> None:
    """The text's own day is believed before metadata of a later copy; else the day of the archive."""
    later = "2017-01-29"
    stamped = read(
        "Mine kills four", "Created: 01/26/2015 1:24 PM", LEDE, MORE, url=ARCHIVED, published=later
    )
    assert stamped.published is not None
    assert (stamped.published.date.start or "")[:10] == "2015-01-26"
    assert stamped.published.source == "text"
    bare = read("Mine kills four", LEDE, MORE, url=ARCHIVED, published=later)
    assert bare.published is not None
    assert (bare.published.date, bare.published.source) == (day("2015-01-28"), "url")
    early = read("Mine kills four", LEDE, MORE, url=ARCHIVED, published="2015-01-25")
    assert early.published is not None
    assert early.published.date == day("2015-01-25")


def test_an_open_date_keeps_both_readings() -> None:
    found = settled(LEDE, MORE)
    assert (found.start, found.end) == ("2017-04-05", "2017-05-04")
    assert tuple(sorted(found.candidates, key=lambda each: each.start or "")) == BOTH


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        # What is told as past came before.
        ("On 20 April 2017, a mine killed four soldiers.", "2017-05-04"),
        # Other dates in figures show what this document puts first.
        ("The first mine went off on 23.01.2017.", "2017-05-04"),
        ("The first mine went off on 01.23.2017.", "2017-04-05"),
        # How long ago.
        ("The war ended on 1 May 2016. Now, more than a year later, the road is closed.", "2017-05-04"),
        ("The war ended on 20 April 2016. Now, less than a year later, the road is closed.", "2017-04-05"),
    ],
)
def test_what_the_text_says_settles_it(sentence: str, iso: str) -> None:
    assert settled(LEDE, sentence, MORE) == day(iso)


@pytest.mark.parametrize(
    "sentence",
    [
        "The road will be open by 20 April 2017.",
        "The trial is expected to begin on 20 April 2017.",
        "Four died in 2016.",
        "A year later, he had left the army.",
        "The other road was mined on 23/01/2017.",
        "On 1 June 2019, a mine killed four.",  # rules out both: somebody's slip
    ],
)
def test_what_does_not_bear_on_it_leaves_it_open(sentence: str) -> None:
    assert len(settled(LEDE, sentence, MORE).candidates) == 2


def test_the_address_and_the_weekday_settle_it() -> None:
    assert settled(LEDE, url="https://example.org/2017/05/04/mine") == day("2017-05-04")
    assert settled(LEDE, url="https://example.org/2017/04/mine") == day("2017-04-05")
    assert settled(LEDE, url="http://web.archive.org/web/20170410000000/http://example.org/mine") == day(
        "2017-04-05"
    )
    assert settled(LEDE, closing="Published: Thursday, 04/05/2017") == day("2017-05-04")


def test_a_day_over_twelve_is_no_question() -> None:
    assert settled(LEDE, closing="KeldaCourier.example, 13.05.2017") == day("2017-05-13")


# Languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LEDE, "en"),
        (LEDE.upper(), "en"),
        ("Четверо военнослужащих погибли при подрыве грузовика на дороге, сообщили в министерстве.", "ru"),
        (
            "Cuatro soldados murieron al estallar una mina bajo su camión en la carretera, dijo el ejército.",
            "es",
        ),
        ("قتل أربعة جنود في انفجار لغم تحت شاحنتهم على الطريق، بحسب ما أعلن الجيش.", "ar"),
        ("Four died.", None),
        ("1234 5678 — 99/99", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language([text]) == code
