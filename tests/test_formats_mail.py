"""Mails, mailboxes and pages saved as MHTML."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from format_files import BODY, MADE, PARAGRAPHS, TITLE, read_bytes, read_file, reason_of

SENTENCE = "Two guards were killed in the port of Aden on 5 June 2016, the harbour master said."


def mail(**headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {
        "From": "Ana Torres <ana@example.org>",
        "Subject": TITLE,
        "Date": "Tue, 14 Mar 2017 23:30:00 +0600",
        **headers,
    }
    for name, value in told.items():
        if value:
            made[name.replace("_", "-")] = value
    return made


def test_a_mail_gives_its_subject_sender_day_and_words() -> None:
    made = mail(Message_ID="<1@example.org>", List_Id="Reports <reports.example.org>")
    made.set_content(BODY)
    (found,), unread = read_bytes(bytes(made), "a.eml")
    assert not unread
    assert found.text == f"{TITLE}\n\n{BODY}"
    given = found.given
    assert (given.source_id, given.title, given.authors) == ("1@example.org", TITLE, ("Ana Torres",))
    assert given.published == "2017-03-14T23:30:00+06:00"
    assert '"list_id":"Reports <reports.example.org>"' in given.extra


def test_a_sender_that_is_no_person_is_the_outlet() -> None:
    made = mail(From='"Coastal News Agency" <wire@example.org>')
    made.set_content(BODY)
    (found,), _ = read_bytes(bytes(made), "a.eml")
    assert (found.given.outlet, found.given.authors) == ("Coastal News Agency", ())


def test_the_plain_version_is_read_where_it_has_words() -> None:
    made = mail()
    made.set_content(SENTENCE)
    made.add_alternative(f"<p>{SENTENCE}</p><p>And a footer.</p>", subtype="html")
    assert read_bytes(bytes(made), "a.eml")[0][0].text == f"{TITLE}\n\n{SENTENCE}"
    made = mail()
    made.set_content("  ")
    made.add_alternative(f"<p>{SENTENCE}</p><table><tr><td>Aden</td><td>2</td></tr></table>", subtype="html")
    assert read_bytes(bytes(made), "a.eml")[0][0].text == f"{TITLE}\n\n{SENTENCE}\n\nAden | 2"


def test_what_is_attached_is_read_as_documents_of_their_own() -> None:
    made = mail()
    made.set_content("See the report attached.")
    word = (MADE / "libreoffice.docx").read_bytes()
    made.add_attachment(
        word, maintype="application", subtype="octet-stream", filename="../../etc/report.docx"
    )
    made.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="photo.png")
    inner = mail(Subject="The mail within")
    inner.set_content(SENTENCE)
    made.add_attachment(inner)
    found, unread = read_bytes(bytes(made), "a.eml")
    assert [each.path for each in found] == ["a.eml", "a.eml/report.docx", "a.eml/The mail within.eml"]
    assert found[1].text.endswith(BODY)
    assert unread == {"a.eml/photo.png": "not text: it is a PNG picture"}


def test_encodings_of_headers_and_words() -> None:
    raw = (
        b"From: =?utf-8?b?QW5hIFRvcnJlcw==?= <a@example.org>\r\nSubject: =?koi8-r?B?8NLJ18XU?=\r\n"
        b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n"
    ) + "アデンで二人が死亡した。".encode("iso-2022-jp")
    (found,), _ = read_bytes(raw, "a.eml")
    assert found.text == "Привет\n\nアデンで二人が死亡した。"
    assert found.given.authors == ("Ana Torres",)


def test_flowed_lines_are_put_together() -> None:
    raw = (
        b"From: a@example.org\nSubject: S\nContent-Type: text/plain; format=flowed\n\n"
        b"Two guards were killed \nin the port.\n \nNew paragraph.\n-- \nAna\n"
    )
    assert (
        read_bytes(raw, "a.eml")[0][0].text
        == "S\n\nTwo guards were killed in the port.\n\nNew paragraph.\n-- \nAna"
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"just some words\n", "not a mail: it has no headers"),
        (b"X-Nothing: a\n\nwords", "not a mail: it has neither sender, day nor subject"),
        (b"From: a@b.example\nSubject: S\n\n", "no text in it"),
        (
            b"From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n"
            b"Content-Type: application/octet-stream\n\nabc\n--x--\n",
            "encrypted: only its receiver can read it",
        ),
    ],
)
def test_what_is_no_mail_or_has_no_words(raw: bytes, reason: str) -> None:
    assert reason_of(raw, "a.eml") == reason


def test_a_mail_cut_short_is_read_and_says_so() -> None:
    made = mail()
    made.set_content(SENTENCE)
    made.add_attachment(b"x" * 5000, maintype="application", subtype="pdf", filename="a.pdf")
    found, unread = read_bytes(bytes(made)[:-3000], "a.eml")
    assert [each.text for each in found] == [f"{TITLE}\n\n{SENTENCE}"]
    assert unread["a.eml"] == "cut short: the rest of the mail is not in the file"


def test_mails_within_mails_without_end() -> None:
    made = mail(Subject="0")
    made.set_content(SENTENCE)
    for number in range(1, 12):
        outer = mail(Subject=str(number))
        outer.set_content("Forwarded.")
        outer.add_attachment(made)
        made = outer
    found, unread = read_bytes(bytes(made), "a.eml")
    assert len(found) == 5
    assert list(unread.values()) == ["inside more than 4 other files"]


def test_a_mail_of_too_many_parts() -> None:
    raw = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\n\nword\n" * 1100
        + b"--x--\n"
    )
    assert reason_of(raw, "a.eml") == "damaged, or made to do harm: more than 1,000 parts"


def test_multiparts_nested_without_end() -> None:
    raw = b"From: a@b.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (number, number) for number in range(5000)
    )
    assert reason_of(raw, "a.eml")


def test_a_mailbox_that_python_wrote(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for number in (1, 2):
        made = mail(Message_ID=f"<{number}@example.org>")
        made.set_content(f"{PARAGRAPHS[number]}\n\nFrom here on it is told otherwise.\n")
        box.add(made)
    box.add("broken")
    box.flush()
    box.close()
    found, unread = read_file(tmp_path / "a.mbox")
    assert [(each.path, each.source_id) for each in found] == [
        ("a.mbox message 1", "1@example.org"),
        ("a.mbox message 2", "2@example.org"),
    ]
    assert found[0].text == f"{TITLE}\n\n{PARAGRAPHS[1]}\n\nFrom here on it is told otherwise."
    assert unread == {"a.mbox message 3": "not a mail: it has no headers"}


def test_what_is_no_mailbox() -> None:
    assert reason_of(b"Subject: a\n\nwords\n", "a.mbox") == "not a mailbox: it does not begin with a mail"


def test_a_page_that_chromium_saved_with_its_pictures() -> None:
    (found,), unread = read_file(MADE / "chromium.mhtml")
    assert not unread
    assert found.text == f"{TITLE}\n\nBy Ana Torres\n\n{BODY}"
    assert found.title == TITLE
    assert (found.outlet, found.authors) == ("The Example", ("Ana Torres",))
    # When it was saved is not when it was published: that, the dateline says.
    assert found.retrieved is not None
    assert found.retrieved.startswith("20")
    assert found.published is not None
    assert (found.published.date.start, found.published.source) == ("2017-03-14", "text")


def test_mhtml_without_a_page() -> None:
    raw = b"From: <Saved>\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nabc\n--x--\n"
    assert reason_of(raw, "a.mhtml") == "no page in it"
    cut = (MADE / "chromium.mhtml").read_bytes()[:400]
    assert reason_of(cut, "a.mhtml").startswith(("damaged", "no "))
