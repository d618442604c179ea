"""The people of a sentence: phrases that stand for one or more human beings, counted or named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import CountValue, Group, Span
from tellings.reader.words import PUNCTUATION, Word
from tellings.values import counts, numbers
from tellings.values.counts import Quantity
from tellings.values.names import Name
from tellings.values.wordlists import word_set

from .effect_words import ADJECTIVE, PRESENT, REFLEXIVES
from .passage import Passage, once

ONE = CountValue(1, 1, 1)
TWO = CountValue(2, 2, 2)
_SINGLE_DETERMINERS = word_set(
    """
    a an another his her their one the that this
    """
)
_PLURAL_DETERMINERS = word_set(
    """
    the these those his their all both remaining surviving other
    """
)
_STOP = PUNCTUATION | word_set(
    "of in at on by to for from with who which that and or was were is are had has"
)
_DETERMINERS = _SINGLE_DETERMINERS | _PLURAL_DETERMINERS
# A second of these opens a phrase of its own: "that left a boy", "the bullet struck a girl".
_OPENS = word_set("a an another his her their the these those")
_AGED = re.compile(
    r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-(?:year|month|week|day)-olds?"
)  # "a 9-year-old" alone is a person
_STRICKEN = frozenset(["dead", "wounded", "injured", "missing", "killed"])  # plural after "the"
_IRREGULAR_PLURALS = word_set(
    """
    men women children people police gunmen policemen servicemen troops youths personnel
    """
)
_NO_NUMBER = frozenset(["many", "some", "most", "few", "numerous", "a number", "countless"])
# "Ana Mireles, who was 31", "both 35": years that somebody has lived, not people.
_AGE_BEFORE = re.compile(
    r"\b(?:who (?:is|was|were)|both|all|each|age[sd]?),? (?:\d{1,3}(?:,? and |, ))*$", re.IGNORECASE
)
_MODIFIED = word_set(
    """
    attack attacks group groups organisation organisations organization organizations cell cells
    network networks movement leader leaders threat threats violence act acts plot plots bombing
    bombings raid raids killing killings atrocity massacre assault suspect suspects station stations
    post posts base bases officer officers force forces chief
    """
)
_VERBS = word_set(
    """
    died dead shot fled remained remains may might will would could can did does do then later told said says after before
    during when while as inside outside near whose into suffered got
    """
)
_POSSESSIVES = frozenset(["his", "her", "their"])
_KIN = word_set(
    """
    wife husband son daughter mother father brother sister girlfriend boyfriend stepson stepdaughter stepfather stepmother
    grandson granddaughter grandfather grandmother uncle aunt nephew niece cousin fiance fiancee mother-in-law father-in-law
    """
)
_HEADLINE = word_set(
    """
    man woman boy girl teen teenager toddler officer policeman soldier driver student father mother
    child infant baby juvenile motorcyclist cyclist bystander homeowner couple
    """
)
# Within a headline too these stand without their article: "Lowfield girl dies", "charged in death of friend".
_IN_HEADLINE = (
    _HEADLINE
    | _KIN
    | word_set(
        """
        victim suspect gunman intruder burglar robber deputy trooper guard clerk cashier passenger pedestrian motorist
        youth adult person friend neighbor neighbour roommate resident worker employee customer owner inmate teacher
        grandparent dad mom mum baby schoolboy schoolgirl preteen firefighter paramedic
        """
    )
)
_HEADLINE_VERBS = word_set(
    """
    dies hit struck found hurt critical recovering identified held faces gets goes pleads shoots kills stabs wounds survives
    as after when while before because & accidentally fatally mortally critically seriously allegedly severely
    """
)
_SAYING = frozenset(["said", "say", "says", "told", "confirm", "confirmed", "believe", "report", "reported"])
_HITTING = frozenset(["hitting", "striking", "wounding", "injuring"])
LONGEST_PHRASE = 7
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+")
_RELATIVE = re.compile(r"\b(?:who|which|that|whose|in|of|from|at)\b")


@dataclass(frozen=True, slots=True)
class People:
    """A phrase for human beings at `[start, end)`.

    `count` is None where the words do not say how many ("the attackers"); `counted` are the words for whom.  `single` marks
    a count that comes from the grammar ("a policeman"), not from a number.
    """

    start: int
    end: int
    count: CountValue | None
    group: Group | None
    head: str
    quantity: Quantity | None = None
    name: Name | None = None
    definite: bool = False
    single: bool = False
    whole: Quantity | None = None  # "seven of the 25": the 25

    @property
    def words(self) -> Span:
        """The words to quote: the name without its titles and appositions."""
        if self.name is not None and self.start <= self.name.start and self.name.end <= self.end:
            return Span(self.name.start, self.name.end)
        return Span(self.start, self.end)

    @property
    def is_pronoun(self) -> bool:
        return self.name is not None and not (self.start <= self.name.start < self.end)

    @property
    def modifier(self) -> str | None:
        return self.quantity.modifier if self.quantity else None


@once
def people(passage: Passage) -> list[People]:
    """The people phrases of a sentence, in order, none overlapping another."""
    counted = _counted(passage)
    counted = [e for e in counted if not any(o.start < e.start and e.end <= o.end for o in counted)]
    found = [*counted, *_named(passage), *_pronouns(passage), *_reflexives(passage)]
    found += [each for each in _described(passage) if not any(_overlap(each, other) for other in found)]
    found.sort(key=lambda each: each.start)
    return found


def _overlap(a: People, b: People) -> bool:
    return a.start < b.end and b.start < a.end


def _counted(passage: Passage) -> list[People]:
    wholes = {(q.start, q.end): q for q in passage.quantities}
    found = []
    for quantity in passage.quantities:
        if quantity.kind != "count" or quantity.text.lower() in _NO_NUMBER or _is_age(passage, quantity):
            continue
        head = quantity.head or ""
        end = quantity.noun_end or quantity.end
        phrase = passage.text[quantity.noun_start : end] if quantity.noun_start is not None else ""
        if head and not counts.is_people(head) and head not in (*counts.EVENT_NOUNS, counts.SHOT_TOGETHER):
            continue
        group = counts.group_of(phrase) if phrase else _group_of_antecedent(passage, quantity.start)
        whole = wholes.get((quantity.of_start or -1, quantity.of_end or -1))
        found.append(
            People(
                quantity.start,
                end,
                quantity.value,
                group,
                head,
                quantity=quantity,
                whole=whole,
                definite=_is_definite(passage, quantity.start),
            )
        )
    return found


def _is_age(passage: Passage, quantity: Quantity) -> bool:
    """Whether a bare number is somebody's age: behind "who was" or "both", or alone behind a name on its line."""
    if quantity.head or not quantity.text.isdigit():
        return False
    if _AGE_BEFORE.search(passage.text, max(0, quantity.start - 40), quantity.start):
        return True
    return any(
        name.kind == "person"
        and passage.text[name.end : quantity.start] == ", "
        and passage.text[quantity.end : quantity.end + 1] in ("", "\n")
        for name in passage.names
    )


