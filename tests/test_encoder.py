"""The encoder: nothing cut off, every row in its place, the same bits alone and in company, on one thread and on two."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import UserError
from tellings.reader import outputs, scores
from tellings.reader.encoder import HASH, MODEL, Encoded, Encoder
from tellings.reader.windows import LENGTH, LOWER, NO_LETTER, TITLE, UNKNOWN, UPPER, windows
from test_imports import loaded_after

SENTENCE = "Two men were shot dead in Harbour Street on Friday night, the police of Elmton said. "


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(threads=1)


@pytest.mark.parametrize("sentences", [0, 1, 12, 13, 14, 15, 40, 200])
def test_every_word_of_a_text_has_its_row_whatever_its_length(encoder: Encoder, sentences: int) -> None:
    text = SENTENCE * sentences
    encoded = encoder.encode(text)
    assert encoded.rows.shape == (len(encoded.offsets), outputs.WIDTH)
    assert list(encoded.offsets) == sorted(set(encoded.offsets))
    covered = {at for start, end in encoded.offsets for at in range(start, end)}
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= covered


@given(st.text(max_size=600))
@settings(max_examples=40)
def test_any_text_is_encoded_with_offsets_that_lie_in_it(text: str) -> None:
    encoded = _shared().encode(text)
    assert all(0 <= start < end <= len(text) for start, end in encoded.offsets)
    assert numpy.isfinite(encoded.rows).all()


def test_a_window_gives_the_same_bits_alone_and_in_company_on_one_thread_and_on_two(encoder: Encoder) -> None:
    alone = encoder.encode(SENTENCE * 3).rows
    encoder.encode(SENTENCE * 300)
    assert encoder.encode(SENTENCE * 3).rows.tobytes() == alone.tobytes()
    assert Encoder(threads=2).encode(SENTENCE * 3).rows.tobytes() == alone.tobytes()


def test_the_first_window_does_not_hear_of_what_stands_far_behind_it(encoder: Encoder) -> None:
    far = encoder.encode(SENTENCE * 40 + "Nothing else happened. ").rows
    farther = encoder.encode(SENTENCE * 40 + "Forty people were arrested. ").rows
    assert far[: LENGTH // 2].tobytes() == farther[: LENGTH // 2].tobytes()


def test_letter_case_is_fed_beside_the_words_unless_a_text_shouts(encoder: Encoder) -> None:
    def shapes(text: str) -> list[int]:
        return [shape for window in windows(encoder.tokenizer, text) for shape in window.shapes[1:-1]]

    assert shapes("Anna saw NATO 17") == [TITLE, LOWER, UPPER, NO_LETTER]
    assert set(shapes("ANNA SAW NATO")) == {UNKNOWN}


def test_a_model_that_is_not_the_released_one_is_refused(tmp_path: Path) -> None:
    other = tmp_path / MODEL.name
    shutil.copy(MODEL, other)
    with other.open("ab") as file:
        file.write(b"\0")
    with pytest.raises(UserError, match="not the model"):
        Encoder(other)
    with pytest.raises(UserError, match="cannot be read"):
        Encoder(tmp_path / "none.onnx")


def test_the_model_is_small_and_its_hash_stands_beside_it() -> None:
    assert MODEL.stat().st_size <= 30_000_000
    assert HASH.read_text(encoding="ascii").split()[1] == MODEL.name


def test_reading_loads_neither_torch_nor_transformers() -> None:
    loaded = loaded_after("from tellings.reader.encoder import Encoder\nEncoder().encode('Two were shot.')")
    assert "onnxruntime" in loaded
    assert loaded.isdisjoint({"torch", "transformers"})


def test_names_are_found_with_their_offsets(encoder: Encoder) -> None:
    text = "The mayor, Anna Kowalska, said on Monday that Interpol had sent officers to Nairobi."
    found = {text[each.start : each.end]: each.label for each in scores.found(encoder.encode(text), "name")}
    assert found["Anna Kowalska"] == "person"
    assert found["Nairobi"] == "place"


def test_who_died_and_who_was_hurt_is_told_apart(encoder: Encoder) -> None:
    text = (
        "One man is dead and another is in hospital after a shooting outside a bar on Friday night, police said. "
        "Detective Ruth Hale said that nobody has been arrested."
    )
    encoded = encoder.encode(text)

    def fate(words: str) -> str:
        start = text.index(words)
        chances = scores.chances(encoded, "fate", start, start + len(words))
        return max(chances, key=chances.__getitem__)

    assert [fate(words) for words in ("One man", "another", "Ruth Hale")] == ["killed", "injured", "none"]
    assert scores.answer(encoded, "killed").index(max(scores.answer(encoded, "killed"))) == 1


def test_an_empty_text_says_nothing() -> None:
    nothing = Encoded((), numpy.zeros((0, outputs.WIDTH), numpy.float32))
    assert scores.found(nothing, "name") == []
    assert scores.chances(nothing, "fate", 0, 5) == {}
    assert scores.answer(nothing, "killed") == ()


def _shared() -> Encoder:
    if not _KEPT:
        _KEPT.append(Encoder(threads=1))
    return _KEPT[0]


_KEPT: list[Encoder] = []
