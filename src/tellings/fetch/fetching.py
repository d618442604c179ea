"""Fetching politely: as robots.txt allows, one request at a time, slowly to one site, under a name that says who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tellings import __version__

from .archive import Archive
from .getting import Answer, Get, NoAnswer

REDIRECTS = 8
BETWEEN = 2.0  # seconds from one request to a site to the next; a longer Crawl-delay is kept to
LONGEST_DELAY = 60.0  # seconds: a site that asks for more is not waited for
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Manners:
    """How requests are made.  `get` makes one, `sleep` waits so many seconds, `clock` tells the time in UTC, with its zone.

    `contact`: an address or page by which a site can reach whoever asks; it goes into the user agent.
    """

    get: Get
    sleep: Callable[[float], None]
    clock: Callable[[], datetime]
    contact: str | None = None
    between: float = BETWEEN

    @property
    def agent(self) -> str:
        """The name under which is asked."""
        return f"tellings/{__version__}" + (f" ({self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that is in the archive.  `url` was asked for, `final` is where it was in the end."""

    url: str
    final: str
    size: int


@dataclass(frozen=True, slots=True)
class NotFetched:
    """A page that was not got, and why."""

    url: str
    reason: str


def fetch(urls: Sequence[str], archive: Archive, manners: Manners) -> Iterator[Fetched | NotFetched]:
    """Gets each page once, in order, and keeps every answer on the way in `archive`."""
    sites = _Sites(archive, manners)
    for url in dict.fromkeys(urls):
        yield _page(url, sites)


def _page(url: str, sites: _Sites) -> Fetched | NotFetched:
    address = url
    for _ in range(REDIRECTS):
        refused = sites.refusal(address)
        if refused is not None:
            return NotFetched(url, refused)
        try:
            answer = sites.ask(address)
        except NoAnswer as error:
            return NotFetched(url, str(error))
        moved = answer.header("Location") if answer.status in _MOVED else None
        if moved:
            address = urljoin(address, moved)
        elif answer.status == 200:
            return Fetched(url, address, len(answer.content))
        else:
            return NotFetched(url, f"the site says {answer.status} {answer.reason}".strip())
    return NotFetched(url, f"moved more than {REDIRECTS} times")


class _Sites:
    """What is known of each site: its rules, and when it was last asked."""

    def __init__(self, archive: Archive, manners: Manners) -> None:
        self._archive = archive
        self._manners = manners
        self._rules: dict[str, RobotFileParser | str] = {}
        self._asked: dict[str, datetime] = {}

    def refusal(self, url: str) -> str | None:
        """Why a page is not asked for; None where it may be."""
        try:
            parts = urlsplit(url)
            site = f"{parts.scheme}://{parts.netloc}"
            told = parts.hostname
        except ValueError:
            return "not an address"
        if parts.scheme not in ("http", "https") or not told:
            return "not an address of the web (http or https)"
        if site not in self._rules:
            self._rules[site] = self._read_rules(site)
        rules = self._rules[site]
        if isinstance(rules, str):
            return rules
        if not rules.can_fetch(self._manners.agent, url):
            return "its site asks programs not to fetch it (robots.txt)"
        if self._delay(site) > LONGEST_DELAY:
            return f"its site asks for more than {LONGEST_DELAY:g} seconds between requests (robots.txt)"
        return None

    def ask(self, url: str) -> Answer:
        """One request, not too soon after the one before, its answer kept.  Raises NoAnswer."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        last = self._asked.get(site)
        if last is not None:
            since = (self._manners.clock() - last).total_seconds()
            if since < self._delay(site):
                self._manners.sleep(self._delay(site) - since)
        self._asked[site] = self._manners.clock()
        answer = self._manners.get(url, self._manners.agent)
        self._archive.keep(url, answer, self._manners.clock().astimezone(UTC))
        return answer

    def _delay(self, site: str) -> float:
        rules = self._rules.get(site)
        told = rules.crawl_delay(self._manners.agent) if isinstance(rules, RobotFileParser) else None
        return max(self._manners.between, float(told or 0))

    def _read_rules(self, site: str) -> RobotFileParser | str:
        """A site's robots.txt (RFC 9309): where there is none all is allowed, where the site fails nothing is."""
        rules = RobotFileParser()
        try:
            answer = self.ask(f"{site}/robots.txt")
        except NoAnswer as error:
            return str(error)
        if answer.status >= 500:
            return f"its site does not say what may be fetched (robots.txt: {answer.status})"
        rules.parse(answer.content.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
        return rules
