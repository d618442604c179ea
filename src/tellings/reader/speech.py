"""Who says what.

Each cue ("said", "according to", "denied") gives the words before it, after it, or both to its speaker: a quotation whole, else
the clause.  The document's own sentences are nobody's: a sentence without a cue gets a speaker only where it is a quotation
that clearly goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.model import Span, Speaker
from tellings.values import titles
from tellings.values.dates import TimeExpression
from tellings.values.names import Name
from tellings.values.speaking import TAKES_OBJECT

from .cues import Cue, Cues
from .hedging import hedges
from .quotes import Quote, Quotes
from .reading import Attribution, Sentence
from .speakers import Bearers, Memory, Phrase, role_starting

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
    r"under|amid|upon|about|of|outside|inside|near|adding|citing|referring|speaking|but|and|describing|explaining|noting)\b",
    re.IGNORECASE,
)
_PREPOSITION_START = re.compile(
    r"(?:in|on|at|during|by|from|after|before|when|while|as|since|under|amid|following|with|without|for|despite|until|if|though|although|"
    r"asked|speaking|earlier|later|according|citing|late|early|last|this|that|meanwhile|however|once|upon|to|then|also|but|and|so|instead)\b",
    re.IGNORECASE,
)
_HAS_VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|been|will|did|died|left|took|came|went|hit|shot|blew|fell|\w{3,}ed)\b",
    re.IGNORECASE,
)
_GOES_ON_AFTER_QUOTE = re.compile(
    r"[,;]?\s+(?:which|who|whose|where|when|while|but|and\s+(?:\w+\s+)?(?:said|added|told))\b", re.IGNORECASE
)
_CITING = re.compile(r"\b(?:citing|quoting)\s+", re.IGNORECASE)
_QUOTED_AS = re.compile(
    r"\bquot(?:ed|es|ing)\s+(?P<who>[^.;\"“]{2,120}?)\s+as\s+(?:saying|telling\s+\w+|stating|reporting)\s*,?\s*(?:that\s+)?",
    re.IGNORECASE,
)
_WAS_QUOTED = re.compile(
    r"(?P<be>\b(?:was|were|is|are)\s+)quoted\s+(?:by\s+(?P<by>[^.;\"“]{2,80}?)\s+)?as\s+(?:saying|telling\s+\w+|stating)\s*,?\s*(?:that\s+)?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?-i:[A-Z][\w.]*(?:[ ,.'’/-]+[A-Z0-9][\w.]*){0,8})\s*(?:\([^)\n]{1,60}\)\s*)?(?:--|[—–]|-\s)\s*(?:[\[(][A-Z][^\])\n]{1,60}[\])]\s*){0,4}"
)
_RESPONSIBILITY = re.compile(r"\s*responsibility\b", re.IGNORECASE)
_SAYS_NO_MORE = re.compile(
    r",?\s+(?:but|and)\s+(?:\w+\s+){0,2}(?:(?:has|have|had|did|would|could)\s+not\s+(?:say|said|given?|released?|provided?|specify|specified|"
    r"elaborated?|identif\w+|disclosed?|confirm\w*)|(?:did|would|could|has|have)n['’]t\s+(?:say|said|give|release|elaborate)|declined|"
    r"refused\s+to\s+(?:say|give|comment)|(?:gave|provided|offered)\s+no)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"\s+(?:and|but|or|that)$", re.IGNORECASE)
_HEADED = re.compile(r"(?P<who>[^:.!?\"“”\n]{2,60}):\s+(?=\S)")
_FOOTED = re.compile(r":\s+(?P<who>[^:.!?\"“”\n]{2,50})$")
LONGEST_HEADLINE = 160  # characters
LONGEST_CLAUSE = 1500  # characters: further from its cue no word is taken for the speaker's
LONGEST_BREAK = 300  # characters: after so many of the document's own words no quotation goes on
MOST_CUES = 12  # in one sentence after a cue that can end its content
SHORTEST_LEAD = 2  # words: one word before a comma and a cue is an adverb, not what was said


def find(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], times: Sequence[TimeExpression]
) -> list[Attribution]:
    """What each speaker is said to say, in order of position.

    A split quotation gives one attribution for each part.  Where one speaker reports what another says, `speakers` runs from
    the one whom the document hears to the one from whom it comes.
    """
    return _Document(text, sentences, names, times).attributions()


@dataclass(frozen=True, slots=True)
class _Said:
    """A cue's contents: each a span and whether it stands in quotation marks."""

    cue: Cue
    speakers: tuple[Speaker, ...]
    contents: tuple[tuple[Span, bool], ...]
    told_to: str | None
    said_on: TimeExpression | None


