"""Tables of reports: CSV, workbooks, Parquet; and feeds."""

from __future__ import annotations

import io
import json
from pathlib import Path

import duckdb
import pytest

from format_files import BODY, MADE, TITLE, read_bytes, read_file, reason_of, zipped
from tellings.ingest import Options, Source, documents
from tellings.ingest.formats import Budget, Item, Reading, parts

FILES = MADE.parent
LONG = "Two guards were killed in the port of Aden on 5 June 2016, the harbour master told reporters on the quay."


@pytest.mark.parametrize(
    "name", ["report.csv", "made/report.xlsx", "made/report.xls", "made/report.ods", "made/report.parquet"]
)
def test_one_table_as_programs_write_it(name: str) -> None:
    (found,), unread = read_file(FILES / name)
    assert found.text == f"{TITLE}\n\n{BODY}"
    assert (found.title, found.outlet, found.language) == (TITLE, "The Example", "en")
    assert found.source_id == ("1204" if name == "report.csv" else f"{Path(name).suffix[1:]}-1204")
    assert found.url == "https://www.example.org/2017/03/14/clinic"
    assert found.published is not None
    assert (found.published.date.start, found.published.source) == ("2017-03-14", "metadata")
    assert found.path == f"{Path(name).name} row 2"
    assert unread == {f"{Path(name).name} row 3": "no text in it"}


def test_what_was_made_of_the_columns_is_told() -> None:
    told: list[tuple[str, str]] = []
    options = Options(note=lambda path, words: told.append((path, words)))
    assert list(documents(Source("report.csv", FILES / "report.csv"), options=options))
    assert told == [
        (
            "report.csv",
            "text from 'body', title from 'title', published from 'publish_date', url from 'url',"
            " outlet from 'media_name', language from 'language', id from 'stories_id'",
        )
    ]


def test_columns_as_the_user_names_them() -> None:
    table = f"Note;Summary;When\n{LONG};short;2016-06-06\n".encode()
    (found,), _ = read_bytes(table, "a.csv", {"text": "note", "title": "Summary", "published": "When"})
    assert found.text == f"short\n\n{LONG}"
    assert (found.given.title, found.given.published) == ("short", "2016-06-06")


def test_a_column_of_no_use_that_is_called_like_one_is_kept_beside() -> None:
    table = f"published,When,text,story\nnever,2016-06-06,x,{LONG.replace(',', '')}\n".encode()
    (found,), _ = read_bytes(table, "a.csv", {"text": "story", "published": "When"})
    assert found.given.published == "2016-06-06"
    assert json.loads(found.given.extra) == {"column published": "never", "column text": "x"}


def test_a_column_that_is_not_there() -> None:
    with io.BytesIO(b"a,b\n1,2\n") as stream:
        (unread,) = parts(Item("a.csv", "a.csv", stream, 8), Reading(Budget(8), {"text": "words"}))
    assert unread.reason == "has no column 'words': its columns are 'a', 'b'"  # type: ignore[union-attr]


def test_the_longest_column_is_taken_where_none_has_a_known_name() -> None:
    (found,), _ = read_bytes(f"nr\tdetails of it\n7\t{LONG}\n".encode(), "a.tsv")
    assert found.text == LONG
    assert json.loads(found.given.extra) == {"nr": "7"}
    # Also where the known name holds little more than names.
    (found,), _ = read_bytes(f"text,details\nAden,{LONG.replace(',', '')}\n".encode(), "a.csv")
    assert found.text == LONG.replace(",", "")


def test_a_table_without_texts_says_how_to_name_a_column() -> None:
    assert reason_of(b"year,killed\n2016,4\n", "a.csv") == (
        "no column of texts was found among 'year', 'killed': name one with --columns text=NAME"
    )


@pytest.mark.parametrize(
    "table",
    [
        f'sep=;\r\ntitle;text\r\nA;"{LONG}"\r\n'.encode("utf-8-sig"),
        f'title|text\nA|"{LONG}"\n'.encode(),
        f'title\ttext\nA\t"{LONG}"\n'.encode("utf-16"),
        f'\ufefftitle,text\n\n\nA,"{LONG}"\n,\n'.encode(),
    ],
)
def test_what_spreadsheets_make_of_csv(table: bytes) -> None:
    (found,), unread = read_bytes(table, "a.csv")
    assert found.text == f"A\n\n{LONG}"
    assert not unread


def test_an_older_encoding() -> None:
    (found,), _ = read_bytes(
        f"título,texto\nSeñor,{'El señor murió en la acción. ' * 5}\n".encode("cp1252"), "a.csv"
    )
    assert "señor murió" in found.text


