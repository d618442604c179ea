"""The page: complete, safe, the same each time, and legible."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from export_sample import MADE_BY, Sample, sample
from page_reader import Read
from tellings.export import casebook1, report_page
from tellings.model import Finding, Rejection, Span, ThingValue, Unread
from tellings.model.records import Record
from tellings.testing import make_claim, make_document, make_incident, make_telling, make_view


def record_of(of: Sample, texts: bool = False) -> Record:
    return casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY, texts)


def plain(read: Read) -> str:
    return re.sub(r"\s+", " ", "".join(read.text))


@pytest.fixture(scope="module")
def page() -> str:
    of = sample()
    return report_page(record_of(of), of.documents, texts=True)


@pytest.fixture(scope="module")
def read(page: str) -> Read:
    return Read(page)


def test_it_is_well_formed(read: Read) -> None:
    assert read.within == []
    assert len(read.all("article")) == 3


def test_ids_are_unique_and_links_lead_somewhere(read: Read) -> None:
    ids = [attributes["id"] for _, attributes in read.tags if attributes.get("id")]
    assert len(set(ids)) == len(ids)
    inner = {str(a["href"])[1:] for a in read.all("a") if str(a["href"]).startswith("#")}
    assert len(inner) > 20
    assert inner <= set(ids)


def test_it_loads_nothing_and_runs_nothing(read: Read) -> None:
    policy = next(
        each["content"] for each in read.all("meta") if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert (
        policy
        == "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    names = {tag for tag, _ in read.tags}
    assert names.isdisjoint(
        {"script", "link", "iframe", "object", "embed", "form", "img", "base", "foreignobject"}
    )
    for _, attributes in read.tags:
        assert not [
            name
            for name in attributes
            if name.startswith("on") or name in ("src", "srcdoc", "action", "xlink:href")
        ]
    assert {a["href"] for a in read.all("a") if not str(a["href"]).startswith("#")} == {
        "https://ledger.example/2011/03/05/blast"
    }


def test_equal_records_give_equal_pages(page: str) -> None:
    of = sample()
    assert report_page(record_of(of), of.documents[::-1], texts=True) == page
    assert report_page(record_of(of, texts=True), texts=True) == page


def test_quotes_are_marked_in_their_sentences(page: str) -> None:
    assert "SORVALE — <mark>At least seven</mark> people were killed" in page
    assert "Ivo Hark, <mark>denied that the group had ordered</mark> the bombing" in page


def test_without_texts_only_sentences_are_shown() -> None:
    of = sample()
    page = report_page(record_of(of), of.documents)
    assert "Subscribe to the Ledger" not in page
    assert "The whole text" not in page
    bare = report_page(record_of(of))
    assert "<mark>At least seven</mark>" in bare
    assert "people were killed" not in bare


def test_whole_texts_lead_to_their_claims(page: str, read: Read) -> None:
    assert "Subscribe to the Ledger for more." in plain(read)
    whole = page[page.index('<div class="whole"') :]
    anchor = re.search(r'<a href="#(claim-[0-9a-f]+)"><mark>At least seven</mark></a>', whole)
    assert anchor
    assert f'id="{anchor[1]}"' in page


def test_accusations_name_who_makes_them(read: Read) -> None:
    text = plain(read)
    assert "alleged by Ada Quill (regional governor)" in text
    assert "denied by Ivo Hark (spokesman, Tidewater Front)" in text
    for found in re.finditer(r"Tidewater Front \(ordered\)", text):
        after = text[found.end() : found.end() + 60]
        assert re.match(r"[ ,]*(alleged by Ada Quill|denied by Ivo Hark)", after), after


def test_everything_of_the_record_is_on_the_page(read: Read) -> None:
    text = plain(read)
    for said in (
        "The toll rose from at least 7",
        "300",
        "detonators",
        "Lena Moss",
        "sentenced",
        "trial over",
        "led to the trial",
    ):
        assert said in text
    for said in (
        "a format that is not read",
        "scans/page-4.pdf",
        "a date that depends on another",
        "The hospital would know.",
    ):
        assert said in text
    for status in ("agreed", "refined", "range", "disputed", "derived", "single"):
        assert status in text
    assert "Without a year: Foiled plot" in text
    assert "call to subscribe" in text


def test_an_empty_casebook_has_a_page() -> None:
    read = Read(report_page(casebook1(make_view(), [], [], [], [], MADE_BY)))
    assert "No incident was found" in plain(read)
    assert "Nothing stood out" in plain(read)


HOSTILE = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "'><svg onload=document.title='owned'>",
    "</style><script>document.title='owned'</script>",
    "{{ 7 * 7 }}{% raw %}",
    "\x1b[31mred\x07\x00",
    "safe\u202etxt.exe\u2066",
    "javascript:document.title='owned'",
    '=HYPERLINK("http://x")',
)


def hostile_page(words: str) -> str:
    document = make_document(
        f"{words} was used. The end.",
        words,
        outlet=words,
        title=words,
        authors=(words,),
        url=words,
        archive_url=words,
    )
    claim = make_claim(
        document, "weapons", words, ThingValue(words, words), counted=words, modifier=words, told_to=words
    )
    incident = make_incident(
        make_telling(document, claim),
        findings=(Finding("other", words, (claim.id,)),),
        fields=dict(sample().view.incidents[0].fields),
    )
    rejected = Rejection(document.id, Span(0, 3), words, words)
    made = {"tellings": words, "model": words, "codebook": words}
    view = make_view(incident, policy=words, as_of=words)
    record = casebook1(view, [document], [], [rejected], [Unread(words, words)], made)
    return report_page(record, [document], texts=True)


@pytest.mark.parametrize("words", HOSTILE)
def test_texts_of_reports_are_shown_and_never_obeyed(words: str) -> None:
    read = Read(hostile_page(words))
    assert read.within == []
    assert not read.all("script")
    assert not read.all("img")
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert not [a for a in read.all("a") if str(a["href"]).startswith("javascript")]
    text = "".join(read.text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    if words.isprintable():
        assert words in text


def test_hidden_characters_are_written_out() -> None:
    assert "safe[U+202E]txt.exe[U+2066]" in hostile_page("safe\u202etxt.exe\u2066")
    assert "␛[31mred␇␀" in hostile_page("\x1b[31mred\x07\x00")


def colours(theme: str) -> dict[str, str]:
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", theme))
    return {
        name: value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])
        for name, value in found.items()
    }


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def themes() -> Iterator[tuple[str, dict[str, str]]]:
    css = files("tellings.export").joinpath("templates", "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, flags=re.DOTALL)
    assert len(blocks) == 3
    for name, block in zip(("light", "dark", "print"), blocks, strict=True):
        yield name, colours(block)


@pytest.mark.parametrize(
    ("name", "of"), list(themes()), ids=lambda each: each if isinstance(each, str) else ""
)
def test_every_colour_can_be_read(name: str, of: dict[str, str]) -> None:
    statuses = ("agreed", "refined", "range", "disputed", "derived", "single")
    pairs = [(status, f"{status}-tint") for status in statuses]
    pairs += [
        (ink, ground)
        for ink in ("ink", "soft", "link", "range", "disputed", "derived")
        for ground in ("paper", "card")
    ]
    pairs += [
        ("soft", "shade"),
        ("mark-ink", "mark"),
        ("label", "land"),
        ("label", "sea"),
        ("quiet", "paper"),
    ]
    for ink, ground in pairs:
        assert contrast(of[ink], of[ground]) >= 4.5, f"{name}: {ink} on {ground}"


CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look at the page with")
def test_a_browser_shows_it_and_runs_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(hostile_page("".join(HOSTILE[:4])), encoding="utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
    ]
    command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()]
    shown = subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode("utf-8")
    assert "What needs a careful eye" in shown
    assert re.search("<title>1 incident in 1 report</title>", shown)
    assert "<script" not in shown


def test_a_record_of_another_machine_needs_no_documents() -> None:
    of = sample()
    record = record_of(replace(of, judgements=(), unread=()))
    assert "What people have decided" not in report_page(record)
