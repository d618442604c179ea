"""Two reviewers answer the same questions unseen of each other; an editor is shown what they differ on, and decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from page_reader import Read
from tellings.casebook import Casebook, Role
from web_desk import CHEAP
from web_people import PASSWORD, Desk, desk_with_people, token

SECRET = "because the mortuary listed them"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_with_people(tmp_path / "reports.db") as made:
        with Casebook.open(made.path, write=True) as casebook:
            people: tuple[tuple[str, Role], ...] = (
                ("Ada", "reviewer"),
                ("Ben", "reviewer"),
                ("Eve", "editor"),
            )
            for name, role in people:
                casebook.accounts().add(name, role, CHEAP.hashed(PASSWORD, name))
        yield made


def text(client: TestClient, address: str) -> str:
    return re.sub(r"\s+", " ", "".join(Read(client.get(address).text).text))


def post(client: TestClient, address: str, **fields: str | list[str]) -> tuple[int, str]:
    answer = client.post(address, data={"token": token(client, "/review"), **fields})
    return answer.status_code, answer.headers.get("location", "")


def give(editor: TestClient, number: str = "1") -> str:
    status, where = post(editor, "/double", first="Ada", second="Ben", number=number)
    assert status == 303
    return where


def answers_of(client: TestClient, where: str) -> list[str]:
    page = Read(client.get(where).text)
    return [str(each["value"]) for each in page.all("button") if each.get("name") == "answer"]


def item_of(client: TestClient, where: str) -> str:
    page = Read(client.get(where).text)
    return next(str(each["value"]) for each in page.all("input") if each.get("name") == "item")


def answer(client: TestClient, where: str, choice: int, why: str) -> int:
    fields = {"item": item_of(client, where), "answer": answers_of(client, where)[choice], "why": why}
    return post(client, "/double/answer", assignment=where.rpartition("/")[2], **fields)[0]


def test_neither_sees_the_other_until_both_are_done_and_an_editor_decides(desk: Desk) -> None:
    ada, ben, eve = (desk.browser(each) for each in ("Ada", "Ben", "Eve"))
    where = give(eve)
    assert "1 for you" in text(ada, "/double")
    assert "answer it there" in text(ada, "/review")
    assert "answer it there" not in text(desk.browser("reviewer"), "/review")
    assert answer(ada, where, 0, SECRET) == 303
    for address in (where, "/double", "/review", "/journal", "/api/v1/journal"):
        for other in (ben, eve):
            assert SECRET not in other.get(address).text, address
    assert "You have answered all" in text(ada, where)
    assert "Neither's answers are shown" in text(eve, where)
    assert "differ" not in text(ben, where)

    assert answer(ben, where, 1, "the later report") == 303
    for client in (ada, ben, eve):
        page = text(client, where)
        assert SECRET in page
        assert "differ" in page
        assert "answered alike0of 1" in page.replace(" of", "of").replace("alike 0", "alike0")
    assert "kappa -0.33" in text(eve, where)
    assert "<summary>Decide</summary>" not in ben.get(where).text, "an editor decides"

    forms = re.findall(r'<form method="post" action="/decisions">.*?</form>', eve.get(where).text, re.DOTALL)
    fields: dict[str, list[str]] = {}
    for each in Read(forms[0]).all("input"):
        fields.setdefault(str(each["name"]), []).append(str(each["value"]))
    made = eve.post("/decisions", data={**fields, "why": "the mortuary counts best"})
    assert made.status_code == 303
    assert made.headers["location"].startswith(f"{where}?done=")
    with Casebook.open(desk.path) as casebook:
        assert [(each.kind, each.by) for each in casebook.judgements()] == [("this_value", "Eve")]
        acts = [(each.act, each.who) for each in casebook.journal() if each.act in ("assigned", "answered")]
        assert acts == [("assigned", "Eve"), ("answered", "Ada"), ("answered", "Ben")]
        assert not list(casebook.verify())


def test_an_answer_can_be_changed_until_one_is_done_and_then_stands(desk: Desk) -> None:
    ada, eve = desk.browser("Ada"), desk.browser("Eve")
    where = give(eve)
    item = item_of(ada, where)
    first, second = answers_of(ada, where)[:2]
    id = where.rpartition("/")[2]
    assert post(ada, "/double/answer", assignment=id, item=item, answer=first, why="one")[0] == 303
    assert post(ada, "/double/answer", assignment=id, item=item, answer=second, why="two")[0] == 400
    with Casebook.open(desk.path) as casebook:
        (kept,) = casebook.assignments().every()
    assert kept.of("Ada")[item].answer == first
    assert kept.done("Ada")
    assert not kept.complete


@pytest.mark.parametrize(
    ("who", "fields"),
    [
        ("reviewer", {}),
        ("Ada", {"answer": "whatever"}),
        ("Ada", {"item": "another"}),
        ("Ada", {"assignment": "another"}),
        ("Ada", {"why": "  "}),
    ],
)
def test_what_answers_nothing_is_refused(desk: Desk, who: str, fields: dict[str, str]) -> None:
    where = give(desk.browser("Eve"))
    ada = desk.browser("Ada")
    whole = {
        "assignment": where.rpartition("/")[2],
        "item": item_of(ada, where),
        "answer": answers_of(ada, where)[0],
        "why": "so",
    }
    assert post(desk.browser(who), "/double/answer", **{**whole, **fields})[0] == 400
    with Casebook.open(desk.path) as casebook:
        assert casebook.assignments().every()[0].answers == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"second": "Ada"}, "two different reviewers"),
        ({"second": "reader"}, "two accounts that may review"),
        ({"second": "nobody"}, "two accounts that may review"),
        ({"number": "0"}, "a number from 1 to 100"),
        ({"number": "a few"}, "a number from 1 to 100"),
    ],
)
def test_questions_are_given_to_two_who_may_review(desk: Desk, fields: dict[str, str], said: str) -> None:
    eve = desk.browser("Eve")
    data = {"token": token(eve, "/review"), "first": "Ada", "second": "Ben", "number": "1", **fields}
    answer = eve.post("/double", data=data)
    assert answer.status_code == 400
    assert said in answer.text


def test_a_reviewer_who_is_neither_of_the_two_is_shown_nothing(desk: Desk) -> None:
    where = give(desk.browser("Eve"))
    other = desk.browser("reviewer")
    assert other.get(where).status_code == 404
    assert where not in other.get("/double").text


def test_an_editor_closes_it_and_nobody_answers_any_more(desk: Desk) -> None:
    ada, eve = desk.browser("Ada"), desk.browser("Eve")
    where = give(eve)
    item, first = item_of(ada, where), answers_of(ada, where)[0]
    id = where.rpartition("/")[2]
    assert post(eve, "/double/close", assignment=id, why="the report was withdrawn")[0] == 303
    assert post(eve, "/double/close", assignment=id, why="again")[0] == 400
    assert post(ada, "/double/answer", assignment=id, item=item, answer=first, why="so")[0] == 400
    assert "closed" in text(eve, "/double")
    assert "answer it there" not in text(ada, "/review")


def test_a_program_gives_answers_and_compares_as_the_pages_do(desk: Desk) -> None:
    ada, ben, eve = (desk.browser(each) for each in ("Ada", "Ben", "Eve"))
    giving = {"reviewers": ["Ada", "Ben"], "number": 1}
    assert ada.post("/api/v1/double", json=giving).status_code == 403
    assert eve.post("/api/v1/double", json={**giving, "reviewers": ["Ada", "reader"]}).status_code == 400
    made = eve.post("/api/v1/double", json=giving)
    assert made.status_code == 201
    id = made.json()["id"]
    assert made.json()["waiting"] == []
    assert desk.browser("reviewer").get(f"/api/v1/double/{id}").status_code == 404

    (question,) = ada.get(f"/api/v1/double/{id}").json()["waiting"]
    reply = {"assignment": id, "item": question["key"], "answer": question["answers"][0], "why": SECRET}
    assert eve.post("/api/v1/double/answers", json=reply).status_code == 400
    assert ada.post("/api/v1/double/answers", json={**reply, "answer": "else"}).status_code == 400
    assert ada.post("/api/v1/double/answers", json=reply).json()["waiting"] == []
    for other in (ben, eve):
        (seen,) = other.get("/api/v1/double").json()
        assert (seen["answered"], seen["compared"]) == ([1, 0], None)
        assert SECRET not in other.get(f"/api/v1/double/{id}").text
    done = ben.post("/api/v1/double/answers", json={**reply, "answer": "unclear", "why": "so"}).json()
    (answered,) = done["compared"]["answers"]
    assert answered["given"] == [question["answers"][0], "unclear"]
    assert (done["compared"]["claims"]["items"], done["compared"]["claims"]["alike"]) == (1, 0)

    closing = {"assignment": id, "why": "done with"}
    assert ada.post("/api/v1/double/closings", json=closing).status_code == 403
    assert eve.post("/api/v1/double/closings", json=closing).json()["closed"]
    assert eve.post("/api/v1/double/closings", json={**closing, "assignment": "none"}).status_code == 404
