"""PDF: the text layer with its pages, scanned pages, and how lines on pages become paragraphs."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from format_files import BODY, MADE, TITLE, read_bytes, read_file, reason_of
from running import exported
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.export.rows import claim_rows
from tellings.ingest.formats import scan
from tellings.ingest.formats.flow import HYPHEN, Line, Sheet, flow
from tellings.model import Span
from tellings.model.paging import Rectangle, rectangles

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {0} 0 R >>"


def pdf(*pages: str, more: str = "") -> bytes:
    """A PDF of some pages, given as the operators that draw each (PDF 32000-1, 7.5)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {more} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(pages):
        objects.append(PAGE.format(5 + 2 * number))
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def drawn(*lines: tuple[str, float, float]) -> str:
    """Operators that write lines at places from the lower left corner."""
    return "\n".join(f"BT /F1 11 Tf {left} {bottom} Td ({text}) Tj ET" for text, left, bottom in lines)


def line(text: str, bottom: float, left: float = 70, right: float = 520, height: float = 12) -> Line:
    return Line(text, left, right, bottom, bottom + height)


def test_a_pdf_that_chromium_printed() -> None:
    (found,), unread = read_file(MADE / "chromium.pdf")
    assert not unread
    assert found.text == f"{TITLE}\n\nBy Ana Torres\n\n{BODY}"
    assert found.title == TITLE
    assert found.authors == ("Ana Torres",)
    (page,) = found.pages
    assert (page.number, page.span, page.read_by) == (1, Span(0, len(found.text)), "text layer")
    assert (page.width, page.height) == (612.0, 792.0)
    assert " ".join(each.span.of(found.text) for each in page.lines).split() == found.text.split()
    assert all(line.words for line in page.lines)
    assert found.published is not None
    assert found.published.date.start == "2017-03-14"


def test_a_pdf_that_libreoffice_wrote() -> None:
    (found,), unread = read_file(MADE / "libreoffice.pdf")
    assert not unread
    assert found.text == f"{TITLE}\n\nAna Torres\n\n{BODY}"


def test_a_scanned_page_is_said_to_be_one_where_nothing_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "program", lambda: None)
    assert read_bytes((MADE / "scan.pdf").read_bytes(), "scan.pdf") == (
        [],
        {"scan.pdf page 1": "a scanned page, and tesseract, which would read it, is not installed"},
    )


def stand_in(folder: Path, does: str) -> str:
    """A program in tesseract's place."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\n{does}\n")
    program.chmod(0o755)
    return str(program)


def test_a_scanned_page_is_read_by_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tesseract 5.3 of Debian 12 said of the page is kept: its next version may say otherwise."""
    program = stand_in(tmp_path, f"cat '{MADE / 'scan.tsv'}'")
    monkeypatch.setattr(scan, "program", lambda: program)
    (found,), unread = read_bytes((MADE / "scan.pdf").read_bytes(), "scan.pdf")
    assert not unread
    assert BODY.split("\n\n")[1] in found.text
    assert found.text.split("\n\n")[-1] == BODY.split("\n\n")[-1]
    (page,) = found.pages
    assert (page.number, page.span, page.read_by) == (1, Span(0, len(found.text)), "tesseract")
    (quoted,) = rectangles([page], Span(0, len("Six killed")))
    assert quoted.page == 1
    assert page.lines[0].left <= quoted.left < quoted.right < page.lines[0].right


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("exit 1", "a scanned page on which tesseract failed"),
        ("true", "a scanned page on which tesseract found no words"),
    ],
)
def test_tesseract_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, reason: str) -> None:
    program = stand_in(tmp_path, does)
    monkeypatch.setattr(scan, "program", lambda: program)
    assert read_bytes((MADE / "scan.pdf").read_bytes(), "s.pdf") == ([], {"s.pdf page 1": reason})


def test_each_quote_can_be_shown_on_its_page() -> None:
    first = drawn(
        ("Two guards were killed in the port on", 70, 700),
        ("Monday, said the harbour master, and three", 70, 686),
    )
    second = drawn(("others were hurt.", 70, 760), ("Nobody said who did it.", 70, 700))
    (found,), unread = read_bytes(pdf(first, second), "a.pdf")
    assert not unread
    assert found.text == (
        "Two guards were killed in the port on Monday, said the harbour master, and three others were hurt.\n\n"
        "Nobody said who did it."
    )
    assert [(page.number, page.span.of(found.text).split()[0]) for page in found.pages] == [
        (1, "Two"),
        (2, "others"),
    ]


def test_a_pdf_without_words() -> None:
    assert reason_of(pdf(""), "a.pdf") == "no text in it"


def test_what_is_no_pdf_but_its_first_bytes() -> None:
    assert reason_of(b"%PDF-1.7 and so on", "a.pdf") == "damaged: it is no PDF that can be opened"


def test_a_pdf_cut_short_says_so() -> None:
    whole = pdf(drawn(("Two guards were killed in Aden.", 70, 700)))
    found, unread = read_bytes(whole[:-20], "a.pdf")
    assert [each.text for each in found] == ["Two guards were killed in Aden."]
    assert unread == {"a.pdf": "cut short or damaged at its end: only the pages that were found are read"}


def test_an_encrypted_pdf() -> None:
    locked = pdf(drawn(("Secret.", 70, 700)))
    keys = f"<< /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>"
    locked = locked.replace(b"/Root 1 0 R", f"/Root 1 0 R /ID [<00><00>] /Encrypt {keys}".encode())
    assert reason_of(locked, "a.pdf") == "encrypted: it needs a password"


