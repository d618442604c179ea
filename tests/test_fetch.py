"""Fetching: politely, from a server on this machine, into a WARC that is read like any other."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from format_files import MADE, read_file
from running import tellings
from tellings.errors import UserError
from tellings.fetch import Fetched, Manners, NotFetched, fetch
from tellings.fetch.archive import Archive
from tellings.fetch.getting import Answer, NoAnswer, get

PAGE = (MADE.parent / "report.html").read_bytes()
ROBOTS = b"User-agent: *\nDisallow: /private\n"


class Site(BaseHTTPRequestHandler):
    """A site with a report, a page that moved to it, one that loops, one that is not there, and rules."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012 - set anew for each test

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        moved = {"/old": "/report", "/loop": "/loop", "/away": "file:///etc/passwd"}.get(self.path)
        content = {"/report": PAGE, "/robots.txt": ROBOTS}.get(self.path, b"")
        self.send_response(302 if moved else 200 if content else 404)
        if moved:
            self.send_header("Location", moved)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Clock:
    """Time that only passes where somebody waits, and how long each waited."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)
        self.waits: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


def test_pages_go_into_an_archive_that_is_read_like_any_other(site: str, tmp_path: Path) -> None:
    clock = Clock()
    manners = Manners(get, clock.sleep, clock, contact="ana@example.org")
    urls = [f"{site}{path}" for path in ("/old", "/gone", "/private/a", "/loop", "/away", "/old")]
    with Archive(tmp_path / "got.warc.gz") as archive:
        came = list(fetch(urls, archive, manners))
    assert came == [
        Fetched(urls[0], f"{site}/report", len(PAGE)),
        NotFetched(urls[1], "the site says 404 Not Found"),
        NotFetched(urls[2], "its site asks programs not to fetch it (robots.txt)"),
        NotFetched(urls[3], "moved more than 8 times"),
        NotFetched(urls[4], "not an address of the web (http or https)"),
    ]
    assert [path for path, _ in Site.asked][:4] == ["/robots.txt", "/old", "/report", "/gone"]
    assert all(path != "/private/a" for path, _ in Site.asked)
    assert all(agent.startswith("tellings/") and "ana@example.org" in agent for _, agent in Site.asked)
    assert set(clock.waits) == {2.0}  # before every request but the first
    assert len(clock.waits) == len(Site.asked) - 1
    (found,), unread = read_file(tmp_path / "got.warc.gz")
    assert found.url == f"{site}/report"
    assert found.retrieved == "2026-05-04T10:30:04Z"
    assert found.title == "Six killed as gunmen storm clinic in Karakol"
    assert list(unread) == ["got.warc.gz"]
    whole = gzip.decompress((tmp_path / "got.warc.gz").read_bytes())
    assert whole.count(b"WARC-Type: response") == len(Site.asked)


def answers(**pages: Answer | str) -> Manners:
    """Manners on a web of these pages; a string is the reason why there is no answer."""

    def asked(url: str, agent: str) -> Answer:
        found = pages.get(url.rpartition("/")[2].partition(".")[0], Answer(404, "Not Found", (), b""))
        if isinstance(found, str):
            raise NoAnswer(found)
        return found

    clock = Clock()
    return Manners(asked, clock.sleep, clock)


OK = Answer(200, "OK", (("Content-Type", "text/html"),), PAGE)


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        ("no answer: the line is dead", "no answer: the line is dead"),
        (Answer(503, "Busy", (), b""), "its site does not say what may be fetched (robots.txt: 503)"),
        (
            Answer(200, "OK", (), b"User-agent: tellings\nCrawl-delay: 600\n"),
            "its site asks for more than 60 seconds between requests (robots.txt)",
        ),
        (
            Answer(200, "OK", (), b"User-agent: tellings\nDisallow: /\n"),
            "its site asks programs not to fetch it (robots.txt)",
        ),
    ],
)
def test_a_site_that_does_not_allow_it_is_not_asked(
    robots: Answer | str, reason: str, tmp_path: Path
) -> None:
    with Archive(tmp_path / "a.warc.gz") as archive:
        (came,) = fetch(["https://a.example/page"], archive, answers(robots=robots, page=OK))
    assert came == NotFetched("https://a.example/page", reason)


def test_a_site_that_asks_for_more_time_gets_it(tmp_path: Path) -> None:
    rules = Answer(200, "OK", (), b"User-agent: *\nCrawl-delay: 7\n")
    manners = answers(robots=rules, page=OK)
    with Archive(tmp_path / "a.warc.gz") as archive:
        came = list(fetch(["https://a.example/page", "https://a.example/page?2"], archive, manners))
    assert isinstance(came[0], Fetched)
    assert manners.clock.waits == [7.0, 7.0]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/a", "nonsense", "http://", "http://[::1"]
)
def test_what_is_no_address_of_the_web(url: str, tmp_path: Path) -> None:
    with Archive(tmp_path / "a.warc.gz") as archive:
        (came,) = fetch([url], archive, answers())
    assert isinstance(came, NotFetched)
    assert came.reason.startswith("not an address")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_text("mine")
    with pytest.raises(UserError, match="is there already"):
        Archive(tmp_path / "a.warc.gz")
    assert (tmp_path / "a.warc.gz").read_text() == "mine"


def test_the_command(site: str, tmp_path: Path) -> None:
    done = tellings("fetch", f"{site}/report", f"{site}/gone", "--to", tmp_path / "got.warc.gz")
    assert done.returncode == 0
    assert f"{site}/gone: the site says 404" in done.stderr
    assert "Got 1 page into" in done.stdout
    none = tellings("fetch", f"{site}/gone", "--to", tmp_path / "none.warc.gz")
    assert none.returncode == 1
    assert "nothing could be fetched" in none.stderr


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoAnswer, match="no answer"):
        get("http://127.0.0.1:9/", "tellings")
