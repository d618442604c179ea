"""Counts: found with what they count, kept apart from every other number, compared, added and shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import CountValue
from tellings.values import counts, numbers


def value(low: int, high: int | None, best: int | None) -> CountValue:
    return CountValue(low, high, best)


def only(text: str) -> counts.Quantity:
    (quantity,) = [each for each in counts.find(text) if each.kind == "count"]
    return quantity


def counted(text: str) -> list[tuple[str, str | None]]:
    return [(each.text, each.head) for each in counts.find(text) if each.kind == "count"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("7", 7),
        ("1,700", 1700),
        ("1.2 million", 1_200_000),
        ("seven", 7),
        ("Twenty-five", 25),
        ("a hundred and five", 105),
        ("three thousand, two hundred and six", 3206),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("zero", 0),
        ("12,34", None),
        ("two three", None),
        ("9" * 13, None),
    ],
)
def test_cardinals(words: str, number: int | None) -> None:
    assert numbers.cardinal(words) == number


@given(st.integers(0, 999_999))
def test_digits_are_read_with_and_without_separators(number: int) -> None:
    assert numbers.cardinal(f"{number:,}") == number
    assert numbers.cardinal(str(number)) == number


def spelled(number: int) -> str:
    """A number below a million in words, written here apart from the reader's tables."""
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen"
    ).split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        return small[number]
    if number < 100:
        return tens[number // 10] + (f"-{small[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{small[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    return f"{spelled(number // 1000)} thousand" + (f" {spelled(number % 1000)}" if number % 1000 else "")


@given(st.integers(0, 999_999))
def test_number_words_are_read(number: int) -> None:
    assert numbers.cardinal(spelled(number)) == number
    assert numbers.cardinal(spelled(number).capitalize()) == number


@pytest.mark.parametrize(
    ("words", "number"), [("third", 3), ("21st", 21), ("twenty-first", 21), ("fortieth", 40), ("three", None)]
)
def test_ordinals(words: str, number: int | None) -> None:
    assert numbers.ordinal(words) == number


@pytest.mark.parametrize(
    ("text", "expected", "modifier"),
    [
        ("seven guards", value(7, 7, 7), None),
        ("at least seven guards", value(7, None, 7), "at least"),
        ("no fewer than seven guards", value(7, None, 7), "at least"),
        ("seven or more guards", value(7, None, 7), "at least"),
        ("more than a dozen guards", value(12, None, 12), "more than"),
        ("50-plus guards", value(50, None, 50), "more than"),
        ("as many as 30 guards", value(1, 30, 30), "up to"),
        ("no more than 30 guards", value(0, 30, 30), "at most"),
        ("fewer than 10 guards", value(0, 9, None), "fewer than"),
        ("about 40 guards", value(36, 44, 40), "about"),
        ("some 40 guards", value(36, 44, 40), "about"),
        ("nearly 1,700 guards", value(1530, 1700, 1700), "nearly"),
        ("between five and seven guards", value(5, 7, None), "between"),
        ("2-3 guards", value(2, 3, None), "between"),
        ("two to three hundred guards", value(200, 300, None), "between"),
        ("five or six guards", value(5, 6, None), "or"),
        ("a couple of guards", value(2, 3, 2), "couple"),
        ("several guards", value(3, None, None), "several"),
        ("dozens of guards", value(24, None, None), "dozens"),
        ("hundreds of guards", value(200, None, None), "hundreds"),
        ("several hundred guards", value(300, None, None), "several hundred"),
        ("no casualties", value(0, 0, 0), None),
        ("half a dozen guards", value(6, 6, 6), None),
        ("thirty-seven guards", value(37, 37, 37), None),
        ("twenty-five to thirty guards", value(25, 30, None), "between"),
        ("a score of guards", value(20, 20, 20), "score"),
    ],
)
def test_modifiers_make_intervals(text: str, expected: CountValue, modifier: str | None) -> None:
    quantity = only(f"In the end {text} were there.")
    assert (quantity.value, quantity.modifier) == (expected, modifier)
    assert quantity.head in ("guards", "casualties")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 police officers were shot", [("18", "officers")]),
        ("Seven Bolivians died", [("Seven", "bolivians")]),
        ("five remaining suspects fled", [("five", "suspects")]),
        ("two masked gunmen opened fire", [("two", "gunmen")]),
        ("two U.S. soldiers died", [("two", "soldiers")]),
        ("it killed seven and wounded 12.", [("seven", None), ("12", None)]),
        ("seven dead, 30 wounded in blast", [("seven", "dead"), ("30", "wounded")]),
        ("the two killed a guard", [("two", None)]),
        ("nine arrests followed", [("nine", "arrests")]),
        ("one house burned, one police officer died", [("one", "house"), ("one", "officer")]),
        ("Five escaped", [("Five", None)]),
        ("the toll rose from 5 to 7", [("5", None), ("7", None)]),
        ("a three-man cell", [("three", "man")]),
        ("Bomb Kills 12 In Market", [("12", None)]),
        ("12 wounded soldiers", [("12", "soldiers")]),
        ("No one was hurt", [("No one", None)]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a 27-year-old man", "age"),
        ("boys aged 9 and upward", "age"),
        ("Ana Brook, 34, of Lowfield", "age"),
        ("the driver, 41, lived", "age"),
        ("on June 5", "date"),
        ("in 2016", "date"),
        ("the 2015 bombing", "date"),
        ("at 8:30 p.m.", "time"),
        ("for 27 years", "years"),
        ("six-year terms", "years"),
        ("paid $5 million", "money"),
        ("300 dollars", "money"),
        ("12 km away", "distance"),
        ("15 percent", "percent"),
        ("two-thirds of them", "percent"),
        ("a .45-caliber pistol", "calibre"),
        ("an AK-47", "calibre"),
        ("a 9mm pistol", "calibre"),
        ("the 1200 block of Main Street", "address"),
        ("on Highway 40", "address"),
        ("44 Elm Street", "address"),
        ("call 555-123-4567", "phone"),
        ("called 911 at once", "phone"),
        ("on Flight 370", "other"),
        ("in Unit 731", "other"),
        ("since 9/11", "other"),
        ("under article 58", "other"),
        ("near Tel-Karsa 2 clinic road", "other"),
        ("a 5-4 vote", "score"),
        ("version 2.0", "version"),
        ("the third man", "ordinal"),
        ("stabbed 17 times", "measure"),
        ("30 kilograms of explosives", "measure"),
        ("a two-story house", "measure"),
        ("within 24 hours", "date"),
        ("lasted three hours", "measure"),
    ],
)
def test_numbers_that_are_never_a_toll(text: str, kind: str) -> None:
    assert kind in [each.kind for each in counts.find(text)]
    assert counted(text) == []


