"""Coverage-guided fuzzing of `tellings.values.counts` (needs atheris, which the package does not):

    python fuzz/counts.py [-max_total_time=600] [FOLDER OF SEEDS]

Any text is read; every quantity must stand where it says, its interval upright, and be shown and read back the same.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["tellings.values"]):
    from tellings.values import counts

WORDS = tuple(
    """at least more than up to about nearly seven 18 1,700 hundred thousand million dozen dozens scores of a another several few
    people police officers men killed wounded dead and or to between from the two one no -year-old $ % km 9mm .45 AK-47 June
    2016 others them who 99999999999999 first fewer 2-3 + , . - : ( ) counts votes bail block Street condition both couple
    half family none nobody minus twenty thirty-one teen""".split()
)


def text_of(data: bytes) -> str:
    """Words of the field by their number, and now and then any characters at all."""
    provider = atheris.FuzzedDataProvider(data)
    parts = []
    while provider.remaining_bytes() and len(parts) < 40:
        number = provider.ConsumeIntInRange(0, len(WORDS) + 8)
        parts.append(WORDS[number] if number < len(WORDS) else provider.ConsumeUnicodeNoSurrogates(6))
    return ("" if provider.ConsumeBool() else " ").join(parts)


def check(text: str) -> None:
    """Fails where what is read of `text` contradicts itself."""
    end = 0
    for quantity in counts.find(text):
        value = quantity.value
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start < quantity.end
        end = quantity.end
        assert value.low >= 0
        assert value.high is None or value.low <= value.high
        assert value.best is None or (
            value.low <= value.best and (value.high is None or value.best <= value.high)
        )
        assert counts.parse(counts.show(value, quantity.modifier)) == value
    counts.single(text, 0, len(text))
    counts.parse(text)


def one_input(data: bytes) -> None:
    """What the fuzzer calls."""
    check(text_of(data))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
