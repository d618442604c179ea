"""Cues: the verbs and prepositions of saying in a text, each with the speaker before or after it and what goes with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.model import Span, Speaker
from tellings.values import capitals, titles
from tellings.values.dates import TimeExpression
from tellings.values.names import Name
from tellings.values.speaking import AMBIGUOUS, FORMS
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, word_set

from .quotes import Quotes
from .speakers import PRONOUNS, Bearers, Phrase, kind_of_body, role_ending, role_starting

_BLAME = r"point(?:ed|s|ing)?\s+(?:the\s+finger|fingers)\s+at|(?:puts?|lays?|laid|placed?)\s+the\s+blame\s+(?:on|for)"
_CLAIM = r"claim(?:ed|s|ing)?\s+(?=responsibility)|(?:took|takes|taken|taking)\s+(?=responsibility)"
_PUT = r"put(?:s|ting)?\s+(?=(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,2}(?:toll|number|figure|count|total|casualties|losses)\b)"
_FORMS = "|".join(sorted(FORMS, key=lambda form: (-len(form), form)))
_ARTICLE_BEFORE = re.compile(r"\b(the|an?)\s+$", re.IGNORECASE)
_VERB = re.compile(
    rf"\b(?:(?P<put>{_PUT})|(?P<claim>{_CLAIM})|(?:(?P<blame>{_BLAME})|(?P<according>according\s+to)|(?P<verb>{_FORMS}))(?=\W|$))",
    re.IGNORECASE,
)
# What may stand between a subject and its verb.
_BETWEEN = re.compile(
    r"(?:\b(?:also|has|had|have|later|then|further|previously|earlier|repeatedly|already|still|now|once|recently|initially|subsequently|"
    r"separately|reportedly|themselves|himself|herself|itself|only|always|often|just|soon|both|all|simply|meanwhile|however|again|first|"
    r"today|yesterday|falsely|strongly|immediately|publicly|quickly|reiterated|did|do|does|is|are|am|was|were|be|been|being|(?!family\b|ally\b|assembly\b|july\b|italy\b|rally\b)[a-z]+ly)\b,?\s*)+$",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:is|are|am|was|were|be|been|being|get|gets|got)\b", re.IGNORECASE)
_NO_STATEMENT = re.compile(
    r"(?:\b(?:to|not|never|would|could|should|might|may|must|cannot|can|if|please|let|declined|refused)|n['’]t|without|by)\s*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r",\s+(?:who|whose|which|himself|herself|speaking|citing|quoting|asking|referring|writing)\b",
    re.IGNORECASE,
)
_BEFORE_RELATIVE = re.compile(r"\b(?:who|which|that|whom|what)\s*$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|she|they|it|i|we)$", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*[ ]){0,3}[^\W\d_a-z][\w'’.-]*$")
_ELIDED = re.compile(r"(?:\b(?:and|but|or)|,|[—–]|--)\s*$", re.IGNORECASE)
# Nouns as often as verbs: taken for verbs only where a clause or a quotation follows.
_NOUNS_TOO = word_set(
    """
    posted
    suspect suspects suspected
    report reports claim claims note notes state states post posts estimate estimates comment comments
    rule rules brief briefs mention mentions remark remarks fear fears vow vows boast boasts tweet
    tweets hint hints blame stress dispute disputes caution
    """
)

_ARTICLES = r"(?:a|an|the|his|her|its|their|this|that|another|one|separate|[^\W\d_]+['’]s)"
_OCCASION = (
    r"(?:statement|statements|interview|report|letter|e-?mail|release|speech|address|message|video|tweet|post|briefing|communiqu[eé]|"
    r"broadcast|recording|article|conference|call|memo|affidavit|indictment|complaint|meeting|session|hearing|court|testimony|filing|"
    r"remarks|comments|bulletin|announcement|note|text|audio)"
)
_ADVERB = re.compile(
    r"\s*,?\s*(?:later|earlier|also|again|recently|separately|publicly|privately|bluntly|simply|afterwards?|then|shortly|"
    r"anonymously|overnight|live|(?:there|here)(?=\s*(?:,|\.|that\b|$)))\b",
    re.IGNORECASE,
)
_IN_STATEMENT = re.compile(
    rf"\s*,?\s*(?:in|at|during|through|via|on|after|with|from)\s+(?:{_ARTICLES}\s+)?(?:[\w'’-]+\s+){{0,3}}?{_OCCASION}\b"
    r"(?:\s+(?:posted|released|issued|published|carried|sent|given|broadcast|held|made)\b)?",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\s*,?\s*(?:(?:speaking\s+)?on\s+(?:the\s+)?condition\s+of\s+anonymity|on\s+(?:twitter|facebook|telegram|state\s+(?:tv|television|radio)|"
    r"television|tv|the\s+radio|the\s+record)|by\s+(?:telephone|phone|e-?mail|text)|over\s+the\s+(?:phone|telephone))\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s+(?:with|to)\s+", re.IGNORECASE)
_NO_TIME = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch|\.)|Apr|May\b|June?\b|July?\b|Aug|Sept|Oct(?:ober|\.)|Nov|Dec)"
_PLACED = re.compile(
    rf"\s+(?:in|at|from|on)\s+(?:the\s+)?{_NO_TIME}[^\W\d_a-z][\w'’-]*(?:\s+{_NO_TIME}[^\W\d_a-z][\w'’-]*){{0,3}}"
)
_TIME_LEAD = re.compile(r"\s*,?\s*(?:(?:on|late|early|in|at|earlier|since|by)\s+){0,2}", re.IGNORECASE)
_AUDIENCE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its|local|state|our|my)\s+)*(?:[\w'’-]+\s+){0,3}?"
    r"(reporters?|journalists?|court|jury|judge|police|officers?|investigators|detectives|deputies|lawmakers|parliament|newspaper|agency|"
    r"television|radio|station|conference|briefing|magazine|media|press|channel|residents|officials|authorities|soldiers|friends?|"
    r"mother|father|wife|husband|family|brother|sister|supporters|crowd|gathering|audience|tv|correspondent|dispatchers?|committee)\b",
    re.IGNORECASE,
)
_AUDIENCE_PRONOUN = re.compile(r"\s+(him|her|them|us|me|you)\b", re.IGNORECASE)
_AUDIENCE_NAME = re.compile(r"\s+((?:the\s+)?[^\W\d_a-z][\w'’./&-]*(?:\s+[^\W\d_a-z][\w'’./&-]*){0,4})")
_THAT = re.compile(r"\s*,?\s*\b(?:that|how)\b\s*(?!,)|\s*:\s*|\s+", re.IGNORECASE)
_NEWS = re.compile(r"\b(?:news|press)\s+(?:conference|briefing)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"^(?:in|at|during|after)\s+(?:an?|the|his|her|their)?\s*(?:[\w'’-]+\s+){0,2}?(?:meeting|interview|talks|call)\s+with\s+",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r",\s+(?:an?|the|one|its|his|her|their|who|of|from|with|himself|herself|[^\W\d_]+['’]s|\d{1,3}(?=$|\W))\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"(?:in|at|on|during|after|before|as|speaking|following|meanwhile|earlier|later)\b[^,\"“]{0,160},\s+",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\s+(?:(?:news|state|press)\s+)?(?:agency|newspaper|television|radio|tv|channel|station|website|magazine|daily|service)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+by\b", re.IGNORECASE)
_FINITE_AFTER = re.compile(
    r"\s+(?:was|were|is|are|had|has|have|would|will|could|may|might|did|died|killed|attacked|took|went|came)\b",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"\banonym|\bnot\s+(?:to\s+)?be\s+(?:named|identified)|\bdeclined\s+to\s+(?:be\s+named|give)",
    re.IGNORECASE,
)
_AFTER_QUOTE = re.compile(r"[\"”]\s+((?:[\w'’-]+\s+){1,4})$")
_WITH_BODY = re.compile(r"\s(?:with|of|from|at|for)\s(?:[^\s,;\"“”]+\s?){1,7}$")
_INFINITIVE = re.compile(r"\s+(?:not\s+)?to\s+(?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]")
LONGEST_APPOSITION = 200  # characters
FARTHEST_SUBJECT = 600  # characters before its verb that may hold a subject
MOST_ADJUNCTS = 6

Placed = Literal["before", "after", "none"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying, or "according to", at `span`, with its speaker.

    `start` and `end` take in the speaker and the words that go with the verb: audience, time, occasion, "that".  `placed` says
    where the speaker stands; `that` whether "that" or a colon binds what follows.
    """

    span: Span
    verb: str
    phrase: Phrase
    start: int
    end: int
    placed: Placed
    that: bool
    told_to: str | None
    said_on: TimeExpression | None
    relative: bool  # the cue stands in a relative clause: "who police said was armed"
    elided: bool  # the speaker is the one of the cue before: "and added"


