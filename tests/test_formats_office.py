"""Word, OpenDocument, RTF and EPUB files: as real programs wrote them, and what those seldom write."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from format_files import BODY, MADE, TITLE, read_bytes, read_file, reason_of, text_of, zipped
from tellings.ingest import Room

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def word(body: str, **others: str) -> bytes:
    """A Word document with this XML as its body, and other parts by the names of their files."""
    parts = {f"word/{name}.xml": content for name, content in others.items() if name != "core"}
    if "core" in others:
        parts["docProps/core.xml"] = others["core"]
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            **parts,
        }
    )


def p(*runs: str) -> str:
    return (
        "<w:p>"
        + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
        + "</w:p>"
    )


@pytest.fixture(scope="module")
def room():  # type: ignore[no-untyped-def]
    with Room() as made:
        yield made


@pytest.mark.parametrize(
    "name",
    [
        "pandoc.docx",
        "pandoc.odt",
        "pandoc.rtf",
        "pandoc.epub",
        "libreoffice.docx",
        "libreoffice.odt",
        "libreoffice.fodt",
        "libreoffice.rtf",
        "libreoffice.epub",
    ],
)
def test_what_real_programs_wrote_is_read_whole(name: str, room: Room) -> None:
    (found,), unread = read_file(MADE / name, room)
    assert not unread
    again = (
        f"{TITLE}\n\n" if name == "pandoc.epub" else ""
    )  # on its title page, and as the heading of its one chapter
    assert found.text == f"{TITLE}\n\nAna Torres\n\n{again}{BODY}"
    assert found.title == TITLE
    assert found.authors == ("Ana Torres",)
    assert found.language == "en"
    assert found.published is not None
    # The day in its dateline: the day on which the file was made is not the day of publication.
    assert found.published.date.start == "2017-03-14"
    assert found.bytes_sha256 == hashlib.sha256((MADE / name).read_bytes()).hexdigest()
    assert found.source_id == found.path == name


def test_a_format_is_told_by_its_bytes_not_by_its_name(tmp_path: Path, room: Room) -> None:
    for number, name in enumerate(("pandoc.docx", "libreoffice.odt", "pandoc.rtf", "pandoc.epub")):
        wrong = tmp_path / f"report{number}.txt"
        wrong.write_bytes((MADE / name).read_bytes())
        (found,), unread = read_file(wrong, room)
        assert not unread
        assert found.text.endswith(BODY)


def test_word_tracking_fields_and_hidden_words() -> None:
    body = p(
        "Gunmen killed ",
        "<w:del><w:r><w:delText>four</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>six</w:t></w:r></w:ins>",
        " people",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>, says nobody</w:t></w:r>",
        "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>",
        "<w:hyperlink><w:r><w:t> on Monday</w:t></w:r></w:hyperlink>",
        "<w:sdt><w:sdtContent><w:r><w:t> in the port</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:br/><w:t>of Aden.</w:t></w:r>",
    )
    assert text_of(word(body), "a.docx") == "Gunmen killed six people on Monday in the port\nof Aden."


def test_word_text_boxes_tables_and_notes() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('In a box.')}</w:txbxContent></wps:txbx>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    cells = "".join(f"<w:tc>{p(words)}</w:tc>" for words in ("2016", "Aden", "6 killed"))
    layout = f"<w:tr><w:tc>{p('First.')}{p('Second.')}</w:tc><w:tc>{p('Third.')}</w:tc></w:tr>"
    notes = f'<w:footnotes {NAMES}><w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote>{p("A note.")}</w:footnote></w:footnotes>'
    body = p("Before.", drawn) + f"<w:tbl><w:tr>{cells}</w:tr>{layout}</w:tbl>" + p("After.")
    assert text_of(word(body, footnotes=notes), "a.docx").split("\n\n") == [
        "Before.",
        "In a box.",
        "2016 | Aden | 6 killed",
        "First.",
        "Second.",
        "Third.",
        "After.",
        "A note.",
    ]


def test_properties_left_over_from_a_template_are_kept_apart() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Invoice 7</dc:title>'
        "<dc:creator>user 1</dc:creator><dcterms:created>2019-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
    (found,), _ = read_bytes(word(p("Two guards were killed in Aden."), core=core), "a.docx")
    assert (found.given.title, found.given.authors, found.given.published) == (None, (), None)
    assert json.loads(found.given.extra) == {
        "title_of_file": "Invoice 7",
        "author_of_file": "user 1",
        "created": "2019-01-01T00:00:00Z",
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", word(p("   "))), ("a.rtf", rb"{\rtf1\ansi }")],
)
def test_a_document_without_words(name: str, content: bytes) -> None:
    assert reason_of(content, name) == "no text in it"


@pytest.mark.parametrize("name", ["pandoc.docx", "libreoffice.odt", "pandoc.epub"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_document_cut_short_gives_one_line(name: str, share: float) -> None:
    data = (MADE / name).read_bytes()
    assert (
        reason_of(data[: int(share * len(data))], name) == "damaged: its ZIP container is broken or cut short"
    )


def test_a_document_whose_xml_is_damaged() -> None:
    broken = zipped({"word/document.xml": "<w:document><w:body>"})
    assert reason_of(broken, "a.docx") == "damaged: word/document.xml in it is no XML that can be read"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "boom "><!ENTITY c "&b;&b;&b;&b;">]>'
    xml = f"{bomb}<w:document {NAMES}><w:body>{p('Quiet. &c;')}</w:body></w:document>"
    assert "boom" not in text_of(zipped({"word/document.xml": xml}), "a.docx")


def test_an_old_or_encrypted_office_file_says_what_to_do() -> None:
    reason = reason_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx")
    assert reason.startswith("an old office document (or one that is encrypted): save it as DOCX")


def test_an_encrypted_opendocument() -> None:
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": manifest,
        "content.xml": b"\x00\x01",
    }
    assert reason_of(zipped(members), "a.odt") == "encrypted: it needs a password"


def test_opendocument_spaces_notes_and_deleted_words() -> None:
    content = (
        '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:dc="d"><office:body><office:text>'
        "<text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>"
        '<text:p>Six<text:s text:c="2"/>men<text:note><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>A note.</text:p></text:note-body></text:note> were<text:line-break/>held.<office:annotation>"
        "<text:p>a remark</text:p></office:annotation></text:p></office:text></office:body></office:document-content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    assert text_of(zipped(members), "a.odt") == "Six  men were\nheld.\n\nA note."


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2.}", "Привет."),
        (rb"{\rtf1\ansi\uc1 caf\u233?, \u8220 ?quoted\u8221 ?}", "café, “quoted”"),
        (rb"{\rtf1\ansi\uc1 \u-10179?\u-8704? done}", "\U0001f600 done"),
        (rb"{\rtf1\ansi\uc2 caf\u233\'c3\'a9 in town}", "café in town"),
        (rb"{\rtf1\ansi {\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}\f1\'cf\f0 \'e9}", "Пé"),
        (rb"{\rtf1\ansi Six {\v secret }dead{\deleted four}.}", "Six dead."),
        (rb"{\rtf1\ansi One.\par Two.{\footnote \pard A note.}\par}", "One.\n\nTwo.\n\nA note."),
        (
            rb'{\rtf1\ansi See {\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt the report}}.}',
            "See the report.",
        ),
        (rb"{\rtf1\ansi \trowd 2016\cell Aden\cell\row After.}", "2016 | Aden\n\nAfter."),
        (rb"{\rtf1\ansi {\pict\bin9 }}}{{{}}}} Words.}", "Words."),
        (rb"{\rtf1\ansi\pc \'82t\'82}", "été"),
        (rb"{\rtf1\ansi {\*\unknown none}{\header Page 1}Body.} after the end", "Body."),
        (
            rb"{\rtf1\ansi A hard\line line, a \{brace\}, a \\ and 3\~km.}",
            "A hard\nline, a {brace}, a \\ and 3\u00a0km.",
        ),
    ],
)
def test_rtf_words(rtf: bytes, text: str) -> None:
    assert text_of(rtf, "a.rtf") == text


def test_rtf_properties() -> None:
    rtf = (
        rb"{\rtf1\ansi{\info{\title Two killed in Aden}{\author Ana Torres}{\creatim\yr2016\mo6\dy5\hr9\min3}}"
        rb"Two killed in Aden\par Two guards were killed in Aden, police said.}"
    )
    (found,), _ = read_bytes(rtf, "a.rtf")
    assert (found.given.title, found.given.authors) == ("Two killed in Aden", ("Ana Torres",))
    assert json.loads(found.given.extra) == {"created": "2016-06-05"}


def test_rtf_cut_short_is_read_as_far_as_it_goes() -> None:
    assert (
        text_of(rb"{\rtf1\ansi Two guards were killed.\par And th", "a.rtf")
        == "Two guards were killed.\n\nAnd th"
    )


def test_rtf_groups_without_end() -> None:
    assert "groups inside one another" in reason_of(b"{\\rtf1 " + b"{" * 100_000, "a.rtf")


def test_a_book_under_rights_management() -> None:
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
        "META-INF/encryption.xml": '<encryption><CipherReference URI="one.xhtml"/></encryption>',
        "b.opf": '<package><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>',
        "one.xhtml": b"\x8f\x01\x02",
    }
    assert reason_of(zipped(members), "a.epub") == "encrypted: it needs a password"


def test_a_book_is_read_in_its_own_order_with_what_was_published() -> None:
    page = "<html><body><h1>{0}</h1><p>{0} words<br/>on.</p><script>no()</script></body></html>"
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="in/b.opf"/></rootfiles></container>',
        "in/b.opf": '<package xmlns:dc="d"><metadata><dc:title>A year of raids</dc:title><dc:creator>Ana Torres</dc:creator>'
        "<dc:date>2016-06-05</dc:date><dc:publisher>Example Press</dc:publisher><dc:language>en</dc:language></metadata>"
        '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="z" href="../z%20z.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="z"/><itemref idref="a"/></spine></package>',
        "in/a.xhtml": page.format("Last"),
        "in/n.xhtml": page.format("Contents"),
        "z z.xhtml": page.format("First"),
    }
    (found,), _ = read_bytes(zipped(members), "a.epub")
    assert found.text == "First\n\nFirst words\non.\n\nLast\n\nLast words\non."
    given = found.given
    assert (given.title, given.published, given.outlet) == ("A year of raids", "2016-06-05", "Example Press")
