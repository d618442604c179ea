"""What in a text belongs to the page and not to the report.  It gives no claims, so a doubtful passage is left to the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.model import Furniture, Span

from .bylines import Byline
from .captions import Caption
from .paragraphs import Paragraph
from .published import PublicationLine
from .repeats import repeats
from .signs import HEADS, LINES, TAILS, Sign

HEADLINE_LENGTH = 150  # characters of another report's headline
HEADLINE_WORDS = 3
FEWEST_VIDEOS = 3  # headlines with a length, one after another, that are a list of videos
_VIDEO = re.compile(r"\s*(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\s+(?![ap]\.?m\b)\S", re.IGNORECASE)
# After one of these the report is over: what follows to the end, if it reads like headlines, is of other reports.
_CLOSING = (
    "about the author",
    "source line",
    "copyright",
    "comment box",
    "question to the reader",
    "note on the reporting",
)
_LINKS = ("link to another page", "heading of links")


@dataclass(frozen=True, slots=True)
class Known:
    """What has been recognised in a text already, and is furniture by what it is."""

    bylines: Sequence[Byline] = ()
    publication: Sequence[PublicationLine] = ()
    captions: Sequence[Caption] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    reason: str
    span: Span
    heads: bool = False


_Found = dict[int, _Passage]


def furniture(paragraphs: Sequence[Paragraph], known: Known = Known()) -> tuple[Furniture, ...]:
    """The furniture of a text, in order of position, none overlapping another: a paragraph, or the end of one."""
    found: _Found = {}
    for step in (
        _of_what_is_known(known),
        _repeated,
        _by_sign,
        _timed,
        _under_headings,
        _beside_links,
        _after_the_end,
        _by_head,
        _by_tail,
    ):
        for number, passage in step(paragraphs, found).items():
            found.setdefault(number, passage)
    passages = sorted(found.values(), key=lambda passage: passage.span)
    return tuple(Furniture(passage.span, passage.reason) for passage in passages)


def _of_what_is_known(known: Known) -> Callable[[Sequence[Paragraph], _Found], _Found]:
    """Bylines, lines that only give the date of publication, credits without a caption."""
    reasons: dict[Span, str] = {caption.span: "picture credit" for caption in known.captions if caption.bare}
    reasons.update({line.paragraph: _named(line.kind) for line in known.publication if line.whole})
    reasons.update({byline.span: byline.reason for byline in known.bylines})

    def step(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
        return {
            number: _Passage(reasons[paragraph.span], paragraph.span)
            for number, paragraph in enumerate(paragraphs)
            if paragraph.span in reasons
        }

    return step


def _named(kind: str) -> str:
    return "source line" if kind == "source line" else "date of publication"


def _repeated(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    return {
        number: _Passage(reason, paragraphs[number].span) for number, reason in repeats(paragraphs).items()
    }


def _by_sign(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    matched: _Found = {}
    for number, paragraph in enumerate(paragraphs):
        sign = _sign(paragraph.text)
        if sign is not None:
            matched[number] = _Passage(sign.reason, paragraph.span, sign.heads)
    return matched


def _sign(text: str) -> Sign | None:
    return next((sign for sign in LINES if len(text) <= sign.longest and sign.pattern.match(text)), None)


def _timed(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    """Headlines that follow one another, each with the length of its video before it: "2:05 Mayor opens new bridge".

    A report's own hours of the day go forward, and their lines end with a full stop.
    """
    timed: _Found = {}
    run: list[tuple[int, int]] = []
    for number, paragraph in enumerate((*paragraphs, None)):
        length = None if paragraph is None else _length(paragraph.text)
        if length is not None:
            run.append((number, length))
            continue
        if len(run) >= FEWEST_VIDEOS and any(later[1] < earlier[1] for earlier, later in pairwise(run)):
            timed |= {each: _Passage("list of videos", paragraphs[each].span) for each, _ in run}
        run = []
    return timed


def _length(text: str) -> int | None:
    """The seconds that a video's headline says before it; None where a paragraph is none."""
    match = _VIDEO.match(text)
    if match is None or len(text) > HEADLINE_LENGTH or text.rstrip().endswith("."):
        return None
    return 60 * int(match["minutes"]) + int(match["seconds"])


def _under_headings(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    """Headlines under "Related stories:", down to the first paragraph that is none."""
    under: _Found = {}
    within = False
    for number, paragraph in enumerate(paragraphs):
        if number in found:
            within = found[number].heads or (
                within and found[number].reason in (*_LINKS, "repeated paragraph", "divider")
            )
        elif within and (is_headline(paragraph.text) or paragraph.text.strip(" .").isdigit()):
            under[number] = _Passage("headline of another report", paragraph.span)
        else:
            within = False
    return under


def _beside_links(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    """A headline that is set twice, or once, right above a bare "More details" or "Read more"."""
    beside: _Found = {}
    for number, passage in found.items():
        bare = len(paragraphs[number].text.split()) <= 3
        if passage.reason not in _LINKS or not bare or number == 0:
            continue
        above = number - 1
        while above > 0 and above in found and found[above].reason == "repeated paragraph":
            above -= 1
        if above > 0 and above not in found and is_headline(paragraphs[above].text):
            beside[above] = _Passage("headline of another report", paragraphs[above].span)
    return beside


def _after_the_end(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    """Headlines behind the last line of the report, where nothing else follows them."""
    behind: _Found = {}
    for number in range(len(paragraphs) - 1, 0, -1):
        if number in found:
            if found[number].reason in _CLOSING:
                return behind
        elif is_headline(paragraphs[number].text):
            behind[number] = _Passage("headline of another report", paragraphs[number].span)
        else:
            return {}
    return {}


def _by_head(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    """Buttons that run into the paragraph behind them."""
    heads: _Found = {}
    for number, paragraph in enumerate(paragraphs):
        for sign in HEADS:
            match = sign.pattern.match(paragraph.text[: sign.longest])
            if number not in found and match is not None:
                start = paragraph.span.start
                heads[number] = _Passage(sign.reason, Span(start, start + match.end()))
    return heads


def _by_tail(paragraphs: Sequence[Paragraph], found: _Found) -> _Found:
    """A legal line or a button at the end of a paragraph of the report."""
    tails: _Found = {}
    for number, paragraph in enumerate(paragraphs):
        if number in found:
            continue
        text = paragraph.text
        from_here = max(0, len(text) - max(sign.longest for sign in TAILS))
        starts = [(match.start(), sign) for sign in TAILS if (match := sign.pattern.search(text, from_here))]
        if starts:
            start, sign = min(starts, key=lambda each: each[0])
            tails[number] = _Passage(sign.reason, Span(paragraph.span.start + start, paragraph.span.end))
    return tails


def is_headline(text: str) -> bool:
    """Whether a paragraph reads like a headline: short, of a few words, begun with a capital or a figure, with no full stop."""
    words = text.split()
    if len(text) > HEADLINE_LENGTH or len(words) < HEADLINE_WORDS:
        return False
    begins = next((character for character in text if character.isalnum()), "a")
    return not text.rstrip("\"”’')] ").endswith((".", ",", ":", ";")) and not begins.islower()
