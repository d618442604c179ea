"""Who says what."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tellings.reader import speech
from tellings.reader.reading import Attribution, Hedge
from tellings.reader.sentences import sentences
from tellings.values import dates, names


def found(text: str) -> list[Attribution]:
    return speech.find(text, sentences(text), names.find(text), dates.find(text))


def said(text: str) -> list[Attribution]:
    return [each for each in found(text) if not each.stance]


def who(attribution: Attribution) -> tuple[str | None, ...]:
    return tuple(speaker.name or speaker.role for speaker in attribution.speakers)


def told(text: str) -> list[tuple[str, tuple[str | None, ...]]]:
    return [(each.content.of(text), who(each)) for each in said(text)]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ('"Two men fled," Ana Venn said.', "Two men fled", "Ana Venn"),
        ('Ana Venn said: "Two men fled."', "Two men fled.", "Ana Venn"),
        ("“Two men fled,” said Ana Venn, a nurse.", "Two men fled", "Ana Venn"),
        ("Ana Venn said that two men fled.", "two men fled", "Ana Venn"),
        ("Ana Venn said two men fled.", "two men fled", "Ana Venn"),
        ("Two men fled, Ana Venn said.", "Two men fled", "Ana Venn"),
        ("Two men fled, said Ana Venn.", "Two men fled", "Ana Venn"),
        ("Two men fled, according to Ana Venn.", "Two men fled", "Ana Venn"),
        ("According to Ana Venn, two men fled.", "two men fled", "Ana Venn"),
        ("Two men fled, police said.", "Two men fled", "police"),
        ("Police are saying that two men fled.", "two men fled", "Police"),
        (
            "Security officials in the capital say two men fled.",
            "two men fled",
            "Security officials in the capital",
        ),
        (
            '"They fled," a police source who asked not to be named said.',
            "They fled",
            "police source who asked not to be named",
        ),
        (
            "Two men fled, the provincial prosecutor's office said in a statement.",
            "Two men fled",
            "provincial prosecutor's office",
        ),
        ("In a statement, the army said two men fled.", "two men fled", "army"),
        ("Two men fled, according to the official indictment.", "Two men fled", "official indictment"),
        ("Police: two men fled", "two men fled", "Police"),
        ("Two men fled, police say", "Two men fled", "police"),
        ("Two men fled: police", "Two men fled", "police"),
        ("Ana Venn, who has lived there for years, says two men fled.", "two men fled", "Ana Venn"),
        ("Ana Venn, 34, said two men fled.", "two men fled", "Ana Venn"),
        ("The army spokesman, Col. Ugo Barra, said two men fled.", "two men fled", "Ugo Barra"),
        ("ORSK -- Two men fled, police said.", "Two men fled", "police"),
        ("He was told by police that two men fled.", "two men fled", "police"),
        ("Police on Monday said two men fled.", "two men fled", "Police"),
    ],
)
def test_one_speaker(text: str, content: str, speaker: str) -> None:
    assert told(text) == [(content, (speaker,))]


@pytest.mark.parametrize(
    ("text", "content", "verb"),
    [
        ("General Ugo Barra denied that his men had shot anyone.", "his men had shot anyone", "deny"),
        ("The ministry accused the union of arson.", "the union of arson", "accuse"),
        ("The mayor also pointed the finger at the union.", "the union", "blame"),
        ("The rebels blamed the army for the blast.", "the army for the blast", "blame"),
        ("Officials warned that more may follow.", "more may follow", "warn"),
        ("The Taliban claimed responsibility for the blast.", "responsibility for the blast", "claim"),
        ("The Taliban took responsibility for the blast.", "responsibility for the blast", "claim"),
        ("The hospital put the toll at nine.", "the toll at nine", "estimate"),
        ("Two men fled, according to police.", "Two men fled", "according to"),
    ],
)
def test_verbs(text: str, content: str, verb: str) -> None:
    (attribution,) = said(text)
    assert (attribution.content.of(text), attribution.verb) == (content, verb)


@pytest.mark.parametrize(
    "text",
    [
        "Two men fled. The town was quiet.",
        "Officials did not say how many people died.",
        "Police declined to comment on the case.",
        "The report on the fire was long.",
        "No injuries were reported.",
        "The fire claimed two lives.",
        'He called it a "tragedy" and left.',
        "Two men are believed to have fled.",
    ],
)
def test_the_documents_own_voice(text: str) -> None:
    assert said(text) == []


def test_a_split_quotation_and_what_follows_it_are_one_speakers() -> None:
    text = '"Two fled," Ana Venn said, "but one was hit." Nobody knows why.\n\n"I saw it," she said. "It was dark." The town slept.'
    assert told(text) == [
        ("Two fled", ("Ana Venn",)),
        ("but one was hit.", ("Ana Venn",)),
        ("I saw it", ("Ana Venn",)),
        ("It was dark.", ("Ana Venn",)),
    ]
    assert all(each.direct for each in said(text))


def test_a_partial_quotation_belongs_to_its_clause() -> None:
    text = 'The guards sought "quiet young men", said Ana Venn, a lawyer.'
    (attribution,) = said(text)
    assert attribution.content.of(text) == 'The guards sought "quiet young men"'
    assert not attribution.direct
    text = 'The mayor said the dead were "good men," which is what mayors say, and left.'
    assert told(text) == [('the dead were "good men,"', ("mayor",))]


def test_a_quotation_over_several_paragraphs() -> None:
    text = '"We saw them.\n\n"They had guns.\n\n"Then they left," said Ana Venn, a farmer.\n\nThe town was quiet.'
    assert told(text) == [
        ("We saw them.", ("Ana Venn",)),
        ("They had guns.", ("Ana Venn",)),
        ("Then they left", ("Ana Venn",)),
    ]


def test_a_quotation_alone_in_its_paragraph_goes_on() -> None:
    text = 'Ana Venn said there was no danger.\n\n"We are safe here."'
    assert told(text)[1] == ("We are safe here.", ("Ana Venn",))
    text = 'Ana Venn lives nearby.\n\n"We are safe here."'
    assert told(text) == []


def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    text = "Police said two men died, but witnesses said there were five."
    assert told(text) == [("two men died", ("Police",)), ("there were five", ("witnesses",))]
    text = "The mayor said two men died and added that a third was missing."
    assert told(text) == [("two men died", ("mayor",)), ("a third was missing", ("mayor",))]


def test_a_chain_runs_from_the_one_heard_to_the_one_it_comes_from() -> None:
    text = "The aide said that the general had told him that five men were dead."
    assert told(text)[1] == ("five men were dead", ("aide", "general"))
    text = "Reuters reported, citing police, that five men were dead."
    assert told(text) == [("five men were dead", ("Reuters", "police"))]
    text = "The paper quoted Governor Li Venn as saying that five men were dead."
    assert told(text) == [("five men were dead", ("paper", "Li Venn"))]


def test_audience_and_day() -> None:
    text = (
        'KRB Chief Olan Petrak told reporters at a news conference in Orsk June 30 that "all five" were held.'
    )
    (attribution,) = said(text)
    (speaker,) = attribution.speakers
    assert (speaker.name, speaker.role, speaker.organisation, speaker.kind) == (
        "Olan Petrak",
        "KRB Chief",
        "KRB",
        "official",
    )
    assert attribution.told_to == "reporters"
    assert attribution.said_on is not None
    assert attribution.said_on.text == "June 30"
    assert attribution.content.of(text) == '"all five" were held'
    text = (
        "In a meeting with Mayor Sela Ondo in Orsk June 15, Ugo Barra also pointed the finger at the union."
    )
    (attribution,) = said(text)
    assert attribution.told_to == "Sela Ondo"
    assert attribution.said_on is not None


def test_pronouns() -> None:
    text = "Ana Venn was at home. Mr. Ugo Barra was not.\n\n“I heard shots,” she said. “I did not,” he said."
    assert [speakers for _, speakers in told(text)] == [("Ana Venn",), ("Ugo Barra",)]
    text = "The rebels said they had left. They said nobody was hurt."
    assert told(text)[1] == ("nobody was hurt", ("rebels",))


def test_a_clause_in_a_relative_sentence() -> None:
    text = "Ugo Barra, a gunman who police later said was drunk, opened fire on the crowd."
    assert told(text) == [("was drunk", ("police",))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Residents said two men fled.", "witness"),
        ("His brother said two men fled.", "family"),
        ("A doctor at the clinic said two men fled.", "medical"),
        ("Human Rights Watch said two men fled.", "monitor"),
        ("The court said two men fled.", "court"),
        ("Two officers, speaking on condition of anonymity, said two men fled.", "anonymous"),
        ("The rebels said two men fled.", "belligerent"),
        ("State television said two men fled.", "press"),
        ("A lawyer said two men fled.", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (attribution,) = said(text)
    assert attribution.speakers[0].kind == kind


def hedged(text: str) -> list[tuple[str, str, str]]:
    return [
        (each.kind, each.span.of(text), each.scope.of(text)) for each in speech.hedges(text, sentences(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He allegedly shot a man.", ("alleged", "allegedly", "He allegedly shot a man")),
        ("Five suspected rebels died.", ("alleged", "suspected", "suspected rebels died")),
        ("He was charged with killing two.", ("alleged", "charged with", "killing two")),
        ("They may have fled, and the town is quiet.", ("possible", "may have", "They may have fled")),
        ("Two reportedly died.", ("attributed", "reportedly", "Two reportedly died")),
        ("He is believed to have fled.", ("attributed", "is believed to", "He is believed to have fled")),
        ("He would not say.", ("possible", "would", "He would not say")),
    ],
)
def test_hedges(text: str, expected: tuple[str, str, str]) -> None:
    found = hedged(text)
    assert found
    kind, span, scope = found[0]
    assert (kind, span) == expected[:2]
    assert scope.strip().startswith(expected[2].split()[0])


def test_no_hedge_where_nothing_is_held_back() -> None:
    assert hedged("Two men died in May. The army left.") == []


WORDS = [
    "police",
    "said",
    "that",
    '"',
    "“",
    "”",
    ",",
    ".",
    "\n",
    "Ana",
    "Venn",
    "according to",
    "told",
    "and",
    "but",
    "he",
    "the",
    "two died",
    "who",
    "citing",
    ":",
    "denied",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@example(["police", "said", '"', "\n", '"'])
def test_everything_lies_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = said(text)
    assert found == said(text)
    for each in found:
        assert 0 <= each.content.start < each.content.end <= len(text)
        assert 0 <= each.cue.start < each.cue.end <= len(text)
        assert each.speakers
        assert not each.content.covers(each.cue)
    hedges: list[Hedge] = speech.hedges(text, sentences(text))
    assert all(each.scope.end <= len(text) for each in hedges)


@pytest.mark.parametrize(
    "piece",
    [
        "police said and said ",
        "according to police ",
        ", he said",
        '"',
        "may have if ",
        "Aa ",
        "Wants Calls ",
        "Said Calls ",
        "the union wants peace and ",
        '"a b" ― Ana ',
        "Ana (a) said ",
        "Ana, who said, ",
        "saying by saying ",
        "who may have ",
    ],
)
def test_long_lines_take_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    said(text)
    speech.hedges(text, sentences(text))


@pytest.mark.parametrize(
    ("text", "content", "speaker", "verb"),
    [
        ("The union called for a strike.", "a strike", "union", "call"),
        ("Ana Venn wants to leave the town.", "to leave the town", "Ana Venn", "want"),
        ("Police declined to comment on the case.", "to comment on the case", "Police", "decline"),
        ('He called it a "tragedy" and left.', 'it a "tragedy" and left', "he", "call"),
        ("Another 19 percent agreed that the road is bad.", "the road is bad", "Another 19 percent", "agree"),
    ],
)  # fmt: skip
def test_a_stance_is_no_report(text: str, content: str, speaker: str, verb: str) -> None:
    """What somebody wants or judges is theirs, but they are not said to say it."""
    (stance,) = found(text)
    assert stance.stance
    assert (stance.content.of(text), who(stance), stance.verb) == (content, (speaker,), verb)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("''Two fled,'' Ana Venn said. ''One was hit.''", [("Two fled", "Ana Venn"), ("One was hit.", "Ana Venn")]),
        ('"Two fled," Ana Venn said, but "one was hit."', [("Two fled", "Ana Venn"), ("one was hit.", "Ana Venn")]),
        ('Ana Venn added:\n\n"Two men fled."', [("Two men fled.", "Ana Venn")]),
        ("Two Men Flee After Raid, Police Say", [("Two Men Flee After Raid", "Police")]),
        ("BARRA: We saw two men.", [("We saw two men", "BARRA")]),
        ("“I saw two men.” ― Ana Venn", [("I saw two men.", "Ana Venn")]),
        ("Two men fled, according to the oldest known map.", [("Two men fled", "oldest known map")]),
        ("Ugo Barra (North), a member of the panel, said two men fled.", [("two men fled", "Ugo Barra")]),
        ("Ana Venn, opening a school in Orsk, said two men fled.", [("two men fled", "Ana Venn")]),
        ("It was dark for Ana Venn, who said two men fled.", [("two men fled", "Ana Venn")]),
        ("Another 19 percent said they would leave.", [("they would leave", "Another 19 percent")]),
        ("Venn's uncle, Ugo Barra, said two men fled.", [("two men fled", "Ugo Barra")]),
        ("Court records show that two men fled.", [("two men fled", "Court records")]),
        ("Prosecutors charged that two men fled.", [("two men fled", "Prosecutors")]),
        ("While police said two men fled, the town was quiet.", [("two men fled", "police")]),
        ("Ana Venn wrote in the early hours that two men fled.", [("two men fled", "Ana Venn")]),
        ("Police said two men fled, although nobody saw them.", [("two men fled", "Police")]),
    ],
)  # fmt: skip
def test_more_ways_of_saying(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == [(content, (speaker,)) for content, speaker in expected]


def test_marks_around_nothing_quote_nothing() -> None:
    for text in ('police said " "', 'police said ""', '" " police said'):
        assert not [each for each in said(text) if each.direct]


def test_a_name_that_runs_into_the_next_sentence_ends_with_its_own() -> None:
    """Guards against a report that cannot be read at all."""
    text = '"They came at night" Omar Haddad told Reuters. A convoy was hit.'
    assert told(text) == [("They came at night", ("Omar Haddad",))]
