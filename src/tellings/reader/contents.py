"""Contents: which words a cue gives its speaker, before it, after it or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.model import Span
from tellings.values.names import titles
from tellings.values.names.speaking import FORMS, TAKES_OBJECT
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, word_set

from .cues import HAS_VERB, Cue
from .quotes import Quote, Quotes

_COORDINATED = re.compile(
    r"(?:[,;]\s*(?:and|but|while|although|though|whereas|however|yet|or)?|\s(?:and|but|while|although|though|whereas))\s*$",
    re.IGNORECASE,
)
_WEAK_START = re.compile(
    r"(?:(?:but|and|however|meanwhile|also|still|yet|moreover|instead|separately|earlier|later|then|so|in\s+addition|for\s+(?:his|her|their)\s+part|"
    r"at\s+the\s+same\s+time|for\s+example|on\s+the\s+other\s+hand)\b,?\s*)+",
    re.IGNORECASE,
)
_ADJUNCT_START = re.compile(
    r"[\s,]*(?:in|on|at|during|by|from|after|before|when|while|as|via|through|for|to|into|without|with|where|who|which|following|since|"
    r"under|amid|upon|about|of|outside|inside|near|adding|updating|giving|raising|revising|lowering|correcting|citing|referring|speaking|but|and|describing|explaining|noting)\b",
    re.IGNORECASE,
)
_PREPOSITION_START = re.compile(
    r"(?:in|on|at|during|by|from|after|before|when|while|as|since|under|amid|following|with|without|for|despite|until|if|though|although|"
    r"asked|speaking|earlier|later|according|citing|late|early|last|this|that|meanwhile|however|once|upon|to|then|also|but|and|so|instead)\b",
    re.IGNORECASE,
)
_GOES_ON_AFTER_QUOTE = re.compile(
    r"[,;]?\s+(?:which|who|whose|where|when|while|but|and\s+(?:\w+\s+)?(?:said|added|told))\b", re.IGNORECASE
)
_DATELINE = re.compile(
    r"(?-i:[A-Z][\w.]*(?:[ ,.'’/-]+[A-Z0-9][\w.]*){0,8})\s*(?:\([^)\n]{1,60}\)\s*)?(?:--|[—–]|-\s)\s*(?:[\[(][A-Z][^\])\n]{1,60}[\])]\s*){0,4}"
)
# The lines that open an agency's first sentence: "BEIRUT, Friday 31 May 2019 A bomb killed".
_DAYLINE = re.compile(
    r"(?-i:(?:[A-Z]{3,}(?:[ -][A-Z]{3,}){0,2},?\s+)?)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{4}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2},?\s+\d{4}),?\s+(?-i:(?=[A-Z0-9]))",
    re.IGNORECASE,
)
_TOWNLINE = re.compile(
    r"(?:[^.,;]{0,40}\d\s+)?[A-Z]{4,}(?:[ -][A-Z]{3,}){0,2},?\s+(?=(?:An?|The|[A-Z][a-z]+)\s+[a-z])"
)
# Before a day that a sentence's words tell, not its line.
_TIMED = re.compile(
    r"\b(?:on|since|of|in|by|until|from|before|after|to|and|between|for|the)\s*$", re.IGNORECASE
)
_AND_BEFORE = re.compile(r"\s+and$")
# What somebody says it with, not what they say: "the Observatory said updating an earlier toll".
_REMARK = re.compile(r"(?:updating|giving|raising|revising|lowering|correcting|citing)\s", re.IGNORECASE)
_ASIDE = re.compile(r"\s(?:after|when|as|because|before|while|since|following|over|in)\s", re.IGNORECASE)
# What an accusation or a claim takes for granted: who died in the attack, the document says.
_TOLL_BESIDE = re.compile(
    r",?\s+(?:that|which|in\s+which)\s+(?:(?:has|have|had|also|reportedly)\s+)*(?:killed|wounded|injured|left|claimed|took)\b",
    re.IGNORECASE,
)
_BLAMING = frozenset(("claim", "blame", "accuse", "condemn", "denounce", "deny", "vow"))
_RESPONSIBILITY = re.compile(r"\s*(?:the\s+)?(?:responsibility|credit)\b", re.IGNORECASE)
# Verbs that need no comma before their speaker at the end of a sentence.
_BARE = frozenset(("say", "tell", "add"))
_BARE_TOO = frozenset(("report", "confirm", "announce", "state"))
_SAYABLE = word_set(
    "words word things thing everything anything nothing something all much statement statements lines sentence lies what whatever"
)
_UNFINISHED = FUNCTION_WORDS | titles.PREPOSITIONS | _SAYABLE
_SAYS_NO_MORE = re.compile(
    r",?\s+(?:but|and)\s+(?:\w+\s+){0,2}(?:(?:has|have|had|did|would|could)\s+not\s+(?:say|said|given?|released?|provided?|specify|specified|"
    r"elaborated?|identif\w+|disclosed?|confirm\w*)|(?:did|would|could|has|have)n['’]t\s+(?:say|said|give|release|elaborate)|declined|"
    r"refused\s+to\s+(?:say|give|comment)|(?:gave|provided|offered)\s+no)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:and|but|yet|because|then)\s+(?=[\"“‘])", re.IGNORECASE)
_DANGLING = re.compile(r"\s+(?:and|but|or|that)$", re.IGNORECASE)
# The subordinate clause with which a sentence opens: its comma ends what was said in it.
_SUBORDINATE = re.compile(
    r"\b(?:while|when|if|although|though|because|since|as|after|before|once|until|unless|whereas)\s+(?:[\w'’.-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.?!\n\"”’]\s*)$")
_ANY_COMMA = re.compile(r",(?=\s)")
# After these the document comments in its own voice.
_SPEECH_OVER = re.compile(
    r",\s+(?:although|though|even\s+though|even\s+as|whereas|citing|implying|referring\s+to|prompting|contradicting|despite)\b|"
    r"\s+(?:—|–|--)\s+(?:a|an|the|which|although|though|but|lambasting|even)\b",
    re.IGNORECASE,
)
_STANCE_OVER = re.compile(
    r",\s+(?:which|who|whose|where|although|though|even|as|while|but|so|in\s+large\s+part|with|because|after|before|since|"
    r"\w+ing|a|an|the|at|he|she|they|it|and\s+\w+ed)\b|\s+(?:—|–|--|-)\s+|;|"
    r"\s+(?:amid|because|after|before|during|despite)\b|\s+in\s+an?\s+(?:statement|interview|speech|letter|e-?mail|tweet|post)\b|"
    r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\s+(?:and|but)\s+(?:\w+ly\s+)?(?:\w{2,}ed|has|have|had|did|does|is|was|were|said|says|then)\b",
    re.IGNORECASE,
)
LONGEST_CLAUSE = 1500  # characters: further from its cue no word is taken for the speaker's
MOST_CUES = 12  # in one sentence after a cue that can end its content
FEWEST_WORDS = 5  # so many, without a comma before the speaker, can be a clause
SHORTEST_LEAD = 2  # words: one word before a comma and a cue is an adverb, not what was said


class Contents:
    """Finds the contents of one document's cues."""

    def __init__(self, text: str, quotes: Quotes) -> None:
        self.text = text
        self.quotes = quotes

    def limits(self, cue: Cue, number: int, cues: Sequence[Cue], sentence: Span) -> tuple[int, int]:
        """Between which positions a cue's content can lie, for the cues beside it."""
        start = max(sentence.start, cue.start - LONGEST_CLAUSE)
        end = min(sentence.end, cue.end + LONGEST_CLAUSE)
        if number:
            earlier = cues[number - 1]
            joint = self._joint(earlier.end, cue.start)
            if joint is not None and not self._trails(cue, sentence):
                start = max(start, cue.start)
            elif self._trails(earlier, sentence) or earlier.placed == "none":
                start = max(start, earlier.end)
        for later in cues[number + 1 : number + 1 + MOST_CUES]:
            if later.start <= cue.end or (later.stance and later.placed == "none"):
                continue
            joint = self._joint(cue.end, later.start)
            if later.elided or (
                joint is not None and (not self._trails(later, sentence) or self._comma_clause(cue, later))
            ):
                end = min(end, joint if joint is not None else later.start)
                break
            between = self.text[cue.end : later.start].strip(" ,").lower()
            if self._trails(later, sentence) and between not in ("", "that"):
                end = min(end, back(self.text, cue.end, later.start))
                break
        return start, max(end, min(cue.end, sentence.end))

    def _joint(self, start: int, end: int) -> int | None:
        """Where "and", "but" or a semicolon before `end` begins, that sets a cue beside the one before it."""
        if end <= start:
            return None
        match = _COORDINATED.search(self.text, max(start, end - 16), end)
        if match is None or match[0].strip() == ",":
            return None
        return match.start()

    def _comma_clause(self, cue: Cue, later: Cue) -> bool:
        return self.text[back(self.text, cue.end, later.start) - 1 : later.start].strip() != ","

    def _trails(self, cue: Cue, sentence: Span) -> bool:
        """Whether a cue follows what it gives: a comma or a mark before it, and nothing or a comma after it."""
        before = self.text[max(sentence.start - 1, cue.start - 8, 0) : cue.start].rstrip()[-1:]
        after = self.text[cue.end : min(sentence.end, cue.end + 8)].lstrip()[:1]
        return before in ",\"”’'»?!" and before != "" and (after in ",.;" or after == "")

    def between(self, cue: Cue, start: int, end: int) -> tuple[list[tuple[Span, bool]], Span | None]:
        """What a cue gives its speaker, and the words before the speaker that set the scene, if they do."""
        lead = self._lead(cue, start)
        rest = self.rest(cue, end)
        setting = None
        if lead is not None and rest is not None:
            if lead[1] and not self._speaks_on(cue):
                rest = None
            elif self.text[cue.end : cue.end + 1] == "," or self._comma_before(cue):
                if _ADJUNCT_START.match(self.text, rest[0].start, rest[0].end) and not rest[1]:
                    rest = None
            elif (
                not lead[1]
                and not cue.that
                and not rest[1]
                and self._is_adjunct(rest[0])
                and self._is_clause(lead[0])
            ):
                rest = None
            elif cue.that or not _REMARK.match(self.text, rest[0].start, rest[0].end):
                setting, lead = lead[0] if not lead[1] else None, lead if lead[1] else None
        if (
            rest is not None
            and lead is None
            and not rest[1]
            and cue.verb != "according to"
            and self._is_only_adjunct(rest[0], cue)
        ):
            rest = None
        contents = [each for each in (lead, rest) if each is not None]
        if not contents or (
            lead is None and not cue.that and _REMARK.match(self.text, rest[0].start, rest[0].end)
            if rest
            else False
        ):
            bare = self._bare_lead(cue, start)
            contents = [(bare, False), *contents] if bare is not None else contents
        return contents, setting

    def _bare_lead(self, cue: Cue, start: int) -> Span | None:
        """The clause before a speaker who closes the sentence without a comma: "Ten died in Kano on Monday police said"."""
        if cue.placed == "none" or cue.relative or cue.verb not in _BARE | _BARE_TOO:
            return None
        end = back(self.text, start, cue.start)
        joint = _AND_BEFORE.search(self.text, max(start, end - 4), end)
        end = joint.start() if joint else end  # "activists in Kano and rescue workers said"
        begin = self._after_dateline(start, end)
        words = self.text[begin:end].split()
        if len(words) < FEWEST_WORDS or not HAS_VERB.search(self.text, begin, end):
            return None
        last = words[-1].strip(".\"”’'()").lower()
        if not last or not words[-1][-1].isalnum() or last in _UNFINISHED:
            return None
        shown = words[-1][0].isupper() or words[-1][0].isdigit() or last in CALENDAR
        return Span(begin, end) if cue.verb in _BARE or shown else None

    def _after_dateline(self, start: int, end: int) -> int:
        """Where, after a dateline and such words as "but", a sentence's own words begin."""
        for pattern in (_DATELINE, _DAYLINE, _TOWNLINE):
            match = pattern.match(self.text, start, end)
            start = match.end() if match else start
        for match in _DAYLINE.finditer(self.text, start, end):
            if not _TIMED.search(self.text, max(start, match.start() - 12), match.start()):
                start = match.end()
        begin = _WEAK_START.match(self.text, start, end)
        return begin.end() if begin else start

    def _speaks_on(self, cue: Cue) -> bool:
        """Whether after a quotation and its cue more words of the speaker follow."""
        if cue.that:
            return True
        at = cue.end
        while at < len(self.text) and self.text[at] in ", ":
            at += 1
        return self.quotes.starting(at) is not None or self._joined(at) is not None

    def _joined(self, at: int) -> Quote | None:
        """The quotation after "and" or "but": `"Two fled," he said, but "one was hit"`."""
        joint = _JOINT.match(self.text, at)
        return self.quotes.starting(joint.end()) if joint else None

    def _comma_before(self, cue: Cue) -> bool:
        return self.text[cue.end - 1 : cue.end] == "," or self.text[cue.end : cue.end + 2].strip().startswith(
            ","
        )

    def _is_adjunct(self, span: Span) -> bool:
        return _ADJUNCT_START.match(self.text, span.start, span.end) is not None

    def _is_only_adjunct(self, span: Span, cue: Cue) -> bool:
        """Whether what follows a cue tells only how it was said: "in court" of "he said in court"."""
        if cue.that or cue.verb in TAKES_OBJECT:
            return False
        words = self.text[span.start : span.end].split()
        short = len(words) <= 6 or cue.verb == "report"
        return self._is_adjunct(span) and short and not HAS_VERB.search(self.text, span.start, span.end)

    def _is_clause(self, span: Span) -> bool:
        words = self.text[span.start : span.end].split()
        if _PREPOSITION_START.match(self.text, span.start, span.end):
            return len(words) >= 6 and HAS_VERB.search(self.text, span.start, span.end) is not None
        return len(words) >= SHORTEST_LEAD

    def _lead(self, cue: Cue, start: int) -> tuple[Span, bool] | None:
        """The words before a cue that it gives its speaker, and whether they are a quotation."""
        if cue.placed == "none" or cue.relative:
            return None
        at = back(self.text, start - 1 if start else 0, cue.start)
        quote = self.quotes.ending(at)
        comma = at > 0 and self.text[at - 1] in ",—–-"
        if quote is None and comma:
            quote = self.quotes.ending(back(self.text, 0, at - 1))
        if quote is not None and quote.start <= start:
            return _without_comma(self.text, quote.inner), True
        unopened = (
            quote is None and at > start + 2 and self.text[at - 1] in '"”' and self.text[at - 2] in ",?!"
        )
        end = at
        if unopened:
            end = at - 2 + (self.text[at - 2] != ",")
        elif comma:
            end = back(self.text, start, at - 1)
        elif quote is None and cue.verb != "according to":
            return None
        begin_at = self._after_dateline(start, end)
        if quote is not None and self._is_sentence(quote) and self._stands_alone(quote, begin_at):
            return _without_comma(self.text, quote.inner), True
        opened = self.quotes.starting(begin_at)
        if opened is not None and opened.end >= end - 1:
            return _without_comma(self.text, opened.inner), True
        while begin_at < end and self.text[begin_at] in " ,":
            begin_at += 1
        if len(self.text[begin_at:end].split()) < SHORTEST_LEAD:
            return None
        dangling = _DANGLING.search(self.text, max(begin_at, end - 8), end)
        if dangling is not None and dangling[0].strip().lower() == "that":
            return None
        return Span(begin_at, dangling.start() if dangling else end), False

    def _is_sentence(self, quote: Quote) -> bool:
        """Whether a quotation has a sentence of its own, not some words of another."""
        words = self.text[quote.inner.start : quote.inner.end].split()
        return (
            len(words) > FEWEST_WORDS
            and words[0][0].isupper()
            and HAS_VERB.search(self.text, quote.inner.start, quote.inner.end) is not None
        )

    def _stands_alone(self, quote: Quote, start: int) -> bool:
        """Whether a clause of the document's own ends before a quotation, though no stop says so."""
        before = self.text[start : quote.start].split()
        return (
            len(before) > FEWEST_WORDS
            and before[-1][-1].isalnum()
            and before[-1].lower() not in FUNCTION_WORDS | titles.PREPOSITIONS
            and before[-1].lower() not in FORMS
        )

    def _clause_end(self, cue: Cue, start: int, end: int) -> int:
        """Where what a cue gives ends, because the document goes on in its own voice or its main clause begins."""
        opens = cue.start
        first = _SUBORDINATE.search(self.text, max(0, opens - 24), opens)
        if first is not None and (
            cue.stance or _OPENS_SENTENCE.search(self.text, max(0, first.start() - 3), first.start())
        ):
            pattern = _ANY_COMMA
        else:
            pattern = _STANCE_OVER if cue.stance else _SPEECH_OVER
            end = self._before_toll(cue, start, end)
        for match in pattern.finditer(self.text, start + 1, end):
            if self.quotes.holding(match.start()) is None:
                return match.start()
        return end

    def _before_toll(self, cue: Cue, start: int, end: int) -> int:
        """Where, after a claim, an accusation or a plan, the document tells in its own voice what an act cost."""
        claims = cue.verb != "claim" or _RESPONSIBILITY.match(self.text, cue.span.end) is not None
        toll = (
            _TOLL_BESIDE.search(self.text, start, end)
            if cue.stance or (cue.verb in _BLAMING and claims)
            else None
        )
        return (
            toll.start() if toll and not self.text[cue.span.end : start].strip().startswith("that") else end
        )

    def rest(self, cue: Cue, end: int) -> tuple[Span, bool] | None:
        """The words after a cue that it gives its speaker, and whether they are a quotation."""
        start = cue.end
        while start < end and self.text[start] in " \n,:;":
            start += 1
        quote = self.quotes.starting(start)
        joined = self._joined(start) if quote is None and "," in self.text[cue.end - 1 : start] else None
        if joined is not None and joined.end <= end:
            return _without_comma(self.text, joined.inner), True
        if quote is not None and (
            quote.end >= end - 1 or self.text[quote.inner.end - 1 : quote.inner.end] in ".?!,"
        ):
            return _without_comma(self.text, quote.inner), True
        if cue.placed == "after" and cue.verb != "according to" and not cue.that:
            return None
        aside = _ASIDE.search(self.text, start, end)
        main = aside.start() if aside else end
        if cue.verb == "declare" and not cue.that and not HAS_VERB.search(self.text, start, main):
            return None  # "declared a state of emergency": done, not said
        if cue.relative:
            if "," in self.text[cue.span.end : start]:
                return None
            end = self._relative_end(start, end)
        end = self._clause_end(cue, start, self._after_quote_end(start, end))
        no_more = _SAYS_NO_MORE.search(self.text, start, end)
        end = no_more.start() if no_more else end
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ".,;:!?—–"):
            if self.text[end - 1] == "." and self.text[max(start, end - 4) : end].count(".") > 1:
                break
            end -= 1
        if end - start < 2 or not self.text[start:end].strip("\"”’'.,) "):
            return None
        if cue.verb == "according to" and (cue.start > 0 and self._follows_clause(cue)):
            return self._continues(cue, start, end)
        return Span(start, end), False

    def _follows_clause(self, cue: Cue) -> bool:
        """Whether "according to" stands after words of its own sentence."""
        before = self.text[max(0, cue.start - 60) : cue.start].rstrip(" ")
        return (
            bool(before)
            and before[-1] not in '.!?\n"”'
            and not _WEAK_START.fullmatch(before.rsplit(". ", 1)[-1].rsplit("\n", 1)[-1] + " ")
        )

    def _continues(self, cue: Cue, start: int, end: int) -> tuple[Span, bool] | None:
        """What follows "the man, according to police," where the clause before it is cut in two."""
        words = self.text[max(0, cue.start - 200) : cue.start].split("\n")[-1]
        cut = words.rsplit(". ", 1)[-1]
        set_off = self.text[cue.end - 1 : cue.end + 1].strip().startswith(",") or self.text[
            start - 2 : start
        ].startswith(",")
        unfinished = not HAS_VERB.search(cut) or _DANGLING.search(cut.rstrip(" ,")) is not None
        if set_off and unfinished and not _ADJUNCT_START.match(self.text, start, end):
            return Span(start, end), False
        return None

    def _relative_end(self, start: int, end: int) -> int:
        comma = re.compile(r",(?!\d)").search(self.text, start, end)
        return comma.start() if comma else end

    def _after_quote_end(self, start: int, end: int) -> int:
        """Where a clause ends that has a part in quotation marks, after which the document goes on in its own voice."""
        for quote in self.quotes.within(start, end):
            if quote.end >= end:
                break
            if (
                _GOES_ON_AFTER_QUOTE.match(self.text, quote.end, end)
                and self.text[quote.inner.end - 1] == ","
            ):
                return quote.end
            if self.text[quote.end : quote.end + 1] == "," and _GOES_ON_AFTER_QUOTE.match(
                self.text, quote.end, end
            ):
                return quote.end
        return end


def _without_comma(text: str, span: Span) -> Span:
    """A quotation without the comma that leads on to its speaker."""
    end = back(text, span.start, span.end)
    if end > span.start + 1 and text[end - 1] == ",":
        end -= 1
    return Span(span.start, end)


def back(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
