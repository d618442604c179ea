"""What the encoder weighs, with an encoder that says just what a test has it say."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy
import pytest

from extracting import every_count, main
from tellings.extract import extract
from tellings.model import CountValue, DateValue, Document, Extraction, Published, Span
from tellings.reader.encoder import Encoded
from tellings.reader.outputs import LAYOUT, MOST, WIDTH
from tellings.reader.rules import RuleReader
from tellings.reader.scores import CHOICES
from tellings.testing import make_document
from tellings.values.gazetteer import Gazetteer

SURE = 5.0  # logits that far apart leave no doubt
Says = Mapping[tuple[str, str], str]  # (head, words) to the choice that the encoder makes for them


def saying(text: str, says: Says, answers: Mapping[str, int]) -> Encoded:
    """What an encoder would give that makes these choices, and gives these answers for the whole."""
    offsets = tuple(match.span() for match in re.finditer(r"\w+|[^\w\s]", text))
    rows = numpy.zeros((len(offsets), WIDTH), numpy.float32)
    for (head, words), choice in says.items():
        start = text.index(words)
        column = LAYOUT[head][0] + CHOICES[head].index(choice)
        for at, (first, last) in enumerate(offsets):
            if first < start + len(words) and start < last:
                rows[at, LAYOUT[head][0] : LAYOUT[head][1]] = -SURE
                rows[at, column] = SURE
    for name, number in answers.items():
        rows[:, LAYOUT[name][0] : LAYOUT[name][1] - 1] = -SURE
        rows[:, LAYOUT[name][0] + number] = SURE
    return Encoded(offsets, rows)


def read(text: str, says: Says, answers: Mapping[str, int]) -> Extraction:
    return extracted(text, saying(text, says, answers))


def extracted(text: str, encoded: Encoded) -> Extraction:
    published = Published(DateValue("2016-06-10", "2016-06-10", "day"), "metadata")
    document: Document = make_document(text, published=published)
    with Gazetteer.open() as gazetteer:
        reading = replace(RuleReader(gazetteer).read(document), encoded=encoded)
        extraction = extract(document, reading, gazetteer)
    for telling in extraction.tellings:
        for claim in telling.claims:
            claim.check(document)
    return extraction


def read_with(text: str, says: Says, question: str, number: int, chance: float) -> Extraction:
    """As `read`, with an answer that is only so likely."""
    encoded = saying(text, says, {})
    first = LAYOUT[question][0]
    others = math.log((1 - chance) / MOST)
    encoded.rows[:, first : first + MOST + 1] = others
    encoded.rows[:, first + number] = math.log(chance)
    return extracted(text, encoded)


def reasons(extraction: Extraction) -> list[str]:
    return [each.reason for each in extraction.rejections if "something else" in each.reason]


ONE = "A man was shot dead in Nairobi on Monday. A woman of 30 went to hospital with wounds, a doctor found."


def test_people_that_the_rules_passed_over_are_taken_up_with_their_words() -> None:
    told = main(read(ONE, {("fate", "A woman"): "injured"}, {"injured": 1}))
    (claim,) = told.of("injured")
    assert claim.quote is not None
    assert claim.quote.startswith("A woman")


def test_nothing_is_made_up_where_no_words_count_so_many() -> None:
    told = main(read(ONE, {("fate", "A woman"): "injured"}, {"injured": 3}))
    assert 3 not in every_count(told, "injured")


def test_whom_the_reader_takes_for_dead_is_not_counted_as_hurt_too() -> None:
    text = "A boy was shot in Nairobi on Monday. At the hospital doctors could do nothing for him."
    assert every_count(main(read(text, {}, {})), "injured") == [1]
    told = main(read(text, {("fate", "A boy"): "killed"}, {"killed": 1}))
    assert every_count(told, "killed") == [1]
    assert every_count(told, "injured") == []


def test_persons_told_apart_are_added_only_where_their_fate_is_likely() -> None:
    text = "A man was shot in Nairobi on Monday, police said. A girl was shot too. A toddler was shot there."
    both = {("fate", "A man"): "injured", ("fate", "A girl"): "injured"}
    rules_alone = main(read(text, both | {("fate", "A toddler"): "injured"}, {}))
    assert 2 in every_count(rules_alone, "injured")
    told = main(read(text, both | {("fate", "A girl"): "none", ("fate", "A toddler"): "none"}, {}))
    assert every_count(told, "injured") == [1]
    assert told.of("injured")[0].group is None


def test_a_figure_of_something_else_is_laid_aside_and_listed() -> None:
    text = "A man was shot dead in Nairobi on Monday. The gang had killed five people elsewhere in the town."
    extraction = read(text, {("fate", "A man"): "killed"}, {"killed": 1})
    assert every_count(main(extraction), "killed") == [1]
    assert reasons(extraction) == ["killed: the reader holds it to be of something else"]


def test_a_part_of_a_sum_does_not_give_the_reports_number() -> None:
    text = "A boy and three women were wounded in Nairobi on Monday. The boy and the three women were treated in a hospital."
    told = main(read(text, {("fate", "three women"): "injured"}, {}))
    assert 4 in every_count(told, "injured")
    hint = {("fate", "the three women"): "injured"}
    rows = read_with(text, hint, "injured", 3, 0.7)
    assert 4 in every_count(main(rows), "injured")
    assert not any(
        claim.group is None and claim.value == CountValue(3, 3, 3) for claim in main(rows).of("injured")
    )


def test_the_dead_are_not_taken_up_as_hurt_by_the_same_words() -> None:
    text = "The attack in Nairobi on Monday left two men dead."
    told = main(read(text, {("fate", "two men"): "injured"}, {"killed": 2, "injured": 2}))
    assert every_count(told, "killed") == [2]
    assert every_count(told, "injured") == []


def test_numbers_of_many_incidents_are_not_taken_up() -> None:
    text = "A boy was shot in Nairobi on Monday. Nine people were shot across the city from Friday to Monday."
    told = main(read(text, {("fate", "Nine people"): "injured"}, {"injured": 6}))
    assert 9 not in every_count(told, "injured")


def test_the_day_that_is_the_incidents_stands_and_another_is_laid_aside() -> None:
    text = "Police found a body in Nairobi on Tuesday. The man was shot dead on Sunday, an officer said."
    says = {("when", "Sunday"): "yes", ("when", "Tuesday"): "no"}
    extraction = read(text, says, {})
    days = {claim.quote for claim in main(extraction).of("date")}
    assert days == {"Sunday"}


def test_the_day_on_which_somebody_spoke_is_never_the_incidents() -> None:
    text = "A boy was shot in the leg in Nairobi. The chief said Thursday afternoon that he shot himself."
    assert not main(read(text, {("when", "Thursday afternoon"): "yes"}, {})).of("date")
    text = "A boy was shot in the leg in Nairobi. The chief said that he shot himself Thursday afternoon."
    assert main(read(text, {("when", "Thursday afternoon"): "yes"}, {})).of("date")


def test_a_claim_that_two_incidents_share_weighs_alike_in_both() -> None:
    text = (
        "Two men were shot dead in Nairobi on Monday. On Thursday a bomb killed nine people in Mombasa. "
        "Both attacks, in Nairobi and Mombasa, were carried out by the same gang, police said."
    )
    extraction = read(text, {("where", "Nairobi"): "yes", ("where", "Mombasa"): "no"}, {})
    scores: dict[str, set[float]] = {}
    for telling in extraction.tellings:
        for claim in telling.claims:
            scores.setdefault(claim.id, set()).add(claim.score)
    assert all(len(each) == 1 for each in scores.values())


@pytest.mark.parametrize("words", ["A man", "hospital"])
def test_tokens_of_a_span_are_those_that_share_a_character_with_it(words: str) -> None:
    encoded = saying(ONE, {}, {})
    start = ONE.index(words)
    held = encoded.offsets[encoded.at(start, start + len(words))]
    assert Span(held[0][0], held[-1][1]) == Span(start, start + len(words))
    assert encoded.offsets[encoded.at(0, 0)] == ()


def test_a_larger_figure_of_something_else_goes_even_where_no_words_give_the_likely_one() -> None:
    text = "Gunfire was heard in Nairobi on Monday. The gang had killed five people elsewhere in the town."
    extraction = read(text, {}, {"killed": 1})
    assert [each for telling in extraction.tellings for each in every_count(telling, "killed")] == []
    assert reasons(extraction) == ["killed: the reader holds it to be of something else"]


def test_nobody_is_dead_in_a_report_without_a_word_of_death() -> None:
    """The encoder was taught what became of people: who died later is only wounded in the report of the day."""
    text = "A boy was shot in Nairobi on Monday. He was in critical condition in hospital."
    told = main(read(text, {("fate", "A boy"): "killed"}, {"killed": 1}))
    assert every_count(told, "killed") == []
    assert every_count(told, "injured") == [1]


def test_a_place_is_nobody_who_died() -> None:
    text = "Mother of Mombasa teen says son is dead. The teen shot himself in Mombasa on Monday."
    told = main(read(text, {("fate", "Mombasa"): "killed"}, {"killed": 1}))
    assert not any(claim.quote == "Mombasa" for claim in told.of("killed"))
