"""What belongs to the page is put aside with its reason, and the report's own words are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.ingest.compose import document
from tellings.ingest.given import Given
from tellings.ingest.paragraphs import paragraphs
from tellings.model import Document

STORY = (
    "Four soldiers were killed when a mine went off under their lorry on the road to Kelda, the army said on Tuesday.",
    "The blast left a further six wounded, two of them gravely, a doctor at the garrison hospital told this newspaper.",
    "More than 20 people have died on that road since March, and villagers share it with the convoys every day.",
)


def read(*parts: str) -> Document:
    return document("\n\n".join(parts), Given("a.txt"), "a.txt", "")


def aside(found: Document) -> dict[str, str]:
    """The furniture of a document: its words, and the reason."""
    return {passage.span.of(found.text): passage.reason for passage in found.furniture}


def captions(found: Document) -> list[str]:
    return [span.of(found.text) for span in found.captions]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Please enable JavaScript to watch this clip", "notice of the player"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("12 Comment(s)", "comment box"),
        ("Comment Policy: * Denotes Required Field 900 / 900", "comment box"),
        ("Leave a comment", "comment box"),
        ("Did you find this story interesting?", "question to the reader"),
        ("Share this article with your friends", "sharing"),
        ("Facebook | Twitter | E-mail | Print", "button"),
        ("Follow us on Instagram", "invitation to follow"),
        ("Sign up for our weekly newsletter", "newsletter or alerts"),
        ("Subscribe now and never miss a story", "newsletter or alerts"),
        ("Already have an account?", "account"),
        ("We use cookies to make this site better. Read our policy.", "cookie notice"),
        ("Read more: Mine kills a shepherd near Kelda", "link to another page"),
        ("More details", "link to another page"),
        ("RELATED: Army promises to clear the road", "link to another page"),
        ("Check back for updates on this developing story.", "notice to readers"),
        ("Contact the reporter at n.ormond@example.org", "contact"),
        ("© 2019 Kelda Courier. All rights reserved.", "copyright"),
        ("Copyright 2019 The Kelda Courier", "copyright"),
        ("0f3a9c77be21d05544ab9e8c71f0d3e2", "code"),
        ("* * *", "divider"),
        ("Tags: army, mines, Kelda", "filing line"),
        ("By Noor Ormond", "byline"),
        ("By Our Correspondent", "byline"),
        ("Published: 12 March 2019 14:05", "date of publication"),
        ("Getty Images", "picture credit"),
        ("(Photo: Ruta Vale / Kelda Courier)", "picture credit"),
    ],
)
def test_each_sign_is_known_and_nothing_else_is_taken(words: str, reason: str) -> None:
    found = read("Mine kills four soldiers on the Kelda road", STORY[0], words, STORY[1], STORY[2])
    assert aside(found) == {words: reason}


@pytest.mark.parametrize(
    "words",
    [
        "Share of the blame for the attack lies with the army, the mayor said.",
        "Related attacks in the north have killed nine.",
        "More than 30 people were killed.",
        "Follow-up attacks killed two medics on the same road.",
        "Subscribers to the theory that rebels did it are few.",
        "Advertising hoardings fell on the crowd and hurt five.",
        "Watch towers were shelled, and three guards died.",
        "Comments by the minister set off a riot in which two died.",
        "Read out in court, the charges name four men.",
        "Copyright law was the least of his troubles: police held him for murder.",
        "Photographs of the dead were shown to the families.",
        "By Tuesday night the rebels held the bridge.",
        "By Monday 14 people had died of their wounds",
        "Email records show who ordered the killing of the four.",
        "Sign language interpreters were among the wounded.",
        "Live rounds were fired into the crowd",
        "Up next for trial are the two brothers accused of the bombing.",
        "Police said: call us if you know the gunmen.",
        "Two killed in Kelda",
        "Ten dead: the names",
    ],
)
def test_what_reads_a_little_like_it_stays_with_the_report(words: str) -> None:
    assert (
        aside(read("Mine kills four soldiers on the Kelda road", STORY[0], words, STORY[1], STORY[2])) == {}
    )


def test_a_second_copy_gives_way_to_the_first() -> None:
    found = read("Mine kills four", STORY[0], STORY[1], STORY[0])
    (passage,) = found.furniture
    assert passage.reason == "repeated paragraph"
    assert passage.span.start == found.text.rindex(STORY[0])


def test_a_quotation_pulled_out_of_its_paragraph_gives_way_to_it_on_either_side() -> None:
    pulled = "“We heard one blast, and then there was no lorry,” said Ruta Vale, a farmer."
    whole = f"Villagers came running with water.{pulled} She would not go near the road again."
    assert aside(read("Mine kills four", pulled, STORY[0], whole)) == {pulled: "pulled quotation"}
    assert aside(read("Mine kills four", whole, STORY[0], pulled)) == {pulled: "pulled quotation"}


def test_short_sentences_may_be_alike() -> None:
    assert (
        aside(read("Two attacks", STORY[0], "Nobody was arrested.", STORY[1], "Nobody was arrested.")) == {}
    )


def test_headlines_of_other_reports_at_the_end() -> None:
    others = ("Minister opens a school in Varn", "Prices of bread go up again in the capital")
    found = read(
        "Mine kills four", *STORY, others[0], others[0], "More details", others[1], others[1], "More details"
    )
    taken = [(passage.span.of(found.text), passage.reason) for passage in found.furniture]
    assert taken == [
        (others[0], "headline of another report"),
        (others[0], "repeated paragraph"),
        ("More details", "link to another page"),
        (others[1], "headline of another report"),
        (others[1], "repeated paragraph"),
        ("More details", "link to another page"),
    ]


def test_headlines_under_a_heading_end_where_the_report_goes_on() -> None:
    found = read(
        "Mine kills four",
        STORY[0],
        "Related stories:",
        "Shepherd killed near Varn",
        "Road closed for a week",
        STORY[1],
    )
    assert aside(found) == {
        "Related stories:": "heading of links",
        "Shepherd killed near Varn": "headline of another report",
        "Road closed for a week": "headline of another report",
    }


def test_headlines_behind_the_last_line_of_the_report() -> None:
    found = read(
        "Mine kills four", *STORY, "Kelda-Courier.example, 3 May 2018", "Minister opens a school in Varn"
    )
    assert aside(found) == {
        "Kelda-Courier.example, 3 May 2018": "source line",
        "Minister opens a school in Varn": "headline of another report",
    }


def test_a_list_of_the_dead_at_the_end_is_no_list_of_headlines() -> None:
    assert (
        aside(
            read(
                "Mine kills four",
                *STORY,
                "The dead are:",
                "Corporal Jan Orlo, 24",
                "Private Emil Varga, 19, of Varn",
            )
        )
        == {}
    )


def test_the_author_is_told_of_at_the_end() -> None:
    bio = "Noor Ormond is associate editor at the Courier. She writes on the north, and holds an M.A. from Varn."
    found = read(
        "Mine kills four", *STORY, "Noor Ormond reported from Kelda with help from the Press Fund.", bio
    )
    assert aside(found) == {
        "Noor Ormond reported from Kelda with help from the Press Fund.": "note on the reporting",
        bio: "about the author",
    }
    assert found.authors == ("Noor Ormond",)


def test_a_writer_who_was_killed_is_the_story_and_no_author() -> None:
    killed = (
        "Noor Ormond was a reporter for the Courier who writes on the north no more: she died in the blast."
    )
    found = read("Reporter among the dead on the Kelda road", STORY[0], STORY[1], killed)
    assert aside(found) == {}
    dead = "Ormond was one of the four who died."
    assert aside(read("Mine kills four", STORY[0], dead, "Noor Ormond is a reporter based in Kelda.")) == {}


def test_a_legal_line_at_the_end_of_a_paragraph_is_taken_alone() -> None:
    legal = "Copyright 2019 The Kelda Courier. All rights reserved."
    found = read("Mine kills four", STORY[0], f"{STORY[1]} {legal}")
    assert aside(found) == {legal: "copyright"}


def test_buttons_that_run_into_a_caption_are_taken_alone() -> None:
    found = read(
        "Mine kills four", "Skip Ad Loading... x Embed x Share Emil Varga, 19, was among the dead.", STORY[0]
    )
    assert aside(found) == {"Skip Ad Loading... x Embed x Share": "button"}


@pytest.mark.parametrize(
    "words",
    [
        "Soldiers stand by the burnt lorry near Kelda. [Telegram screenshot by Noor Ormond]",
        "Soldiers stand by the burnt lorry near Kelda. (Image via Telegram)",
        "The lorry after the blast, 3 May 2018. (Photo: Ruta Vale / Kelda Courier)",
        "A lorry burns near Kelda on Tuesday. Photo by Ruta Vale",
        "Emil Varga (Photo: Army)",
        "The bridge at Varn is seen in this file picture. Credit: Getty Images",
        "(AP Photo/Ruta Vale) Soldiers carry the body of a comrade near Kelda, Tuesday, May 1, 2018.",
        "The lorry at dawn. (Image via Telegram) Right: an image of the mine, as the army shows it.",
    ],
)
def test_captions_are_kept_apart(words: str) -> None:
    found = read("Mine kills four soldiers", words, *STORY)
    assert captions(found) == [words]
    assert aside(found) == {}


def test_the_second_copy_of_a_caption_is_furniture() -> None:
    caption = "Soldiers stand by the burnt lorry near Kelda. (Image via Telegram)"
    found = read("Mine kills four soldiers", caption, caption, *STORY)
    assert captions(found) == [caption]
    assert list(aside(found).values()) == ["repeated paragraph"]


def test_a_caption_in_front_of_the_report_ends_with_its_credit() -> None:
    found = read("Mine kills four", f"The lorry after the blast. (Photo: Army) {STORY[0]}", STORY[1])
    assert captions(found) == ["The lorry after the blast. (Photo: Army)"]


def test_words_of_pictures_in_the_report_make_no_caption() -> None:
    text = (
        "Police released a photo of the suspect (a man of 30) and a video by a passer-by that shows him flee."
    )
    assert captions(read("Mine kills four", text, *STORY)) == []


WORDS = st.sampled_from(
    [
        *STORY,
        "Read more",
        "More details",
        "By Noor Ormond",
        "Two killed in Kelda",
        "© 2019 Courier",
        "",
        "Related:",
        "Varn, 3 May 2018",
    ]
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=60)), max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_passages_lie_in_order_apart_and_within_one_paragraph(parts: list[str], between: str) -> None:
    text = between.join(parts).replace("\r", "\n")
    if not text.strip():
        return
    found = document(text, Given("a"), "a", "")
    spans = [passage.span for passage in found.furniture]
    assert spans == sorted(spans)
    assert all(not one.overlaps(other) for one, other in pairwise(spans))
    wholes = [part.span for part in paragraphs(text)]
    assert all(any(whole.covers(span) for whole in wholes) and span.end > span.start for span in spans)
    assert all(
        not caption.overlaps(span) or caption.start != span.start
        for caption in found.captions
        for span in spans
    )
    assert found == document(text, Given("a"), "a", "")


@given(st.text(max_size=300))
def test_paragraphs_hold_every_word(text: str) -> None:
    found = paragraphs(text)
    assert all(part.span.of(text) == part.text == part.text.strip() for part in found)
    assert "".join("".join(part.text.split()) for part in found) == "".join(text.split())


def test_wrapped_lines_are_one_paragraph_and_listed_lines_are_not() -> None:
    wrapped = (
        "Four soldiers were killed when a mine went off under\n"
        "their lorry on the road to Kelda on Tuesday morning,\n"
        "the army said.\n\nNobody else was hurt."
    )
    assert [part.text.count("\n") for part in paragraphs(wrapped)] == [2, 0]
    assert len(paragraphs(wrapped.upper())) == 2
    listed = "Corporal Jan Orlo, 24\nPrivate Emil Varga, 19\nPrivate Ana Sol, 20"
    assert len(paragraphs(listed)) == 3


def test_headlines_with_the_lengths_of_their_videos_are_put_aside() -> None:
    videos = (
        "2:05 Mayor opens the new bridge Pause",
        "1:35 Gunman killed in Kelda",
        "3:45 Five things to know about rain",
    )
    found = read("Boy wounded at a bus stop in Lowfield", *videos, STORY[0])
    assert {words for words, reason in aside(found).items() if reason == "list of videos"} == set(videos)
    assert not any(words in STORY[0] for words in aside(found))


@pytest.mark.parametrize(
    "lines",
    [
        (
            "11:02 Police are called to the market",
            "11:15 Two men are found wounded",
            "11:40 The market is closed",
        ),
        ("9:40 Shots are heard.", "9:15 Police had been called.", "9:50 A man is found dead."),
        ("9:40 p.m. Shots are heard", "9:15 p.m. Police had been called", "9:50 p.m. A man is found dead"),
    ],
)
def test_the_hours_of_a_report_are_no_list_of_videos(lines: tuple[str, ...]) -> None:
    assert "list of videos" not in aside(read(STORY[0], *lines, STORY[1])).values()