def _is_definite(passage: Passage, start: int) -> bool:
    at = passage.word_at(start)
    return at > 0 and passage.words[at - 1].lower in ("the", "these", "those", "all")


def _group_of_antecedent(passage: Passage, start: int) -> Group | None:
    """Of whom an elliptic number counts: "of the suspects, one", "18 of them": the last plural people before it.

    Not those who only say so: "police said the three died".
    """
    before = passage.words[: passage.word_at(start)]
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        says = at + 1 < len(before) and before[at + 1].lower in _SAYING
        if word.is_word and _is_plural_people(word.lower) and not says:
            return counts.group_of(word.text)
    return None


def _is_plural_people(word: str) -> bool:
    return _is_plural(word) and counts.is_people(word)


def _is_plural(word: str) -> bool:
    return word in _IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith("ss"))


def _named(passage: Passage) -> list[People]:
    found = []
    for name in passage.names:
        if name.kind != "person":
            continue
        group = counts.group_of(_RELATIVE.split(name.title)[0]) if name.title else None
        found.append(
            People(
                name.full_start if name.full_start >= passage.span.start else name.start,
                max(name.end, name.full_end),
                ONE,
                group,
                name.canonical,
                name=name,
                single=True,
            )
        )
    return found


_SEXES = {"he": "male", "she": "female"}


def _pronouns(passage: Passage) -> list[People]:
    """ "he" and "she": the person named just before, or somebody without a name."""
    found = []
    for word in passage.words:
        if word.lower not in _SEXES:
            continue
        sex = _SEXES[word.lower]
        earlier = [
            *passage.antecedents,
            *(n for n in passage.names if n.kind == "person" and n.end <= word.start),
        ]
        meant = [name for name in earlier if name.sex in (None, sex)]
        if not meant:
            found.append(People(word.start, word.end, ONE, None, word.lower, definite=True, single=True))
        else:
            name = meant[-1]
            found.append(People(word.start, word.end, ONE, None, name.canonical, name=name, single=True))
    return found


