"""Small letters given back to a text that is all in capitals, as telegrams and old archives are.

Every rule of English after this one leans on capitals to tell a name from a word.  A list of words that are written small
says what is a word; whatever is not in it is a name.  Titles and organisations are made of words, and are told by what
stands around them.  The text keeps its length, so that every offset holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.values.countries import DEMONYMS
from tellings.values.names import organisations, titles
from tellings.values.names.bodies import Form, raise_bodies
from tellings.values.names.capitals import Token, is_shouted
from tellings.values.names.small_words import is_small
from tellings.values.wordlists import CALENDAR, GIVEN_NAMES, PARTICLES, PEOPLES, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NAMES = frozenset(word.lower() for word in DEMONYMS) | PEOPLES | CALENDAR
_WORDS_TOO = word_set(
    "may march sat sun mon am pm black blacks white whites native spring summer autumn fall winter lent northern southern eastern western central"
)
_ARTICLES = word_set("el la los las")
_COMPASS = word_set("north south east west")  # "North Korea", but "northern Mali"
_MONTHS_TOO = word_set("may march")
_VOWELS = re.compile(r"[AEIOUY]")
LONGEST_SHORT = 3  # letters: a word so short that is in no list is the initials of a name
# Parts of names, so short: they are no initials.
_SHORT_NAMES = word_set("san rio paz rey fe sol mar luz ana eva gil sur ruiz")


def cased(text: str) -> str:
    """`text` as it would be written in small letters with capitals for names; itself where it is not all in capitals.

    Of the same length, character for character: only the case of letters differs.
    """
    if not is_shouted(text):
        return text
    words = [
        Token(found.start(), found.end(), found.group(), found.group().lower().replace("’", "'"), True)
        for found in _WORD.finditer(text)
    ]
    initials = _initials(text)
    forms = [_form(word, initials) for word in words]
    _raise_neighbours(text, words, forms)
    raise_bodies(text, words, forms)
    made = list(text)
    for word, form in zip(words, forms, strict=True):
        opens = form == "small" and _opens_sentence(text, word)
        made[word.start : word.end] = _written(word.text, "name" if opens else form)
    return "".join(made)


def _written(word: str, form: Form) -> list[str]:
    small = [_small(letter) for letter in word]
    if form == "small":
        return small
    if form == "acronym":
        return [*word[:-1], small[-1]] if word.endswith(("'S", "’S")) else list(word)
    capitals = 1
    if word[1:2] in ("'", "’") and len(word) > 3:  # D'Aubuisson
        capitals = 3
    made = [*word[:capitals], *small[capitals:]]
    if word.startswith("MC") and len(word) > 4:
        made[1:3] = small[1], word[2]
    return made


def _small(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _form(word: Token, initials: frozenset[str]) -> Form:
    """How a word is written by itself, whatever stands beside it."""
    lower = word.lower.removesuffix("'s")
    if lower in initials:
        return "acronym"
    if (lower in _NAMES and lower not in _WORDS_TOO | _COMPASS) or lower == "i" or lower.startswith("i'"):
        return "name"
    if lower in titles.ABBREVIATIONS or lower in titles.HEADS or lower in organisations.HEADS:
        return "small"
    if lower in _ARTICLES | _COMPASS | PARTICLES or is_small(lower):
        return "small"
    short = len(lower) <= LONGEST_SHORT or not _VOWELS.search(word.text)
    return "acronym" if short and lower not in GIVEN_NAMES and lower not in _SHORT_NAMES else "name"


_DEFINED = re.compile(
    r"\b(?P<first>[A-Z][A-Z0-9]{1,11})\s?[\[(](?P<spelt>[^\])\[(]{5,90})[\])]"
    r"|(?P<before>(?:[A-Z'.-]+\s+){2,9})[\[(](?P<last>[A-Z][A-Z0-9]{1,9})[\])]"
)


def _initials(text: str) -> frozenset[str]:
    """The words that the text spells out in brackets, or gives in brackets after what they stand for."""
    found: set[str] = set()
    for match in _DEFINED.finditer(text):
        short = match["first"] or match["last"]
        spelt = (match["spelt"] or match["before"]).split()
        inside = match["spelt"] is not None
        headed = any(word.lower() in organisations.HEADS for word in (spelt if inside else spelt[-1:]))
        if len(spelt) > 1 and (headed or _are_initials(short, spelt)):
            found.add(short.lower())
    return frozenset(found)


def _are_initials(short: str, spelt: Sequence[str]) -> bool:
    """Whether at least two thirds of `short`, in order, are initials of the words."""
    matched = 0
    for word in spelt:
        if matched < len(short) and word[0] == short[matched]:
            matched += 1
    return matched * 3 >= len(short) * 2


def _raise_neighbours(text: str, words: Sequence[Token], forms: list[Form]) -> None:
    """Words that take a capital straight before a name or beside a number: "President Duarte", "La Paz", "14 March"."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if forms[at] != "small":
            continue
        if word.lower in _MONTHS_TOO:
            beside = text[max(0, word.start - 4) : word.start] + text[word.end : word.end + 4]
            forms[at] = "name" if any(map(str.isdigit, beside)) else "small"
        elif at + 1 < len(words) and forms[at + 1] == "name" and _before_a_name(text, word, words[at + 1]):
            forms[at] = "name"


def _before_a_name(text: str, word: Token, name: Token) -> bool:
    """Whether `word` belongs to the name that stands straight behind it."""
    gap = text[word.end : name.start]
    short = word.lower in titles.ABBREVIATIONS
    if gap.strip() not in (("", ".") if short else ("",)) or "\n\n" in gap:
        return False
    if word.lower in _ARTICLES | _COMPASS:
        return True
    heads = word.lower in titles.HEADS and word.lower not in titles.NOT_BEFORE_A_NAME
    title = short or (heads and not word.lower.endswith("s"))
    return title and name.lower.removesuffix("'s") not in _NAMES


_ENDS_SENTENCE = re.compile(r"(?:[.!?:]['\"”’)]*\s+|(?:\n[ \t]*){2,}|\A\s*)['\"“‘(\[]*\Z")
# The sentence begins behind the dash of a dateline, and behind a note in brackets that opens it.
_BEHIND_DATELINE = re.compile(r"(?:\A|\n\s*\n)[^.!?]{3,110}--\s+\Z")
_BEHIND_NOTE = re.compile(r"(?:[.!?:]\s+|\n[ \t]*\n[ \t]*|--\s+)(?:\[[^\[\]]{1,90}\]\s*)+\Z")
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]|\.[^\W\d_])\.\s*\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\s*\Z")
_LOOK_BACK = 220  # characters: more than any dateline and the notes behind it


def _opens_sentence(text: str, word: Token) -> bool:
    before = text[max(0, word.start - _LOOK_BACK) : word.start]
    if _ENDS_SENTENCE.search(before) is None:
        behind = before.rstrip().endswith(("]", "--"))
        return behind and bool(_BEHIND_NOTE.search(before) or _BEHIND_DATELINE.search(before))
    if _ABBREVIATED.search(before):
        return False
    ended = _LAST_WORD.search(before)
    return ended is None or ended.group(1).lower() not in titles.ABBREVIATIONS
