"""When somebody spoke, where the sentence before says it: "She met the press on 20 April. ... 'They had orders,' she said." """

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.values.dates import TimeExpression

from .dating import explicitness, speaks_of_speaking
from .passage import Passage

REACH = 3  # paragraphs that one occasion of speaking can run over


@dataclass(frozen=True, slots=True)
class Occasion:
    """A person (by fullest name) who speaks at a time that the text gives, from a paragraph on."""

    name: str
    paragraph: int
    number: int
    time: TimeExpression


def occasions(passages: Sequence[Passage]) -> Mapping[str, Sequence[Occasion]]:
    """The occasions of speaking that a document tells of, by the speaker's fullest name, in order."""
    found: dict[str, list[Occasion]] = {}
    for passage in passages:
        for occasion in _in_passage(passage):
            found.setdefault(occasion.name, []).append(occasion)
    return found


def _in_passage(passage: Passage) -> Iterator[Occasion]:
    for attribution in passage.attributions:
        if attribution.said_on is not None and attribution.speakers and attribution.speakers[0].name:
            yield Occasion(
                attribution.speakers[0].name, passage.paragraph, passage.number, attribution.said_on
            )
    times = [each for each in passage.times if each.kind == "date" and explicitness(each) >= 3]
    if (
        len(times) == 1
        and speaks_of_speaking(passage)
        and not any(m.reality == "told" for m in passage.mentions)
    ):
        for name in passage.names:
            if name.kind == "person":
                yield Occasion(name.canonical, passage.paragraph, passage.number, times[0])


def spoken_at(
    known: Mapping[str, Sequence[Occasion]], name: str | None, passage: Passage
) -> TimeExpression | None:
    """When the person was speaking whose words stand in `passage`: their latest occasion, a few paragraphs back at most."""
    if name is None:
        return None
    before = [each for each in known.get(name, ()) if each.number <= passage.number]
    near = [each for each in before if passage.paragraph - each.paragraph <= REACH]
    return near[-1].time if near else None
