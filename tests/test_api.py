"""The public Python interface, as a user's script meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

import tellings
from running import BLAST, write_reports
from stored import stored_casebook
from tellings.errors import NotACasebook, UserError
from tellings.pipeline import by_prefix


def test_every_public_name_is_there_and_no_other() -> None:
    for name in tellings.__all__:
        assert getattr(tellings, name) is not None
    assert set(tellings.__all__) <= set(dir(tellings))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        tellings.nonsense  # noqa: B018


def test_read_and_go_through_the_incidents(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    (folder / "notes.xyz").touch()
    seen: list[int] = []
    with tellings.read(
        folder, into=tmp_path / "my.db", on_progress=lambda at: seen.append(at.done)
    ) as casebook:
        assert casebook.summary is not None
        assert (casebook.summary.read, casebook.summary.known) == (3, 0)
        assert [each.path for each in casebook.summary.unread] == ["notes.xyz"]
        assert casebook.summary.incidents == len(casebook.incidents()) > 0
        texts = {document.id: document.text for document in casebook.documents()}
        assert BLAST in texts.values()
        quoted = 0
        for incident in casebook.incidents():
            for telling in incident.tellings:
                for claim in telling.claims:
                    if claim.span is not None:
                        assert claim.span.of(texts[claim.document]) == claim.quote
                        quoted += 1
        assert quoted > 0
    assert seen == sorted(seen)
    assert seen[-1] == sum(file.stat().st_size for file in folder.iterdir())


def test_reading_the_same_again_adds_nothing(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    with tellings.read([folder], into=tmp_path / "my.db") as casebook:
        first = casebook.record()
    with tellings.read([folder], into=tmp_path / "my.db") as casebook:
        assert casebook.summary is not None
        assert (casebook.summary.read, casebook.summary.known) == (0, 3)
        assert casebook.record() == first


def test_an_open_casebook(tmp_path: Path) -> None:
    path = stored_casebook(tmp_path / "stored.db")
    with tellings.Casebook.open(path) as casebook:
        assert casebook.summary is None
        incident = casebook.incidents()[0]
        assert casebook.incident(incident.id[:12]) == incident
        assert casebook.incident(incident.tellings[-1].id) == incident
        document = next(casebook.documents())
        assert casebook.document(document.id) == document
        assert [each.reason for each in casebook.unread()] == ["not a kind of file that can be read (.bin)"]
        assert [each.reason for each in casebook.rejections()] == ["a headline's word"]
        assert casebook.judgements() == ()
        with pytest.raises(UserError, match="no incident or telling"):
            casebook.incident("zz")
        with pytest.raises(UserError, match="no document"):
            casebook.document("zz")
        with pytest.raises(UserError, match="2 incidents have an id"):
            # every id begins with one of sixteen digits: two that share one are made by asking for both
            by_prefix([(1, ["ab1"]), (2, ["ab2"])], "ab")


def test_a_day_leaves_out_what_was_published_later(tmp_path: Path) -> None:
    dated = BLAST.replace("\n\n", "\n\nPublished: 3 March 2019\n\n", 1)
    folder = write_reports(tmp_path / "reports", {"dated.txt": dated})
    with tellings.read(folder, into=tmp_path / "my.db") as casebook:
        document = next(casebook.documents())
        assert document.published is not None
        assert casebook.view(as_of="2019-03-03").incidents == casebook.incidents() != ()
        assert casebook.view(as_of="2019-03-02").incidents == ()
        assert casebook.record(as_of="2019-03-02")["documents"] == []


def test_errors_are_the_users_own_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file or folder"):
        tellings.read(tmp_path / "nowhere", into=tmp_path / "my.db")
    with pytest.raises(UserError, match="nothing to read"):
        tellings.read([], into=tmp_path / "my.db")
    (tmp_path / "notes.txt").write_text("notes " * 100)
    with pytest.raises(NotACasebook):
        tellings.Casebook.open(tmp_path / "notes.txt")
    with pytest.raises(UserError, match="no policy is called likeliest; there are: acled-lowest"):
        tellings.Casebook.open(stored_casebook(tmp_path / "stored.db")).view("likeliest")
