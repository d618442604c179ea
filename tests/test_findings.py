"""What a careful analyst would point out, and what she would not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from builders_weigh import (
    at_least,
    blamed,
    by_id,
    count,
    dated,
    day,
    judgement,
    person,
    report,
    speaker,
    told,
)
from tellings.model import CountValue, Document, Finding, Group, Judgement, Linking, Telling
from tellings.reconcile import reconcile
from tellings.settle import settle

Told = tuple[Document, Telling]


def findings(*reports: Told, judgements: Sequence[Judgement] = ()) -> tuple[Finding, ...]:
    documents = by_id(*(document for document, _ in reports))
    tellings = [telling for _, telling in reports]
    linking = Linking((tuple(sorted(telling.id for telling in tellings)),))
    (found,) = reconcile(
        documents, tellings, linking, settle(documents, tellings, linking), judgements=judgements
    )
    known = {claim.id for telling in found.tellings for claim in telling.claims}
    for finding in found.findings:
        assert set(finding.claims) <= known
        assert finding.claims
        assert finding.text.endswith(".")
    return found.findings


def kinds(*reports: Told, **about: Any) -> list[str]:
    return [finding.kind for finding in findings(*reports, **about)]


def toll(
    name: str, number: int | CountValue, published: str | None = None, field: str = "killed", **about: Any
) -> Told:
    befell = "were hurt" if field == "injured" else "died"
    words = f"{number} {befell}" if isinstance(number, int) else f"at least {number.low} {befell}"
    document = report(f"In all {words}, {name} reports.", name, published)
    return document, told(document, count(document, field, words, number, **about))


def raid(dead: int, arrested: int, group: int, at_large: bool = False) -> Told:
    text = f"{group} raiders came, Ana Roth said. {dead} raiders died. {arrested} were held. Aldo Brenn fled."
    document = report(text)
    claims = [
        count(document, "attackers", f"{group} raiders", group, speakers=speaker("Ana Roth")),
        count(document, "killed", f"{dead} raiders", dead, group="said_attacker"),
        count(document, "arrested", f"{arrested} were held", arrested),
        person(document, "Aldo Brenn", role="attacker", fate="at_large" if at_large else "unknown"),
    ]
    return document, told(document, *claims)


def test_more_attackers_dead_and_held_than_there_were() -> None:
    (found,) = findings(raid(18, 9, 25))
    assert found.kind == "arithmetic"
    assert found.text == (
        "18 attackers killed and 9 arrested make 27, more than the group of 25 named by Ana Roth;"
        " some of those arrested may not have been of the group."
    )
    assert len(found.claims) == 3


def test_as_many_dead_and_held_as_there_were_is_no_finding() -> None:
    assert kinds(raid(18, 7, 25)) == []
    assert kinds(raid(18, 4, 25)) == []


def test_one_at_large_is_counted_in() -> None:
    (found,) = findings(raid(18, 7, 25, at_large=True))
    assert "7 arrested and 1 at large make 26" in found.text


def test_an_open_group_size_cannot_be_exceeded() -> None:
    document, telling = raid(18, 9, 25)
    open_sized = count(document, "attackers", "25 raiders", at_least(25))
    assert kinds((document, told(document, open_sized, *telling.claims[1:]))) == []


def parted(total: int, victims: int, attackers: int) -> Told:
    document = report(f"It took {total} lives: {victims} townsfolk and {attackers} raiders.")
    whole = count(document, "killed", f"{total} lives", total)
    return document, told(
        document,
        whole,
        count(document, "killed", f"{victims} townsfolk", victims, group="victim", part_of=whole.id),
        count(document, "killed", f"{attackers} raiders", attackers, group="said_attacker", part_of=whole.id),
    )


@pytest.mark.parametrize(
    ("numbers", "expected"), [((25, 7, 18), []), ((25, 9, 18), ["arithmetic"]), ((9, 2, 12), ["arithmetic"])]
)
def test_parts_against_their_total(numbers: tuple[int, int, int], expected: list[str]) -> None:
    assert kinds(parted(*numbers)) == expected


def test_the_parts_are_named() -> None:
    (found,) = findings(parted(25, 9, 18))
    assert "9 victims killed and 18 attackers killed, 27 in all, more than the 25" in found.text


def test_a_toll_that_rose_or_fell_over_days() -> None:
    (rose,) = findings(toll("a", 5, "2031-01-02"), toll("b", 7, "2031-01-04"))
    assert rose.kind == "toll_changed"
    assert rose.text.startswith("The number killed rose from 5 (2 January 2031, a) to 7 (4 January 2031, b)")
    later = [toll(name, 7, "2031-01-04", "injured") for name in "bc"]
    (fell,) = findings(toll("a", 9, "2031-01-02", "injured"), *later)
    assert "The number injured fell from 9" in fell.text


def test_a_report_that_tells_of_some_of_the_dead_is_no_fall() -> None:
    assert kinds(toll("a", 9, "2031-01-02"), toll("b", 7, "2031-01-04")) == []
    assert kinds(toll("a", 3, "2031-01-02"), toll("b", 40, "2031-01-04")) == []


def test_a_toll_that_differs_on_one_day_or_on_none_known_did_not_change() -> None:
    assert "toll_changed" not in kinds(toll("a", 5, "2031-01-02"), toll("b", 7, "2031-01-02"))
    assert kinds(toll("a", 5), toll("b", 7)) == []
    still = (toll("a", 5, "2031-01-02"), toll("b", 7, "2031-01-04"), toll("c", 5, "2031-01-04"))
    assert "toll_changed" not in kinds(*still)
    assert kinds(toll("a", 5, "2031-01-02"), toll("b", at_least(4), "2031-01-04")) == []


def test_three_reports_with_one_speaker_are_one_source() -> None:
    told_by = [
        toll(name, 5, speakers=speaker(who))
        for name, who in (("a", "Ana Roth"), ("b", "Roth"), ("c", "Ana Roth"))
    ]
    (found,) = findings(*told_by)
    assert found.kind == "single_origin"
    assert (
        found.text
        == "All 3 reports that give 5 killed rest on one speaker, Ana Roth; together they are one source."
    )
    assert kinds(*told_by[:2]) == []
    assert kinds(*told_by[:2], toll("c", 5)) == []


def test_blame_that_rests_on_one_speaker() -> None:
    reports = []
    for name in "abc":
        document = report(f"The League ordered it, Ana Roth told {name}.", name)
        reports.append(
            (
                document,
                told(
                    document,
                    blamed(document, "The League", "League", "ordered", speakers=speaker("Ana Roth")),
                ),
            )
        )
    (found,) = findings(*reports)
    assert "give that League ordered it rest on one speaker, Ana Roth" in found.text


def accused(denier: str, **about: Any) -> tuple[Told, Told]:
    a = report("The League ordered it, Ana Roth said.", "a")
    b = report("Karl Lund said it had no links to radical groups abroad.", "b")
    affirmed = blamed(a, "The League", "League", "ordered", speakers=speaker("Ana Roth"))
    denial = blamed(
        b,
        "no links to radical groups abroad",
        about.pop("name", "League"),
        "ordered",
        polarity="denied",
        speakers=speaker(denier),
    )
    return (a, told(a, affirmed)), (b, told(b, denial))


def test_blame_that_another_denies() -> None:
    (found,) = findings(*accused("Karl Lund"))
    assert found.kind == "denied"
    assert found.text == "League ordered it, according to Ana Roth; denied by Karl Lund."
    (general,) = findings(*accused("Karl Lund", name="radical groups"))
    assert (
        general.text
        == "League ordered it, according to Ana Roth; Karl Lund has it otherwise: “no links to radical groups abroad”."
    )


def test_blame_of_another_is_not_denied() -> None:
    assert kinds(*accused("Karl Lund", name="Brotherhood")) == []


def test_a_figure_that_another_denies() -> None:
    denial = toll("b", 5, polarity="denied", speakers=speaker("Karl Lund"))
    (found,) = findings(toll("a", 5, speakers=speaker("Ana Roth")), denial)
    assert found.text == "5 killed, according to Ana Roth; denied by Karl Lund."
    assert kinds(toll("a", 6), denial) == []


def happened(on: str, published: str | None, **about: Any) -> Told:
    document = report("It happened then.", "a", published)
    return document, told(document, dated(document, "then", day(on)), **about)


def test_nothing_is_reported_before_it_happens() -> None:
    (found,) = findings(happened("2031-02-05", "2031-01-05"))
    assert found.kind == "date_impossible"
    assert kinds(happened("2031-02-05", "2031-02-05")) == []
    assert kinds(happened("2031-02-06", "2031-02-05")) == []
    assert kinds(happened("2031-02-05", None)) == []
    document = report("It happened then. Seen on Friday.", "a", "2031-02-05")
    stamped = told(
        document, dated(document, "then", day("2031-02-04")), dated(document, "Friday", day("2031-02-14"))
    )
    assert kinds((document, stamped)) == []
    assert kinds(happened("2031-02-05", "2031-01-05", stage="threatened")) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (17, 170, True),
        (36, 63, True),
        (36, 64, False),
        (1, 10, False),
        (12, 13, False),
        (123, 132, True),
        (123, 321, False),
    ],
)
def test_slips_of_digits(first: int, second: int, expected: bool) -> None:
    assert ("digit_slip" in kinds(toll("a", first), toll("b", second))) is expected


def test_a_toll_that_grew_through_figures_between_is_no_slip() -> None:
    assert "digit_slip" not in kinds(toll("a", 3), toll("b", 12), toll("c", 30))
    assert "digit_slip" not in kinds(toll("a", 3, "2031-01-01"), toll("b", 30, "2031-01-02"))


def twice(
    first: dict[str, Any],
    second: dict[str, Any],
    text: str = "Five people died here.\nLater eight people died there.",
) -> Told:
    document = report(text)
    return document, told(
        document,
        count(document, "killed", "Five people", 5, **{"counted": "people", **first}),
        count(document, "killed", "eight people", 8, **{"counted": "people", **second}),
    )


def test_one_report_that_gives_two_figures() -> None:
    (found,) = findings(twice({}, {}))
    assert found.kind == "self_contradiction"
    assert "gives both 5 killed and 8 killed" in found.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"group": "woman"}, {"group": "child"}),
        ({"speakers": speaker("Ana Roth")}, {"speakers": speaker("Karl Lund")}),
        ({"said_on": day("2031-01-01")}, {"said_on": day("2031-01-02")}),
        ({"counted": "men"}, {"counted": "women"}),
        ({"polarity": "denied"}, {}),
    ],
)
def test_two_figures_that_count_or_come_from_others_do_not_contradict(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert "self_contradiction" not in kinds(twice(first, second))


def test_single_persons_and_parts_are_no_toll() -> None:
    a = report("One man died. Eight people died.", "a", "2031-01-01")
    b = report("Three others died, and one more.", "b", "2031-01-03")
    found = findings(
        (a, told(a, count(a, "killed", "One man", 1), count(a, "killed", "Eight people", 8))),
        (b, told(b, count(b, "killed", "Three others", 3))),
    )
    assert found == ()


def test_two_figures_of_one_sentence_or_with_their_sum_do_not_contradict() -> None:
    assert kinds(twice({}, {}, "Five people died here and eight people there.")) == []
    document, telling = twice(
        {}, {}, "Five people died here.\nThen eight people died there.\nThirteen died in all."
    )
    whole = count(document, "killed", "Thirteen", 13)
    assert "5 killed and 8" not in " ".join(
        each.text for each in findings((document, told(document, *telling.claims, whole)))
    )


def test_what_a_person_has_refused_gives_no_finding() -> None:
    a, b = toll("a", 17), toll("b", 170)
    refused = judgement("not_this_value", b[1].claims[0].id)
    assert kinds(a, b, judgements=[refused]) == []


def reported(text: str, *figures: tuple[str, str, int, Group | None], published: str | None = None) -> Told:
    """A report with figures: its words, field, number and group."""
    document = report(text, text[:12], published)
    claims = [
        count(document, field, words, number, group=group, counted=words.split()[-1])
        for words, field, number, group in figures
    ]
    return document, told(document, *claims)


def test_a_part_that_is_larger_than_any_total_of_others() -> None:
    part = reported(
        "The depot raid killed 12 children.", ("12 children", "killed", 12, "child"), published="2031-03-02"
    )
    total = reported(
        "9 people died in the depot raid.", ("9 people", "killed", 9, None), published="2031-03-02"
    )
    (found,) = findings(part, total)
    assert found.text == (
        "The depot ra gives 12 children killed, more than the 9 killed in all that 9 people die gives; one of the two may"
        " count other people."
    )
    earlier = reported("9 people died in the raid.", ("9 people", "killed", 9, None), published="2031-03-01")
    assert kinds(part, earlier) == []  # the toll may have risen
    larger = reported(
        "15 people died in the raid.", ("15 people", "killed", 15, None), published="2031-03-03"
    )
    assert "arithmetic" not in kinds(part, total, larger)
    attackers = reported(
        "The guards killed 12 raiders.", ("12 raiders", "killed", 12, "said_attacker"), published="2031-03-02"
    )
    assert kinds(attackers, total) == []  # a toll often leaves the attackers out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two men, aged 20 and 31, were hit.", "20 and 31"),
        ("Three more, all in their 20's, were hurt.", "20"),
        ("Ada Lunn, 22 was shot in the leg.", "22"),
        ("This page is about the 2014 Ostrel killings.", "2014 Ostrel killings"),
        ("It was the first in a string of 31 shooting deaths.", "31 shooting deaths"),
        ("The group has killed 31 people since the spring.", "31 people"),
        ("In that attack 31 people were also hurt.", "31 people"),
        ("Attacks in the valley have left 31 people dead.", "31 people"),
    ],
)
def test_numbers_that_count_no_people_of_the_incident_make_no_finding(text: str, words: str) -> None:
    """Guards against ages, years and the tolls of other events beside the toll of this one."""
    number = max(int(each) for each in words.replace("and", " ").split() if each.isdigit())
    odd = report(text, "odd.txt", "2031-03-03")
    plain = reported(
        "9 people were killed and 9 people hurt.", ("9 people", "killed", 9, None), published="2031-03-02"
    )
    both = reported(
        f"9 people were killed.\n{text}", ("9 people", "killed", 9, None), (words, "killed", number, None)
    )
    assert kinds(both) == []
    assert kinds(plain, (odd, told(odd, count(odd, "killed", words, number)))) == []


def test_the_dead_among_those_shot_are_no_rise_of_the_wounded() -> None:
    def shot(name: str, text: str, words: str, number: int, on: str) -> Told:
        document = report(text, name, on)
        claims = [count(document, "injured", words, number)]
        if "dead" in text:
            claims.append(count(document, "killed", "2 people", 2))
        return document, told(document, *claims)

    first = shot("a", "2 people are dead and 3 people hurt.", "3 people", 3, "2031-03-01")
    assert kinds(first, shot("b", "He shot 5 people there.", "5 people", 5, "2031-03-04")) == []
    assert kinds(first, shot("b", "He shot 9 people there.", "9 people", 9, "2031-03-04")) == ["toll_changed"]


def test_figures_far_down_in_a_report_are_not_its_toll() -> None:
    filler = "The valley has one road and a market on Fridays. " * 25
    early = reported("9 people were killed.", ("9 people", "killed", 9, None), published="2031-03-01")
    late = reported(
        f"{filler}\n14 people were killed.", ("14 people", "killed", 14, None), published="2031-03-04"
    )
    assert kinds(early, late) == []
    toll = reported(
        f"{filler}\nThe toll rose to 14 people killed.",
        ("14 people", "killed", 14, None),
        published="2031-03-04",
    )
    assert kinds(early, toll) == ["toll_changed"]


def test_a_late_day_far_down_in_a_page_that_goes_on_being_written_is_not_its_event() -> None:
    filler = "The valley has one road and a market on Fridays. " * 25
    document = report(f"{filler}It was seen again then.", "page", "2031-01-05")
    assert kinds((document, told(document, dated(document, "then", day("2032-02-05"))))) == []


def test_reports_that_differ_on_one_day() -> None:
    less = reported(
        "3 people were hurt at the ford.", ("3 people", "injured", 3, None), published="2031-03-02"
    )
    more = reported(
        "4 people were hurt by the mill.", ("4 people", "injured", 4, None), published="2031-03-02"
    )
    (found,) = findings(less, more)
    assert (found.kind, found.text) == (
        "other",
        "The number injured is 3 (3 people wer) or 4 (4 people wer), both by 2 March 2031; the two may count different people.",
    )
    next_two = reported(
        "The next 2 people were hurt there.", ("2 people", "injured", 2, None), published="2031-03-02"
    )
    assert kinds(more, next_two) == []
    later = reported(
        "3 people were hurt at the ford.", ("3 people", "injured", 3, None), published="2031-03-03"
    )
    assert "other" not in kinds(more, later)
    speaking: dict[str, Any] = {"speakers": speaker("Ana Roth", organisation="Harbour Police")}
    one = toll("a", 3, "2031-03-02", **speaking)
    assert "other" not in kinds(one, toll("b", 5, "2031-03-02", **speaking))


def test_figures_of_unnamed_voices_are_no_contradiction() -> None:
    """Guards against two speakers whom the reader of speech has missed."""
    figures = (("31 people", "killed", 31, None), ("40 people", "killed", 40, None))
    assert kinds(reported("The blast killed 31 people.\nThe blast killed 40 people.", *figures)) == [
        "self_contradiction"
    ]
    heard = "The blast killed 31 people.\nThe claim said that 40 people had been killed."
    assert kinds(reported(heard, *figures)) == []


def test_figures_too_far_apart_are_of_two_events() -> None:
    figures = (("6 people", "killed", 6, None), ("126 people", "killed", 126, None))
    assert kinds(reported("A bomb killed 6 people.\nThe convoy blast killed 126 people.", *figures)) == []


def test_a_part_is_no_total_that_another_part_could_exceed() -> None:
    part = reported(
        "The blast wounded 40 children.", ("40 children", "injured", 40, "child"), published="2031-03-02"
    )
    some = reported(
        "15 of the wounded are in danger.", ("15 of the wounded", "injured", 15, None), published="2031-03-02"
    )
    assert "arithmetic" not in kinds(part, some)


def test_a_group_smaller_than_its_dead_alone_is_not_the_whole_of_them() -> None:
    assert kinds(raid(18, 9, 5)) == []


def test_a_day_that_a_text_is_dated_is_told_as_such() -> None:
    document = report("Depot burns AFP Tuesday 5 Feb 2031. It burned.", "a", "2031-01-05")
    (found,) = findings((document, told(document, dated(document, "Tuesday 5 Feb 2031", day("2031-02-05")))))
    assert found.text.endswith(
        "before 5 February 2031, the day that its text is dated; one of the two dates must be wrong."
    )


def test_what_one_speaker_says_in_three_reports_is_one_finding() -> None:
    reports = []
    for name in "abc":
        document = report(f"7 guards and 2 children died, Ana Roth told {name}.", name)
        claims = [
            count(document, "killed", words, number, group=group, speakers=speaker("Ana Roth"))
            for words, number, group in (("7 guards", 7, "security"), ("2 children", 2, "child"))
        ]
        reports.append((document, told(document, *claims)))
    found = [each.text for each in findings(*reports) if each.kind == "single_origin"]
    assert found == [
        "All 3 reports that give 7 members of the security forces killed and 2 children killed rest on one speaker, Ana Roth;"
        " together they are one source."
    ]


def test_a_bare_number_counts_in_its_own_field_alone() -> None:
    document = report("The shells fell, killing 3 of them and injuring 22.")
    whole = count(document, "killed", "3", 3)
    misread = count(document, "killed", "22", 22, group="civilian", part_of=whole.id)
    assert kinds((document, told(document, whole, misread))) == []


def test_the_wounded_who_have_died_since_are_pointed_out() -> None:
    """Guards against two silent rows, one of the wounded and one of the dead."""
    early = toll("a", 1, "2031-01-02", "injured")
    later = toll("b", 1, "2031-01-04")
    (found,) = findings(early, later)
    assert found.kind == "toll_changed"
    assert "1 injured (2 January 2031, a)" in found.text
    assert "1 killed and nobody injured (4 January 2031, b)" in found.text
    assert len(found.claims) == 3
    assert not findings(early, later, toll("c", 1, "2031-01-05", "injured"))
