"""Cues: the verbs and prepositions of saying in a text, each with the speaker before or after it and what goes with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import Span, Speaker
from tellings.values.dates import TimeExpression
from tellings.values.names.speaking import AMBIGUOUS, FORMS
from tellings.values.wordlists import FUNCTION_WORDS, word_set

from .quotes import Quotes
from .speakers import Bearers, Phrase
from .stances import CONTINUE, FINDINGS, STANCES, UNSURE
from .subjects import BE, Subjects, back_over_space
from .tails import Tail, Tails

_BLAME = r"point(?:ed|s|ing)?\s+(?:the\s+finger|fingers)\s+at|(?:puts?|lays?|laid|placed?)\s+the\s+blame\s+(?:on|for)"
_CLAIM = r"claim(?:ed|s|ing)?\s+(?=responsibility)|(?:took|takes|taken|taking)\s+(?=responsibility)"
_PUT = r"(?:put(?:s|ting)?|plac(?:e|es|ed|ing))\s+(?=(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,2}(?:toll|number|figure|count|total|casualties|losses)\b)"
_FORMS = "|".join(sorted(FORMS, key=lambda form: (-len(form), form)))
_VERB = re.compile(
    rf"\b(?:(?P<put>{_PUT})|(?P<claim>{_CLAIM})|(?P<charge>charge[ds]?\s+(?=that\b))|(?:(?P<blame>{_BLAME})|(?P<according>according\s+to)|(?P<verb>{_FORMS}))(?=\W|$))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# The words with which a match of _VERB can begin.
_FIRST = frozenset(form.split(" ")[0] for form in FORMS) | word_set(
    "according charge charged charges point pointed points pointing put puts putting lay lays laid place places placed placing took takes taken "
    "taking"
)
_TWO_WORDS = frozenset(form.split(" ")[0] for form in STANCES if " " in form)
_BY_SAYING = re.compile(r"\b(?:by|after|for|from|in|before|while)$", re.IGNORECASE)
_STARTS = _FIRST | frozenset(STANCES) | _TWO_WORDS
_BY_DOING = re.compile(
    r"(?:\b(?:by|after|for|from|in|before|and|while)|[,—–]|--|[\"”])\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_TAKES_UP = re.compile(
    r"\s+(?:to|that|for|on|how|whether|why|what|about|at|against|with)\b|\s*:?\s*[\"“‘«]|\s+''", re.IGNORECASE
)
_PASSIVE_BY = re.compile(r"\s+(?:by|as|of|in)\b", re.IGNORECASE)
_BINDS = re.compile(r"\s*(?:,?\s*\b(?:that|for|on|about|out|up|off)\b\s*|:\s*|\s)", re.IGNORECASE)
# What shows and finds things: a study, a court's records.
_FINDER = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|research|data|figures|statistics|records|documents|papers|transcripts?|videos?|footage|"
    r"analys[ie]s|reports?|reviews?|investigations?|inquiry|filings?|tests?|images|photos?|results|evidence|emails|census)\b",
    re.IGNORECASE,
)
_NOTHING_FOUND = re.compile(
    r"\s+no\s+(?:\w+\s+)?(?:evidence|links?|signs?|indications?|proof|connections?|ties)\b", re.IGNORECASE
)
_QUOTES_ON = re.compile(r"\s*[:,]?\s*(?:[\"“‘«]|'')|\s*:")
# What may stand between a subject and its verb.
_BETWEEN = re.compile(
    r"(?:\b(?:also|has|had|have|later|then|further|previously|earlier|repeatedly|already|still|now|once|recently|initially|subsequently|"
    r"(?:continu(?:e|es|ed|ing)|began|started|went\s+on|proceeded)\s+to|separately|reportedly|themselves|himself|herself|itself|only|always|often|just|soon|both|all|simply|meanwhile|however|again|first|"
    r"today|yesterday|falsely|strongly|immediately|publicly|quickly|reiterated|did|do|does|is|are|am|was|were|be|been|being|(?!family\b|ally\b|assembly\b|july\b|italy\b|rally\b)[a-z]+ly)\b,?\s*)+$",
    re.IGNORECASE,
)
# With which it ends, but for words in "ly".
_LAST_BETWEEN = word_set(
    """
    also has had have later then further earlier already still now once to themselves himself herself itself always often just soon
    both all meanwhile however again first today yesterday reiterated did do does is are am was were be been being
    """
)
_NO_STATEMENT = re.compile(
    r"(?:\b(?:to|not|never|would|could|should|might|may|must|cannot|can|if|please|let|declined|refused)|n['’]t|without|by)\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|but|or)\s*$", re.IGNORECASE)
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
_SCENE = re.compile(
    r"(?:in|at|on|during|after|before|as|speaking|following|meanwhile|earlier|later)\b[^,\"“]{0,160},\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+by\b", re.IGNORECASE)
# "an attack claimed by the Front", "a man accused of it": participles, whose noun says nothing.
_BY_SOMEBODY = re.compile(
    r"\s+by\s+(?!(?:tele)?phone|e-?mail|text|letter|radio|video|then|now|mid|late|early|saying)\w",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\s+(?:of|for)\b", re.IGNORECASE)
_CHARGED = frozenset(("accuse", "blame", "suspect"))
# After a speaker who closes a sentence: "said the Observatory (OHR), an independent group".
_SPEAKER_CLOSES = re.compile(
    r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[.,;]|$|\san?\s|\s(?:which|who|in\s+an?\s+statement|on\s+[A-Z])\b)"
)
_FINITE_AFTER = re.compile(
    r"\s+(?:was|were|is|are|had|has|have|would|will|could|may|might|did|died|killed|attacked|took|went|came)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\s+(?:not\s+)?to\s+(?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]")

FEWEST_BEFORE = (
    5  # words: so many, before a verb of saying that its speaker follows without a comma, can be a clause
)
HAS_VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|been|will|did|died|left|took|came|went|hit|shot|blew|fell|\w{3,}ed)\b",
    re.IGNORECASE,
)
LONGEST_LINE = 200  # characters: no headline is longer

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
    stance: bool = False  # a verb of stance: nobody is said to say it


def _followed(span: Span, verb: str, phrase: Phrase, start: int, tail: Tail, that: bool = False) -> Cue:
    """A cue that its speaker follows: "said Ana Ruiz on Monday", with what stands behind the speaker."""
    return Cue(span, verb, phrase, start, tail.end, "after", that, tail.told_to, tail.said_on, False, False)


def between_subject(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words right before `end` that may stand between a subject and its verb; mostly the last word tells that none do."""
    words = text[start:end].rstrip().removesuffix(",")
    if words.isascii():
        at = len(words)
        while at and words[at - 1].isalpha():
            at -= 1
        last = words[at:].lower()
        if last not in _LAST_BETWEEN and not last.endswith("ly"):
            return None
    return _BETWEEN.search(text, start, end)