def test_pages_without_end_are_refused() -> None:
    many = pdf(drawn(("A.", 70, 700))).replace(b"/Kids [4 0 R]", b"/Kids [" + b"4 0 R " * 5001 + b"]")
    many = many.replace(b"/Count 1", b"/Count 5001")
    assert reason_of(many, "a.pdf") == "more than 5,000 pages, the most that one document may have"


def test_a_loop_of_pages_gives_one_line() -> None:
    looped = pdf(drawn(("A.", 70, 700))).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    found, unread = read_bytes(looped, "a.pdf")
    assert not found
    assert len(unread) == 1


def test_words_broken_at_a_line_are_put_together_and_compounds_keep_their_hyphen() -> None:
    lines = (
        line(f"The gunmen killed twenty{HYPHEN}", 700),
        line(f"five people; the kill{HYPHEN}", 686),
        line(f"ings were told of by a well{HYPHEN}", 672),
        line("known reporter. Killings and well-known names.", 658),
    )
    assert flow([Sheet(1, lines)]).text == (
        "The gunmen killed twenty-five people; the killings were told of by a well-known reporter. Killings and"
        " well-known names."
    )


def test_running_heads_and_page_numbers_are_left_out_and_listed() -> None:
    sheets = [
        Sheet(
            number,
            (
                line(f"Example Monitor, issue 7 - {number}", 800, height=9),
                line(f"A sentence of page {number} that runs", 700),
                line("on to the end of its paragraph.", 686, right=300),
                line(str(number), 30, 290, 300),
            ),
        )
        for number in (1, 2, 3)
    ]
    found = flow(sheets)
    assert found.text.split("\n\n") == [
        f"A sentence of page {number} that runs on to the end of its paragraph." for number in (1, 2, 3)
    ]
    assert found.heads == ("Example Monitor, issue … - …",)
    assert [page.span.of(found.text) for page in found.pages] == found.text.split("\n\n")


def test_two_columns_follow_one_another() -> None:
    lines = (
        line("Left column that goes on", 700, 70, 290),
        line("and on and is not at its", 686, 70, 290),
        line("end when the right column", 700, 310, 530),
        line("takes over.", 686, 310, 380),
    )
    assert flow([Sheet(1, lines)]).text == (
        "Left column that goes on and on and is not at its end when the right column takes over."
    )


def test_the_rectangles_of_a_quote_are_those_that_the_page_shows() -> None:
    """Where a word stands on its page is told by the library itself, asked for the word."""
    import pypdfium2

    (found,), _ = read_file(MADE / "libreoffice.pdf")
    document = pypdfium2.PdfDocument(MADE / "libreoffice.pdf")
    for words in ("waiting room", "said.", "wounding nine", "had been arrested at a checkpoint"):
        start = found.text.index(words)
        shown = list(rectangles(found.pages, Span(start, start + len(words))))
        page = document[shown[0].page - 1]
        text = page.get_textpage()
        at, _ = text.search(words, match_case=True).get_next()
        boxes = [text.get_charbox(at + place) for place in range(len(words)) if not words[place].isspace()]
        assert min(each.left for each in shown) == pytest.approx(min(box[0] for box in boxes), abs=2)
        assert max(each.right for each in shown) == pytest.approx(max(box[2] for box in boxes), abs=6)
        assert min(each.bottom for each in shown) <= min(box[1] for box in boxes) + 1
        assert max(each.top for each in shown) >= max(box[3] for box in boxes) - 1
    document.close()


def test_a_quote_over_a_line_that_was_broken_has_a_rectangle_on_each() -> None:
    sheet = Sheet(
        3,
        (
            Line(
                "Gunmen stormed the check\x02",
                70,
                520,
                700,
                712,
                ((70, 170), (180, 290), (300, 380), (390, 520)),
            ),
            Line("point on Tuesday.", 70, 300, 686, 698, ((70, 140), (150, 180), (190, 300))),
        ),
    )
    made = flow([sheet])
    assert made.text == "Gunmen stormed the checkpoint on Tuesday."
    start = made.text.index("checkpoint")
    assert list(rectangles(made.pages, Span(start, start + 10))) == [
        Rectangle(3, 390, 700, 520, 712),
        Rectangle(3, 70, 686, 140, 698),
    ]
    start = made.text.index("on Tuesday")
    assert list(rectangles(made.pages, Span(start, start + 2))) == [Rectangle(3, 150, 686, 180, 698)]


def test_pages_and_custody_are_in_the_exports_and_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "chromium.pdf").write_bytes((MADE / "chromium.pdf").read_bytes())
    options = pipeline.ReadOptions(added_by="A. Analyst")
    pipeline.read(folder, tmp_path / "a.db", options=options)
    record = json.loads(exported(tmp_path / "a.db"))
    (document,) = record["documents"]
    data = (MADE / "chromium.pdf").read_bytes()
    assert document["custody"] == {
        "file": "chromium.pdf", "sha256": sha256(data).hexdigest(), "size": len(data), "added_by": "A. Analyst",
    }  # fmt: skip
    assert [each["number"] for each in document["pages"]] == [1]
    with Casebook.open(tmp_path / "a.db") as casebook:
        rows = claim_rows(pipeline.export_record(casebook))
    killed = next(row for row in rows if row["field"] == "killed" and row["quote"])
    assert (killed["page"], killed["file"], killed["file_sha256"]) == (
        "1",
        "chromium.pdf",
        document["custody"]["sha256"],
    )
    page, left, bottom, right, top = map(float, str(killed["rectangles"]).split(";")[0].split())
    assert page == 1
    assert 0 < left < right < 595
    assert 0 < bottom < top < 842
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x.json").write_text(exported(tmp_path / "a.db"), encoding="utf-8")
    pipeline.read(tmp_path / "out", tmp_path / "b.db")
    assert exported(tmp_path / "b.db") == exported(tmp_path / "a.db")
