"""Each kind of value has the same few verbs: parse, compare, precision, show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import CountValue, DateValue, PlaceValue
from tellings.values import counts, dates, places
from tellings.values.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


@pytest.mark.parametrize("module", [counts, dates, places])
@pytest.mark.parametrize("verb", ["find", "parse", "compare", "precision", "show"])
def test_every_kind_of_value_has_the_verbs(module: object, verb: str) -> None:
    assert callable(getattr(module, verb))


def test_precision_is_told() -> None:
    assert counts.precision(CountValue(7, 7, 7)) == "exact"
    assert counts.precision(CountValue(5, 7, None)) == "bounded"
    assert counts.precision(CountValue(12, None, 12)) == "open"
    assert dates.precision(DateValue("2016-06-01", "2016-06-30", "month")) == "month"
    assert places.precision(PlaceValue("Mali", country="MLI", precision="country")) == "country"


@pytest.mark.parametrize("words", ["Gao, Mali", "Peshawar", "near Osh", "Kenya", "Springfield, Missouri"])
def test_a_place_that_is_shown_is_read_back(words: str, gazetteer: Gazetteer) -> None:
    place = places.parse(words, gazetteer)
    assert place is not None
    assert places.parse(places.show(place), gazetteer) == place


def test_a_place_that_is_none(gazetteer: Gazetteer) -> None:
    assert places.parse("Qwxzyplk", gazetteer) is None
    assert places.parse("", gazetteer) is None


def test_places_compared(gazetteer: Gazetteer) -> None:
    def read(words: str) -> PlaceValue:
        found = places.parse(words, gazetteer)
        assert found is not None
        return found

    assert places.compare(read("Gao, Mali"), read("Gao, Mali")) == "same"
    assert places.compare(read("Gao, Mali"), read("Mali")) == "within"
    assert places.compare(read("Oakland, California"), read("Berkeley, California")) == "near"
    assert places.compare(read("Gao, Mali"), read("Osh, Kyrgyzstan")) == "apart"
    assert places.compare(read("Gao, Mali"), PlaceValue("Somewhere")) == "unknown"


_WORDS = st.lists(
    st.sampled_from(
        "Gao Mali near Osh Springfield Mo. Missouri Paris the of in , ( ) . County County's NSW Sunday Jackson's \u0130 St.".split()
    ),
    max_size=12,
)


@given(_WORDS, st.data())
def test_no_words_break_the_reading_of_places(
    gazetteer: Gazetteer, parts: list[str], data: st.DataObject
) -> None:
    """Every mention quotes its text, whatever span is marked; a value is never narrower than "town" without words for it."""
    text = " ".join(parts)
    places.parse(text, gazetteer)
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    spans = [(start, end)] if text[start:end].strip() else []
    mentions = places.marked(text, spans, gazetteer)
    assert set(spans) <= {(each.start, each.end) for each in mentions}
    for mention, value in zip(mentions, places.resolve(mentions, gazetteer), strict=True):
        assert text[mention.start : mention.end] == mention.text
        assert value is None or value.precision != "point"
        assert value is None or value.precision != "near" or mention.relation is not None or mention.kind_word
