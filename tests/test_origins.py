"""Who is behind a claim: which speakers of one incident are one origin, and which are not known to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from builders_weigh import by_id, count, report, speaker, told
from tellings.model import Document, Incident, Linking, Speaker, Telling, Verdict
from tellings.reconcile import reconcile
from tellings.reconcile.bodies import body_of

Told = tuple[Document, Telling]


@dataclass(frozen=True)
class Said:
    """What one report says, and by whom: speakers nearest first, none for its own voice."""

    speakers: tuple[Speaker, ...] = ()
    outlet: str | None = None
    number: int = 5


def by(
    name: str | None = None, role: str | None = None, body: str | None = None, kind: Any = "official"
) -> Said:
    return Said(speaker(name, role=role, organisation=body, kind=kind))


def verdict_of(*said: Said) -> Verdict:
    reports: list[Told] = []
    for number, each in enumerate(said):
        document = report(f"The dead were counted ({number}).", f"{number}.txt", outlet=each.outlet)
        certainty: Any = "attributed" if each.speakers else "stated"
        claim = count(
            document, "killed", "The dead", each.number, speakers=each.speakers, certainty=certainty
        )
        reports.append((document, told(document, claim)))
    return incident(*reports).fields["killed"]


def incident(*reports: Told) -> Incident:
    documents = by_id(*(document for document, _ in reports))
    linking = Linking((tuple(sorted(telling.id for _, telling in reports)),))
    (found,) = reconcile(documents, [telling for _, telling in reports], linking, {})
    return found


MINISTRY = "Interior Ministry"
TABLE: dict[str, tuple[list[Said], int]] = {
    # one body under several names
    "one ministry, quoted ten times": ([by(MINISTRY, body=MINISTRY)] * 10, 1),
    "with its country and without": (
        [by(MINISTRY, body=MINISTRY), by("Kazakhstan's Interior Ministry", body="Kazakhstan's Interior Ministry")],
        1,
    ),
    "by a people's adjective": (
        [by("Kazakh Interior Ministry", body="Kazakh Interior Ministry"), by(MINISTRY, body=MINISTRY)],
        1,
    ),
    "in another order of words": (
        [by("Ministry of Internal Affairs of Kazakhstan", body="Ministry of Internal Affairs of Kazakhstan"),
         by("the Interior Ministry", body="the Interior Ministry")],
        1,
    ),
    "two countries' ministries": (
        [by("Russian Defence Ministry", body="Russian Defence Ministry"),
         by("Syria's Ministry of Defense", body="Syria's Ministry of Defense")],
        2,
    ),
    "two countries' ministries and one that may be either": (
        [by("Russian Defence Ministry", body="Russian Defence Ministry"),
         by("Syria's Defence Ministry", body="Syria's Defence Ministry"),
         by("Defence Ministry", body="Defence Ministry")],
        3,
    ),
    "two ministries": ([by(MINISTRY, body=MINISTRY), by("Health Ministry", body="Health Ministry")], 2),
    "letters for a name": (
        [by("National Security Committee", body="National Security Committee"), by("NSC", body="NSC")], 1,
    ),
    # persons who speak for it
    "its spokesman and itself": (
        [by("Almas Sadubayev", "Interior Ministry spokesman", MINISTRY), by(MINISTRY, body=MINISTRY)], 1,
    ),
    "two of its spokesmen": (
        [by("Almas Sadubayev", "spokesman", MINISTRY), by("Dina Orazova", "spokeswoman", "Kazakhstan's Interior Ministry")],
        1,
    ),
    "a spokesman without a name": ([by(None, "spokesman", MINISTRY), by(MINISTRY, body=MINISTRY)], 1),
    "its minister and its statement": ([by("Ivan Petrov", "minister", MINISTRY), by(None, "statement", MINISTRY)], 1),
    "two members of a parliament": (
        [by("Ana Roth", "lawmaker", "Parliament"), by("Karl Lund", "lawmaker", "Parliament")], 2,
    ),
    "a member of a parliament and the parliament": (
        [by("Ana Roth", "lawmaker", "Parliament"), by("Parliament", body="Parliament")], 2,
    ),
    "one man under two spellings": ([by("Mohammed Haddad"), by("Muhammad Hadad")], 1),
    "a man and his surname": ([by("Ana Roth"), by("Roth")], 1),
    "a surname that two have": ([by("Ana Roth"), by("Karl Roth"), by("Roth")], 3),
    # services of which a town has one
    "the police": ([by(None, "police"), by(None, "Police"), by("police")], 1),
    "the police with their town and without": ([by(None, "Kandahar police"), by(None, "police")], 1),
    "a police department and the town's police": (
        [by("Harrow Police Department", body="Harrow Police Department"), by(None, "Harrow police")], 1,
    ),
    "the police of two towns": ([by(None, "Harrow police"), by(None, "Brannock police")], 2),
    "the police of two towns and the police": (
        [by(None, "Harrow police"), by(None, "Brannock police"), by(None, "police")], 3,
    ),
    "police of different sorts": ([by(None, "military police"), by(None, "police")], 2),
    "a police spokesman, named and not": (
        [by("Jamal Barakzai", "police spokesman"), by(None, "a police spokesman"), by(None, "local police")], 1,
    ),
    "a source inside the police": ([by(None, "police source", kind="anonymous"), by(None, "police")], 2),
    "the kin of a policeman": ([by(None, "wife of a police officer", kind="family"), by(None, "police")], 2),
    "a union of the police": ([by("Harrow Police Federation", body="Harrow Police Federation"), by(None, "Harrow police")], 2),
    "a sheriff and his office": (
        [by("John Corina", "sheriff's Lt."), by(None, "sheriff's office"), by("Harrow County Sheriff's Office", body="Harrow County Sheriff's Office")], 1,
    ),
    "the police and the sheriff": ([by(None, "police"), by(None, "sheriff's deputies")], 2),
    "prosecutors": ([by(None, "prosecutors"), by(None, "the prosecutor")], 1),
    # those of whom there are many
    "witnesses": ([by(None, "witnesses", kind="witness"), by(None, "witnesses", kind="witness")], 2),
    "officials": ([by(None, "officials"), by(None, "officials")], 2),
    "unnamed sources": ([by(None, "source", kind="anonymous"), by(None, "source", kind="anonymous")], 2),
    "doctors": ([by(None, "doctors", kind="medical"), by(None, "doctors", kind="medical")], 2),
    "authorities of one people": ([by(None, "Kazakh authorities"), by(None, "Kazakh authorities")], 2),
    # outlets
    "two own voices": ([Said(outlet="Harbour Ledger"), Said(outlet="Northern Wire")], 2),
    "an outlet cited, and its own voice": (
        [Said(outlet="Northern Wire"), by("Northern Wire", body="Northern Wire", kind="press")], 1,
    ),
    "cited by letters": ([Said(outlet="Reuters"), by("Thomson Reuters", body="Reuters", kind="press")], 1),
    "cited by its name, known by its site": (
        [Said(outlet="foreignpolicy.com"), by("Foreign Policy", body="Foreign Policy", kind="press")], 1,
    ),
    "cited by two": ([by("Northern Wire", body="Northern Wire", kind="press")] * 2, 1),
    "two outlets cited": (
        [by("Northern Wire", body="Northern Wire", kind="press"), by("Kestrel Radio", body="Kestrel Radio", kind="press")], 2,
    ),
    "a chain goes back to its end": (
        [Said(speaker("Northern Wire", organisation="Northern Wire", kind="press") + speaker(MINISTRY, organisation=MINISTRY)),
         by(MINISTRY, body=MINISTRY)],
        1,
    ),
    "an outlet that has it from a ministry passes it on": (
        [Said(speaker(MINISTRY, organisation=MINISTRY), "Northern Wire"),
         by("Northern Wire", body="Northern Wire", kind="press")],
        1,
    ),
    "what an outlet has from a ministry is not what it says itself": (
        [Said(speaker(MINISTRY, organisation=MINISTRY), "Northern Wire"),
         Said(speaker("Northern Wire", organisation="Northern Wire", kind="press"), None, 7)],
        2,
    ),
    "an outlet that speaks of itself": (
        [Said(speaker("Northern Wire", organisation="Northern Wire", kind="press"), "Northern Wire"), Said(outlet="Northern Wire")],
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_so_many_origins(case: str) -> None:
    said, origins = TABLE[case]
    found = verdict_of(*said).origins
    assert len(found) == origins, [(each.speaker, each.document) for each in found]


@pytest.mark.parametrize("case", TABLE)
def test_the_order_of_the_reports_makes_no_difference(case: str) -> None:
    said, origins = TABLE[case]
    assert len(verdict_of(*reversed(said)).origins) == origins


def test_two_reports_on_one_origin_do_not_agree() -> None:
    assert verdict_of(by(None, "police"), by(None, "police")).status == "single"
    assert verdict_of(by(None, "police"), by(None, "witnesses", kind="witness")).status == "agreed"


def test_an_origin_is_called_by_its_fullest_name() -> None:
    [origin] = verdict_of(by(None, "police"), by(None, "Kandahar police")).origins
    assert (origin.speaker, origin.document) == ("Kandahar police", None)
    [origin] = verdict_of(by("Almas Sadubayev", "spokesman", MINISTRY)).origins
    assert origin.speaker == MINISTRY
    [origin] = verdict_of(by("Ivan Petrov", "minister", MINISTRY)).origins
    assert origin.speaker == "Ivan Petrov"


def test_the_ministry_of_a_report_is_the_one_that_it_names() -> None:
    document = report("Five died. Five were killed.", "a.txt")
    claims = [
        count(document, "killed", "Five died", 5, speakers=speaker(MINISTRY, organisation=MINISTRY)),
        count(document, "killed", "Five were", 5, speakers=speaker(None, role="the ministry")),
    ]
    [origin] = incident((document, told(document, *claims))).fields["killed"].origins
    assert origin.speaker == MINISTRY


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministry of the Interior", "Interior Ministry", True),
        ("Foreign Ministry", "Ministry of Foreign Affairs", True),
        ("Ministry of Defence", "Defense Ministry", True),
        ("Ministry of Health", "Interior Ministry", False),
        ("Ministry of Interior of the Republic of Iraq", "Iraqi Interior Ministry", True),
    ],
)
def test_names_of_bodies(one: str, other: str, same: bool) -> None:
    assert (body_of(one).words == body_of(other).words) is same