@pytest.mark.parametrize(
    "text", ["two others", "three more civilians", "another five", "a further six", "two other men"]
)
def test_what_adds_to_an_earlier_count(text: str) -> None:
    assert only(f"It killed one man there and {text} here".replace("one man", "him")).additional


def test_plain_counts_add_to_nothing() -> None:
    assert not only("five men were hurt").additional
    assert not only("more than five were hurt").additional


@given(st.integers(1, 999_999))
def test_a_number_in_words_is_found_whole(number: int) -> None:
    quantity = only(f"They say {spelled(number)} soldiers left.")
    assert quantity.value == value(number, number, number)
    assert quantity.text == spelled(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jailed for 27 years", value(27, 27, 27)),
        ("between three and 15 years in prison", value(3, 15, None)),
        ("six-year terms", value(6, 6, 6)),
    ],
)
def test_years_keep_their_number(text: str, expected: CountValue) -> None:
    (quantity,) = counts.find(text)
    assert (quantity.kind, quantity.value) == ("years", expected)


def test_parts_point_to_their_wholes() -> None:
    text = "Seven of the 25 culprits were shot, and three of the attackers fled."
    seven, whole, three = counts.find(text)
    assert (seven.of_start, seven.of_end) == (whole.start, whole.end)
    assert seven.head == whole.head == "culprits"
    assert (three.head, three.of_start) == ("attackers", None)