def _reflexives(passage: Passage) -> list[People]:
    """ "killed his wife and then himself", as a headline "kills wife, self": one more person.

    Also whom a verb hits first: "hitting himself and his two girls".
    """
    tokens = passage.words
    found = []
    for at, word in enumerate(tokens):
        if not (word.lower in REFLEXIVES or (word.lower == "self" and passage.is_headline)) or not at:
            continue
        before = tokens[at - 1].lower
        follows = before in ("and", "then") or (passage.is_headline and before == ",")
        if follows or (before in _HITTING and [each.lower for each in tokens[at + 1 : at + 2]] == ["and"]):
            found.append(People(word.start, word.end, ONE, None, word.lower, single=True))
    return found


def _described(passage: Passage) -> list[People]:
    """ "a policeman", "his two-year-old daughter", "the attackers", "gunmen"."""
    found: list[People] = []
    tokens, headline = passage.words, passage.is_headline
    reached, before = 0, ""
    for at, word in enumerate(tokens):
        led, before = headline or not at or before in _BEFORE_BARE, word.lower
        plural = word.lower[-1] == "s" or word.lower in _IRREGULAR_PLURALS
        if not (led or plural or word.lower in _DETERMINERS) or at < reached:
            continue  # as most words, which open nothing
        phrase = _phrase(tokens, at, headline)
        if phrase is None and _is_both(tokens, at):
            found.append(People(word.start, word.end, TWO, None, word.lower, definite=True, single=True))
        if phrase is None:
            continue
        last, determiner = phrase
        head = "year-old" if tokens[last].lower == "old" else tokens[last].lower
        span = passage.text[tokens[at].start : tokens[last].end]
        plural = _is_plural(head) or head == "police" or head in _STRICKEN
        one = determiner in _SINGLE_DETERMINERS and not plural
        count = counts.single(passage.text, tokens[at].start, tokens[last].end) if determiner else None
        if count is None and one:
            count = ONE
        found.append(
            People(
                tokens[at].start,
                tokens[last].end,
                count if not plural or (count and count.low > 1) else None,
                counts.group_of(span),
                head,
                definite=determiner in ("the", "that", "this", "these", "those"),
                single=True,
            )
        )
        if determiner in _POSSESSIVES and _goes_on(tokens, last):
            kin = tokens[last + 2]
            found.append(People(kin.start, kin.end, ONE, counts.group_of(kin.lower), kin.lower, single=True))
            last += 2
        reached = last + 1
    return found


_AFTER_BOTH = _VERBS | {"was", "were", "are", "had", "have", "of"}


def _is_both(tokens: Sequence[Word], at: int) -> bool:
    """Whether "both" stands alone for two people: "Both died", "both were shot"."""
    return tokens[at].lower == "both" and at + 1 < len(tokens) and tokens[at + 1].lower in _AFTER_BOTH


def _goes_on(tokens: Sequence[Word], last: int) -> bool:
    """Whether a second relative shares the possessive: "his wife and son"."""
    following = [word.lower for word in tokens[last + 1 : last + 4]]
    return (
        len(following) > 1
        and following[0] == "and"
        and following[1] in _KIN
        and (len(following) < 3 or not counts.is_people(following[2]))
    )


def _is_nth(tokens: Sequence[Word]) -> bool:
    """Whether an ordinal stands alone before its verb: "third died"."""
    ordinal, verb = [each.lower for each in tokens] if len(tokens) == 2 else ("", "")
    told = verb in _VERBS | {"was", "is", "has"} or verb.endswith("ed")
    return numbers.ordinal(ordinal) is not None and told


def _aged(tokens: Sequence[Word], index: int) -> int | None:
    """The last word of an age that stands for a person: "a 9-year-old was", "a 17 year old was"; else None."""
    if _tells_age(tokens[index].lower):
        return index if _ends_here(tokens, index) else None
    last = index + 2
    if last >= len(tokens) or not tokens[last].lower.endswith(("old", "olds")):
        return None
    apart = "-".join(word.lower for word in tokens[index : index + 3])
    return last if _tells_age(apart) and _ends_here(tokens, last) else None


