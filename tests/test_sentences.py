"""Sentences and paragraphs."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reader.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Oke fled. He is safe.", ["Mr. Oke fled.", "He is safe."]),
        ("Gen. A. B. Oke met Lt. Col. Ruiz.", ["Gen. A. B. Oke met Lt. Col. Ruiz."]),
        ("The U.S. Army left. It was 5 a.m. GMT then.", ["The U.S. Army left.", "It was 5 a.m. GMT then."]),
        ("They left the U.S. The army stayed.", ["They left the U.S.", "The army stayed."]),
        ("It began at 5 p.m. The crowd ran.", ["It began at 5 p.m.", "The crowd ran."]),
        ("No. 5 burned on Jan. 7. It was old.", ["No. 5 burned on Jan. 7.", "It was old."]),
        ("About 3.5 of 1,000.25 were lost. All ran.", ["About 3.5 of 1,000.25 were lost.", "All ran."]),
        ("They waited ... and left. Then rain.", ["They waited ... and left.", "Then rain."]),
        ("He lives in St. Anselm. She does not.", ["He lives in St. Anselm.", "She does not."]),
        ('"We ran. They shot." He wept.', ['"We ran.', 'They shot."', "He wept."]),
        ("“Who did it?” Ana Ruiz asked. No one knew.", ["“Who did it?” Ana Ruiz asked.", "No one knew."]),
        ("(Two died. One fled.) All is calm.", ["(Two died.", "One fled.)", "All is calm."]),
        ("The war ended.The army left.", ["The war ended.", "The army left."]),
        ("They fled. al-Oke stayed.", ["They fled.", "al-Oke stayed."]),
        ("Visit example.com today. Go.", ["Visit example.com today.", "Go."]),
        ("Было двое убитых. Один бежал.", ["Было двое убитых.", "Один бежал."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_each_line_is_a_paragraph_in_news() -> None:
    text = "Two die in fire\nA fire killed two men on Monday, the mayor said.\n\nIt began in a shop."
    assert [sentence.paragraph for sentence in sentences(text)] == [0, 1, 2]


def test_lines_of_a_wrapped_text_belong_together() -> None:
    text = (
        "A fire in the old market of the town killed two men and left a third\n"
        "one badly burned on Monday, the mayor told the members of the council\n"
        "in the evening. The cause of the fire is not known yet, but the people\n"
        "who live there blame the wiring.\n"
        "\n"
        "The market was built by the grandfather of the present owner, who had\n"
        "come from the coast as a young man and never went back there.\n"
    )
    assert len(paragraphs(text)) == 2
    assert len(sentences(text)) == 3
    assert "third\none badly" in split(text)[0]


def test_short_unwrapped_lines_stay_apart() -> None:
    text = "Police held a man.\nHe was freed.\nNobody was charged in the case at all.\nThe end."
    assert len(paragraphs(text)) == 4


@given(st.text(alphabet=st.sampled_from("aB .?!\"'\n”“(),U.S5"), max_size=200))
def test_sentences_hold_all_that_is_not_space(text: str) -> None:
    found = [sentence.span for sentence in sentences(text)]
    assert found == sorted(found)
    for one, two in itertools.pairwise(found):
        assert one.end <= two.start
    kept = "".join(span.of(text) for span in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(span.of(text).strip() == span.of(text) for span in found)


def test_a_long_line_is_read_in_linear_time() -> None:
    assert len(sentences("No stop here " * 40_000)) == 1
    assert len(sentences("He ran. " * 20_000)) == 20_000