def test_noun_phrases_stand_where_they_say() -> None:
    text = "At least 18 Afghan police officers were hurt"
    quantity = only(text)
    assert quantity.text == "At least 18"
    assert quantity.noun_start is not None
    assert text[quantity.noun_start : quantity.noun_end] == "Afghan police officers"


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("a policeman", 1),
        ("his wife", 1),
        ("the other gunman", 1),
        ("a couple", 2),
        ("both men", 2),
        ("twins", 2),
        ("a family of five", 5),
        ("the police", None),
        ("policemen", None),
        ("the attack", None),
        ("", None),
    ],
)
def test_single(phrase: str, number: int | None) -> None:
    found = counts.single(f"  {phrase} ", 2, 2 + len(phrase))
    assert found == (None if number is None else value(number, number, number))


@pytest.mark.parametrize(
    ("phrase", "group"),
    [
        ("eight police officers", "security"),
        ("police personnel", "security"),
        ("soldiers", "security"),
        ("civilians", "civilian"),
        ("worshippers", "civilian"),
        ("health workers", "medical"),
        ("farm workers", "civilian"),
        ("schoolgirls", "child"),
        ("women", "woman"),
        ("women prisoners", "woman"),
        ("reporters", "journalist"),
        ("masked gunmen", "said_attacker"),
        ("suspected militants", "said_attacker"),
        ("militia fighters", "armed_group"),
        ("terror suspects", "suspect"),
        ("victims", "victim"),
        ("people", None),
        ("lives", None),
        ("residents", None),
        ("Norwegians", None),
        ("houses", None),
    ],
)
def test_group_of(phrase: str, group: str | None) -> None:
    assert counts.group_of(phrase) == group


def test_is_people() -> None:
    people = (
        "people",
        "officers",
        "lives",
        "Kazakhstanis",
        "Norwegians",
        "carpenters",
        "gunmen",
        "wounded",
        "dead",
    )
    things = ("arrests", "houses", "towers", "helicopters", "trees", "meters", "rockets", "murders", "cheese")
    assert [word for word in people if not counts.is_people(word)] == []
    assert [word for word in things if counts.is_people(word)] == []


def test_event_nouns() -> None:
    assert counts.EVENT_NOUNS["arrests"] == "arrested"
    assert counts.EVENT_NOUNS["deaths"] == counts.EVENT_NOUNS["lives"] == "killed"
    assert counts.EVENT_NOUNS["wounded"] == counts.EVENT_NOUNS["injuries"] == "injured"
    assert counts.EVENT_NOUNS["casualties"] is None


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (value(7, 7, 7), value(7, 7, 7), "same"),
        (value(7, None, 7), value(9, 9, 9), "within"),
        (value(7, None, 7), value(6, 6, 6), "apart"),
        (value(5, 7, None), value(6, 9, None), "overlaps"),
        (value(24, None, None), value(3, None, None), "within"),
    ],
)
def test_compare(a: CountValue, b: CountValue, how: str) -> None:
    assert counts.compare(a, b) == counts.compare(b, a) == how


def test_add_and_subtract() -> None:
    assert counts.add(value(7, 7, 7), value(2, None, 2)) == value(9, None, 9)
    assert counts.subtract(value(9, 9, 9), value(2, 2, 2)) == value(7, 7, 7)
    assert counts.subtract(value(9, 9, 9), value(2, None, 2)) == value(0, 7, 7)
    assert counts.subtract(value(2, 2, 2), value(3, 3, 3)) is None


