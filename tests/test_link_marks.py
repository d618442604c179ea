"""What is read off a text to set one event apart from another."""

from __future__ import annotations

from builders_weigh import count, report, told
from tellings.link import rarity
from tellings.link.marks import Marks, bag, marks_of

LINE = (
    "Deputies found the boy near Larkspur Avenue in the 2400 block of 41st, close to the Halden Mill school, said "
    "Sheriff Oona Pell, and a 14-year-old and Bo Tam, 27, were hurt at 10:30 in 2014."
)


def marks(text: str = LINE, main: bool = True, **about: object) -> Marks:
    document = report(text, **about)  # type: ignore[arg-type]
    return marks_of(document, told(document, count(document, "injured", text.split()[0], 1), main=main))


def test_names_are_of_two_capitalised_words_inside_a_sentence() -> None:
    assert marks().names.marks == {"larkspur avenue", "halden mill", "sheriff oona", "oona pell", "bo tam"}


def test_the_word_that_begins_a_sentence_is_no_proper_word() -> None:
    proper = marks().proper.marks
    assert "deputies" not in proper
    assert {"larkspur", "halden", "oona"} <= proper


def test_numbers_of_streets_count_but_no_clock_year_or_age() -> None:
    assert marks().numbers == {"2400", "41st"}


def test_ages_are_those_of_persons() -> None:
    assert marks().ages == {"14", "27"}


def test_a_headline_gives_no_names_and_loses_the_outlet() -> None:
    found = marks(
        f"Quarrel Ends Badly In Halden\n\n{LINE}", title="Quarrel ends badly in Halden - KXYZ News 9"
    )
    assert found.headline.marks == {"quarrel", "ends", "badly", "halden"}
    assert "quarrel ends" not in found.names.marks


def test_furniture_gives_no_marks() -> None:
    from tellings.model import Furniture, Span

    tail = "Sign up at once for the Gazette Herald letter that all of us write every day."
    whole = marks(f"{LINE}\n\n{tail}")
    assert "gazette herald" in whole.names.marks
    furniture = (Furniture(Span(len(LINE) + 2, len(LINE) + 2 + len(tail)), "an offer"),)
    assert "gazette herald" not in marks(f"{LINE}\n\n{tail}", furniture=furniture).names.marks


def test_a_passing_mention_gives_only_its_own_sentences() -> None:
    other = "Elsewhere the council of Market Harrow met and spoke of roads and of nothing besides."
    assert "market harrow" in marks(f"{LINE}\n{other}").names.marks
    assert "market harrow" not in marks(f"{LINE}\n{other}", main=False).names.marks


def test_the_rarer_word_says_more_and_one_never_seen_the_most() -> None:
    assert rarity.bits("police") < rarity.bits("harbor") < rarity.bits("xylqar")


def test_likeness_is_none_all_and_between() -> None:
    some, half = bag(["xylqar", "vrenta"]), bag(["xylqar", "othello"])
    assert some.likeness(bag(["police"])) == 0.0
    assert 0 < some.likeness(half) == half.likeness(some) < some.likeness(some) < 1
    assert bag([]).likeness(some) == bag([]).likeness(bag([])) == 0.0


def test_the_more_two_bags_hold_the_more_their_likeness_says() -> None:
    rare = bag([f"xylqar{chr(97 + letter)}" for letter in range(26)])
    everyday = bag(["police", "people", "killed", "attack", "monday"])
    assert rare.likeness(rare) > 0.75
    assert everyday.likeness(everyday) < 0.2


def test_a_bag_keeps_the_rarest() -> None:
    many = bag([f"word{chr(97 + a)}{chr(97 + b)}" for a in range(20) for b in range(20)] + ["police"])
    assert len(many.marks) == 150
    assert "police" not in many.marks
