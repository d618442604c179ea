"""The capitalised runs of a text: what may be a name, before anything is judged of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tellings.values.names import organisations, titles
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, ORDINARY, PARTICLES, word_set

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?=[^\w]|$)(?!\w)|[^\W\d_]+(?:['’/&-][^\W_]+)*(?:['’](?![^\W\d_]))?|\d+(?:[.,]\d+)*(?:-[^\W\d_]+)*"
)
_LOWER_PREFIX = re.compile(r"(?:al|el|ash|as|ad|an|ar|at|az|ul|ur|d|l|de|bin|ibn)['’-][^\W\d_a-z]")
_QUALIFIES = re.compile(
    r"-(?:based|born|backed|led|linked|controlled|held|style|area|bound|owned|affiliated|speaking|year-old|era|wide)$"
)
_NICKNAME = re.compile(r"[ ][\"“'‘(][^\"”'’)\n]{2,30}[\"”'’)][ ](?=[^\W\d_a-z])")
_SUFFIX = re.compile(r",?[ ](?:Jr|Sr|JR|SR|II|III|IV)\b\.?")
_JOINS_ORGANISATION = frozenset(
    ("of", "for", "and", "the", "on", "against", "to", "in", "de", "&", "e", "y", "do", "da")
)
_MAY_BE_NAMES = frozenset(("may", "april", "june", "august", "march", "summer"))
_ORGANISATION_STARTS = word_set(
    """
    ministry department committee institute agency office bureau commission school faculty center centre
    university bank church movement front organisation organization association union council party army
    court academy society federation league house forum fund directorate foundation state college board
    network congress company chamber alliance
    """
)
LONGEST_RUN = 14  # words: no name is longer; a longer run is a headline or a list


class Token(NamedTuple):
    """A word or a number at `[start, end)`."""

    start: int
    end: int
    text: str
    lower: str  # in small letters, with a plain apostrophe
    capital: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `[first, last]` that stand together, capitalised."""

    first: int
    last: int


def tokens(text: str) -> list[Token]:
    """The words and numbers of `text`; what is only joined to a name stands apart: "ISIL" and "held", "anti" and "Taliban"."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word.isalnum():  # as most
            found.append(Token(*match.span(), word, word.lower(), _is_capital(word[0])))
        elif "-" in word:
            found.extend(_parted(_token(match)))
        else:
            found.append(_token(match))
    return found


_JOINED_TO = re.compile(
    r"(?P<name>[A-Z].*)-(?P<after>held|led|backed|linked|affiliated|controlled|run|allied|inspired|owned|claimed|aligned|occupied"
    r"|dominated|funded|sponsored|trained|appointed|related|installed)"
    r"|(?P<before>[Cc]ounter|[Aa]nti|[Pp]ro|non)-(?P<of>[A-Z].*)"
)


def _parted(token: Token) -> tuple[Token, ...]:
    match = _JOINED_TO.fullmatch(token.text)
    if match is None:
        return (token,)
    cut = match.end("name") if match["name"] else match.end("before")
    first, last = token.text[:cut], token.text[cut + 1 :]
    return (
        Token(token.start, token.start + cut, first, token.lower[:cut], first[0].isupper()),
        Token(token.start + cut + 1, token.end, last, token.lower[cut + 1 :], last[0].isupper()),
    )


def _token(match: re.Match[str]) -> Token:
    word = match[0]
    capital = _is_capital(word[0])
    if not word.isalnum():  # with an apostrophe, a hyphen or the like
        capital = (capital or _LOWER_PREFIX.match(word) is not None) and not _QUALIFIES.search(word)
    return Token(*match.span(), word, word.lower().replace("’", "'"), capital)


def _is_capital(letter: str) -> bool:
    return letter.isupper() or letter.istitle()


def runs(text: str, words: Sequence[Token], wrapped: bool) -> Iterator[Run]:
    """The capitalised runs, function words and the calendar left out, in order, none overlapping."""
    reached = 0
    for at, word in enumerate(words):
        if not word.capital or at < reached or word.lower in FUNCTION_WORDS or word.lower in CALENDAR:
            continue
        last = _run_end(text, words, at, wrapped)
        yield Run(at, last)
        reached = last + 1


def _run_end(text: str, words: Sequence[Token], first: int, wrapped: bool) -> int:
    last = first
    while last - first < LONGEST_RUN:
        following = _next_part(text, words, first, last, wrapped)
        if following is None:
            return last
        last = following
    return last


def _next_part(text: str, words: Sequence[Token], first: int, last: int, wrapped: bool) -> int | None:
    """The token at which the run goes on, None where it ends."""
    if last + 1 >= len(words) or _is_possessive(words[last].lower):
        return None
    if not adjacent(text, words[last], words[last + 1], wrapped):
        return _over_nickname(text, words, last)
    following = words[last + 1]
    initial = (
        following.capital and len(following.text) == 1 and text[following.end : following.end + 2] == ". "
    )
    if following.capital and (initial or following.lower not in FUNCTION_WORDS):
        if following.lower in CALENDAR and not _is_name_of_calendar(words, last + 1):
            return None
        return last + 1
    if following.lower in PARTICLES and following.text.islower():
        return _over(text, words, last, wrapped, PARTICLES, 2)
    if following.lower in _JOINS_ORGANISATION and _joins(text, words, first, last, wrapped):
        return _over(text, words, last, wrapped, _JOINS_ORGANISATION, 2)
    return None


def _over(
    text: str, words: Sequence[Token], last: int, wrapped: bool, small: frozenset[str], most: int
) -> int | None:
    """The capitalised token after at most so many `small` words."""
    for at in range(last + 1, min(last + 2 + most, len(words))):
        if not adjacent(text, words[at - 1], words[at], wrapped):
            return None
        if words[at].capital and words[at].lower not in FUNCTION_WORDS and words[at].lower not in CALENDAR:
            return at
        if words[at].lower not in small or not words[at].text.islower():
            return None
    return None


def _over_nickname(text: str, words: Sequence[Token], last: int) -> int | None:
    match = _NICKNAME.match(text, words[last].end)
    if match is None or words[last].text.isupper():
        return None
    for at in range(last + 1, min(last + 6, len(words))):
        if words[at].start == match.end():
            return at if words[at].capital and words[at].lower not in FUNCTION_WORDS else None
    return None


def _joins(text: str, words: Sequence[Token], first: int, last: int, wrapped: bool) -> bool:
    """Whether "of", "for" or "and" goes on with an organisation's name: "Institute of", "Ministry of Justice and"."""
    held = [words[at].lower for at in range(first, last + 1)]
    small = words[last + 1].lower
    if not _ORGANISATION_STARTS & set(held):
        return False
    if small in ("of", "for", "de"):
        return held[-1] in _ORGANISATION_STARTS or held[-1] in ("front", "affairs", "forces") or len(held) < 3
    if small in ("on", "against", "to", "in"):
        return held[-1] in (
            "committee",
            "commission",
            "council",
            "party",
            "department",
            "office",
            "center",
            "centre",
        )
    if small in ("and", "&"):
        at = last + 2
        return (
            "of" in held
            and at < len(words)
            and words[at].lower in ORDINARY
            and words[at].lower not in titles.HEADS
        )
    return False


