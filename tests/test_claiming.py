"""A passage that a person selects becomes a claim: read by the readers of values, kept, weighed, undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from raids import REPORTS
from stored import first_report, second_report, stored_casebook, third_report
from tellings.casebook import Casebook
from tellings.cli import main
from tellings.errors import UserError
from tellings.model import COUNT_FIELDS, CountValue, Document, Extraction, Furniture, Incident, Span
from tellings.pipeline import selected, view
from tellings.review import Review
from tellings.testing import make_claim, make_document, make_telling
from tellings.values.gazetteer import Gazetteer

TEXT = (
    "Raid on Lovas post\n\n"
    "Nine guards died in the raid near Osijek on 4 May 2021, and at least a dozen people were hurt. "
    "The mayor said that Grey Column fighters with rifles had shot two children. Nobody else was seen."
)
WHO = ("--who", "A. Analyst", "--why", "the report says so")


def at(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "field", "value", "group"),
    [
        ("Nine guards", "killed", "9", "security"),
        ("a dozen", "injured", "at least 12", None),
        ("4 May 2021", "date", "4 May 2021", None),
        ("Osijek", "place", "near Osijek, County of Osijek-Baranja, Croatia", None),
        ("rifles", "weapons", "rifles", None),
        ("Grey Column", "responsible", "Grey Column", None),
        ("two children", "injured", "2", "child"),
        ("the raid", "targets", "the raid", None),
    ],
)
def test_the_readers_of_values_guess_what_words_give(
    gazetteer: Gazetteer, words: str, field: str, value: str, group: str | None
) -> None:
    document = make_document(TEXT)
    passage = selected(document, at(document, words), gazetteer)
    guess = passage.guesses()[0]
    assert (guess.field, guess.words, guess.group) == (field, value, group)
    claim = passage.claim(guess.field, guess.words, guess.group)
    assert (claim.made_by, claim.quote, claim.field) == ("person", words, field)
    claim.check(document)


def test_a_claim_keeps_whose_words_it_stands_in(gazetteer: Gazetteer) -> None:
    document = make_document(TEXT)
    blamed = selected(document, at(document, "Grey Column"), gazetteer).claim("responsible", "Grey Column")
    assert [each.role for each in blamed.speakers] == ["mayor"]
    assert blamed.certainty == "alleged"
    own = selected(document, at(document, "Nine guards"), gazetteer).claim("killed", "9")
    assert (own.speakers, own.certainty) == ((), "stated")
    denied = selected(document, at(document, "rifles"), gazetteer).claim("weapons", "rifles", None, "denied")
    assert denied.polarity == "denied"


def test_what_no_reader_of_values_takes_is_refused_with_an_example(gazetteer: Gazetteer) -> None:
    document = make_document(TEXT, furniture=(Furniture(Span(0, 18), "a headline"),))
    passage = selected(document, at(document, "Nine guards "), gazetteer)
    assert passage.words == "Nine guards"
    for field, words in (
        *((field, "many of them there") for field in COUNT_FIELDS),
        ("date", "when it rained"),
        ("place", "Nowhere-upon-Nothing"),
        ("responsible", "  "),
        ("person", "Miro Kant"),
    ):
        with pytest.raises(UserError):
            passage.claim(field, words)
    with pytest.raises(UserError, match="no groups"):
        passage.claim("date", "4 May 2021", "civilian")
    for span in (Span(5, 5), Span(0, len(TEXT) + 1), Span(18, 20)):
        with pytest.raises(UserError):
            selected(document, span, gazetteer)
    assert selected(document, Span(0, 5), gazetteer).claim("targets", "post").quote == "Raid"


class Scene:
    """A casebook under review, with a clock that goes on."""

    def __init__(self, path: Path, gazetteer: Gazetteer) -> None:
        self.path, self._gazetteer, self._ticks = path, gazetteer, count()

    def review(self, casebook: Casebook) -> Review:
        def clock() -> datetime:
            return datetime(2031, 4, 1, 12, 0, next(self._ticks), tzinfo=UTC)

        return Review(casebook, self._gazetteer, "Ada Quill", clock)

    def incident(self, document: Document) -> Incident:
        with Casebook.open(self.path) as casebook:
            return next(
                i for i in view(casebook).incidents if document.id in {t.document for t in i.tellings}
            )


@pytest.fixture
def scene(tmp_path: Path, gazetteer: Gazetteer) -> Scene:
    return Scene(stored_casebook(tmp_path / "my.db"), gazetteer)


FIRE = third_report()[0]


def test_a_claim_weighs_in_its_incident_moves_no_report_and_is_undone(scene: Scene) -> None:
    with Casebook.open(scene.path, write=True) as casebook:
        review = scene.review(casebook)
        before = review.view.incidents
        made = review.claim(FIRE.id, at(FIRE, "a fire"), "killed", "at least 1", "somebody burned")
        assert made.ruling.state == "stands"
        after = scene.incident(FIRE)
        assert [(c.made_by, c.value) for c in after.fields["killed"].claims] == [
            ("person", CountValue(1, None, 1))
        ]
        assert [each.id for each in review.view.incidents] == [each.id for each in before]
        assert {each.id for each in made.incidents} == {after.id}
        review.undo(made.judgement.id, "it was another fire")
        assert review.view.incidents == before
        review.undo(review.history()[-1][0].id, "it was this one")
        assert scene.incident(FIRE) == after


def test_a_person_reads_words_otherwise_than_the_machine(scene: Scene) -> None:
    document, extraction = second_report()
    nine = extraction.tellings[0].of("killed")[0]
    with Casebook.open(scene.path, write=True) as casebook:
        review = scene.review(casebook)
        chosen = review.choose(nine.id, "the hospital counted")
        review.claim(document.id, at(document, "Nine guards"), "killed", "19", "the scan cut a letter off")
        became = {each.id: ruling for each, ruling in review.history()}
        assert became[chosen.judgement.id].state == "overruled"
    killed = scene.incident(document).fields["killed"]
    told = {(c.made_by, c.value.best) for c in killed.claims if isinstance(c.value, CountValue)}
    assert ("person", 19) in told
    assert killed.decided_by == "person"
    assert killed.high != 9, "what the machine read there is not so"
    assert ("machine", 9) in told, "and is listed all the same"


def test_a_later_choice_of_what_the_machine_read_outranks_the_claim(scene: Scene) -> None:
    document, extraction = second_report()
    nine = extraction.tellings[0].of("killed")[0]
    with Casebook.open(scene.path, write=True) as casebook:
        review = scene.review(casebook)
        review.claim(document.id, at(document, "Nine guards"), "killed", "19", "it says so")
        assert review.choose(nine.id, "it does not").ruling.state == "stands"
    assert scene.incident(document).fields["killed"].best == 9


def test_a_claim_outlives_a_better_reading(scene: Scene) -> None:
    document, extraction = third_report()
    with Casebook.open(scene.path, write=True) as casebook:
        made = scene.review(casebook).claim(FIRE.id, at(FIRE, "Two people"), "missing", "2", "see the list")
        again = make_telling(document, make_claim(document, "injured", "Two people", CountValue(2, 2, 2)))
        assert again.id != extraction.tellings[0].id
        casebook.store(document, Extraction(document.id, (again,), (), (), ()), "a better reader")
        history = scene.review(casebook).history()
        assert [(each.id, ruling.state) for each, ruling in history] == [(made.judgement.id, "stands")]
        assert not list(casebook.verify())
    assert scene.incident(FIRE).fields["missing"].best == 2


def test_a_claim_waits_where_its_report_tells_of_nothing_any_more(scene: Scene) -> None:
    with Casebook.open(scene.path, write=True) as casebook:
        scene.review(casebook).claim(FIRE.id, at(FIRE, "Two people"), "missing", "2", "see the list")
        casebook.store(FIRE, Extraction(FIRE.id, (), (), (), ()), "a reader that finds nothing")
        review = scene.review(casebook)
        assert [ruling.state for _, ruling in review.history()] == ["unmatched"]
        with pytest.raises(UserError, match="does not tell of an incident"):
            review.claim(FIRE.id, at(FIRE, "Two people"), "missing", "2", "see the list")


def test_a_passage_that_is_set_back_later_takes_its_claim_along(scene: Scene) -> None:
    with Casebook.open(scene.path, write=True) as casebook:
        review = scene.review(casebook)
        made = review.claim(FIRE.id, at(FIRE, "a fire"), "killed", "1", "somebody burned")
        aside = review.furniture(FIRE.id, "an advertisement", at(FIRE, "a fire"))
        became = {each.id: (ruling.state, ruling.by) for each, ruling in review.history()}
        assert became[made.judgement.id] == ("overruled", aside.judgement.id)
        assert "killed" not in scene.incident(FIRE).fields
        review.claim(FIRE.id, at(FIRE, "a fire"), "killed", "1", "no, it is the report")
        assert scene.incident(FIRE).fields["killed"].best == 1


def test_a_claim_is_chosen_and_rejected_like_any_other(scene: Scene) -> None:
    with Casebook.open(scene.path, write=True) as casebook:
        review = scene.review(casebook)
        made = review.claim(FIRE.id, at(FIRE, "a fire"), "killed", "1", "somebody burned")
        claim = made.judgement.claim
        assert claim is not None
        assert review.choose(claim.id[:8], "seen").ruling.state == "stands"
        assert review.reject([claim.id], "not seen").ruling.state == "stands"
        assert scene.incident(FIRE).fields["killed"].best is None


def test_the_incident_can_be_named_and_must_be_told_of_there(scene: Scene) -> None:
    other = first_report()[1].tellings[0].id
    with Casebook.open(scene.path, write=True) as casebook:
        review = scene.review(casebook)
        with pytest.raises(UserError, match="does not tell of that incident"):
            review.claim(FIRE.id, at(FIRE, "a fire"), "killed", "1", "so it was", of=other)
        own = third_report()[1].tellings[0].id
        assert review.claim(FIRE.id, at(FIRE, "a fire"), "killed", "1", "so it was", of=own[:8])


def test_of_two_incidents_the_one_told_nearest_is_meant(tmp_path: Path, gazetteer: Gazetteer) -> None:
    text = "Two people were hurt in Osijek.\n\nNothing else.\n\nFour people died in Lovas, near the mill."
    document = make_document(text)
    one = make_telling(document, make_claim(document, "injured", "Two people", CountValue(2, 2, 2)))
    two = make_telling(
        document, make_claim(document, "killed", "Four people", CountValue(4, 4, 4)), main=False
    )
    with Casebook.open(tmp_path / "two.db", write=True, create=True) as casebook:
        casebook.store(document, Extraction(document.id, (one, two), (), (), ()), "by hand")
        review = Scene(tmp_path / "two.db", gazetteer).review(casebook)
        made = review.claim(document.id, at(document, "the mill"), "targets", "the mill", "so it says")
        assert two.id in made.judgement.subjects
        assert one.id not in made.judgement.subjects


def test_the_terminal_guesses_and_the_export_says_that_a_person_made_it(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    span = at(FIRE, "Two people")
    where = ("claim", FIRE.id[:10], "--span", f"{span.start}-{span.end}")
    assert main(["judge", str(scene.path), *where, "--field", "displaced", "--value", "2", *WHO]) == 0
    assert main(["judge", str(scene.path), *where, *WHO]) == 0
    said = capsys.readouterr().out
    assert "Read as injured: 2" in said
    assert said.count("Claim made by a person") == 2
    assert main(["judge", str(scene.path), *where, "--field", "date", *WHO]) != 0
    assert "the passage gives no date by itself" in capsys.readouterr().err
    assert main(["export", str(scene.path), "--as", "json", "--to", "-"]) == 0
    record = json.loads(capsys.readouterr().out)
    displaced = next(i["fields"]["displaced"] for i in record["incidents"] if "displaced" in i["fields"])
    assert [each["made_by"] for each in displaced["claims"]] == ["person"]
    made = next(each for each in record["judgements"] if each["claim"]["field"] == "displaced")
    assert (made["kind"], made["claim"]) == ("claim", displaced["claims"][0])
    assert main(["export", str(scene.path), "--as", "csv", "--claims", "--to", "-"]) == 0
    assert ",person," in capsys.readouterr().out


def test_an_export_with_hidden_names_has_the_claim_and_not_its_maker(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    document = first_report()[0]
    span = at(document, "Pavel Orlen")
    words = ("--span", f"{span.start}-{span.end}", "--field", "targets", "--value", "Pavel Orlen")
    assert main(["judge", str(scene.path), "claim", document.id, *words, *WHO]) == 0
    capsys.readouterr()
    assert main(["export", str(scene.path), "--as", "json", "--hide-names", "all", "--to", "-"]) == 0
    text = capsys.readouterr().out
    assert "Pavel" not in text
    assert "Analyst" not in text
    assert '"made_by":"person"' in text.replace(" ", "")


def test_no_id_of_what_the_machine_reads_has_changed() -> None:
    """Casebooks of before hold readings by the ids that they had then."""
    document = make_document("Seven guards died.", "a.txt")
    assert make_claim(document, "killed", "Seven guards", CountValue(7, 7, 7)).id == "0e1ee09d46996f1f"
    assert REPORTS[0][1].id == "e0426dc5fe95ed0e"