@st.composite
def values(draw: st.DrawFn) -> CountValue:
    low = draw(st.integers(0, 3000))
    high = draw(st.none() | st.integers(low, low + 3000))
    best = draw(st.none() | st.integers(low, high if high is not None else low + 3000))
    return CountValue(low, high, best)


@given(
    values(),
    st.sampled_from([None, "at least", "about", "between", "or", "several", "dozens", "up to", "nearly"]),
)
def test_any_count_is_shown_and_read_back(count: CountValue, modifier: str | None) -> None:
    assert counts.parse(counts.show(count, modifier)) == count


@given(values(), values())
def test_adding_and_taking_away(a: CountValue, b: CountValue) -> None:
    both = counts.add(a, b)
    assert both == counts.add(b, a)
    left = counts.subtract(both, b)
    assert left is not None
    assert left.low <= a.low
    assert left.high is None or a.high is None or a.high <= left.high


@pytest.mark.parametrize(
    ("count", "modifier", "words"),
    [
        (value(7, 7, 7), None, "7"),
        (value(7, None, 7), None, "at least 7"),
        (value(7, None, 7), "more than", "more than 7"),
        (value(36, 44, 40), None, "about 40"),
        (value(5, 7, None), None, "5 to 7"),
        (value(5, 6, None), "or", "5 or 6"),
        (value(24, None, None), "dozens", "dozens"),
        (value(1700, 1700, 1700), None, "1,700"),
    ],
)
def test_show(count: CountValue, modifier: str | None, words: str) -> None:
    assert counts.show(count, modifier) == words


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    check(text)


WORDS = st.sampled_from(
    """at least more than seven 18 1,700 hundred thousand dozen dozens of a another several people police officers killed wounded and
    or to between - , . the two one no -year-old $ % km 9mm .45 AK-47 June 5 2016 others of the 99999999999999 first K \u0130 \u017f
    up fewer 2-3 +""".split()
)


@settings(max_examples=300)
@given(st.lists(WORDS, min_size=1, max_size=10))
def test_number_words_in_any_order(words: list[str]) -> None:
    check(" ".join(words))


def check(text: str) -> None:
    end = 0
    spans = set()
    for quantity in counts.find(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start < quantity.end
        end = quantity.end
        spans.add((quantity.start, quantity.end))
        low, high, best = quantity.value.low, quantity.value.high, quantity.value.best
        assert low >= 0
        assert high is None or low <= high
        assert best is None or (low <= best and (high is None or best <= high))
        assert counts.parse(counts.show(quantity.value, quantity.modifier)) == quantity.value
        if quantity.noun_start is not None:
            assert quantity.noun_end is not None
            noun = text[quantity.noun_start : quantity.noun_end]
            assert quantity.head is not None
            assert noun.lower().endswith(quantity.head)
    for quantity in counts.find(text):
        assert quantity.of_start is None or (quantity.of_start, quantity.of_end) in spans


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a double homicide", CountValue(2, 2, 2)),
        ("the Quadruple Murder of March", CountValue(4, 4, 4)),
        ("an apparent murder-suicide", CountValue(2, None, 2)),
        ("a double murder-suicide", CountValue(3, None, 3)),
    ],
)
def test_compounds_count_the_dead(text: str, value: CountValue) -> None:
    (found,) = counts.find(text)
    assert found.value == value
    assert text[found.start : found.end] == found.text
    assert found.head in counts.EVENT_NOUNS


@pytest.mark.parametrize(("text", "number"), [("a triple shooting", 3), ("the double stabbing", 2)])
def test_compounds_count_those_shot_or_stabbed(text: str, number: int) -> None:
    (found,) = counts.find(text)
    assert found.value == CountValue(number, number, number)
    assert found.head == counts.SHOT_TOGETHER


@pytest.mark.parametrize("text", ["a double bed", "a triple jump", "double murderous rage"])
def test_other_compounds_do_not(text: str) -> None:
    assert not counts.find(text)
