"""Who says what.

Each cue ("said", "according to", "denied") gives the words before it, after it, or both to its speaker: a quotation whole, else
the clause.  The document's own sentences are nobody's: a sentence without a cue gets a speaker only where it is a quotation
that clearly goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tellings.model import Span, Speaker
from tellings.values.dates import TimeExpression
from tellings.values.names import Name, titles
from tellings.values.patterns import uncased

from .contents import Contents, back
from .cues import Cue, Cues
from .hedging import hedges
from .quotes import Quote, Quotes
from .reading import Attribution, Sentence
from .speakers import Bearers, Memory, Phrase, role_starting

_CITING = uncased(r"\b(?:citing|quoting)\s+", "citing|quoting")
_QUOTED_AS = uncased(
    r"\bquot(?:ed|es|ing)\s+(?P<who>[^.;\"“]{2,120}?)\s+as\s+(?:saying|telling\s+\w+|stating|reporting)\s*,?\s*(?:that\s+)?",
    "quot",
)
_WAS_QUOTED = uncased(
    r"(?P<be>\b(?:was|were|is|are)\s+)quoted\s+(?:by\s+(?P<by>[^.;\"“]{2,80}?)\s+)?as\s+(?:saying|telling\s+\w+|stating)\s*,?\s*(?:that\s+)?",
    "quoted",
)
_RESPONSIBILITY = re.compile(r"\s*responsibility\b", re.IGNORECASE)
_HEADED = re.compile(r"(?P<who>[^:.!?\"“”\n]{2,60}):\s+(?=\S)")
_FOOTED = re.compile(r":\s+(?P<who>[^:.!?\"“”\n]{2,50})$")
# "PENCE: We shall see." of a transcript, and "― Ana Ruiz" after a quotation.
_TURN = re.compile(r"[\"“]?(?P<who>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,3}):\s+(?=\S)")
_SIGNED = re.compile(
    r"\s*(?:[―—–]|--)\s?(?P<who>[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|de|del|von|van|al|bin)){0,4})(?=\s*(?:$|\n|[\"“,.]))",
    re.MULTILINE,
)
_ABOUT = re.compile(r"\s+(?:about|against|of|for)\b", re.IGNORECASE)
LONGEST_HEADLINE = 160  # characters
LONGEST_BREAK = 300  # characters: after so many of the document's own words no quotation goes on


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
        self.starts = [sentence.span.start for sentence in sentences]
        self.paragraphs = _paragraphs(sentences)
        self.quotes = Quotes(text, [span for span, _ in self.paragraphs])
        self.bearers = Bearers(text, names)
        self.cues = Cues(text, self.bearers, times, self.quotes)
        self.contents = Contents(text, self.quotes)
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
                made += self._turn(span)
            if not made:
                for sentence in inside:
                    made += self._in_sentence(sentence.span)
            made += self._signed(span)
            made = self._with_going_on(span, inside, made, before, number)
            self.found += made
            before = [each for each in made if not each.stance]
        self._give_back()
        return _chained(sorted(set(self.found), key=_position))

    def _in_sentence(self, sentence: Span) -> list[Attribution]:
        quoted = self._quoted_as(sentence)
        cues = [
            cue for cue in self.cues.find(sentence) if not any(cue.span.overlaps(each.cue) for each in quoted)
        ]
        saying = [cue for cue in cues if not cue.stance]
        said = [self._said(cue, number, saying, sentence) for number, cue in enumerate(saying)]
        made = quoted + [attribution for each in said if each for attribution in self._made(each)]
        made = self._with_cited(made, sentence)
        return made + self._stances(cues, made, sentence)

    def _stances(self, cues: Sequence[Cue], made: Sequence[Attribution], sentence: Span) -> list[Attribution]:
        """What people want, plan or judge, where the document says so itself."""
        found: list[Attribution] = []
        for number, cue in enumerate(cues):
            if (not cue.stance and not self._is_topic(cue, made)) or any(
                each.content.overlaps(cue.span) for each in (*made, *found)
            ):
                continue
            speakers = self._speakers(cue.phrase)
            content = self.contents.rest(cue, self.contents.limits(cue, number, cues, sentence)[1])
            if speakers is not None and content is not None:
                span, direct = content
                if not any(each.content.overlaps(span) for each in made):
                    found.append(Attribution(span, speakers, cue.span, direct, cue.verb, stance=True))
        return found

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
        start, end = self.contents.limits(cue, number, cues, sentence)
        contents, setting = self.contents.between(cue, start, end)
        contents = contents or self._below(cue, sentence)
        if not contents:
            return None
        for content, _ in contents:
            self._give(content)
        told_to, said_on = cue.told_to, cue.said_on
        if setting is not None:
            whom, when = self.cues.tails.setting(setting.start, setting.end)
            if when is None and any(self.cues.tails.time_in(each.start, each.end) for each, _ in contents):
                when = self.cues.tails.time_in(setting.start, setting.end)
            told_to, said_on = told_to or whom, said_on or when
        return _Said(cue, speakers, tuple(contents), told_to, said_on)

    def _below(self, cue: Cue, sentence: Span) -> list[tuple[Span, bool]]:
        """The quotation that is the next paragraph, where a cue and a colon end theirs: "He added:"."""
        colon = self.text[cue.span.end : sentence.end].rstrip()
        number = bisect_left([span.end for span, _ in self.paragraphs], sentence.end)
        if not colon.endswith(":") or len(colon) > LONGEST_HEADLINE or number + 1 >= len(self.paragraphs):
            return []
        if self.paragraphs[number][0].end != sentence.end:
            return []
        quote = self.quotes.starting(self.paragraphs[number + 1][0].start)
        return [(quote.inner, True)] if quote is not None else []

    def _give(self, content: Span) -> None:
        """Notes that the quotes of a content have their speaker."""
        self.given.update(quote.start for quote in self.quotes.within(max(0, content.start - 2), content.end))

    def _speakers(self, phrase: Phrase) -> tuple[Speaker, ...] | None:
        if phrase.pronoun is None:
            return (phrase.speaker,)
        meant = self.memory.meant(phrase.pronoun, phrase.start)
        if meant is None and phrase.pronoun == "they":
            meant = self._named_before(phrase.start)
        if meant is None:
            return (Speaker(None, phrase.pronoun, None, "other", phrase.start, phrase.end),)
        self.memory.learn(meant, phrase.pronoun)
        return (replace(meant, start=phrase.start, end=phrase.end),)

    def _named_before(self, at: int) -> Speaker | None:
        """Those with whom the sentence before opens, where they are several: "The rebels left.  They said"."""
        number = bisect_left(self.starts, at + 1) - 2
        if number < 0:
            return None
        phrase = self.cues.subjects.following(self.starts[number], self.sentences[number].span)
        return phrase.speaker if phrase is not None and phrase.plural else None

    def _is_topic(self, cue: Cue, made: Sequence[Attribution]) -> bool:
        """Whether a verb of saying brings only what was spoken about: "complained about the noise"."""
        about = _ABOUT.match(self.text, cue.span.end) is not None
        return about and cue.placed == "before" and not any(each.cue == cue.span for each in made)

    def _with_cited(self, made: list[Attribution], sentence: Span) -> list[Attribution]:
        """The same, with "citing the police" as where it comes from."""
        match = _CITING.search(self.text, sentence.start, sentence.end) if made else None
        if match is None or self.quotes.holding(match.start()) is not None:
            return made
        phrase = self.cues.subjects.following(match.end(), sentence)
        if phrase is None:
            return made
        cited = []
        for each in made:
            if each.content.start <= match.start() < each.content.end and not each.direct:
                cut = back(self.text, each.content.start, match.start())
                if cut - each.content.start > 8:
                    each = replace(
                        each,
                        content=Span(
                            each.content.start,
                            back(self.text, each.content.start, cut - (self.text[cut - 1] == ",")),
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
        subject = self.cues.subjects.noun_phrase(
            sentence.start, back(self.text, sentence.start, match.start())
        )
        other = self.cues.subjects.following(match.start("by") - 1, sentence) if was and was["by"] else None
        if was is None:
            whole = Span(sentence.start, match.end("who"))
            other = self.cues.subjects.following(match.start("who") - 1, whole)
        origin, teller = (subject, other) if was else (other, subject)
        if origin is None:
            return []
        start, end = match.end(), sentence.end
        quote = self.quotes.starting(start)
        content = (
            quote.inner
            if quote and quote.end >= end - 1
            else Span(start, max(start, back(self.text, start, end) - (self.text[end - 1] == ".")))
        )
        if content.end <= content.start:
            return []
        speakers = tuple(
            speaker for phrase in (teller, origin) if phrase for speaker in self._speakers(phrase) or ()
        )
        self.memory.remember(origin.start, origin)
        self._give(content)
        return [
            Attribution(
                content,
                speakers,
                Span(match.start(), match.start() + len(match[0].rstrip())),
                bool(quote) and content == (quote and quote.inner),
                "say",
            )
        ]

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

    def _turn(self, paragraph: Span) -> list[Attribution]:
        """A speaker's turn in a transcript: "PENCE: We shall see."."""
        turn = _TURN.match(self.text, paragraph.start, paragraph.end)
        if turn is None:
            return []
        phrase = self._whole(turn.start("who"), turn.end("who")) or self._called(turn)
        return self._headed(phrase, Span(turn.end(), paragraph.end), turn.end("who"))

    def _called(self, match: re.Match[str]) -> Phrase:
        start, end = match.span("who")
        return Phrase(start, end, Speaker(match["who"], None, None, "other", start, end))

    def _signed(self, paragraph: Span) -> list[Attribution]:
        """Quotations that a name signs: "..." ― Ana Ruiz."""
        found = []
        for quote in self.quotes.within(paragraph.start, paragraph.end):
            sign = _SIGNED.match(self.text, quote.end, paragraph.end)
            if sign is None or quote.start in self.given or quote.single:
                continue
            phrase = self.cues.subjects.following(sign.start("who") - 1, paragraph) or self._called(sign)
            self._give(quote.inner)
            dash = sign.start("who") - len(self.text[quote.end : sign.start("who")].lstrip())
            found.append(Attribution(quote.inner, (phrase.speaker,), Span(dash, dash + 1), True, "say"))
        return found

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
        if end <= content.start:
            return []
        quote = self.quotes.starting(content.start)
        direct = quote is not None and quote.end >= end
        inner = quote.inner if quote is not None and direct else Span(content.start, end)
        self.memory.remember(phrase.start, phrase)
        self._give(inner)
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
        waiting = sorted((each for each in made if not each.stance), key=_end, reverse=True)
        added: list[Attribution] = []
        last: Attribution | None = None
        for quote in self.quotes.within(paragraph.start, paragraph.end):
            while waiting and _end(waiting[-1]) <= quote.start:
                last = waiting.pop()
            if quote.start in self.given or quote.start not in starts or quote.single:
                continue
            owner = (
                self._owner(quote, last, starts)
                if last
                else self._owner_before(quote, before, paragraph, number)
            )
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

    def _owner(self, quote: Quote, last: Attribution, starts: Collection[int]) -> Attribution | None:
        """The attribution before a quotation in its paragraph, where the quotation goes on with it."""
        between = self.text[_end(last) : quote.start]
        if len(between) > LONGEST_BREAK or sum(_end(last) < start <= quote.start for start in starts) > 1:
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


__all__ = ["find", "hedges"]
