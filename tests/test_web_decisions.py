"""Decisions made on the desk: kept, undone, refused where they are not ours, and never made over somebody else's."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from page_reader import Read
from stored import first_report, second_report, third_report
from tellings.casebook import Casebook
from tellings.judging import new_judgement, of_claim
from tellings.model import Claim, Judgement
from tellings.web import shelf as shelf_module
from tellings.web.app import application
from web_desk import NAME, desk_over, fill, shelf_of

WHY = "the hospital counted"


@dataclass(frozen=True)
class Desk:
    """A browser at the desk, and the casebook under it."""

    client: TestClient
    path: Path

    def text(self, address: str) -> str:
        return re.sub(r"\s+", " ", "".join(Read(self.client.get(address).text).text))

    def form(self, address: str, kind: str = "") -> dict[str, list[str]]:
        """The hidden fields of the first form on a page that decides (and whose kind is `kind`)."""
        page = self.client.get(address).text
        for form in re.findall(r'<form method="post" action="/decisions".*?</form>', page, flags=re.DOTALL):
            fields: dict[str, list[str]] = {}
            for each in Read(form).all("input"):
                if each.get("type") == "hidden":
                    fields.setdefault(str(each["name"]), []).append(str(each["value"]))
            if kind in ("", *fields.get("kind", [])):
                return fields
        raise AssertionError(f"no form on {address} decides {kind}")

    def decide(self, kind: str, /, *names: str, **about: str | list[str]) -> Response:
        """Decides as a form of the incident's page does; gives the answer."""
        form = self.form(self.incident())
        fields = {
            "token": form["token"][0],
            "kind": kind,
            "name": list(names),
            "why": WHY,
            "by": "Ada Quill",
            "back": self.incident(),
            "seen": form["seen"],
            **about,
        }
        return self.client.post("/decisions", data=fields)

    def incident(self) -> str:
        """The address of the raid."""
        first, second = first_report()[1].tellings[0], second_report()[1].tellings[0]
        return f"/incidents/{min(first.id, second.id)}"

    def journal(self) -> list[Judgement]:
        with Casebook.open(self.path) as casebook:
            return list(casebook.judgements())


@contextmanager
def opened(path: Path) -> Iterator[Desk]:
    with desk_over(path) as client:
        yield Desk(client, path)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(fill(tmp_path / "reports.db")) as made:
        yield made


def claim(field: str, number: int = 0) -> Claim:
    return [first_report, second_report, third_report][number]()[1].tellings[0].of(field)[0]


def location(answer: Response) -> str:
    """Where an answer leads."""
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_a_claim_is_chosen_shown_and_undone(desk: Desk) -> None:
    assert "decided by a person" not in desk.text(desk.incident())
    after = location(desk.decide("choose", claim("killed").id))
    made = desk.journal()[0]
    assert (made.kind, made.by, made.why) == ("this_value", "Ada Quill", WHY)
    assert after == f"{desk.incident()}?done={made.id}"
    shown = desk.text(after)
    assert "This value is written in the journal" in shown
    assert "decided by a person" in shown
    assert WHY in shown
    assert WHY in desk.text("/journal")
    assert "reviewed" in desk.text("/incidents?reviewed=yes")
    assert "No incident is as asked" not in desk.text("/incidents?reviewed=yes")

    form = desk.form(after, "undo")
    assert form["name"] == [made.id]
    location(desk.client.post("/decisions", data={**{key: each[-1] for key, each in form.items()}}))
    assert [each.kind for each in desk.journal()] == ["this_value", "undo"]
    assert "decided by a person" not in desk.text(desk.incident())
    assert "taken back later" in desk.text("/journal")


def test_claims_are_rejected_and_a_passage_is_set_aside(desk: Desk) -> None:
    location(desk.decide("reject", claim("killed", 1).id))
    assert "7–9" not in desk.text(desk.incident())
    location(desk.decide("furniture", claim("weapons").id))
    document = first_report()[0]
    assert f"marked by Ada Quill: {WHY}" in desk.text(f"/documents/{document.id}")
    assert [each.kind for each in desk.journal()] == ["not_this_value", "furniture"]


