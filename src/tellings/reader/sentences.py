"""A text's sentences.

A line is a paragraph, as in most news texts, unless the text is hard-wrapped (its lines broken where the next word would not
have fitted); then blank lines, indents and short lines end paragraphs.  Inside a paragraph a full stop ends a sentence unless
it belongs to an abbreviation, an initial or a number, or small letters go on after it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tellings.model import Span
from tellings.values.wordlists import word_set

from .reading import Sentence

# Never the last word of a sentence: a name or a number follows.
BEFORE_A_NAME = word_set(
    """
    mr mrs ms messrs dr prof gen maj col lt sgt capt cpl cmdr adm brig supt insp det sen rep gov pres
    rev fr hon st ste mt ft sr. atty asst assoc dep dir sec spc pfc pvt cst const hr frau mme mlle gens
    cols lts sgts reps sens drs profs vs
    """
)
BEFORE_A_NUMBER = word_set(
    """
    no nos art arts sec para fig vol pp p ch approx ca c nr jan feb mar apr jun jul aug sep sept oct nov
    dec
    """
)
# May end a sentence: they do when a word follows that begins one.
MAY_END = word_set(
    """
    inc ltd co corp llc plc bros etc al jr sr ph.d m.d b.a m.a u.s u.k u.n e.u d.c u.s.a u.s.s.r u.a.e
    a.m p.m a.m.t p.m.t est dept div ave blvd rd hwy ala ariz ark calif colo conn del fla ga ill ind kan
    ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que ed e.g
    i.e viz cf ret min max mon tue tues wed thu thur thurs fri sat sun
    """
)
ALWAYS_GO_ON = frozenset(("e.g", "i.e", "viz", "cf"))
# Words that begin a sentence far oftener than they go on after an abbreviation.
STARTERS = word_set(
    """
    the a an he she it they we i you this that these those there his her its their our my in on at by
    for from with after before as but and or so if when while although though however meanwhile since
    until during according some many most several all both one two three four five six seven eight nine
    ten no not none who what where why how police officials authorities residents witnesses also another
    other such then now still
    """
)
TIME_ZONES = word_set(
    """
    est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet eet ist msk local monday tuesday
    wednesday thursday friday saturday sunday
    """
)
ASKED = r"(?:said|says|asked|asks|told|tells|added|adds|shouted|yelled|cried|wrote|writes|replied|screamed)\b"

_CLOSERS = "\"'”’»)\\]}›"
_OPENERS = "\"'“‘«(\\[{‹¿¡"
_END = re.compile(
    rf"(?P<mark>(?:\.(?:\ ?\.){{1,5}}|[.!?…。！？؟۔]{{1,8}})) (?P<close>[{_CLOSERS}]{{0,4}}) (?P<gap>\s*)",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+$")
_OPENING = re.compile(rf"[{_OPENERS}]*")
_NEXT_WORD = re.compile(r"[^\W_]+")
_SMALL_PREFIX = re.compile(r"(?:al|el|ash|as|an|bin|ibn|de|van|von|di|da|e)[-\s']?[A-Z]")
_ASKED_BY = re.compile(rf"(?:[^\W\d_][\w'’.-]*[ ]){{1,4}}{ASKED}|{ASKED}")
_LINE = re.compile(r"[^\n]*")
_LOOK_BACK = 40  # characters: longer than any abbreviation

WRAP_NARROWEST, WRAP_WIDEST = (
    40,
    120,
)  # characters: outside these, lines were not wrapped for a screen or a printer
WRAP_SLACK = 12  # how much shorter than the widest line a wrapped one may be for the next word's sake
WRAPPED_SHARE = 0.7  # of the line ends inside blocks, how many must look wrapped


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order, each with the number of its paragraph.

    Together they hold every character that is not white space; none begins or ends with white space.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        found += (Sentence(span, number) for span in _split(text, paragraph))
    return tuple(found)


def unwrapped(text: str) -> str:
    """`text` with a space for every line break inside a paragraph: of the same length, and of the same paragraphs."""
    made: list[str] = []
    reached = 0
    for span in paragraphs(text):
        made += (text[reached : span.start], span.of(text).replace("\n", " "))
        reached = span.end
    return "".join([*made, text[reached:]])


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, white space around them left out."""
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    lines = [(start, end) for start, end in lines if text[start:end].strip()]
    width = _wrapping_width(text, lines)
    found: list[Span] = []
    for number, (start, end) in enumerate(lines):
        if number and width and _goes_on(text, lines[number - 1], lines[number], width):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return [_trimmed(text, span.start, span.end) for span in found]


