"""Files that hold other files: ZIP, tar, packed files, WARC and WACZ; and those made to do harm."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from format_files import BODY, MADE, TITLE, read_bytes, read_file, reason_of, zipped
from tellings.ingest.formats import limits

SENTENCE = "Two guards were killed in the port of Aden on 5 June 2016, the harbour master said."


def tarred(members: dict[str, bytes], mode: str = "w", extra: list[tarfile.TarInfo] | None = None) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            archive.addfile(about, io.BytesIO(content))
        for about in extra or ():
            archive.addfile(about)
    return buffer.getvalue()


def test_every_file_of_a_zip_is_read_as_it_would_be_alone() -> None:
    members: dict[str, str | bytes] = {
        "a/report.txt": SENTENCE,
        "a/report.docx": (MADE / "libreoffice.docx").read_bytes(),
        "b/": "",
        "mail.eml": f"From: a@b.example\nSubject: S\n\n{SENTENCE}\n",
        "pack.zip": zipped({"inner.txt": SENTENCE + " Again."}),
        "photo.png": b"\x89PNG",
        ".hidden.txt": SENTENCE,
        "empty.txt": "",
        "program.exe": "MZ",
    }
    found, unread = read_bytes(zipped(members), "all.zip")
    assert {each.path: each.given.source_id for each in found} == {
        "all.zip/a/report.txt": "report.txt",
        "all.zip/a/report.docx": "report.docx",
        "all.zip/mail.eml": "mail.eml",
        "all.zip/pack.zip/inner.txt": "inner.txt",
    }
    assert unread == {
        "all.zip/photo.png": "not text: it is a PNG picture",
        "all.zip/.hidden.txt": "hidden",
        "all.zip/empty.txt": "empty",
        "all.zip/program.exe": "not a kind of file that can be read (.exe)",
    }


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\a.txt", "a/../../b.txt", "..\\..\\b.txt"]
)
def test_a_name_that_leads_out_of_the_archive(name: str) -> None:
    for data, outer in (
        (zipped({name: SENTENCE, "good.txt": SENTENCE}), "a.zip"),
        (tarred({name: SENTENCE.encode(), "good.txt": SENTENCE.encode()}), "a.tar"),
    ):
        found, unread = read_bytes(data, outer)
        assert [each.path for each in found] == [f"{outer}/good.txt"]
        assert list(unread.values()) == ["not read: its name leads out of the archive"]


def test_links_and_devices_are_not_followed() -> None:
    link, fifo = tarfile.TarInfo("link.txt"), tarfile.TarInfo("pipe.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    fifo.type = tarfile.FIFOTYPE
    found, unread = read_bytes(tarred({"a.txt": SENTENCE.encode()}, extra=[link, fifo]), "a.tar")
    assert len(found) == 1
    assert unread == {
        "a.tar/link.txt": "a link, not a file",
        "a.tar/pipe.txt": "a device or a pipe, not a file",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        about = zipfile.ZipInfo("link.txt")
        about.external_attr = 0o120777 << 16
        archive.writestr(about, "/etc/passwd")
    assert reason_of(buffer.getvalue(), "a.zip") == "a link, not a file"


@pytest.mark.parametrize(
    ("mode", "name"), [("w", "a.tar"), ("w:gz", "a.tgz"), ("w:bz2", "a.tar.bz2"), ("w:xz", "a.tar.xz")]
)
def test_tar_archives(mode: str, name: str) -> None:
    found, unread = read_bytes(tarred({"x/a.txt": SENTENCE.encode(), "b.txt": b"Other words."}, mode), name)
    assert [each.path for each in found] == [f"{name}/x/a.txt", f"{name}/b.txt"]
    assert not unread


@pytest.mark.parametrize(
    ("pack", "name"), [(gzip.compress, "a.txt.gz"), (bz2.compress, "a.txt.bz2"), (lzma.compress, "a.txt.xz")]
)
def test_a_file_packed_alone(pack, name: str) -> None:  # type: ignore[no-untyped-def]
    (found,), unread = read_bytes(pack(SENTENCE.encode()), name)
    assert (found.path, found.given.source_id, found.text) == (f"{name}/a.txt", "a.txt", SENTENCE)
    assert not unread


def test_archives_within_archives_end() -> None:
    data: bytes = zipped({"a.txt": SENTENCE})
    for _ in range(9):
        data = zipped({"again.zip": data})
    assert reason_of(data, "a.zip") == "inside more than 4 other files"


def test_a_zip_bomb_is_stopped_by_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREE", 1024**2)
    members: dict[str, str | bytes] = {f"{number}.txt": b" " * 3 * 1024**2 for number in range(20)}
    found, unread = read_bytes_whole(zipped(members), "bomb.zip")
    assert not found
    assert "unpacks to more than 200 times its size" in list(unread.values())[-1]
    assert len(unread) < 10


def read_bytes_whole(data: bytes, name: str):  # type: ignore[no-untyped-def]
    """What the room does: what goes over the budget ends the file with its reason."""
    try:
        return read_bytes(data, name)
    except limits.OverBudget as error:
        return [], {error.path: error.reason}


@pytest.mark.parametrize("mode", ["w:gz", "w:xz"])
def test_a_tar_bomb_is_stopped_too(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREE", 1024**2)
    _, unread = read_bytes_whole(
        tarred({"a.bin": bytes(20 * 1024**2), "b.txt": SENTENCE.encode()}, mode), "a.tgz"
    )
    assert "unpacks to more than 200 times its size" in list(unread.values())[-1]


def test_an_encrypted_member_and_a_damaged_one_leave_the_rest_unharmed() -> None:
    data = bytearray(zipped({"locked.txt": SENTENCE, "good.txt": SENTENCE, "bad.txt": SENTENCE * 50}))
    for mark, places in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + places] |= 1  # the flag of encryption, in both headers of the first member
    broken = data.index(b"bad.txt") + 12
    data[broken : broken + 8] = b"\xff" * 8
    found, unread = read_bytes(bytes(data), "a.zip")
    assert [each.path for each in found] == ["a.zip/good.txt"]
    assert unread == {
        "a.zip/locked.txt": "encrypted: it needs a password",
        "a.zip/bad.txt": "damaged: it cannot be unpacked",
    }


def test_a_tar_cut_short_is_read_as_far_as_it_goes() -> None:
    data = tarred({"a.txt": SENTENCE.encode(), "b.txt": SENTENCE.encode() * 100})
    found, unread = read_bytes(data[:2500], "a.tar")
    assert [each.path for each in found] == ["a.tar/a.txt"]
    assert unread == {
        "a.tar/b.txt": "damaged: it cannot be unpacked",
        "a.tar": "damaged: cut short or broken; what comes after the break is not read",
    }


def test_a_web_archive_that_wget_wrote() -> None:
    (found,), unread = read_file(MADE / "wget.warc.gz")
    assert found.text == f"{TITLE}\n\nBy Ana Torres\n\n{BODY}"
    assert found.url == "http://127.0.0.1:8917/clinic.html"
    assert found.retrieved is not None
    assert found.retrieved.startswith("20")
    assert found.source_id == "clinic.html"
    assert found.path == "wget.warc.gz/http://127.0.0.1:8917/clinic.html"
    (left,) = unread.values()
    assert left.startswith("holds no reports, and was left out: ")
    assert "1 text/css" in left


def test_a_web_archive_that_webrecorder_packed() -> None:
    (found,), _ = read_file(MADE / "webrecorder.wacz")
    assert found.text == f"{TITLE}\n\nBy Ana Torres\n\n{BODY}"
    assert found.url == "http://127.0.0.1:8917/clinic.html"


def test_a_wacz_whose_archive_was_changed() -> None:
    with zipfile.ZipFile(MADE / "webrecorder.wacz") as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    listed = json.loads(members["datapackage.json"])
    for each in listed["resources"]:
        each["hash"] = "sha256:" + "0" * 64
    members["datapackage.json"] = json.dumps(listed)
    assert "not those that the digest" in reason_of(zipped(members, zipfile.ZIP_STORED), "a.wacz")


def warc(*records: tuple[str, str, bytes]) -> bytes:
    """A packed WARC of answers: address, Content-Type, bytes (ISO 28500)."""
    made = b""
    for url, kind, content in records:
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        digest = base64.b32encode(hashlib.sha1(content).digest()).decode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2017-03-15T08:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{hashlib.md5(answer).hexdigest()}>\r\nWARC-Payload-Digest: sha1:{digest}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        made += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    return made


def test_other_documents_in_a_web_archive() -> None:
    data = warc(
        ("https://a.example/r", "application/pdf", (MADE / "chromium.pdf").read_bytes()),
        ("https://a.example/words.txt", "text/plain; charset=utf-8", SENTENCE.encode()),
        ("https://a.example/b.png", "image/png", b"\x89PNG"),
        ("https://a.example/empty", "text/html", b""),
    )
    found, unread = read_bytes(data, "a.warc.gz")
    assert [(each.given.url, each.given.source_id) for each in found] == [
        ("https://a.example/r", "r.pdf"),
        ("https://a.example/words.txt", "words.txt"),
    ]
    assert unread == {
        "a.warc.gz/https://a.example/empty": "empty",
        "a.warc.gz": "holds no reports, and was left out: 1 image/png",
    }


def test_a_web_archive_cut_short_is_read_as_far_as_it_goes() -> None:
    first = warc(("https://a.example/a.txt", "text/plain", SENTENCE.encode()))
    words = " ".join(
        hashlib.sha256(bytes([number])).hexdigest() for number in range(200)
    )  # which hardly pack
    second = warc(("https://a.example/b.txt", "text/plain", words.encode()))
    found, unread = read_bytes(first + second[: len(second) // 2], "a.warc.gz")
    assert [each.given.url for each in found] == ["https://a.example/a.txt"]
    assert unread["a.warc.gz/https://a.example/b.txt"] == "cut short: the rest of it is not in the file"


def test_bytes_that_are_not_those_of_their_digest() -> None:
    data = gzip.decompress(warc(("https://a.example/a.txt", "text/plain", SENTENCE.encode())))
    changed = data.replace(b"Two guards", b"Ten guards")
    assert "not those that the digest" in reason_of(changed, "a.warc")


def test_a_format_of_our_own_choosing(tmp_path: Path) -> None:
    """A file whose name says nothing is told by its bytes, one that is nothing is listed."""
    (tmp_path / "evidence").write_bytes(zipped({"a.txt": SENTENCE}))
    (found,), _ = read_file(tmp_path / "evidence")
    assert found.path == "evidence/a.txt"