def test_a_passage_is_made_a_claim_corrected_and_undone(desk: Desk) -> None:
    document = third_report()[0]
    span = f"{document.text.index('a fire')}-{document.text.index('a fire') + 6}"
    page = f"/claim/{document.id}?span={span}"
    assert "a fire" in desk.text(page)
    form = desk.form(page, "claim")
    fields = {
        **form,
        "field": "killed",
        "words": "at least 1",
        "group": "civilian",
        "why": WHY,
        "by": "Ada Quill",
    }
    made = desk.client.post("/decisions", data=fields)
    assert made.status_code == 303
    assert location(made).startswith(f"/documents/{document.id}?done=")
    text = desk.text(location(made))
    assert "Claim made by a person is written in the journal" in text
    assert "claimed by a person" in text
    assert [each.kind for each in desk.journal()] == ["claim"]
    assert desk.decide("undo", desk.journal()[0].id, seen=[]).status_code == 303
    assert "claimed by a person" not in desk.text(f"/documents/{document.id}")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "say which characters"),
        ("span=9-3", "say which characters"),
        ("span=x", "not the characters of a passage"),
        ("span=0-99999", "has no characters"),
        ("span=0-3&field=weather", "field is none of"),
        ("span=0-3&group=giants", "group is none of"),
    ],
)
def test_what_cannot_be_claimed_is_said(desk: Desk, query: str, said: str) -> None:
    answer = desk.client.get(f"/claim/{third_report()[0].id}?{query}")
    assert answer.status_code == 400
    assert said in answer.text
    assert desk.client.get("/claim/nothing?span=0-3").status_code == 404


def test_another_reading_is_one_link_away(desk: Desk) -> None:
    document = second_report()[0]
    start = document.text.index("Nine guards")
    page = desk.client.get(f"/claim/{document.id}?span={start}-{start + 11}").text
    assert '<option value="killed" selected>' in page
    other = next(each["href"] for each in Read(page).all("a") if "field=targets" in str(each.get("href")))
    assert '<option value="targets" selected>' in desk.client.get(str(other)).text


def test_incidents_are_split_held_apart_and_merged(desk: Desk) -> None:
    first, second, third = (each()[1].tellings[0] for each in (first_report, second_report, third_report))
    assert desk.text("/incidents").count("Reports") == 1
    location(desk.decide("split", second.id, incident=desk.incident().rpartition("/")[2]))
    assert "3 incidents" in desk.text("/incidents")
    location(desk.decide("same", first.id, second.id, seen=[]))
    assert "2 incidents" in desk.text("/incidents")
    location(desk.decide("merge", desk.incident().rpartition("/")[2], third.id[:10]))
    assert "1 incident" in desk.text("/incidents")
    merged = desk.client.get(f"/incidents/{third.id}")
    assert merged.status_code in (200, 307)
    location(desk.decide("not-same", first.id, third.id, seen=[]))
    assert "2 incidents" in desk.text("/incidents")
    assert [each.kind for each in desk.journal()] == ["split", "same", "merge", "not_same"]


def test_a_stale_decision_is_shown_and_not_made(desk: Desk) -> None:
    before = desk.form(desk.incident())["seen"]
    location(desk.decide("choose", claim("killed").id))
    late = desk.decide("choose", claim("killed", 1).id, seen=before, by="Ben Late")
    assert late.status_code == 409
    assert "Your decision was not made" in late.text
    assert "Ada Quill" in late.text
    assert len(desk.journal()) == 1
    again: dict[str, list[str]] = {}
    form = re.search(r'<form[^>]*class="again">.*?</form>', late.text, flags=re.DOTALL)
    assert form
    for each in Read(form[0]).all("input"):
        again.setdefault(str(each["name"]), []).append(str(each["value"]))
    location(desk.client.post("/decisions", data=again))
    assert [each.by for each in desk.journal()] == ["Ada Quill", "Ben Late"]


def test_a_decision_on_another_incident_makes_none_stale(desk: Desk) -> None:
    before = desk.form(desk.incident())["seen"]
    location(desk.decide("reject", claim("injured", 2).id, seen=[]))
    location(desk.decide("choose", claim("killed").id, seen=before))
    assert len(desk.journal()) == 2


def test_what_another_program_decides_is_seen_and_makes_a_page_stale(desk: Desk) -> None:
    before = desk.form(desk.incident())["seen"]
    other = new_judgement(
        "this_value", [of_claim(claim("killed"))], "C. Line", "2031-04-01T10:00:00+00:00", "by command"
    )
    with Casebook.open(desk.path, write=True) as casebook:
        casebook.judge(other)
    assert "C. Line" in desk.text(desk.incident())
    assert desk.decide("choose", claim("killed", 1).id, seen=before).status_code == 409


def test_new_documents_are_seen(desk: Desk) -> None:
    from stored import READER
    from web_desk import hostile_report

    with Casebook.open(desk.path, write=True) as casebook:
        casebook.store(*hostile_report("a flare"), READER)
    until = time.monotonic() + 60  # a page waits for what is new only for a moment
    while "3 incidents" not in (said := desk.text("/incidents")) and time.monotonic() < until:
        time.sleep(0.2)
    assert "3 incidents" in said
    assert "a flare" in desk.text("/documents")


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": ""},
        {"token": "0" * 64},
        {"token": "é"},
    ],
)
def test_a_form_that_is_not_ours_decides_nothing(desk: Desk, wrong: dict[str, str]) -> None:
    assert desk.decide("choose", claim("killed").id, **wrong).status_code == 403
    assert desk.journal() == []