def _wrapping_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """How wide the lines of a hard-wrapped text are, in characters; None for a text that is not hard-wrapped."""
    inner = [(one, two) for one, two in itertools.pairwise(lines) if two[0] - one[1] == 1]
    if len(inner) < 2:
        return None
    lengths = sorted(one[1] - one[0] for one, _ in inner)
    width = lengths[(len(lengths) - 1) * 9 // 10]
    if not WRAP_NARROWEST <= width <= WRAP_WIDEST:
        return None
    full = sum(_is_full(text, one, two, width) for one, two in inner)
    stopped = sum(text[one[0] : one[1]].rstrip().endswith((".", "!", "?", '."', ".”")) for one, _ in inner)
    wrapped = full >= WRAPPED_SHARE * len(inner) and stopped <= len(inner) // 2
    return width if wrapped else None


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    first_word = text[following[0] : following[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(first_word) >= width - WRAP_SLACK


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether, in a hard-wrapped text, a paragraph goes on from one line to the next."""
    if following[0] - line[1] != 1 or text[following[0]] in "\t-•*" or text.startswith("  ", following[0]):
        return False
    stopped = text[line[0] : line[1]].rstrip().endswith((".", "!", "?", '"', "”"))
    return not stopped or _is_full(text, line, following, width)


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _sentence_ends(text, paragraph):
        sentence = _trimmed(text, start, end)
        if sentence.end > sentence.start:
            yield sentence
        start = end
    last = _trimmed(text, start, paragraph.end)
    if last.end > last.start:
        yield last


def _sentence_ends(text: str, paragraph: Span) -> Iterator[int]:
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _ends(text, match, paragraph):
            yield match.end("close")


def _ends(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether the mark at `match` ends a sentence; something stands after it in its paragraph."""
    mark, after = match["mark"], match.end()
    if not match["gap"] and mark[0] in ".!?…":
        return _is_glued(text, match, paragraph)
    opening = _OPENING.match(text, after, paragraph.end)
    assert opening is not None
    begins = text[opening.end()] if opening.end() < paragraph.end else " "
    if begins.islower() and not _SMALL_PREFIX.match(text, opening.end(), paragraph.end):
        return False
    if mark[0] in "!?" and match["close"] and _ASKED_BY.match(text, after, min(paragraph.end, after + 80)):
        return False
    return mark != "." or not _is_abbreviation(text, match, opening.end(), paragraph)


def _is_glued(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether the next sentence follows without a space, as where a page's parts were run together: "war.The army"."""
    before = text[max(paragraph.start, match.start() - 3) : match.start()]
    opening = _OPENING.match(text, match.end(), paragraph.end)
    assert opening is not None
    following = text[opening.end() : opening.end() + 2]
    small = len(before) == 3 and before.isalpha() and before.islower()
    return (
        small
        and len(following) == 2
        and following[0].isupper()
        and (following[1].islower() or following == "I ")
    )


def _is_abbreviation(text: str, match: re.Match[str], following_at: int, paragraph: Span) -> bool:
    back = max(paragraph.start, match.start() - _LOOK_BACK)
    found = _WORD_BEFORE.search(text[back : match.start()])
    if found is None or match["close"] in ('"', "”", "»"):
        return False
    word = found[0]
    lower = word.lower()
    next_word = _NEXT_WORD.match(text, following_at, paragraph.end)
    following = next_word[0] if next_word else ""
    if following[:1].isdigit() and lower in BEFORE_A_NUMBER:
        return word[0].isupper() or lower not in ("no", "mar", "may", "sec")
    if lower in ALWAYS_GO_ON or (lower in BEFORE_A_NAME and word[0].isupper()) or lower == "vs":
        return True
    if following.lower() in TIME_ZONES and lower in ("a.m", "p.m"):
        return True
    initial = len(word) == 1 and word.isupper() and word != "I"
    dotted = "." in word and all(len(part) == 1 for part in word.split("."))
    may_end = (
        initial
        or dotted
        or (lower in MAY_END and (word[0].isupper() or "." in word or lower in ("etc", "al")))
    )
    return (
        may_end and following.lower() not in STARTERS and bool(following) and not match["gap"].count("\n") > 1
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