@dataclass(frozen=True, slots=True)
class Tail:
    """What goes with a verb of saying after it."""

    end: int
    that: bool
    told_to: str | None
    said_on: TimeExpression | None


class Cues:
    """Finds the cues of one document."""

    def __init__(self, text: str, bearers: Bearers, times: Sequence[TimeExpression], quotes: Quotes) -> None:
        self.text = text
        self.bearers = bearers
        self.quotes = quotes
        self.shouted = capitals.is_shouted(text)  # then a capital letter tells nothing
        self._times_at = {time.start: time for time in times}
        self._times_to = {time.end: time for time in times}

    def find(self, sentence: Span) -> list[Cue]:
        """The cues of a sentence that stand outside its quotes, in order."""
        found: list[Cue] = []
        for match in _VERB.finditer(self.text, sentence.start, sentence.end):
            quote = self.quotes.holding(match.start())
            if quote is not None:
                continue
            if found and match.start() < found[-1].end:
                continue
            cue = (
                self._according(match, sentence) if match["according"] else self._verb(match, sentence, found)
            )
            if cue is not None:
                found.append(cue)
        return found

    # -- according to

    def _according(self, match: re.Match[str], sentence: Span) -> Cue | None:
        phrase = self.following(match.end(), sentence)
        if phrase is None:
            return None
        tail = self._tail(phrase.end, sentence, "according to")
        span = Span(match.start(), match.end())
        return Cue(
            span,
            "according to",
            phrase,
            match.start(),
            tail.end,
            "after",
            False,
            tail.told_to,
            tail.said_on,
            False,
            False,
        )

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
            phrase = self.bearers.phrase(name)
            return phrase
        if role is not None:
            return self._with_name_after(role)
        capital = None if self.shouted else _AUDIENCE_NAME.match(self.text, max(at, start - 1), sentence.end)
        return (
            self._capital(capital.start(1), capital.end(1))
            if capital and not _is_function(capital[1])
            else None
        )

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

    # -- verbs

    def _verb(self, match: re.Match[str], sentence: Span, before: Sequence[Cue]) -> Cue | None:
        form = " ".join((match["verb"] or "").lower().split())
        base = (
            "blame"
            if match["blame"]
            else "claim"
            if match["claim"]
            else "estimate"
            if match["put"]
            else FORMS[form]
        )
        if (
            match["verb"]
            and match["verb"][0].isupper()
            and match.start() != sentence.start
            and not match["verb"].isupper()
        ):
            return None
        left = self._left(match.start(), sentence)
        between = _BETWEEN.search(self.text, max(left, match.start() - 80), match.start())
        subject_end = between.start() if between else match.start()
        aux = between[0] if between else ""
        progressive = form.endswith("ing")
        if _BE.search(aux) and not progressive:
            return self._by(match, base, sentence)
        if progressive and not _BE.search(aux):
            return self._saying(match, base, sentence, before)
        if base not in ("claim", "tell") and _INFINITIVE.match(self.text, match.end(), sentence.end):
            return None  # "asked not to be named", "vowed to fight"
        if _NO_STATEMENT.search(self.text, max(left, subject_end - 14), subject_end):
            return None
        phrase, relative = self._subject(left, subject_end, sentence)
        if phrase is not None and phrase.pronoun in ("i", "we"):
            return None
        tail = self._tail(match.end(), sentence, base)
        if phrase is not None:
            if form in AMBIGUOUS and not self._is_verb(form, phrase, tail, match.end()):
                return None
            start = phrase.start
            return Cue(
                _span(match),
                base,
                phrase,
                start,
                tail.end,
                "before",
                tail.that,
                tail.told_to,
                self._said_on(tail, subject_end, match),
                relative,
                False,
            )
        inverted = self._inverted(match, base, sentence)
        if inverted is not None:
            return inverted
        clear = form not in AMBIGUOUS or tail.that
        if before and clear and _ELIDED.search(self.text, max(left, subject_end - 8), subject_end):
            return self._elided(match, base, before[-1], tail)
        return None

    def _left(self, at: int, sentence: Span) -> int:
        """Where the words before a verb that can be its subject begin: after the last quote of the sentence."""
        left = max(sentence.start, at - FARTHEST_SUBJECT)
        for quote in self.quotes.within(left, at):
            if quote.end <= at:
                left = max(left, quote.end)
        holding = self.quotes.holding(left)
        return max(left, holding.end) if holding is not None and holding.end <= at else left

    def _subject(self, left: int, end: int, sentence: Span) -> tuple[Phrase | None, bool]:
        """The speaker whose noun phrase ends before `end`, and whether it stands in a relative clause."""
        stop = _back_over_space(self.text, left, end)
        timed = self._before_time(left, stop)
        stop = timed if timed is not None else stop
        comma = stop > left and self.text[stop - 1] == ","
        if comma:
            stop = _back_over_space(self.text, left, stop - 1)
        phrase = self._noun_phrase(left, stop)
        if comma and phrase is not None and not self._is_set_off(phrase, stop):
            phrase = None
        if phrase is None and comma:
            phrase = self._before_apposition(left, stop) or self._before_relative(left, stop)
        if phrase is None:
            return self._who(left, stop), True
        phrase = self._from_quote(phrase, left)
        return phrase, _BEFORE_RELATIVE.search(
            self.text, max(left, phrase.start - 8), phrase.start
        ) is not None

    def _who(self, left: int, stop: int) -> Phrase | None:
        """The speaker of "a woman who said": the one before "who"."""
        if self.text[max(left, stop - 4) : stop].strip().lower() != "who":
            return None
        return self._noun_phrase(left, _back_over_space(self.text, left, stop - 3))

    def _from_quote(self, phrase: Phrase, left: int) -> Phrase:
        """The phrase from the end of a quotation on, where only a few words stand between: `," shop owner Ana Ruiz`."""
        match = _AFTER_QUOTE.search(self.text, max(left - 1, phrase.start - 60, 0), phrase.start)
        if match is None or any(word.lower() in FORMS or _BE.fullmatch(word) for word in match[1].split()):
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

    def _noun_phrase(self, left: int, stop: int) -> Phrase | None:
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
        word = None if self.shouted else _CAPITALISED.search(self.text, max(left, stop - 60), stop)
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
        phrase = self._noun_phrase(left, comma)
        if phrase is None or phrase.pronoun is not None:
            return None
        return self._unnamed(replace(phrase, end=stop), comma, stop)

    def _before_relative(self, left: int, stop: int) -> Phrase | None:
        """The speaker before a relative clause that ends at `stop`: "Ana Ruiz, who saw it all, said"."""
        last = None
        for match in _RELATIVE.finditer(self.text, left, stop):
            last = match
        phrase = self._noun_phrase(left, last.start()) if last is not None else None
        return self._unnamed(phrase, last.start(), stop) if phrase is not None and last is not None else None

    def _unnamed(self, phrase: Phrase, start: int, stop: int) -> Phrase:
        """The same; anonymous, where the words at `[start, stop)` say so."""
        if phrase.speaker.name is not None or not _ANONYMOUS.search(self.text, start, stop):
            return phrase
        return replace(phrase, speaker=replace(phrase.speaker, kind="anonymous"))

    def _is_verb(self, form: str, phrase: Phrase, tail: Tail, at: int) -> bool:
        """Whether a form that is a noun or a participle as often is a verb here."""
        after = self.text[tail.end : tail.end + 1]
        if tail.that or after in '"“‘«:':
            return True
        if form in _NOUNS_TOO:
            named = phrase.speaker.name is not None or phrase.pronoun is not None
            following = re.match(r"\s*(\w*)", self.text[at : at + 20])
            return (
                named
                and following is not None
                and following[1].lower() not in ("of", "on", "from", "about", "said", "says", "by")
            )
        following = re.match(r"\s+(by|in|as|of|to)\b", self.text[at : at + 10])
        return following is None or phrase.pronoun is not None

    # -- speaker after the verb, or left out

    def _by(self, match: re.Match[str], base: str, sentence: Span) -> Cue | None:
        """The cue of a passive that names its speaker: "was told by the police that"."""
        by = _BY.match(self.text, match.end(), sentence.end)
        phrase = self.following(by.end(), sentence) if by else None
        if phrase is None:
            return None
        tail = self._tail(phrase.end, sentence, "say")
        return Cue(
            _span(match),
            base,
            phrase,
            match.start(),
            tail.end,
            "none",
            True,
            None,
            tail.said_on,
            False,
            False,
        )

    def _inverted(self, match: re.Match[str], base: str, sentence: Span) -> Cue | None:
        """The cue of a verb that its speaker follows: `"...," said Ana Ruiz`."""
        before = _back_over_space(self.text, sentence.start - 1 if sentence.start else 0, match.start())
        if before > 0 and self.text[before - 1] not in ",\"”’'»?!—–" and not (before <= sentence.start):
            return None
        if base == "tell":
            return None
        phrase = self.following(match.end(), sentence)
        if phrase is None or phrase.pronoun is not None:
            return None
        if before <= sentence.start and self.quotes.ending(before) is None:
            return None
        if _FINITE_AFTER.match(self.text, phrase.end, sentence.end):
            return None  # "said 12 fighters were killed"
        tail = self._tail(phrase.end, sentence, base)
        return Cue(
            _span(match),
            base,
            phrase,
            match.start(),
            tail.end,
            "after",
            tail.that,
            tail.told_to,
            tail.said_on,
            False,
            False,
        )

    def _elided(self, match: re.Match[str], base: str, before: Cue, tail: Tail) -> Cue:
        start = match.start()
        lead = re.search(
            r"(?:,\s*)?\b(?:and|but|or)\s+(?:\w+\s+)?$", self.text[max(before.end - 1, start - 24) : start]
        )
        if lead:
            start -= len(lead[0])
        return Cue(
            _span(match),
            base,
            before.phrase,
            start,
            tail.end,
            "none",
            tail.that,
            tail.told_to,
            tail.said_on,
            False,
            True,
        )

    def _saying(self, match: re.Match[str], base: str, sentence: Span, before: Sequence[Cue]) -> Cue | None:
        """The cue of "saying" or "adding" after a clause, whose speaker is that clause's."""
        at = _back_over_space(self.text, sentence.start, match.start())
        if at <= sentence.start or self.text[at - 1] not in ',"”—–-':
            return None
        if FORMS.get(match[0].lower()) in (
            "believe",
            "fear",
            "suspect",
            "think",
            "hold",
            "reveal",
            "determine",
        ):
            return None
        phrase = before[-1].phrase if before else self._opening(sentence)
        if phrase is None:
            return None
        tail = self._tail(match.end(), sentence, base)
        return Cue(
            _span(match),
            base,
            phrase,
            match.start(),
            tail.end,
            "none",
            tail.that,
            tail.told_to,
            tail.said_on,
            False,
            bool(before),
        )

    def _opening(self, sentence: Span) -> Phrase | None:
        """The speaker with whom a sentence opens."""
        pronoun = re.match(
            r"(he|she|they|it)\b", self.text[sentence.start : sentence.start + 5], re.IGNORECASE
        )
        if pronoun is not None:
            start, end = sentence.start, sentence.start + pronoun.end()
            return Phrase(
                start,
                end,
                Speaker(None, start=start, end=end),
                pronoun[1].lower() == "they",
                pronoun[1].lower(),
            )
        scene = _SCENE.match(self.text, sentence.start, sentence.end)
        return self.following(scene.end() if scene else sentence.start, sentence)

    # -- what goes with the verb

    def _tail(self, at: int, sentence: Span, base: str) -> Tail:
        told_to, said_on, end = None, None, min(at, sentence.end)  # a name may run over a sentence's end
        if base in ("tell", "inform", "brief", "warn", "assure"):
            end, told_to = self._audience(end, sentence)
        for _ in range(MOST_ADJUNCTS):
            after, to, on = self._adjunct(end, sentence)
            if after == end:
                break
            end, told_to, said_on = after, told_to or to, said_on or on
        that = _THAT.match(self.text, end, sentence.end)
        bound = that is not None and bool(that[0].strip())
        if that is not None:
            end = that.end()
        return Tail(end, bound, told_to, said_on)

    def _audience(self, at: int, sentence: Span) -> tuple[int, str | None]:
        for start in (at + 1, at + 5):
            name = self.bearers.starting(start)
            if name is not None and self.text[at:start].strip().lower() in ("", "the"):
                medium = _MEDIUM.match(self.text, name.end, sentence.end)
                end = medium.end() if medium else name.end
                return max(end, name.full_end if name.kind == "person" else end), name.canonical
        patterns = (
            (_AUDIENCE_PRONOUN, _AUDIENCE) if self.shouted else (_AUDIENCE_PRONOUN, _AUDIENCE, _AUDIENCE_NAME)
        )
        for pattern in patterns:
            match = pattern.match(self.text, at, sentence.end)
            if match is not None:
                return match.end(), " ".join(match[0].split())
        return at, None

    def _adjunct(self, at: int, sentence: Span) -> tuple[int, str | None, TimeExpression | None]:
        lead = _TIME_LEAD.match(self.text, at, sentence.end)
        assert lead is not None
        for start in (lead.end(), at + 1):
            time = self._times_at.get(start)
            if time is not None and time.end <= sentence.end and time.kind in ("date", "time"):
                return time.end, None, time
        match = _IN_STATEMENT.match(self.text, at, sentence.end)
        if match is not None:
            return self._occasion(match, sentence)
        for pattern in (_CONDITION, _ADVERB):
            match = pattern.match(self.text, at, sentence.end)
            if match is not None:
                return match.end(), None, None
        return at, None, None

    def _occasion(
        self, match: re.Match[str], sentence: Span
    ) -> tuple[int, str | None, TimeExpression | None]:
        """The end of "in an interview with the Post", and who was told."""
        end = match.end()
        told_to = "news conference" if _NEWS.search(match[0]) else None
        to = _WITH.match(self.text, end, sentence.end)
        if to is not None:
            after, whom = self._audience(to.end() - 1, sentence)
            if whom is not None:
                return after, whom, None
        placed = None if self.shouted else _PLACED.match(self.text, end, sentence.end)
        return (placed.end() if placed else end), told_to, None

    def _said_on(self, tail: Tail, subject_end: int, match: re.Match[str]) -> TimeExpression | None:
        if tail.said_on is not None:
            return tail.said_on
        time = self._times_to.get(_back_over_space(self.text, 0, subject_end))
        return time if time is not None and time.kind in ("date", "time") else None

    def setting(self, start: int, end: int) -> tuple[str | None, TimeExpression | None]:
        """Who was told and when, where the words before a speaker say so: "In a meeting with Ana Ruiz June 15, "."""
        match = _MEETING.match(self.text[start:end])
        if match is None:
            return None, None
        at = start + match.end()
        phrase = self.following(at, Span(start, end))
        time = next((self._times_at[each] for each in range(at, end) if each in self._times_at), None)
        shown = phrase.speaker.name or phrase.speaker.role if phrase else None
        return shown, time


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip()))


def _back_over_space(text: str, start: int, end: int) -> int:
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