class Cues:
    """Finds the cues of one document."""

    def __init__(self, text: str, bearers: Bearers, times: Sequence[TimeExpression], quotes: Quotes) -> None:
        self.text = text
        self.quotes = quotes
        self.subjects = Subjects(text, bearers, times, quotes)
        self.tails = Tails(text, self.subjects, times)
        self._times_to = {time.end: time for time in times}

    def find(self, sentence: Span) -> list[Cue]:
        """The cues of a sentence that stand outside its quotes, in order."""
        found: list[Cue] = []
        words = _WORD.finditer(self.text, sentence.start, sentence.end)
        for word, lower in [(each, lower) for each in words if (lower := each[0].lower()) in _STARTS]:
            if self.quotes.holding(word.start()) is not None or (found and word.start() < found[-1].end):
                continue
            cue = self._at(word, lower, sentence, found)
            if cue is not None:
                found.append(cue)
        return found

    def _at(self, word: re.Match[str], lower: str, sentence: Span, before: Sequence[Cue]) -> Cue | None:
        match = _VERB.match(self.text, word.start(), sentence.end) if lower in _FIRST else None
        if match is None:
            return self._stance(word, lower, sentence, before)
        if match["according"]:
            return self._according(match, sentence)
        return self._verb(match, sentence, before)

    def _according(self, match: re.Match[str], sentence: Span) -> Cue | None:
        phrase = self.subjects.after_according(match.end(), sentence)
        if phrase is None:
            return None
        phrase = self.subjects.asking(phrase, phrase.end, sentence)
        tail = self.tails.after(phrase.end, sentence, "according to")
        span = Span(match.start(), match.end())
        return _followed(span, "according to", phrase, match.start(), tail)

    def _verb(self, match: re.Match[str], sentence: Span, before: Sequence[Cue]) -> Cue | None:
        form = " ".join((match["verb"] or "").lower().split())
        base = (
            "blame"
            if match["blame"]
            else "claim"
            if match["claim"]
            else "estimate"
            if match["put"]
            else "allege"
            if match["charge"]
            else FORMS[form]
        )
        if (
            match["verb"]
            and match["verb"][0].isupper()
            and match.start() != sentence.start
            and not match["verb"].isupper()
            and not self._in_title_case(sentence)
        ):
            return None
        left = self.subjects.left_of(match.start(), sentence)
        between = between_subject(self.text, max(left, match.start() - 80), match.start())
        subject_end = between.start() if between else match.start()
        aux = between[0] if between else ""
        if not BE.search(aux) and self._is_participle(match, form, base, sentence):
            return None
        progressive = form.endswith("ing")
        if BE.search(aux) and not progressive:
            return self._by(match, base, sentence)
        if progressive and not BE.search(aux):
            return self._saying(match, base, sentence, before)
        if base not in ("claim", "tell") and _INFINITIVE.match(self.text, match.end(), sentence.end):
            return self._stance(match, form, sentence, before)  # "asked not to be named", "vowed to fight"
        if _NO_STATEMENT.search(self.text, max(left, subject_end - 14), subject_end):
            return None
        tail = self.tails.after(match.end(), sentence, base)
        loose = base == "say" or tail.that or self.text[tail.end : tail.end + 1] in '"“‘«'
        if form in ("said", "says") and left == sentence.start:
            closing = self._closing(match, base, sentence)
            if closing is not None:
                return closing
        last = not self.text[tail.end : sentence.end].strip(" .\n")
        phrase, relative = self.subjects.before_verb(left, subject_end, sentence, loose, last)
        if phrase is not None and phrase.pronoun in ("i", "we"):
            return None
        if phrase is not None:
            quoted = left > sentence.start and not self.text[left : phrase.start].strip(" ,")
            if form in AMBIGUOUS and not quoted and not self._is_verb(form, phrase, tail, match.end()):
                return None
            start = phrase.start
            phrase = self.subjects.asking(phrase, match.end(), sentence)
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
        joint = _ELIDED if before else _AND  # "and said", with no speaker before it: the sentence's subject
        if clear and joint.search(self.text, max(left, subject_end - 8), subject_end):
            return self._elided(match, base, before, tail, sentence)
        return None

    def _stance(self, word: re.Match[str], form: str, sentence: Span, before: Sequence[Cue]) -> Cue | None:
        """The cue of a verb of stance with its subject: "the union wants"."""
        end = word.end()
        if form in _TWO_WORDS:
            second = _WORD.match(self.text, end + 1, sentence.end)
            if second is not None and f"{form} {second[0].lower()}" in STANCES:
                form, end = f"{form} {second[0].lower()}", second.end()
        base = STANCES.get(form) or FORMS.get(form)
        if base is None or (
            word[0][0].isupper() and word.start() != sentence.start and not self._in_title_case(sentence)
        ):
            return None
        if base in CONTINUE and not _QUOTES_ON.match(self.text, end, sentence.end):
            return None
        left = self.subjects.left_of(word.start(), sentence)
        between = between_subject(self.text, max(left, word.start() - 80), word.start())
        subject_end = between.start() if between else word.start()
        doing = form.endswith("ing")
        if bool(BE.search(between[0] if between else "")) != doing:
            return self._doing(word, base, end, sentence, before) if doing else None
        if _NO_STATEMENT.search(self.text, max(left, subject_end - 14), subject_end):
            return None
        phrase, relative = self.subjects.before_verb(
            left, subject_end, sentence, loose=form not in UNSURE or base in FINDINGS
        )
        elided = phrase is None
        if phrase is None and (_ELIDED if before else _AND).search(
            self.text, max(left, subject_end - 8), subject_end
        ):
            phrase = before[-1].phrase if before else self._opening(sentence)
        if phrase is None or phrase.pronoun in ("i", "we", "it") or not self._takes_up(form, phrase, end):
            return None
        binds = _BINDS.match(self.text, end, sentence.end)
        after = binds.end() if binds else end
        start = word.start() if elided else phrase.start
        span = Span(word.start(), end)
        # What records show and a study found, they report.
        finds = _FINDER.search(phrase.speaker.role or "") is not None and not phrase.pronoun
        stance = not (base in FINDINGS and (finds or _NOTHING_FOUND.match(self.text, end) is not None))
        return Cue(span, base, phrase, start, after, "before", True, None, None, relative, elided, stance)

    def _doing(
        self, word: re.Match[str], base: str, end: int, sentence: Span, before: Sequence[Cue]
    ) -> Cue | None:
        """The cue of ", calling for a strike" and "by criticising", whose subject is the one of the clause before."""
        if _BY_DOING.search(self.text, max(sentence.start, word.start() - 24), word.start()) is None:
            return None
        phrase = before[-1].phrase if before else self._opening(sentence)
        form = word[0].lower()
        if phrase is None or not (_TAKES_UP.match(self.text, end) or form not in UNSURE):
            return None
        binds = _BINDS.match(self.text, end, sentence.end)
        after = binds.end() if binds else end
        span = Span(word.start(), end)
        return Cue(span, base, phrase, word.start(), after, "none", True, None, None, False, True, True)

    def _in_title_case(self, sentence: Span) -> bool:
        """Whether a line has capitals as headlines do: then a capital does not make a name."""
        if sentence.end - sentence.start > LONGEST_LINE:
            return False
        long = [
            word[0] for word in _WORD.finditer(self.text, sentence.start, sentence.end) if len(word[0]) > 3
        ]
        return len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)

    def _takes_up(self, form: str, phrase: Phrase, end: int) -> bool:
        """Whether a verb's form is one here, and neither a noun nor the participle of a passive."""
        if _TAKES_UP.match(self.text, end):
            return True
        if form in UNSURE:
            if STANCES[form] in FINDINGS and _FINDER.search(phrase.speaker.role or ""):
                return True
            if _NOTHING_FOUND.match(self.text, end):
                return True
            named = phrase.speaker.name is not None or phrase.pronoun is not None
            return named and phrase.person and _PASSIVE_BY.match(self.text, end) is None
        return not form.endswith("ed") or _PASSIVE_BY.match(self.text, end) is None

    def _is_verb(self, form: str, phrase: Phrase, tail: Tail, at: int) -> bool:
        """Whether a form that is a noun or a participle as often is a verb here."""
        after = self.text[tail.end : tail.end + 1]
        if tail.that or after in '"“‘«:':
            return True
        if form in _NOUNS_TOO and form == FORMS[form] and not phrase.plural and phrase.pronoun is None:
            return False  # "Syrian state television", "the agency report": no verb agrees with them so
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

    def _by(self, match: re.Match[str], base: str, sentence: Span) -> Cue | None:
        """The cue of a passive that names its speaker: "was told by the police that"."""
        by = _BY.match(self.text, match.end(), sentence.end)
        phrase = self.subjects.following(by.end(), sentence) if by else None
        if phrase is None:
            return None
        tail = self.tails.after(phrase.end, sentence, "say")
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

    def _is_participle(self, match: re.Match[str], form: str, base: str, sentence: Span) -> bool:
        """Whether a form is the participle of a noun before it: "claimed by the Front", "accused of murder"."""
        if match["blame"] or match["claim"] or match["put"] or not form.endswith("ed"):
            return False
        if base in _CHARGED and _OF_SOMETHING.match(self.text, match.end(), sentence.end):
            return True
        return _BY_SOMEBODY.match(self.text, match.end(), sentence.end) is not None

    def _closing(self, match: re.Match[str], base: str, sentence: Span) -> Cue | None:
        """The cue of a clause, a verb and its speaker, without a comma: "Twenty died in the raid said the Observatory."."""
        before = self.text[sentence.start : match.start()].split()
        if (
            not HAS_VERB.search(self.text, sentence.start, match.start())
            or len(before) < FEWEST_BEFORE
            or before[-1][-1] in ",:;—–-"
            or before[-1].lower() in FUNCTION_WORDS
        ):
            return None
        phrase = self.subjects.following(match.end(), sentence)
        if phrase is None or phrase.pronoun is not None:
            return None
        if phrase.speaker.name is None and HAS_VERB.search(self.text, phrase.start, phrase.end):
            return None
        closes = _SPEAKER_CLOSES.match(self.text, phrase.end, sentence.end) is not None
        if not closes and phrase.end < sentence.end:
            return None
        tail = self.tails.after(phrase.end, sentence, base)
        return _followed(_span(match), base, phrase, match.start(), tail)

    def _inverted(self, match: re.Match[str], base: str, sentence: Span) -> Cue | None:
        """The cue of a verb that its speaker follows: `"...," said Ana Ruiz`."""
        before = back_over_space(self.text, sentence.start - 1 if sentence.start else 0, match.start())
        if before > 0 and self.text[before - 1] not in ",\"”’'»?!—–" and not (before <= sentence.start):
            return None
        if base == "tell":
            return None
        phrase = self.subjects.following(match.end(), sentence)
        if phrase is None or phrase.pronoun is not None:
            return None
        if before <= sentence.start and self.quotes.ending(before) is None:
            return None
        if _FINITE_AFTER.match(self.text, phrase.end, sentence.end):
            return None  # "said 12 fighters were killed"
        phrase = self.subjects.asking(phrase, phrase.end, sentence)
        tail = self.tails.after(phrase.end, sentence, base)
        return _followed(_span(match), base, phrase, match.start(), tail, that=tail.that)

    def _elided(
        self, match: re.Match[str], base: str, earlier: Sequence[Cue], tail: Tail, sentence: Span
    ) -> Cue | None:
        """The cue of "and said", whose speaker is the one of the cue before it, else the sentence's subject."""
        start = match.start()
        phrase = earlier[-1].phrase if earlier else self._opening(sentence)
        if phrase is None:
            return None
        said_before = earlier[-1].end if earlier else sentence.start + 1
        lead = re.search(
            r"(?:,\s*)?\b(?:and|but|or)\s+(?:\w+\s+)?$", self.text[max(said_before - 1, start - 24) : start]
        )
        if lead:
            start -= len(lead[0])
        return Cue(
            _span(match),
            base,
            phrase,
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
        at = back_over_space(self.text, sentence.start, match.start())
        if at <= sentence.start or (
            self.text[at - 1] not in ',"”—–-'
            and not _BY_SAYING.search(self.text, max(sentence.start, at - 8), at)
        ):
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
        tail = self.tails.after(match.end(), sentence, base)
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
        return self.subjects.following(scene.end() if scene else sentence.start, sentence)

    def _said_on(self, tail: Tail, subject_end: int, match: re.Match[str]) -> TimeExpression | None:
        if tail.said_on is not None:
            return tail.said_on
        time = self._times_to.get(back_over_space(self.text, 0, subject_end))
        return time if time is not None and time.kind in ("date", "time") else None


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip()))
