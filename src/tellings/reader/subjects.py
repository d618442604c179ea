"""Subjects: the speaker whose noun phrase stands before a verb of saying, or after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.model import Span, Speaker
from tellings.values.dates import TimeExpression
from tellings.values.names import Name, titles
from tellings.values.names.speaking import FORMS
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS

from .quotes import Quotes
from .speakers import (
    PRONOUNS,
    SIMPLE_PASTS,
    Bearers,
    Phrase,
    described,
    kind_of_body,
    role_ending,
    role_starting,
)

_ARTICLE_BEFORE = re.compile(r"\b(the|an?)\s+$", re.IGNORECASE)
BE = re.compile(r"\b(?:is|are|am|was|were|be|been|being|get|gets|got)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r",\s+(?:who|whose|which|himself|herself|[a-z]{2,}ing|at|in|during|after|on|when|while|as)\b",
    re.IGNORECASE,
)
_BEFORE_RELATIVE = re.compile(r"\b(?:who|which|that|whom|what)\s*$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|she|they|it|i|we)$", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*[ ]){0,3}[^\W\d_a-z][\w'’.-]*$")
CAPITALISED_RUN = re.compile(r"\s+((?:the\s+)?[^\W\d_a-z][\w'’./&-]*(?:\s+[^\W\d_a-z][\w'’./&-]*){0,4})")
_APPOSITION = re.compile(
    r",\s+(?:an?|the|one|its|his|her|their|who|of|from|with|himself|herself|[^\W\d_]+['’]s|\d{1,3}(?=$|\W)|[A-Z]-[A-Z])\b",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"\banonym|\bnot\s+(?:to\s+)?be\s+(?:named|identified)|\bdeclined\s+to\s+(?:be\s+named|give)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r",?\s+(?:who|speaking|asking|requesting|on\s+(?:the\s+)?condition|(?:both|all)\s+of\s+whom)\b[^.;\"“”]*",
    re.IGNORECASE,
)
_OF_BODY = re.compile(r",?\s+(?:of|from|at|with)\s+(?:the\s+)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()\n]{1,40}\)$")
_AFTER_QUOTE = re.compile(r"[\"”]\s+((?:[\w'’-]+\s+){1,4})$")
# An organisation's long name after a quotation: `" the League of Green Crescent Societies (LGCS)`.
_BODY_AFTER_QUOTE = re.compile(
    r"[\"”]\s+((?:the\s+)?[^\W\d_a-z][\w'’-]*(?:\s+(?:(?:of|and|for|the)\s+)*[^\W\d_a-z][\w'’-]*){2,14})(?:\s*\([^()\n]{1,40}\))?$"
)
_WITH_BODY = re.compile(r"\s(?:with|of|from|at|for)\s[^\s,;\"“”]+(?:\s[^\s,;\"“”]+){0,6}\s?$")
_CLAUSE_START = re.compile(
    r"[,;:—–―\"“”]\s*|--\s*|''\s*|\b(?:and|but|while|because|that|if|when|as|though|although|which|who|whom|where|after|before|"
    r"since|until|so|or|what|how|why|whether|than|then|yet)\b\s*",
    re.IGNORECASE,
)
_FINITE = frozenset(
    "was were is are am be been being has had have did does do will would can could may might must should not n't".split()
)
_UNKNOWN = re.compile(r"\s+((?:[\w'’&/-]+\s+){0,11}?[\w'’&/-]+)(?=\s*(?:[,.;:()\"“”—–]|--|$))")
_NO_SUBJECT = frozenset(
    "nobody none neither there here to not i we you who what which this that it he she they him her them me us".split()
)
# What may stand between a subject and its verb without commas: "the Observatory which relies on sources said".
_UNSET = re.compile(
    r"\s+(?:(?:who|which)\s+(?:(?:also|still|often|has|have|had)\s+)*(?P<verb>[a-z]+)|in\s+an?\s+(?:[a-z]+\s+)?"
    r"(?:statement|interview|report|letter|message|video|speech|communiqu[eé]))\b"
)
_BARE_APPOSITION = re.compile(r"\s+(?:an?|another|one)\s")
LONGEST_SUBJECT = 160  # characters
MOST_WORDS = 16
LONGEST_APPOSITION = 200  # characters
FARTHEST_SUBJECT = 600  # characters before its verb that may hold a subject


class Subjects:
    """Finds the speakers' noun phrases of one document."""

    def __init__(self, text: str, bearers: Bearers, times: Sequence[TimeExpression], quotes: Quotes) -> None:
        self.text = text
        self.bearers = bearers
        self.quotes = quotes
        self._times_to = {time.end: time for time in times}

    def following(self, at: int, sentence: Span) -> Phrase | None:
        """The speaker whose noun phrase begins after `at`."""
        start = at
        while start < sentence.end and self.text[start].isspace():
            start += 1
        named = re.match(r"(?:the|a|an)\s+", self.text[start : start + 5], re.IGNORECASE)
        bare = start + named.end() if named else start
        name = self.bearers.starting(start) or self.bearers.starting(bare)
        role = role_starting(self.text, start, sentence.end, self.bearers)
        if name is not None and (role is None or name.kind == "person" or role.end <= name.end):
            return self._of_body(self.bearers.phrase(name), name)
        if role is not None:
            return self._with_name_after(role)
        capital = CAPITALISED_RUN.match(self.text, max(at, start - 1), sentence.end)
        return (
            self._capital(capital.start(1), capital.end(1))
            if capital and not _is_function(capital[1])
            else None
        )

    def _of_body(self, phrase: Phrase, name: Name) -> Phrase:
        """A person with the body that stands after the name: "Ana Ruiz of Human Rights Watch"."""
        speaker = phrase.speaker
        of = (
            _OF_BODY.match(self.text, name.end)
            if name.kind == "person" and not speaker.organisation
            else None
        )
        body = self.bearers.starting(of.end()) if of else None
        if body is None or body.kind != "organisation":
            return phrase
        kind = kind_of_body(body.canonical) if speaker.kind == "other" else speaker.kind
        speaker = replace(speaker, organisation=body.canonical, kind=kind, end=body.end)
        return replace(phrase, end=body.end, speaker=speaker)

    def _with_name_after(self, role: Phrase) -> Phrase:
        """A role that ends where the name of its bearer begins is that name's title."""
        at = role.end + 1
        name = self.bearers.starting(at)
        if name is not None and name.kind == "person" and self.text[role.end : at] == " ":
            return self.bearers.phrase(name)
        return role

    def _capital(self, start: int, end: int) -> Phrase:
        shown = " ".join(self.text[start:end].split())
        shown = re.sub(r"^[Tt]he\s+", "", shown)
        return Phrase(start, end, Speaker(shown, None, None, kind_of_body(shown), start, end), person=False)

    def after_according(self, at: int, sentence: Span) -> Phrase | None:
        """Whoever stands after "according to", whatever they are called."""
        phrase = self.following(at, sentence)
        if phrase is not None:
            return phrase
        match = _UNKNOWN.match(self.text, at, sentence.end)
        if match is None or match[1].lower().split()[0] in _NO_SUBJECT:
            return None
        return described(self.text, match.start(1), match.end(1), self.bearers)

    def left_of(self, at: int, sentence: Span) -> int:
        """Where the words before a verb that can be its subject begin: after the last quote of the sentence."""
        left = max(sentence.start, at - FARTHEST_SUBJECT)
        for quote in self.quotes.within(left, at):
            if quote.end <= at:
                left = max(left, quote.end)
        holding = self.quotes.holding(left)
        return max(left, holding.end) if holding is not None and holding.end <= at else left

    def before_verb(
        self, left: int, end: int, sentence: Span, loose: bool = False, last: bool = False
    ) -> tuple[Phrase | None, bool]:
        """The speaker whose noun phrase ends before `end`, and whether it stands in a relative clause.

        `loose`: the verb leaves no doubt, so that a subject whose words are in no list speaks too.  `last`: nothing follows
        the verb, so that the speaker may stand behind a clause.
        """
        stop = back_over_space(self.text, left, end)
        timed = self._before_time(left, stop)
        stop = timed if timed is not None else stop
        comma = stop > left and self.text[stop - 1] == ","
        if comma:
            stop = back_over_space(self.text, left, stop - 1)
        phrase = self.noun_phrase(left, stop)
        if comma and phrase is not None and not self._is_set_off(phrase, stop):
            phrase = self._named_after_role(phrase, left)
        if loose and not comma and not last and (phrase is None or phrase.pronoun is None):
            phrase = self._opening_subject(left, stop, phrase) or phrase
        if phrase is None and comma:
            phrase = self._before_apposition(left, stop) or self._before_relative(left, stop)
        if phrase is None:
            phrase = self._who(left, stop)
            if phrase is not None:
                return phrase, True
            phrase = self._any_subject(left, stop) if loose and not comma else None
            if phrase is None:
                return None, False
        phrase = self._from_quote(phrase, left)
        return phrase, _BEFORE_RELATIVE.search(
            self.text, max(left, phrase.start - 8), phrase.start
        ) is not None

    def _opening_subject(self, left: int, stop: int, nearest: Phrase | None) -> Phrase | None:
        """The subject with which a clause opens, where a clause or an apposition without commas parts it from its verb."""
        words = self.text[left:stop]
        if len(words) > LONGEST_APPOSITION or any(mark in words for mark in ',;:"”“'):
            return None
        for match in _UNSET.finditer(self.text, left, stop):
            if nearest is not None and nearest.start <= match.start():
                continue
            verb = match["verb"]
            if verb is not None and (verb in titles.HEADS or not _is_verb_form(verb)):
                continue
            return self._all_of(left, match.start())
        if nearest is None or nearest.speaker.name is not None:
            return None
        at = back_over_space(self.text, left, nearest.start)
        name = self.bearers.ending(at)
        if name is None or name.kind == "unknown" or not _BARE_APPOSITION.match(self.text, at, stop):
            return None
        phrase = self._all_of(left, at)
        if phrase is None or phrase.speaker.name is None:
            return None
        speaker = phrase.speaker
        kind = nearest.speaker.kind if speaker.kind == "other" else speaker.kind
        speaker = replace(speaker, role=speaker.role or nearest.speaker.role, kind=kind, end=stop)
        return replace(phrase, end=stop, speaker=speaker)

    def _all_of(self, left: int, end: int) -> Phrase | None:
        """The speaker whose noun phrase is all that stands between two positions."""
        phrase = self.noun_phrase(left, end)
        if phrase is None or phrase.pronoun is not None or self.text[left : phrase.start].strip():
            return None
        return phrase

    def _any_subject(self, left: int, stop: int) -> Phrase | None:
        """The subject that is all of its clause before the verb, whatever it is called: "another 19 percent"."""
        start = left
        for match in _CLAUSE_START.finditer(self.text, max(left, stop - LONGEST_SUBJECT), stop):
            start = match.end()
        while start < stop and not self.text[start].isalnum():
            start += 1
        words = self.text[start:stop].lower().split()
        if not words or len(words) > MOST_WORDS or start == max(left, stop - LONGEST_SUBJECT) > left:
            return None
        if words[0] in _NO_SUBJECT or words[-1] in FUNCTION_WORDS or words[0] in titles.PREPOSITIONS:
            return None
        if any(word in _FINITE or (word in FORMS and word not in titles.HEADS) for word in words):
            return None
        return described(self.text, start, stop, self.bearers)

    def _who(self, left: int, stop: int) -> Phrase | None:
        """The speaker of "a woman who said": the one before "who"."""
        if self.text[max(left, stop - 4) : stop].strip().lower() != "who":
            return None
        end = back_over_space(self.text, left, stop - 3)
        comma = end > left and self.text[end - 1] == ","
        phrase = self.noun_phrase(left, end - comma)
        return phrase if phrase is None or not comma or phrase.pronoun is None else None

    def _from_quote(self, phrase: Phrase, left: int) -> Phrase:
        """The phrase from the end of a quotation on, where only a few words stand between: `," shop owner Ana Ruiz`."""
        body = _BODY_AFTER_QUOTE.search(
            self.text, max(left - 1, phrase.start - LONGEST_SUBJECT, 0), phrase.end
        )
        if (
            body is not None
            and body.start(1) < phrase.start
            and phrase.speaker.name is not None
            and not phrase.person
        ):
            return replace(self._capital(body.start(1), body.end(1)), end=phrase.end)
        match = _AFTER_QUOTE.search(self.text, max(left - 1, phrase.start - 60, 0), phrase.start)
        if match is None or any(word.lower() in FORMS or BE.fullmatch(word) for word in match[1].split()):
            return phrase
        return replace(phrase, start=match.start(1))

    def _is_set_off(self, phrase: Phrase, stop: int) -> bool:
        """Whether a comma after a noun phrase closes an apposition or an age, so that the verb is still its own."""
        name = self.bearers.ending(stop)
        if name is None:
            return False
        apposition = name.full_end == stop and name.full_end > name.end
        quoted = self.text[max(0, phrase.start - 2) : phrase.start].strip() in ("”", '"')
        return apposition or quoted or ", " in self.text[name.full_start : name.start]

    def _named_after_role(self, phrase: Phrase, left: int) -> Phrase | None:
        """A name set off after its bearer's role: "the boy's uncle, Ana Ruiz, said"; None where no role stands there."""
        comma = back_over_space(self.text, left, phrase.start) - 1
        if phrase.speaker.name is None or not phrase.person or comma <= left or self.text[comma] != ",":
            return None
        role = role_ending(self.text, left, comma, self.bearers)
        if role is None or role.plural or self.text[role.end : comma].strip():
            return None
        speaker = phrase.speaker
        known = replace(speaker, role=speaker.role or role.speaker.role, start=role.start)
        if speaker.kind == "other":
            known = replace(known, kind=role.speaker.kind)
        return replace(phrase, start=role.start, speaker=known)

    def _before_time(self, left: int, stop: int) -> int | None:
        """Where the words before a time that ends at `stop` end: "police" of "police on Monday"."""
        time = self._times_to.get(stop)
        if time is None or time.start <= left:
            return None
        lead = re.search(
            r"\s(?:(?:on|in|at|late|early)\s)*$",
            self.text[max(left, time.start - 12) : time.start],
            re.IGNORECASE,
        )
        return time.start - len(lead[0]) if lead else None

    def noun_phrase(self, left: int, stop: int) -> Phrase | None:
        pronoun = _PRONOUN.search(self.text, max(left, stop - 5), stop)
        if pronoun is not None and (pronoun[1] == "I" or pronoun[1].lower() != "i"):
            word = pronoun[1].lower()
            return Phrase(
                pronoun.start(1),
                stop,
                Speaker(None, start=pronoun.start(1), end=stop),
                word in ("they", "we"),
                word,
            )
        bracket = _BRACKET.search(self.text, max(left, stop - 42), stop)
        if bracket is not None and self.bearers.ending(stop) is None:
            phrase = self.noun_phrase(left, bracket.start())  # "Ana Ruiz (North)"
            return replace(phrase, end=stop) if phrase is not None and phrase.pronoun is None else None
        role = role_ending(self.text, left, stop, self.bearers)
        name = self.bearers.ending(stop)
        if name is None and stop > left and self.text[stop - 1] in ")\"”’'":
            name = self.bearers.ending(stop - 1)
        if name is not None and name.start >= left - 1:
            if (
                role is not None
                and role.start < min(name.start, name.full_start)
                and self._is_part(role, name)
            ):
                return role
            return self._with_article(self.bearers.phrase(name), left)
        placed = _WITH_BODY.search(self.text, max(left, stop - 90), stop)
        named = self.bearers.ending(placed.start()) if placed else None
        if named is not None and named.kind == "person" and (role is None or role.start > named.start):
            return replace(self.bearers.phrase(named), end=stop)
        if role is not None:
            return role
        word = _CAPITALISED.search(self.text, max(left, stop - 60), stop)
        if word is not None:
            start = _after_function_words(self.text, word.start(), stop)
            shown = self.text[start:stop]
            if shown and shown.lower() not in titles.HEADS and (start > left or " " in shown):
                return self._capital(start, stop)
        return None

    def _is_part(self, role: Phrase, name: Name) -> bool:
        """Whether a name at the end of a role's noun phrase belongs to it: "a spokesman for the KNB"."""
        between = self.text[role.start : name.start].split()
        if name.kind == "person" and name.title:
            return False
        return any(word.lower() in titles.PREPOSITIONS for word in between[-2:])

    def _with_article(self, phrase: Phrase, left: int) -> Phrase:
        match = _ARTICLE_BEFORE.search(self.text, max(left, phrase.start - 5), phrase.start)
        return replace(phrase, start=match.start(1)) if match else phrase

    def _before_apposition(self, left: int, stop: int) -> Phrase | None:
        """The speaker before an apposition that ends at `stop`: "The Ruiz Group, a security consultancy, said"."""
        comma = self.text.rfind(",", max(left, stop - LONGEST_APPOSITION), stop)
        if comma < 0 or _APPOSITION.match(self.text, comma, stop) is None:
            return None
        phrase = self.noun_phrase(left, comma)
        if phrase is None or phrase.pronoun is not None:
            return None
        return self._unnamed(replace(phrase, end=stop), comma, stop)

    def _before_relative(self, left: int, stop: int) -> Phrase | None:
        """The speaker before a relative clause that ends at `stop`: "Ana Ruiz, who saw it all, said"."""
        last = None
        for match in _RELATIVE.finditer(self.text, left, stop):
            last = match
        phrase = self.noun_phrase(left, last.start()) if last is not None else None
        return self._unnamed(phrase, last.start(), stop) if phrase is not None and last is not None else None

    def asking(self, phrase: Phrase, at: int, sentence: Span) -> Phrase:
        """The same; anonymous, where straight after `at` words say so: ", speaking on condition of anonymity"."""
        match = _ASKING.match(self.text, at, min(sentence.end, at + LONGEST_APPOSITION))
        return self._unnamed(phrase, at, match.end()) if match else phrase

    def _unnamed(self, phrase: Phrase, start: int, stop: int) -> Phrase:
        """The same; anonymous, where the words at `[start, stop)` say so."""
        if phrase.speaker.name is not None or not _ANONYMOUS.search(self.text, start, stop):
            return phrase
        return replace(phrase, speaker=replace(phrase.speaker, kind="anonymous"))


def _is_verb_form(word: str) -> bool:
    return word in _FINITE or word in SIMPLE_PASTS or word.endswith(("ed", "s"))


def back_over_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _after_function_words(text: str, start: int, stop: int) -> int:
    """Where, among capitalised words, the first that can be a name's begins; `stop` where there is none."""
    while start < stop and _is_function(text[start:stop]):
        space = text.find(" ", start, stop)
        start = stop if space < 0 else space + 1
    return start


def _is_function(word: str) -> bool:
    first = word.split()[0].lower().rstrip(".") if word.split() else ""
    return first in FUNCTION_WORDS or first in CALENDAR or first in PRONOUNS