@pytest.mark.parametrize(
    "header",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_site_decides_nothing(desk: Desk, header: dict[str, str]) -> None:
    form = {key: each[0] for key, each in desk.form(desk.incident()).items()}
    fields = {**form, "kind": "choose", "name": claim("killed").id, "why": WHY, "by": "x"}
    assert desk.client.post("/decisions", data=fields, headers=header).status_code == 403
    assert desk.journal() == []
    assert (
        desk.client.post("/decisions", data=fields, headers={"origin": "http://testserver"}).status_code
        == 303
    )


def test_the_token_is_of_one_session(desk: Desk) -> None:
    token = desk.form(desk.incident())["token"]
    assert desk.form(desk.incident())["token"] == token
    desk.client.cookies.clear()
    assert desk.decide("choose", claim("killed").id, token=token).status_code == 403
    set_cookie = TestClient(desk.client.app).get("/journal").headers["set-cookie"]
    assert "HttpOnly" in set_cookie
    assert "SameSite=Lax" in set_cookie


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "burn"}, "no decision is called burn"),
        ({"why": "  "}, "say why"),
        ({"by": ""}, "say who decides"),
        ({"name": []}, "nothing was chosen"),
        ({"name": ["zz"]}, "no claim has an id that begins with"),
        ({"name": ["a", "b"]}, "one at a time"),
        ({"why": "x" * 3000}, "longer than 2000"),
        ({"kind": "furniture", "span": "9-3"}, "not the characters of a passage"),
        ({"kind": "furniture", "span": "٣-٩"}, "not the characters of a passage"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_written(
    desk: Desk, fields: dict[str, str | list[str]], said: str
) -> None:
    answer = desk.decide("choose", claim("killed").id, **fields)
    assert answer.status_code == 400
    assert said in answer.text
    assert desk.journal() == []


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_nobody_is_led_elsewhere(desk: Desk, back: str) -> None:
    assert location(desk.decide("choose", claim("killed").id, back=back)).startswith("/incidents?done=")


def test_a_place_on_the_page_is_come_back_to(desk: Desk) -> None:
    after = location(desk.decide("choose", claim("killed").id, back="/incidents?type=attack#top"))
    assert after == f"/incidents?type=attack&done={desk.journal()[0].id}#top"


def test_while_another_program_writes_nothing_is_lost_and_nothing_hangs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "PATIENCE", 0.0)
    with Casebook.open(desk.path, write=True, command="tellings read"):
        answer = desk.decide("choose", claim("killed").id)
        assert answer.status_code == 503
        assert "Another program is writing" in answer.text
        assert "Raid" in desk.text("/documents")
    location(desk.decide("choose", claim("killed").id))


def test_the_queue_asks_what_is_disputed_and_goes_on(desk: Desk) -> None:
    page = desk.client.get("/review").text
    assert "killed: the reports cannot all be right" in desk.text("/review")
    form = Read(page)
    buttons = {str(each["value"]) for each in form.all("button") if each.get("name") == "decide"}
    assert {f"choose:{claim('killed').id}", f"choose:{claim('killed', 1).id}"} <= buttons
    hidden = {
        str(each["name"]): str(each["value"]) for each in form.all("input") if each.get("type") == "hidden"
    }
    of = page[page.index('id="deciding"') :]
    fields = {
        **hidden,
        "token": re.search(r'name="token" value="([0-9a-f]+)"', of)[1],  # type: ignore[index]
        "decide": f"reject:{claim('killed', 1).id}",
        "why": WHY,
        "by": "Ada Quill",
        "back": "/review",
    }
    fields.pop("kind", None)
    after = location(desk.client.post("/decisions", data=fields))
    assert [each.kind for each in desk.journal()] == ["not_this_value"]
    assert "1 decision made" in desk.text(after)
    assert claim("killed").id not in desk.client.get(after).text


def test_the_name_is_remembered_and_cannot_break_out(desk: Desk) -> None:
    location(desk.decide("choose", claim("killed").id, by='"><script>x</script>; Path=/'))
    page = desk.client.get(desk.incident()).text
    assert not [each for each in Read(page).all("script") if "src" not in each]
    names = {each.get("value") for each in Read(page).all("input") if each.get("name") == "by"}
    assert names == {'"><script>x</script>; Path=/'}


def test_a_fault_of_ours_shows_no_more_than_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with shelf_of(fill(tmp_path / "reports.db")) as shelf:
        client = TestClient(application(shelf, NAME), raise_server_exceptions=False)
        monkeypatch.setattr(shelf, "looking", lambda: 1 / 0)
        answer = client.get("/review")
        assert answer.status_code == 500
        assert "ZeroDivisionError" in answer.text
        assert "division by zero" not in answer.text
        assert answer.headers["content-security-policy"]