def test_many_rows_without_text_are_listed_and_then_counted() -> None:
    found, unread = read_bytes(f"id,text\n1,{LONG.replace(',', '')}\n".encode() + b"2,\n" * 30, "a.csv")
    assert len(found) == 1
    assert len(unread) == 21
    assert unread["a.csv"] == "rows without a text, beside those listed: 10"


def test_damaged_tables_give_one_line() -> None:
    assert reason_of(b"PAR1" + bytes(100), "a.parquet") == "damaged: it is no Parquet table that can be read"
    whole = (MADE / "report.xlsx").read_bytes()
    assert reason_of(whole[:2000], "a.xlsx") == "damaged: its ZIP container is broken or cut short"
    broken = zipped({"xl/workbook.xml": "<workbook>"})
    assert reason_of(broken, "a.xlsx") == "damaged: it is no workbook that can be opened"
    assert reason_of(b"a,text\n1,\x00\n", "a.csv") == "not text: it holds NUL characters"


def test_a_workbook_that_unpacks_to_too_much() -> None:
    bomb = zipped({"xl/workbook.xml": "<workbook/>", "xl/sheet1.xml": bytes(200 * 1024**2)})
    assert reason_of(bomb, "a.xlsx").startswith("made to do harm, or too large")


def test_a_parquet_name_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[b].parquet").write_bytes((MADE / "report.parquet").read_bytes())
    (found,), _ = read_file(tmp_path / "a[b].parquet")
    assert found.source_id == "parquet-1204"


def test_days_and_numbers_of_a_parquet_table(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    duckdb.execute(
        f"COPY (SELECT 7 AS id, DATE '2016-06-05' AS date, '{LONG}' AS text, 4.0 AS killed, NULL AS url) TO '{file}'"
    )
    (found,), _ = read_file(file)
    assert found.source_id == "7"
    assert found.published is not None
    assert found.published.date.start == "2016-06-05"
    assert json.loads(found.extra)["killed"] in ("4", "4.0")


def test_an_atom_feed() -> None:
    (found,), unread = read_file(FILES / "feed.atom")
    assert not unread
    assert found.text == f"{TITLE}\n\n{BODY}"
    assert (found.outlet, found.authors, found.source_id) == ("The Example", ("Ana Torres",), found.url)
    assert found.published is not None
    assert (found.published.date.start, found.published.source) == ("2017-03-14", "metadata")


def test_an_rss_feed_with_summaries_alone() -> None:
    rss = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>Two &amp; two</title>'
        f"<description>&lt;b&gt;{LONG}&lt;/b&gt;</description><pubDate>Sun, 05 Jun 2016 23:00:00 +0300</pubDate>"
        "<guid>urn:1</guid></item><item><title>Nothing more</title></item></channel></rss>"
    )
    (found,), unread = read_bytes(rss.encode(), "a.xml")
    assert found.text == f"Two & two\n\n{LONG}"
    assert (found.given.published, found.given.outlet) == ("2016-06-05T23:00:00+03:00", "Wire")
    assert json.loads(found.given.extra) == {"part_of_report": "summary"}
    assert unread == {"a.xml entry 2": "no text in it"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            b"<?xml version='1.0'?><invoice><a/></invoice>",
            "XML, but no feed: it is of a kind that is not read",
        ),
        (b"<rss version='2.0'><channel><title>T</title></channel></rss>", "a feed without entries"),
    ],
)
def test_xml_that_holds_no_reports(data: bytes, reason: str) -> None:
    assert reason_of(data, "a.xml") == reason


def test_a_feed_cut_short_is_read_as_far_as_it_goes() -> None:
    item = f"<item><title>One</title><description>{LONG}</description></item>"
    found, unread = read_bytes(f"<rss version='2.0'><channel>{item}{item}<item><title>Thr".encode(), "a.rss")
    assert len(found) >= 2
    assert "cut short" in unread["a.rss"]


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;">]>'
    item = f"<item><title>One</title><description>{LONG} &b;</description></item>"
    found, _ = read_bytes(f"{bomb}<rss version='2.0'><channel>{item}</channel></rss>".encode(), "a.rss")
    assert all("boomboom" not in each.text for each in found)


def test_a_feed_never_opens_what_its_bytes_name(tmp_path: Path) -> None:
    other = tmp_path / "other.rss"
    other.write_text("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>")
    assert reason_of(str(other).encode(), "a.rss") == "XML, but no feed: it is of a kind that is not read"


def test_the_words_of_a_table_of_incidents_are_read_where_they_are_asked_for() -> None:
    acled = f'event_id_cnty,event_date,sub_event_type,source,notes,fatalities\nYEM1,2016-06-05,Attack,Wire,"{LONG}",2\n'
    (found,), _ = read_bytes(acled.encode(), "acled.csv", {"text": "notes"})
    assert found.text == LONG
    assert json.loads(found.given.extra)["fatalities"] == "2"
