"""Bytes become the very text that they hold, or a reason why they are none."""

from __future__ import annotations

import codecs
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import InputError
from tellings.ingest import Source, documents
from tellings.ingest.decode import CHARACTER_LIMIT, text_of
from tellings.model import Document, Unread

RUSSIAN = (
    "Неизвестные обстреляли полицейский пост на окраине города. Погибли трое, сообщили в министерстве.\n" * 4
)
ENGLISH = (
    "“Three were killed,” the café’s owner said — and the señor agreed.\r\nNobody claimed it.\rPolice came.\n"
)


def one(file: Path) -> Document | Unread:
    (found,) = documents(Source(file.name, file))
    return found


def text(file: Path) -> str:
    found = one(file)
    assert isinstance(found, Document), found
    return found.text


def reason(file: Path) -> str:
    found = one(file)
    assert isinstance(found, Unread)
    assert found.path == file.name
    return found.reason


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "cp1251"),
        (ENGLISH, "cp1252"),
        ("Die Polizei nahm zwei Männer fest, die in Köln eine Straße gesperrt hatten.\n", "cp1252"),
        ("Le préfet a déclaré que l’attaque a fait trois morts près de la frontière.\n", "cp1252"),
        ("Trzech żołnierzy zginęło w wybuchu miny w Łodzi, poinformowało ministerstwo.\n", "cp1250"),
        ("Při útoku zahynuli tři lidé a žádný útočník nebyl zadržen, uvedl ředitel.\n", "cp1250"),
        ("Saldırıda üç kişi öldü, güvenlik güçleri şüphelileri arıyor, dedi.\n", "cp1254"),
        (RUSSIAN, "koi8_r"),
    ],
)
def test_the_text_is_what_open_would_give(tmp_path: Path, content: str, encoding: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(content.encode(encoding))
    with file.open(encoding=encoding) as stream:
        expected = stream.read()
    assert text(file) == expected.removeprefix("\ufeff")


def test_white_space_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    content = "\n\n  A \u00a0 headline \t\n\n\nTwo  guards\u2028were\x85killed. \n \n"
    file.write_text(content, encoding="utf-8")
    assert text(file) == content


@pytest.mark.parametrize(
    "content", [b"", b"   \n\t\r\n ", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", "\u00a0\n".encode()]
)
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(content)
    assert reason(file) == "empty"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 and so on", "damaged: it is no PDF that can be opened"),
        (b"PK\x03\x04rest", "not text: it is a ZIP archive or an office document"),
        (b"\x00\x01\x02\x03report\x00\x00", "not text: it holds NUL bytes"),
        (b"some words\x00and a NUL", "not text: it holds NUL bytes"),
        (bytes(range(1, 32)) * 20, "not text: it is full of control characters"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "cannot be decoded as utf-16"),
        (
            "\u2014 the café was hit, they said \u2014".encode() + b"\xe2\x80",
            "not quite UTF-8: byte 37 is damaged",
        ),
    ],
)
def test_what_is_no_text(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(content)
    assert reason(file) == why


def test_fifty_megabytes_of_one_line_are_refused_at_once(tmp_path: Path) -> None:
    for name in ("report.txt", "page.html"):
        file = tmp_path / name
        file.write_bytes(b"a" * 50_000_000)
        begun = time.monotonic()
        assert reason(file) == "longer than 2,000,000 characters, the most that one document may have"
        assert time.monotonic() - begun < 5


def test_a_document_just_over_the_limit_is_refused_and_one_at_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("x" * (CHARACTER_LIMIT + 1))
    assert "longer than" in reason(file)
    file.write_text("guard " * (CHARACTER_LIMIT // 6))
    begun = time.monotonic()
    assert len(text(file)) == CHARACTER_LIMIT // 6 * 6
    assert time.monotonic() - begun < 20


def decoded(data: bytes) -> str | InputError:
    try:
        return text_of(data, "a.txt")
    except InputError as error:
        return error


@settings(max_examples=60)  # a guess at an encoding takes its time
@given(st.binary(max_size=400))
def test_bytes_of_any_kind_give_text_or_a_reason(data: bytes) -> None:
    found = decoded(data)
    if isinstance(found, InputError):
        assert (found.path, bool(found.reason)) == ("a.txt", True)
    else:
        assert "\r" not in found
        assert "\x00" not in found
        assert found.strip()


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"),
        max_size=300,
    )
)
def test_text_in_utf_8_comes_back(content: str) -> None:
    found = decoded(content.encode())
    if isinstance(found, InputError):
        assert not content.removeprefix("\ufeff").strip() or found.reason.startswith("not text: it is")
    else:
        assert found == content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