def _tells_age(words: str) -> bool:
    return words.endswith(("-old", "-olds")) and _AGED.fullmatch(words) is not None


def _ends_here(tokens: Sequence[Word], index: int) -> bool:
    """Whether no noun follows that the word at `index` could stand before: "a 9-year-old was", not "a 9-year-old boy"."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return after in _STOP or after in _VERBS or after.endswith("ed")


def _aged_bare(tokens: Sequence[Word], at: int, headline: bool) -> int | None:
    """The last word of a person whose age stands without an article: "a 3-year-old girl and 23-year-old woman", and in headlines."""
    if at and tokens[at - 1].lower != "and" and not headline:
        return None
    alone = _aged(tokens, at)
    if alone is not None:
        return alone if at or headline else None
    if not _tells_age(tokens[at].lower) or at + 1 >= len(tokens):
        return None
    head = tokens[at + 1].lower
    return at + 1 if counts.is_people(head) and not _is_plural(head) else None


def _ends_headline(tokens: Sequence[Word], index: int) -> bool:
    """Whether a headline's word for a person stands before no noun: "girl dies", not "child abuse" or "girl's"."""
    if index + 1 == len(tokens):
        return True
    after = tokens[index + 1].lower
    return _ends_here(tokens, index) or after in _HEADLINE_VERBS or after in ADJECTIVE or after in PRESENT


def _is_of_a_name(word: Word, after: Word) -> bool:
    """Whether a people's name is the adjective of a name that goes on in capitals."""
    return (
        word.text[:1].isupper()
        and after.text[:1].isupper()
        and after.lower not in _STOP
        and not word.text.isupper()
    )


_BEFORE_BARE = PRESENT | {"and"}


def _bare_plural(tokens: Sequence[Word], at: int) -> tuple[int, str | None] | None:
    word = tokens[at]
    return (at, None) if word.is_word and _is_plural(word.lower) and counts.is_people(word.lower) else None


def _phrase(tokens: Sequence[Word], at: int, headline: bool = False) -> tuple[int, str | None] | None:
    """The last word of the people phrase that opens at `at`, with its determiner; a bare plural opens one of its own."""
    first = tokens[at].lower
    if first == "both" and at + 1 < len(tokens) and tokens[at + 1].lower in _SINGLE_DETERMINERS:
        return None  # "both his father and his brother": no more than these
    determiner = first if first in _SINGLE_DETERMINERS or first in _PLURAL_DETERMINERS else None
    if determiner is None and at and not headline and tokens[at - 1].lower not in _BEFORE_BARE:
        return _bare_plural(tokens, at)  # as most words, for which there is nothing else to ask
    if at == 0 and determiner is None and first in _HEADLINE:
        return (at, "a")  # a headline leaves the article out: "Man shot in ..."
    if (
        at
        and determiner is None
        and tokens[at - 1].lower in PRESENT
        and (first in _HEADLINE or first in _KIN)
    ):
        return (at, "a")  # "Boy accidentally shoots grandfather"
    if first == "a" and _is_nth(tokens[at + 1 : at + 3]):
        return at + 1, "a"  # "two died at once, and a third died later"
    if determiner is None and (last := _aged_bare(tokens, at, headline)) is not None:
        return last, "a"
    if headline and determiner is None and first in _IN_HEADLINE and _ends_headline(tokens, at):
        return at, "a"
    if determiner is None:
        return _bare_plural(tokens, at)
    last = None
    for index in range(at + 1, min(len(tokens), at + LONGEST_PHRASE)):
        word = tokens[index].lower
        if word == "." and _INITIALS.fullmatch(tokens[index - 1].text):
            continue  # "a U.S. engineer"
        if word in _STOP or (word in _OPENS and first not in ("all", "both")):
            break
        if last is not None and word in ADJECTIVE:
            break  # "a boy dead"
        if counts.is_people(word.removesuffix("'s")):
            if word.endswith(("'s", "s'")):
                last = None
                continue
            last = index
        elif last is not None:
            break
        elif index <= at + 2 and first != "that" and (aged := _aged(tokens, index)) is not None:
            last = aged
            break
    if last is not None and last + 1 < len(tokens) and _is_of_a_name(tokens[last], tokens[last + 1]):
        return None  # "the Syrian Observatory": a body's name
    if last is None or (last + 1 < len(tokens) and tokens[last + 1].lower in _MODIFIED):
        return None  # "the terrorist attack", "the militant group": no person
    return last, determiner
