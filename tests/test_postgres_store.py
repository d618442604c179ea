"""What a server can do to a casebook, and a casebook must not do to a server."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from casebook_reports import content, judgement, program, report, rich
from postgres import Server, sql
from running import environment
from stored import stored_casebook
from tellings import __version__, pipeline
from tellings.casebook import Casebook, migrations, postgres_store
from tellings.cli import main
from tellings.errors import (
    CasebookBusy,
    CasebookError,
    CasebookFull,
    CasebookTooNew,
    NotACasebook,
    UserError,
)

READER = "rules 1"
END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
OPENINGS: list[dict[str, Any]] = [{}, {"write": True}, {"write": True, "create": True}, {"create": True}]


@pytest.fixture
def url(postgres: Server) -> Iterator[str]:
    yield postgres.database()
    postgres.take_back()


def fill(url: str, *numbers: int) -> str:
    with Casebook.open(url, write=True, create=True) as casebook, casebook.batch():
        for number in numbers:
            casebook.store(*report(number), READER)
    return url


@pytest.mark.parametrize("how", OPENINGS[:2])
def test_nothing_there(url: str, how: dict[str, Any]) -> None:
    with pytest.raises(UserError) as caught:
        Casebook.open(url, **how)
    assert str(caught.value) == f"no casebook at {url}"
    assert sql(url, "SELECT count(*) FROM pg_namespace WHERE nspname = 'tellings'") == [(0,)]


@pytest.mark.parametrize("how", OPENINGS)
def test_a_schema_that_is_anothers_is_told_apart_and_left_alone(url: str, how: dict[str, Any]) -> None:
    sql(url, "CREATE SCHEMA tellings", "CREATE TABLE tellings.documents (name text)")
    with pytest.raises(NotACasebook, match=r"the schema tellings of .* is not a casebook"):
        Casebook.open(url, **how)
    found = sql(
        url, "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'tellings'"
    )
    assert found == [("documents", "name")]


def test_a_casebook_keeps_to_its_schema(url: str) -> None:
    sql(url, "CREATE TABLE public.documents (name text)", "INSERT INTO public.documents VALUES ('mine')")
    sql(url, "CREATE FUNCTION public.count(text) RETURNS int LANGUAGE sql AS 'SELECT 1/0'")
    fill(url, 1)
    assert content(url)["counts"]["documents"] == 1
    assert sql(url, "SELECT name FROM public.documents") == [("mine",)]
    outside = "SELECT count(*) FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    assert sql(url, outside) == [(1,)]


@pytest.mark.parametrize(
    "statement", ["DELETE FROM about", "UPDATE about SET value = 'x'", "DROP TABLE claims"]
)
def test_a_casebook_that_lacks_something_is_damaged(url: str, statement: str) -> None:
    fill(url, 1)
    sql(url, statement + (" CASCADE" if statement.startswith("DROP") else ""))
    with pytest.raises(CasebookError, match="is damaged"), Casebook.open(url) as casebook:
        casebook.counts()


def test_a_later_format_is_named_with_ours(url: str) -> None:
    fill(url, 1)
    sql(
        url,
        "UPDATE about SET value = '97' WHERE key = 'version'",
        "UPDATE about SET value = '9.4' WHERE key = 'tellings'",
    )
    for write in (False, True):
        with pytest.raises(CasebookTooNew) as caught:
            Casebook.open(url, write=write)
        assert str(caught.value) == (
            f"{url} has format 97, written by tellings 9.4; this is tellings {__version__}, which reads up to format "
            f"{migrations.latest()}"
        )


def test_a_database_in_another_encoding_is_refused(postgres: Server) -> None:
    latin = postgres.database(encoding="LATIN1", template="template0", lc_collate="C", lc_ctype="C")
    with pytest.raises(CasebookError, match="is kept in LATIN1; a casebook needs a database in UTF8"):
        Casebook.open(latin, write=True, create=True)
    assert sql(latin, "SELECT count(*) FROM pg_namespace WHERE nspname = 'tellings'") == [(0,)]


def test_text_is_ordered_by_bytes_whatever_the_language_of_the_database(
    postgres: Server, tmp_path: Any
) -> None:
    words = [
        "Zebra.txt",
        "apple.txt",
        "Äpfel.txt",
        "zoo.txt",
        "éclair.txt",
        "_x.txt",
        "B b.txt",
        "b-a.txt",
        "ba.txt",
    ]
    german = postgres.database(template="template0", locale_provider="icu", icu_locale="de-DE", locale="C")
    found = []
    for where in (tmp_path / "my.db", german):
        with Casebook.open(where, write=True, create=True) as casebook:
            for each in words:
                casebook.store(*report(1, path=each, source_id=each, outlet=each), READER)
                casebook.add_unread(each, "torn")
            casebook.judge(judgement(1, *words))
            pipeline.keep(casebook)
            incidents = casebook.stored.incidents(sort="date")
            found.append(
                (list(casebook.documents()), casebook.unread(), [each.sources for each in incidents])
            )
    assert found[0] == found[1]


@pytest.fixture
def ana(postgres: Server, url: str) -> Iterator[Callable[..., str]]:
    """Gives the address of the database for somebody who is no owner of it, and may do what is granted."""
    sql(url, "CREATE ROLE ana LOGIN")

    def granted(*statements: str) -> str:
        sql(url, *statements)
        return url.replace("tellings@", "ana@")

    yield granted
    postgres.take_back()
    for database in {url.partition("@/")[2].partition("?")[0]}:
        postgres.sql(database, "DROP OWNED BY ana", "DROP ROLE ana")


def test_who_may_make_no_schema_is_told(ana: Callable[..., str]) -> None:
    with pytest.raises(CasebookFull, match="cannot be written: its database does not let this user write"):
        Casebook.open(ana(), write=True, create=True)


def test_a_schema_made_ready_by_an_administrator_will_do(ana: Callable[..., str]) -> None:
    theirs = ana("CREATE SCHEMA tellings AUTHORIZATION ana")
    fill(theirs, 1)
    assert content(theirs)["counts"]["documents"] == 1


def test_who_may_only_read_can_read(ana: Callable[..., str], url: str) -> None:
    stored_casebook(url)
    theirs = ana()
    with pytest.raises(CasebookError, match="its schema tellings does not let this user in"):
        Casebook.open(theirs)
    ana("GRANT USAGE ON SCHEMA tellings TO ana", "GRANT SELECT ON ALL TABLES IN SCHEMA tellings TO ana")
    assert content(theirs) == content(url)
    with pytest.raises(CasebookFull, match="does not let this user write"):
        Casebook.open(theirs, write=True)
    with pipeline.shown(theirs) as shown:  # built for once: they may keep nothing
        assert len(list(shown.record()["incidents"])) == 2


def test_a_connection_that_is_lost_is_told_and_what_was_committed_is_there(url: str) -> None:
    with Casebook.open(url, write=True, create=True) as casebook:
        casebook.store(*report(1), READER)
        sql(url, END)
        with pytest.raises(
            CasebookError, match=r"the connection to .* was lost; what it held before is safe"
        ):
            casebook.store(*report(2), READER)
        with Casebook.open(url, write=True, wait=10) as other:  # the right to write went with the connection
            other.store(*report(3), READER)
            with pytest.raises(CasebookError, match="was lost"):
                casebook.store(*report(4), READER)
    assert {each.source_id for each in content(url)["documents"]} == {"report-1.txt", "report-3.txt"}
    with Casebook.open(url) as casebook:
        assert list(casebook.verify()) == []


def test_a_batch_that_loses_its_connection_keeps_what_it_had_committed(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tellings.casebook import database

    monkeypatch.setattr(database, "_COMMIT_AFTER", 0.0)

    def lose(casebook: Casebook) -> None:
        with casebook.batch():
            casebook.store(*report(1), READER)
            sql(url, END)
            casebook.store(*report(2), READER)

    with (
        pytest.raises(CasebookError, match="was lost"),
        Casebook.open(url, write=True, create=True) as casebook,
    ):
        lose(casebook)
    assert {each.source_id for each in content(url)["documents"]} == {"report-1.txt"}


def test_a_reader_goes_on_when_the_server_was_started_again(postgres: Server, url: str) -> None:
    fill(url, 1)
    with Casebook.open(url) as casebook:
        assert casebook.count() == 1
        postgres.stop()
        try:
            with pytest.raises(CasebookError, match=r"cannot be reached|was lost"):
                casebook.count()
            with pytest.raises(CasebookError, match="cannot be reached"):
                Casebook.open(url)
        finally:
            postgres.begin()
        assert casebook.count() == 1
        with casebook.snapshot():
            assert len(list(casebook.documents())) == 1


def test_a_pooler_that_hands_sessions_around_is_found_out(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Casebook.open(url, write=True, create=True) as casebook:
        lock: Any = casebook._lock
        monkeypatch.setattr(lock, "_process", 1)
        with pytest.raises(CasebookError, match="a pooler that hands sessions around"):
            casebook.store(*report(1), READER)


def test_long_texts_are_kept_and_found(url: str) -> None:
    """An index of PostgreSQL holds 2,704 bytes to a row; a digest is what does not shrink when it is compressed."""
    import hashlib

    long = "".join(hashlib.sha256(str(each).encode()).hexdigest() for each in range(400)) + " ñ\x00\ud800"
    made, extraction = rich()
    with Casebook.open(url, write=True, create=True) as casebook:
        casebook.store(*report(1, path=long, outlet=long, title=long), READER)
        casebook.store(made, extraction, READER)
        casebook.add_unread(long + "!", long)
        casebook.judge(judgement(1, long))
        pipeline.keep(casebook)
        assert pipeline.is_kept(casebook)
        assert [each.reason for each in casebook.unread()] == [long]
        assert len(casebook.journal_of(long + "!")) == 1
        casebook.clear_unread(long + "!")
        kept, built = (
            len(list(each)) for each in (casebook.stored.incidents(), pipeline.view(casebook).incidents)
        )
        assert kept == built
        assert list(casebook.verify()) == []


def test_numbers_have_room(url: str) -> None:
    from tellings.casebook import StoredIncident

    large = 9_000_000_000
    one = StoredIncident(
        "a", "attack", "accomplished", None, None, None, None, large, "single", large, 0, 0, (), (), "{}"
    )
    with Casebook.open(url, write=True, create=True) as casebook:
        with casebook.stored.changing() as (changes, _):
            changes.add([one])
        assert list(casebook.stored.incidents()) == [one]


def test_no_message_shows_the_password(
    postgres: Server, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "0pen/sesame@%"
    database = postgres.kept().partition("@/")[2].partition("?")[0]
    (tmp_path / "fire.txt").write_text("Two people were hurt in a fire in Osijek on 4 May 2021.")
    quoted = "0pen%2Fsesame%40%25"
    good = f"postgresql://tellings:{quoted}@/{database}?host={postgres.folder}"
    for address in (
        good,
        f"postgresql://nobody:{quoted}@/{database}?host={postgres.folder}",
        f"postgresql://tellings:{quoted}@127.0.0.1:9/{database}",
        f"postgresql://tellings:{quoted}@/nowhere?host={postgres.folder}",
        f"postgresql:///{database}?host={postgres.folder}&user=nobody&password={quoted}",
        f"postgresql://tellings:{quoted}@/{database}?host={postgres.folder}&nonsense=1",
        f"postgresql://tellings:{secret}@/{database}",
    ):
        for arguments in (
            ("read", tmp_path, "--into", address),
            ("show", address),
            ("copy", address, address),
        ):
            try:
                code = main([str(each) for each in arguments])
            except SystemExit as ended:  # what is no address is an argument that is none
                code = int(ended.code or 0)
            said = "".join(capsys.readouterr())
            assert secret not in said
            assert quoted not in said
            assert (code == 0) is (address == good and arguments[0] != "copy"), said


def test_without_the_driver_it_is_said_what_to_install() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None\nfrom tellings.cli import main\n"
        "sys.exit(main(['show', 'postgresql://db/valley']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "pip install 'tellings[postgresql]'" in done.stderr


def test_a_writer_of_another_kind_is_told_too(url: str) -> None:
    import psycopg

    fill(url, 1)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", postgres_store._KEY)
        with pytest.raises(CasebookBusy, match="is being written by another process"):
            Casebook.open(url, write=True)
    fill(url, 2)


def test_many_commands_leave_no_connection_behind(url: str) -> None:
    fill(url, *range(3))
    for _ in range(3):
        with Casebook.open(url, write=True) as casebook:
            casebook.store(*report(next(itertools.count(9))), READER)
        with Casebook.open(url) as casebook, casebook.snapshot():
            assert casebook.count() == 4
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    process = program("with Casebook.open(sys.argv[1]) as casebook: print(casebook.count())", url)
    assert process.communicate(timeout=60)[0] == "4\n"
    for _ in range(50):
        left = sql(url, others)
        if left == [(0,)]:
            break
    assert left == [(0,)]
