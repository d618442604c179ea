"""The desk's pages: complete, harmless, found by their addresses, and the same to whoever is sent one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from page_reader import Read
from stored import FORMULA, first_report, second_report
from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.export import words
from tellings.export.pictures import draw
from tellings.model import FIELDS, DateValue, Extraction, Published
from tellings.model.records import Record, to_record
from tellings.testing import make_document
from tellings.web.marked import marked
from tellings.web.paging import paged
from tellings.web.safety import HEADERS
from tellings.web.texts import TONE_NAMES, TONES
from tellings.web.toll import toll_picture
from web_desk import PAYLOADS, desk_over, fill, hostile_report

PAGES = (
    "/incidents",
    "/review",
    "/double",
    "/views",
    "/documents",
    "/sources",
    "/sources?kind=organisations",
    "/findings",
    "/unread",
    "/journal",
    "/add",
    "/map",
    "/timeline",
    "/accounts",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = fill(tmp_path_factory.mktemp("desk") / "reports.db", *map(hostile_report, PAYLOADS))
    with desk_over(path) as client:
        yield client


def links(page: str) -> set[str]:
    return {str(a["href"]) for a in Read(page).all("a")}


def first(desk: TestClient, pattern: str, page: str) -> str:
    found = re.search(pattern, desk.get(page).text)
    assert found, f"{pattern} is not on {page}"
    return found[0]


def every_page(desk: TestClient) -> dict[str, str]:
    """Every page that can be come to from the incidents and documents, by its address."""
    wanted = [*PAGES]
    for listing in ("/incidents", "/documents"):
        wanted += sorted(
            each for each in links(desk.get(listing).text) if re.fullmatch(f"{listing}/[0-9a-f]+", each)
        )
    return {address: desk.get(address).text for address in wanted}


def test_every_page_is_there_whole_and_links_lead_somewhere(desk: TestClient) -> None:
    pages = every_page(desk)
    assert len(pages) > len(PAGES) + 12
    ids: dict[str, set[str]] = {}
    for address, page in pages.items():
        read = Read(page)
        assert read.within == [], address
        found = [str(attributes["id"]) for _, attributes in read.tags if attributes.get("id")]
        assert len(found) == len(set(found)), address
        ids[address.partition("?")[0]] = set(found)
        named = {str(attributes["for"]) for attributes in read.all("label") if attributes.get("for")}
        assert named <= set(found), address
    for address, page in pages.items():
        for link in links(page):
            parts = urlsplit(link)
            if parts.scheme or parts.query:
                continue
            where = parts.path or address.partition("?")[0]
            assert where == "/" or where in ids, f"{address} leads to {link}"
            assert not parts.fragment or parts.fragment in ids[where], f"{address} leads to {link}"


@pytest.mark.parametrize(
    "address", [*PAGES, "/nothing", "/incidents/zz", "/documents/zz", "/static/desk.mjs", "/decisions"]
)
def test_every_answer_is_guarded(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(desk: TestClient) -> None:
    for address, page in every_page(desk).items():
        read = Read(page)
        assert [each["src"] for each in read.all("script")] == ["/static/desk.mjs"], address
        assert {each["href"] for each in read.all("link")} == {
            "/static/page.css",
            "/static/desk.css",
            "/static/mark.svg",
        }
        assert not {tag for tag, _ in read.tags} & {
            "iframe",
            "object",
            "embed",
            "base",
            "img",
            "style",
            "foreignobject",
        }
        for tag, attributes in read.tags:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (
                address,
                tag,
            )
            target = str(attributes.get("href") or attributes.get("action") or "/")
            assert re.match(r"[/#?]", target), (address, target)


def test_texts_of_reports_are_shown_and_never_obeyed(desk: TestClient) -> None:
    pages = every_page(desk)
    for address, page in pages.items():
        text = "".join(Read(page).text)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]", page), address
        assert "49" not in re.findall(r"\b49\b", text), address
    every = "".join("".join(Read(page).text) for page in pages.values())
    for payload in PAYLOADS:
        if payload.isprintable():
            assert payload in every
    assert "safe[U+202E]txt.exe[U+2066]" in every


def test_an_error_says_what_is_wrong_and_nothing_else(desk: TestClient) -> None:
    for address, status in (
        ("/nothing", 404),
        ("/incidents/abcdef0123", 404),
        ("/documents/<b>", 404),
        ("/incidents?sort=nothing", 400),
        ("/incidents?since=yesterday", 400),
        ("/incidents?page=-1", 400),
        ("/map?box=1,2,3", 400),
        ("/map?box=nan,0,1,1", 400),
        ("/sources?kind=persons", 400),
        ("/incidents?q=" + "x" * 500, 400),
        ("/static/..%2fapp.py", 404),
    ):
        answer = desk.get(address)
        assert answer.status_code == status, address
        assert Read(answer.text).within == []
        for secret in (str(Path(__file__).parents[1]), "Traceback", ".db/"):
            assert secret not in answer.text


def test_the_beginning_of_an_id_leads_to_the_incident(desk: TestClient) -> None:
    address = first(desk, r"/incidents/[0-9a-f]{16}", "/incidents")
    answer = desk.get(address[:-6] + "?done=x")
    assert answer.status_code == 307
    assert answer.headers["location"] == address + "?done=x"


def test_only_this_machines_names_are_answered(desk: TestClient) -> None:
    for host, status in (("testserver", 200), ("testserver:8000", 200), ("evil.example", 400), ("", 400)):
        assert desk.get("/incidents", headers={"host": host}).status_code == status


def rows(page: str) -> int:
    return page.count('<th scope="row">')


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("q=osijek", 1),
        ("q=SET+fire", 1),
        ("q=absent+word", 0),
        ("type=arson", 1),
        ("status=disputed", 1),
        ("since=2021-05-04&until=2021-05-04", 1),
        ("since=2021-05-05", 0),
        ("until=2021-05-03", 0),
        ("place=osijek", 1),
        ("place=CROATIA", 2),
        ("country=HRV", 2),
        ("country=HUN&open=yes", 0),
        ("open=yes", 1),
        ("reviewed=yes", 0),
        ("reviewed=no&type=arson", 1),
    ],
)
def test_filters_find_what_they_ask_for(desk: TestClient, query: str, number: int) -> None:
    page = desk.get(f"/incidents?{query}").text
    assert rows(page) == number
    assert desk.get(f"/timeline?{query}").status_code == 200


def test_a_source_is_a_filter_whatever_it_is_called(desk: TestClient) -> None:
    for outlet in (FORMULA, PAYLOADS[0]):
        answer = desk.get("/incidents", params={"source": outlet})
        assert rows(answer.text) == 1
        chosen = [each for each in Read(answer.text).all("option") if "selected" in each]
        assert outlet in [each["value"] for each in chosen]


def test_filters_stay_in_the_address_when_one_is_taken_off_or_the_order_turned(desk: TestClient) -> None:
    page = desk.get("/incidents?type=arson&country=HRV").text
    found = {str(a["href"]) for a in Read(page).all("a")}
    assert {"/incidents?country=HRV", "/incidents?type=arson", "/map?type=arson&country=HRV"} <= found
    assert "/incidents?type=arson&country=HRV&sort=-killed" in found


def test_orders_turn_round_and_put_what_is_not_known_last(desk: TestClient) -> None:
    def shown(sort: str) -> list[str]:
        return re.findall(r'href="/incidents/([0-9a-f]{16})"', desk.get(f"/incidents?sort={sort}").text)

    assert len(shown("killed")) == 3
    for known in ("killed", "date"):  # of one incident alone
        assert shown(known)[0] == shown(f"-{known}")[0]
    for everywhere in ("place", "reports"):
        assert shown(everywhere) == shown(f"-{everywhere}")[::-1]
    assert shown("open")[-1] == shown("-open")[0]


def test_pages_of_a_long_list() -> None:
    lines = paged(list(range(101)), "3", 50)
    assert (lines.items, lines.pages, lines.first, lines.last) == ([100], 3, 101, 101)
    assert paged([], None).pages == 1
    assert paged([1], "99").number == 1
    for wrong in ("0", "-1", "x", "1e3", "١", "9" * 30):
        with pytest.raises(UserError):
            paged([1], wrong)


def test_a_document_shows_its_text_with_every_claim_at_its_words(desk: TestClient) -> None:
    document, extraction = second_report()
    page = desk.get(f"/documents/{document.id}").text
    for telling in extraction.tellings:
        for claim in telling.claims:
            assert re.search(
                rf'<a class="tone tone-[a-z]+" id="claim-{claim.id}"[^>]*>{claim.quote}</a>', page
            )
            assert f'href="#claim-{claim.id}"' in page
            assert words.value(claim.field, to_record(claim.value)) in page


def test_the_list_says_when_each_report_was_published(tmp_path: Path) -> None:
    day = DateValue("2021-05-05", "2021-05-05", "day")
    report = make_document("Nothing happened.", "quiet.txt", published=Published(day, "metadata"))
    path = fill(tmp_path / "reports.db", (report, Extraction(report.id, (), (), (), ())))
    with desk_over(path) as desk:
        listed = desk.get("/documents")
    assert listed.status_code == 200
    assert "5 May 2021" in listed.text
    assert "day of publication not known" in listed.text


def test_what_was_seen_and_not_taken_stands_on_its_documents_page(desk: TestClient) -> None:
    document, _ = first_report()
    assert "a headline&#39;s word" in desk.get(f"/documents/{document.id}").text
    assert "not a kind of file that can be read" in desk.get("/unread").text


def test_an_incident_shows_its_claims_side_by_side(desk: TestClient) -> None:
    address = first(desk, r"/incidents/[0-9a-f]{16}", "/incidents?status=disputed")
    text = re.sub(r"\s+", " ", "".join(Read(desk.get(address).text).text))
    for said in (
        "Seven guards",
        "Nine guards",
        "said by Ines Varga",
        "7–9",
        "disputed",
        "Miro Kant",
        "Nobody has decided",
    ):
        assert said in text
    assert "alleged by Pavel Orlen" in text


def test_an_empty_casebook_has_its_pages(tmp_path: Path) -> None:
    Casebook.open(tmp_path / "empty.db", write=True, create=True).close()
    with desk_over(tmp_path / "empty.db") as empty:
        assert empty.get("/add").status_code == 200
        for address in sorted({*PAGES} - {"/add"}):
            answer = empty.get(address)
            assert answer.status_code == 200
            assert 'class="empty"' in answer.text, address


def test_a_count_that_changed_has_a_picture() -> None:
    first: Record = {"day": "2031-03-03", "best": 15, "low": 15, "high": 15, "claims": []}
    later: Record = {"day": "2031-03-09", "best": None, "low": 17, "high": None, "claims": []}
    assert toll_picture({}, "killed", draw) is None
    assert toll_picture({"history": [first]}, "killed", draw) is None
    drawn = toll_picture({"history": [first, later]}, "killed", draw)
    assert drawn
    words_in = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert {"15", "17", "3 Mar 2031", "9 Mar 2031"} <= set(words_in)
    assert "style=" not in drawn


def test_every_field_has_a_colour_and_every_colour_a_name() -> None:
    assert set(TONES) == set(FIELDS)
    assert set(TONES.values()) == set(TONE_NAMES)


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)


@given(st.text(alphabet="ab \n", max_size=40), SPANS, SPANS)
def test_a_marked_text_is_the_text(
    text: str, quotes: list[tuple[int, int]], furniture: list[tuple[int, int]]
) -> None:
    def within(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        cut = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
        return [(a, b) for a, b in cut if a < b]

    claims: list[Record] = [
        {
            "id": f"{number:02x}",
            "start": start,
            "end": end,
            "field": "killed",
            "value": {"low": 1, "high": 1, "best": 1},
            "polarity": "affirmed",
            "certainty": "stated",
            "speakers": [],
            "told_to": None,
            "said_on": None,
            "derived_from": [],
        }
        for number, (start, end) in enumerate(within(quotes))
    ]
    set_back: list[Record] = [
        {"start": start, "end": end, "reason": "page"} for start, end in within(furniture)
    ]
    paragraphs = marked(text, claims, set_back)
    assert "".join(bit.text for each in paragraphs for bit in each.bits) == text.replace("\n", "")
    grey = {at for each in set_back for at in range(each["start"], each["end"])}
    begun: list[str] = []
    for paragraph in paragraphs:
        at = paragraph.start
        for bit in paragraph.bits:
            assert text[at : at + len(bit.text)] == bit.text
            held = {each["id"] for each in claims if each["start"] <= at < each["end"]}
            assert bool(bit.tone) == bool(held)
            assert all(
                (place in grey) == (paragraph.furniture is not None)
                for place in range(at, at + len(bit.text))
            )
            begun += bit.anchors
            at += len(bit.text)
    spoken = {each["id"] for each in claims if text[each["start"] : each["end"]].strip("\n")}
    assert len(begun) == len(set(begun))
    assert set(begun) == {f"claim-{each}" for each in spoken}
