"""People at a desk, all at once: each asks for one page after another, as fast as it is answered, and every answer is timed."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

LONGEST = 60.0  # seconds that one answer may take
Ask = Callable[[random.Random], str]  # gives an address
_TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')
_SEEN = re.compile(r'name="seen" value="([^"]+)"')
_SIDE = re.compile(r'name="name" value="([^"]+)"')
_CHOICE = re.compile(r'name="decide" value="(choose:[0-9a-f]+|not-same)"')


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page: `weight` is how often it is asked for beside the others."""

    name: str
    weight: int
    address: Ask


@dataclass
class Times:
    """Seconds of every answer by kind of page, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, seconds: float, error: str) -> None:
        with self._lock:
            self.seconds[name].append(seconds)
            if error:
                self.errors.append(f"{name}: {error}")

    @property
    def count(self) -> int:
        """How many answers there were."""
        return sum(map(len, self.seconds.values()))


class Person:
    """One browser without a screen, which keeps its cookie and its connection."""

    def __init__(self, port: int, times: Times, seed: int) -> None:
        self.chance = random.Random(seed)
        self._port, self._times = port, times
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
        self._cookie = ""

    def get(self, name: str, address: str) -> str:
        """One page; its text is "" where there was an error."""
        return self._ask(name, "GET", address, None, (200,))

    def post(self, name: str, address: str, form: Sequence[tuple[str, str]]) -> str:
        """One form; a decision that is stale by now is an answer too."""
        return self._ask(name, "POST", address, urlencode(form), (303, 409))

    def _ask(self, name: str, method: str, address: str, body: str | None, good: tuple[int, ...]) -> str:
        headers = {"Cookie": self._cookie} if self._cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began, error, text = time.perf_counter(), "", ""
        try:
            self._connection.request(method, address, body, headers)
            answer = self._connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            self._cookie = (answer.headers.get("Set-Cookie") or self._cookie).partition(";")[0]
            error = "" if answer.status in good else f"{answer.status} for {address}"
        except (OSError, http.client.HTTPException) as fault:
            error = f"{type(fault).__name__} for {address}"
            self._connection.close()
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=LONGEST)
        self._times.add(name, time.perf_counter() - began, error)
        return "" if error else text


def read(person: Person, pages: Sequence[Page]) -> None:
    """Asks for one page."""
    page = person.chance.choices(pages, [each.weight for each in pages])[0]
    person.get(page.name, page.address(person.chance))


def review(person: Person, queue: Page) -> None:
    """Opens a question of the queue and chooses one of its values, or says that two are not one incident."""
    text = person.get(queue.name, queue.address(person.chance))
    token, choices = _TOKEN.search(text), _CHOICE.findall(text)
    if token is None or not choices:
        return
    form = [("token", token[1]), ("back", "/review"), ("by", "A. Reviewer"), ("why", "measured")]
    asked = text.partition('id="deciding"')[2].partition("</form>")[0]
    form += [("seen", each) for each in _SEEN.findall(asked)] + [
        ("name", each) for each in _SIDE.findall(asked)
    ]
    person.post("decision", "/decisions", [*form, ("decide", person.chance.choice(choices))])


def together(people: Sequence[Callable[[], None]], seconds: float) -> float:
    """Lets everyone do the same again and again for so long; gives how long it took until the last had ended."""
    until = time.perf_counter() + seconds
    began = time.perf_counter()

    def goes_on(act: Callable[[], None]) -> None:
        while time.perf_counter() < until:
            act()

    threads = [threading.Thread(target=goes_on, args=(each,)) for each in people]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return time.perf_counter() - began
