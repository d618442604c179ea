"""Where a cheap look spares a costly one, both come to the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pattern_signs import always_holds, openings
from tellings.extract.blame import _ANY_BEFORE, _BEFORE_RE
from tellings.extract.forces import _FORCE, _SIGNS
from tellings.extract.people import _AGED, _tells_age
from tellings.extract.persons import naming, rungs
from tellings.ids import digest
from tellings.model import CountValue, Span
from tellings.model.records import canonical, to_record
from tellings.reader import cues, quotes, subjects, windows
from tellings.values import numbers
from tellings.values.counts import amounts, contexts
from tellings.values.dates import relative_rules, triggers
from tellings.values.dates.relative_rules import RELATIVE_RULES
from tellings.values.dates.rules import Rule
from tellings.values.names import capitals
from tellings.values.patterns import lowered
from tellings.values.places import contexts as places_contexts
from tellings.values.places import tokens
from tellings.values.places.words import CITY_LETTERS, STATES

PROSE = st.text("aAbs oOfF.,;\"'’“”`‘\n-1\u017f\u212a", max_size=40)


def _drawn_from(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.tuples(PROSE, st.from_regex(pattern.pattern), PROSE).map("".join)


@given(PROSE, st.integers(0, 10), st.integers(0, 50))
def test_marks_of_quotations(text: str, start: int, end: int) -> None:
    found = [each.span() for each in quotes._marks(text, Span(start, max(start, end)))]
    assert found == [each.span() for each in quotes._MARK.finditer(text, start, max(start, end))]


@given(
    st.one_of(PROSE, st.lists(st.sampled_from(["of", "at", "Oslo", "ab,", "a  b", "\n", "x"])).map(" ".join))
)
def test_a_body_behind_a_name(text: str) -> None:
    loose = re.compile(r"\s(?:with|of|from|at|for)\s(?:[^\s,;\"“”]+\s?){1,7}$")
    found, expected = subjects._WITH_BODY.search(text), loose.search(text)
    assert (found and found.span()) == (expected and expected.span())


@given(st.one_of(PROSE, *(_drawn_from(pattern) for _, pattern in rungs._BEFORE)))
def test_steps_of_the_law_before_a_name(text: str) -> None:
    found = any(pattern.search(text) for _, pattern in rungs._BEFORE)
    assert found == (rungs._ANY_BEFORE.search(text) is not None)


@given(st.one_of(PROSE, _drawn_from(_FORCE)))
def test_forces_without_a_name(text: str) -> None:
    if _FORCE.search(text):
        assert any(sign in text.lower().replace("’", "'") for sign in _SIGNS)


@given(st.one_of(PROSE, st.from_regex(_AGED, fullmatch=True)))
def test_ages_that_stand_for_a_person(words: str) -> None:
    assert _tells_age(words) == (_AGED.fullmatch(words) is not None)


@given(st.one_of(PROSE, *(_drawn_from(pattern) for _, pattern in _BEFORE_RE)))
def test_blame_before_a_name(text: str) -> None:
    assert any(pattern.search(text) for _, pattern in _BEFORE_RE) == (_ANY_BEFORE.search(text) is not None)


SHIELDS = (*contexts._FOLDED, *contexts._CAPITALS)
FAMILIES = tuple(family for _, families in contexts._SORTS for family in families)


@pytest.mark.parametrize(
    "shield", [each for each in SHIELDS if each.signs], ids=lambda each: each.pattern.pattern[:40]
)
def test_the_signs_of_a_shield_stand_in_every_match(shield: contexts._Shield) -> None:
    source = shield.pattern.pattern
    if "-0" in shield.signs:
        source = source.replace(r"\d", "[0-9]")  # the signs are of these digits alone
    assert always_holds(source, shield.signs)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda each: each.opens.pattern[:20])
@settings(max_examples=200)
@given(data=st.data())
def test_a_shield_is_found_where_its_family_opens(family: contexts._Family, data: st.DataObject) -> None:
    prose = st.text("aAbB 1203-.,()+/\n\u0663", max_size=12)
    shield = data.draw(st.sampled_from(family.shields))
    pieces = st.one_of(
        prose, st.from_regex(shield.pattern.pattern), st.from_regex(shield.pattern.pattern, fullmatch=True)
    )
    text = "".join(data.draw(st.lists(pieces, max_size=4)))
    found = [(each, match.span()) for each, match in family.found(text)]
    for each in family.shields:
        spans = [match.span() for match in each.pattern.finditer(text)]
        assert [span for one, span in found if one is each] == spans


@given(st.text("aeiotnAEIOTN xX.\u00e9\u00c9", max_size=30))
def test_texts_in_capitals(text: str) -> None:
    small, great = sum(map(str.islower, text)), sum(map(str.isupper, text))
    assert capitals.is_shouted(text) == (great > capitals.SHOUTED_SHARE * small)
    letters = [each for each in text if each.isalpha()]
    assert windows._is_shouted(text) == (great >= windows._SHOUTING * max(1, len(letters)))


def test_what_is_short_for_a_place_begins_with_a_capital() -> None:
    assert all(each[0].isupper() for each in (*STATES, *CITY_LETTERS))


def test_an_id_is_that_of_the_record() -> None:
    parts = (CountValue(1, 2, None), Span(3, 4), ["a", (0.123456789, True)], {"b": Span(0, 1)}, None)
    assert canonical(parts) == canonical(to_record(parts))
    assert digest(*parts) == digest(*to_record(parts))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        *(
            (each, triggers._FIRST_WORDS)
            for each in (triggers._TELLING | triggers._BESIDE | triggers._FIGURES).values()
        ),
        (relative_rules._AMOUNT_OF_UNITS.replace("(?i:", "(?:"), relative_rules._FIRST_WORDS),
        (
            numbers.ORDINAL,
            (*numbers.TENS, *numbers.ORDINAL_UNITS, *numbers.ORDINAL_TEENS, *numbers.ORDINAL_TENS),
        ),
        *((each, naming._FIRST_WORDS) for each in (naming._VICTIM, naming._ACCUSED, naming._HUMAN)),
        (amounts._WORDED, amounts._FIRST_WORDS),
        (numbers.CARDINAL, numbers.OPENING_WORDS),
        *(
            (each.pattern.pattern, contexts._FIRST_WORDS)
            for each in contexts._FOLDED
            if each.opens is contexts._WORD
        ),
    ],
)
def test_a_pattern_is_tried_wherever_it_can_begin(source: str, words: tuple[str, ...]) -> None:
    begins = re.compile(numbers.beginning(words))
    assert not [each for each in openings(source) if not begins.match(each)]


@given(st.one_of(PROSE, st.from_regex(capitals._TOKEN, fullmatch=True)))
def test_capitals_of_words(text: str) -> None:
    for match in capitals._TOKEN.finditer(text):
        word = match[0]
        great = word[0].isupper() or word[0].istitle() or capitals._LOWER_PREFIX.match(word) is not None
        assert capitals._token(match).capital == (great and not capitals._QUALIFIES.search(word))


STANDINGS = (places_contexts._DISTANCE, places_contexts._TOWARD, places_contexts._NEAR)


@settings(max_examples=300)
@given(st.one_of(*(st.from_regex(re.compile(each.pattern, re.IGNORECASE)) for each in STANDINGS)))
def test_what_leads_on_to_a_place(text: str) -> None:
    folded = lowered(text)
    if folded is not None and any(each.search(text) for each in STANDINGS):
        assert places_contexts._LEADS_ON.search(folded)


BETWEEN = st.lists(
    st.sampled_from(
        [
            "also",
            "has",
            "Had,",
            "went",
            "on",
            "to",
            "family",
            "sadly",
            "aly",
            "was",
            "said",
            "AL\u017fO",
            "-is",
            "x,,",
            "is ,",
            "\n",
        ]
    ),
    max_size=5,
).map(" ".join)


@given(st.one_of(PROSE, BETWEEN, _drawn_from(cues._BETWEEN)), st.integers(0, 4))
def test_words_between_subject_and_verb(text: str, start: int) -> None:
    found, expected = (
        cues.between_subject(text, start, len(text)),
        cues._BETWEEN.search(text, start, len(text)),
    )
    assert (found and found.span()) == (expected and expected.span())


@given(st.text("aeiotnAEIOTN xX.\u00e9\u00c9", max_size=30))
def test_lines_in_capitals(line: str) -> None:
    letters = [each for each in line if each.isalpha()]
    shouted = len(letters) >= 8 and sum(map(str.isupper, letters)) > tokens._SHOUTED * len(letters)
    assert (tokens._style(line) == "shout") == shouted


@pytest.mark.parametrize(
    "rule", [each for each in RELATIVE_RULES if each.signs], ids=lambda each: each.signs[0]
)
def test_the_signs_of_a_rule_on_times_stand_in_every_match(rule: Rule) -> None:
    assert rule.folded
    assert always_holds(rule.pattern.pattern, rule.signs)