class _Document:
    def __init__(
        self, text: str, sentences: Sequence[Sentence], names: Sequence[Name], times: Sequence[TimeExpression]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.paragraphs = _paragraphs(sentences)
        self.quotes = Quotes(text, [span for span, _ in self.paragraphs])
        self.bearers = Bearers(text, names)
        self.cues = Cues(text, self.bearers, times, self.quotes)
        self.memory = Memory(names, self.bearers)
        self.found: list[Attribution] = []
        self.given: set[int] = set()  # starts of the quotes that have a speaker

    def attributions(self) -> list[Attribution]:
        before: list[Attribution] = []
        for number, (span, inside) in enumerate(self.paragraphs):
            made: list[Attribution] = []
            if len(inside) <= 2:
                made += self._headline(span)
            if not made:
                for sentence in inside:
                    made += self._in_sentence(sentence.span)
            made = self._with_going_on(span, inside, made, before, number)
            self.found += made
            before = made
        self._give_back()
        return _chained(sorted(set(self.found), key=_position))

    # -- one sentence

    def _in_sentence(self, sentence: Span) -> list[Attribution]:
        quoted = self._quoted_as(sentence)
        cues = [
            cue for cue in self.cues.find(sentence) if not any(cue.span.overlaps(each.cue) for each in quoted)
        ]
        said = [self._said(cue, number, cues, sentence) for number, cue in enumerate(cues)]
        made = quoted + [attribution for each in said if each for attribution in self._made(each)]
        return self._with_cited(made, sentence)

    def _made(self, said: _Said) -> list[Attribution]:
        return [
            Attribution(
                content, said.speakers, said.cue.span, direct, said.cue.verb, said.told_to, said.said_on
            )
            for content, direct in said.contents
        ]

    def _said(self, cue: Cue, number: int, cues: Sequence[Cue], sentence: Span) -> _Said | None:
        speakers = self._speakers(cue.phrase)
        if speakers is None:
            return None
        self.memory.remember(
            cue.phrase.start,
            cue.phrase if cue.phrase.pronoun is None else replace(cue.phrase, speaker=speakers[0]),
        )
        if cue.verb == "claim" and speakers[0].kind == "other" and _RESPONSIBILITY.match(self.text, cue.end):
            speakers = (replace(speakers[0], kind="belligerent"), *speakers[1:])
        start, end = self._limits(cue, number, cues, sentence)
        contents, setting = self._contents(cue, start, end)
        if not contents:
            return None
        told_to, said_on = cue.told_to, cue.said_on
        if setting is not None:
            whom, when = self.cues.setting(setting.start, setting.end)
            told_to, said_on = told_to or whom, said_on or when
        return _Said(cue, speakers, tuple(contents), told_to, said_on)

    def _speakers(self, phrase: Phrase) -> tuple[Speaker, ...] | None:
        if phrase.pronoun is None:
            return (phrase.speaker,)
        meant = self.memory.meant(phrase.pronoun, phrase.start)
        if meant is None:
            return (Speaker(None, phrase.pronoun, None, "other", phrase.start, phrase.end),)
        self.memory.learn(meant, phrase.pronoun)
        return (replace(meant, start=phrase.start, end=phrase.end),)

    def _limits(self, cue: Cue, number: int, cues: Sequence[Cue], sentence: Span) -> tuple[int, int]:
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
            if later.start <= cue.end:
                continue
            joint = self._joint(cue.end, later.start)
            if later.elided or (
                joint is not None and (not self._trails(later, sentence) or self._comma_clause(cue, later))
            ):
                end = min(end, joint if joint is not None else later.start)
                break
            between = self.text[cue.end : later.start].strip(" ,").lower()
            if self._trails(later, sentence) and between not in ("", "that"):
                end = min(end, _back(self.text, cue.end, later.start))
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
        return self.text[_back(self.text, cue.end, later.start) - 1 : later.start].strip() != ","

    def _trails(self, cue: Cue, sentence: Span) -> bool:
        """Whether a cue follows what it gives: a comma or a mark before it, and nothing or a comma after it."""
        before = self.text[max(sentence.start - 1, cue.start - 8, 0) : cue.start].rstrip()[-1:]
        after = self.text[cue.end : min(sentence.end, cue.end + 8)].lstrip()[:1]
        return before in ",\"”’'»?!" and before != "" and (after in ",.;" or after == "")

    # -- contents

    def _contents(self, cue: Cue, start: int, end: int) -> tuple[list[tuple[Span, bool]], Span | None]:
        """What a cue gives its speaker, and the words before the speaker that set the scene, if they do."""
        lead = self._lead(cue, start)
        rest = self._rest(cue, end)
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
            else:
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
        for content, _ in contents:
            self.given.update(
                quote.start for quote in self.quotes.within(max(0, content.start - 2), content.end)
            )
        return contents, setting

    def _speaks_on(self, cue: Cue) -> bool:
        """Whether after a quotation and its cue more words of the speaker follow."""
        if cue.that:
            return True
        at = cue.end
        while at < len(self.text) and self.text[at] in ", ":
            at += 1
        return self.quotes.starting(at) is not None

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
        return self._is_adjunct(span) and short and not _HAS_VERB.search(self.text, span.start, span.end)

    def _is_clause(self, span: Span) -> bool:
        words = self.text[span.start : span.end].split()
        if _PREPOSITION_START.match(self.text, span.start, span.end):
            return len(words) >= 6 and _HAS_VERB.search(self.text, span.start, span.end) is not None
        return len(words) >= SHORTEST_LEAD

    def _lead(self, cue: Cue, start: int) -> tuple[Span, bool] | None:
        """The words before a cue that it gives its speaker, and whether they are a quotation."""
        if cue.placed == "none" or cue.relative:
            return None
        at = _back(self.text, start - 1 if start else 0, cue.start)
        quote = self.quotes.ending(at)
        comma = at > 0 and self.text[at - 1] in ",—–-"
        if quote is None and comma:
            quote = self.quotes.ending(_back(self.text, 0, at - 1))
        if quote is not None and quote.start <= start:
            return _without_comma(self.text, quote.inner), True
        unopened = (
            quote is None and at > start + 2 and self.text[at - 1] in '"”' and self.text[at - 2] in ",?!"
        )
        end = at
        if unopened:
            end = at - 2 + (self.text[at - 2] != ",")
        elif comma:
            end = _back(self.text, start, at - 1)
        elif quote is None and cue.verb != "according to":
            return None
        dateline = _DATELINE.match(self.text, start, end)
        start = dateline.end() if dateline else start
        begin = _WEAK_START.match(self.text, start, end)
        begin_at = begin.end() if begin else start
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

    def _rest(self, cue: Cue, end: int) -> tuple[Span, bool] | None:
        """The words after a cue that it gives its speaker, and whether they are a quotation."""
        start = cue.end
        while start < end and self.text[start] in " \n,:;":
            start += 1
        quote = self.quotes.starting(start)
        if quote is not None and (
            quote.end >= end - 1 or self.text[quote.inner.end - 1 : quote.inner.end] in ".?!,"
        ):
            return _without_comma(self.text, quote.inner), True
        if cue.placed == "after" and cue.verb != "according to" and not cue.that:
            return None
        if cue.relative:
            if "," in self.text[cue.span.end : start]:
                return None
            end = self._relative_end(start, end)
        end = self._after_quote_end(start, end)
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
        unfinished = not _HAS_VERB.search(cut) or _DANGLING.search(cut.rstrip(" ,")) is not None
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

    # -- speakers behind speakers

    def _with_cited(self, made: list[Attribution], sentence: Span) -> list[Attribution]:
        """The same, with "citing the police" as where it comes from."""
        match = _CITING.search(self.text, sentence.start, sentence.end) if made else None
        if match is None or self.quotes.holding(match.start()) is not None:
            return made
        phrase = self.cues.following(match.end(), sentence)
        if phrase is None:
            return made
        cited = []
        for each in made:
            if each.content.start <= match.start() < each.content.end and not each.direct:
                cut = _back(self.text, each.content.start, match.start())
                if cut - each.content.start > 8:
                    each = replace(
                        each,
                        content=Span(
                            each.content.start,
                            _back(self.text, each.content.start, cut - (self.text[cut - 1] == ",")),
                        ),
                    )
                else:
                    that = re.compile(r"[\s,]*(?:that\s+)?").match(self.text, phrase.end, each.content.end)
                    begin = that.end() if that else phrase.end
                    if begin >= each.content.end:
                        continue
                    each = replace(each, content=Span(begin, each.content.end))
            cited.append(replace(each, speakers=(*each.speakers, phrase.speaker)))
        return cited

    def _quoted_as(self, sentence: Span) -> list[Attribution]:
        """ "The agency quoted Ana Ruiz as saying that ..." and "Ana Ruiz was quoted by the agency as saying ..." """
        was = _WAS_QUOTED.search(self.text, sentence.start, sentence.end)
        match = was or _QUOTED_AS.search(self.text, sentence.start, sentence.end)
        if match is None or self.quotes.holding(match.start()) is not None:
            return []
        subject = self.cues._noun_phrase(sentence.start, _back(self.text, sentence.start, match.start()))
        other = self.cues.following(match.start("by") - 1, sentence) if was and was["by"] else None
        if was is None:
            other = self.cues.following(match.start("who") - 1, sentence)
        origin, teller = (subject, other) if was else (other, subject)
        if origin is None:
            return []
        start, end = match.end(), sentence.end
        quote = self.quotes.starting(start)
        content = (
            quote.inner
            if quote and quote.end >= end - 1
            else Span(start, max(start, _back(self.text, start, end) - (self.text[end - 1] == ".")))
        )
        if content.end <= content.start:
            return []
        speakers = tuple(
            speaker for phrase in (teller, origin) if phrase for speaker in self._speakers(phrase) or ()
        )
        self.memory.remember(origin.start, origin)
        self.given.update(each.start for each in self.quotes.within(max(0, content.start - 2), content.end))
        return [
            Attribution(
                content,
                speakers,
                Span(match.start(), match.start() + len(match[0].rstrip())),
                bool(quote) and content == (quote and quote.inner),
                "say",
            )
        ]

    # -- headlines

    def _headline(self, paragraph: Span) -> list[Attribution]:
        """ "Police: two dead" and "Two dead: police"."""
        if paragraph.end - paragraph.start > LONGEST_HEADLINE:
            return []
        head = _HEADED.match(self.text, paragraph.start, paragraph.end)
        if head is not None:
            phrase = self._whole(head.start("who"), head.end("who"))
            if phrase is not None:
                return self._headed(phrase, Span(head.end(), paragraph.end), head.end("who"))
        if self.text[paragraph.end - 1] in ".!?":
            return []
        foot = _FOOTED.search(self.text, paragraph.start, paragraph.end)
        if foot is not None:
            phrase = self._whole(foot.start("who"), foot.end("who"))
            if phrase is not None and len(foot["who"].split()) <= 4:
                return self._headed(phrase, Span(paragraph.start, foot.start()), foot.start())
        return []

    def _whole(self, start: int, end: int) -> Phrase | None:
        """The speaker whose noun phrase is the whole of `[start, end)`."""
        name = self.bearers.starting(start)
        if name is not None and end in (name.end, name.full_end):
            phrase = self.bearers.phrase(name)
            return phrase if name.kind != "unknown" else None
        role = role_starting(self.text, start, end, self.bearers)
        if role is None or role.end != end:
            return None
        last = self.text[start:end].lower().split()[-1].removesuffix("'s")
        return (
            role
            if titles.HEADS.get(last, "other") not in ("other", "witness")
            or last.startswith(("spokes", "witness", "report"))
            else None
        )

    def _headed(self, phrase: Phrase, content: Span, colon: int) -> list[Attribution]:
        end = content.end
        while end > content.start and self.text[end - 1] in ".!? ":
            end -= 1
        quote = self.quotes.starting(content.start)
        direct = quote is not None and quote.end >= end
        inner = quote.inner if quote is not None and direct else Span(content.start, end)
        self.memory.remember(phrase.start, phrase)
        self.given.update(each.start for each in self.quotes.within(max(0, inner.start - 2), inner.end))
        return [Attribution(inner, (phrase.speaker,), Span(colon, colon + 1), direct, "say")]

    # -- quotations that go on

    def _with_going_on(
        self,
        paragraph: Span,
        inside: Sequence[Sentence],
        made: list[Attribution],
        before: Sequence[Attribution],
        number: int,
    ) -> list[Attribution]:
        """The same, with the paragraph's further quotations that have no cue but clearly belong to the last speaker."""
        starts = {sentence.span.start for sentence in inside}
        waiting = sorted(made, key=_end, reverse=True)
        added: list[Attribution] = []
        last: Attribution | None = None
        for quote in self.quotes.within(paragraph.start, paragraph.end):
            while waiting and _end(waiting[-1]) <= quote.start:
                last = waiting.pop()
            if quote.start in self.given or quote.start not in starts or quote.single:
                continue
            owner = self._owner(quote, last) if last else self._owner_before(quote, before, paragraph, number)
            if owner is not None and self._is_whole(quote, paragraph):
                self.given.add(quote.start)
                last = replace(owner, content=quote.inner, direct=True)
                added.append(last)
        return made + added

    def _is_whole(self, quote: Quote, paragraph: Span) -> bool:
        """Whether sentences begin and end with the quote."""
        after = self.text[quote.end : min(paragraph.end, quote.end + 8)].lstrip()
        closes = self.text[quote.inner.end - 1 : quote.inner.end] in ".?!…," or not after or not quote.closed
        return closes and (not after or after[0].isupper() or after[0] in '"“«‘(' or after[0] in ".?!")

    def _owner(self, quote: Quote, last: Attribution) -> Attribution | None:
        """The attribution before a quotation in its paragraph, where the quotation goes on with it."""
        between = self.text[_end(last) : quote.start]
        if len(between) > LONGEST_BREAK or between.count(". ") > 1:
            return None
        long = any(len(each.split()) > 12 for each in re.split(r"[.!?]\s", between))
        return None if long and not last.direct else last

    def _owner_before(
        self, quote: Quote, before: Sequence[Attribution], paragraph: Span, number: int
    ) -> Attribution | None:
        """The last attribution of the paragraph before, where a quotation that is a whole paragraph goes on with it."""
        if quote.start != paragraph.start or not before or number == 0:
            return None
        last = max(before, key=_end)
        if self._was_open(number - 1):
            return last
        final = self.paragraphs[number - 1][1][-1].span
        alone = not self.text[quote.end : paragraph.end].strip(" .") or not self.cues.find(paragraph)
        one = len({each.speakers for each in before}) == 1
        return last if one and alone and _end(last) > final.start else None

    def _was_open(self, number: int) -> bool:
        span = self.paragraphs[number][0]
        return any(not quote.closed for quote in self.quotes.within(span.start, span.end))

    def _give_back(self) -> None:
        """Gives a quotation that its paragraph left open the speaker whom the paragraph names in which it goes on."""
        by_start = {each.content.start: each for each in self.found}
        quotes = self.quotes.all
        for at in range(len(quotes) - 2, -1, -1):
            quote, following = quotes[at], quotes[at + 1]
            if quote.closed or quote.start in self.given or following.paragraph != quote.paragraph + 1:
                continue
            later = by_start.get(following.inner.start)
            if later is not None:
                made = replace(later, content=quote.inner, direct=True)
                self.given.add(quote.start)
                by_start[quote.inner.start] = made
                self.found.append(made)


def _without_comma(text: str, span: Span) -> Span:
    """A quotation without the comma that leads on to its speaker."""
    end = _back(text, span.start, span.end)
    if end > span.start + 1 and text[end - 1] == ",":
        end -= 1
    return Span(span.start, end)


def _end(attribution: Attribution) -> int:
    return max(attribution.content.end, attribution.cue.end)


def _position(attribution: Attribution) -> tuple[int, int, int, int, str]:
    content, cue = attribution.content, attribution.cue
    return content.start, content.end, cue.start, cue.end, attribution.verb


def _chained(found: list[Attribution]) -> list[Attribution]:
    """The same, with the speakers of each attribution that stands inside another's content before its own."""
    chained: list[Attribution] = []
    open_ones: list[tuple[Attribution, Attribution]] = []  # as found, as chained
    for each in sorted(found, key=lambda one: (one.content.start, -one.content.end, one.cue.start)):
        open_ones = [pair for pair in open_ones if pair[0].content.end > each.content.start][-8:]
        outer = next((pair[1] for pair in reversed(open_ones) if _holds(pair[0], each)), None)
        made = each
        if outer is not None:
            speakers = (*outer.speakers, *each.speakers)
            made = replace(
                each,
                speakers=tuple(
                    one for at, one in enumerate(speakers) if not at or not _one(one, speakers[at - 1])
                ),
            )
        chained.append(made)
        open_ones.append((each, made))
    return sorted(chained, key=_position)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return (
        outer.content.covers(inner.cue)
        and outer.content != inner.content
        and outer.cue != inner.cue
        and outer.content.covers(inner.content)
    )


def _one(a: Speaker, b: Speaker) -> bool:
    return (a.name, a.role, a.organisation) == (b.name, b.role, b.organisation)


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[Span, list[Sentence]]]:
    """The paragraphs of the sentences, each with its own."""
    found: list[tuple[Span, list[Sentence]]] = []
    number = None
    for sentence in sentences:
        if sentence.paragraph == number:
            span, inside = found[-1]
            inside.append(sentence)
            found[-1] = Span(span.start, sentence.span.end), inside
        else:
            found.append((sentence.span, [sentence]))
            number = sentence.paragraph
    return found


def _back(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


__all__ = ["find", "hedges"]