def adjacent(text: str, one: Token, two: Token, wrapped: bool) -> bool:
    """Whether two tokens stand together in one phrase: a space between them, or a stop that shortens the first."""
    gap = text[one.end : two.start]
    if gap in (" ", "\u00a0", "  "):
        return True
    if wrapped and gap == "\n":
        return True
    if gap in (". ", ".\u00a0") or (wrapped and gap == ".\n"):
        initial = len(one.text) == 1 and one.text.isupper()
        shortened = one.lower in titles.ABBREVIATIONS and one.capital
        return (initial and two.lower not in ORDINARY and two.lower not in FUNCTION_WORDS) or shortened
    return gap == "." and len(one.text) == 1 and one.text.isupper() and two.capital


def _is_possessive(lower: str) -> bool:
    """Whether a run ends at this word: "Bolivia's", but not "People's" or "Prosecutor's"."""
    if not lower.endswith(("'s", "s'")):
        return False
    bare = lower[:-2] if lower.endswith("'s") else lower[:-1]
    if bare in organisations.HEADS and lower not in organisations.HEADS:
        return True
    return bare not in ORDINARY and bare not in titles.HEADS and lower not in organisations.HEADS


def _is_name_of_calendar(words: Sequence[Token], at: int) -> bool:
    """Whether a month's name is a person's: it follows a capitalised word and no number follows it."""
    if words[at].lower not in _MAY_BE_NAMES:
        return False
    return at + 1 >= len(words) or not words[at + 1].text[:1].isdigit()


def suffix_end(text: str, end: int) -> int:
    """Where a name that ends at `end` ends with its "Jr." or "III"."""
    if text[end - 2 : end + 1] in ("Jr.", "Sr."):
        return end + 1
    match = _SUFFIX.match(text, end)
    return match.end() if match else end


def is_wrapped(text: str) -> bool:
    """Whether line ends stand inside sentences: most lines are short and most follow another without a blank one."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if len(filled) < 4 or max(map(len, filled)) > 100:
        return False
    pairs = sum(bool(one.strip()) and bool(two.strip()) for one, two in itertools.pairwise(lines))
    unfinished = sum(line.rstrip()[-1:] not in '.!?"”:' for line in filled)
    return pairs * 2 >= len(filled) and unfinished * 2 >= len(filled)


def is_shouted(text: str) -> bool:
    """Whether a whole text is in capitals, as telegrams and old archives are: then capitals tell nothing of names."""
    if (SHOUTED_SHARE + 1) * sum(map(text.count, "eation")) > len(text):
        return False  # so many of the others cannot be capitals: most texts are told so at once
    small = sum(map(str.islower, text))
    return sum(map(str.isupper, text)) > SHOUTED_SHARE * small


SHOUTED_SHARE = 4  # capitals to small letters
