"""Filters kept under names: one's own, shared, removed, on the pages, through the API, and in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from page_reader import Read
from tellings.casebook import Casebook
from tellings.errors import UserError
from web_desk import desk_over, fill
from web_people import Desk, desk_with_people, token


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_with_people(tmp_path / "reports.db") as made:
        yield made


def save(
    client: TestClient, name: str, query: str = "?type=attack", page: str = "/incidents", **about: str
) -> int:
    fields = {"token": token(client, "/incidents"), "name": name, "page": page, "query": query, **about}
    return client.post("/views", data=fields).status_code


def names(client: TestClient) -> list[str]:
    return [each["name"] for each in client.get("/api/v1/views").json()]


def test_a_view_is_saved_found_on_every_page_and_removed(desk: Desk) -> None:
    client = desk.browser("reader")
    assert save(client, "  Raids\tof May ", "?sort=-date&type=attack&page=2") == 303
    for page in ("/incidents", "/map", "/timeline"):
        links = {each.get("href"): each for each in Read(client.get(page).text).all("a")}
        assert "/incidents?type=attack" in links, page
    here = Read(client.get("/incidents?type=attack").text).all("a")
    assert [each["href"] for each in here if each.get("aria-current") == "true"] == ["/incidents?type=attack"]
    assert "Raids of May" in client.get("/views").text
    (kept,) = client.get("/api/v1/views").json()
    gone = client.post("/views/remove", data={"token": token(client, "/views"), "view": kept["id"]})
    assert gone.status_code == 303
    assert names(client) == []
    with Casebook.open(desk.path) as casebook:
        told = [(each.act, each.who, each.after) for each in casebook.journal() if "saved" in each.act]
        assert not list(casebook.verify())
    assert [each[:2] for each in told] == [("saved", "reader"), ("unsaved", "reader")]
    assert told[0][2]["name"] == "Raids of May"


def test_ones_own_are_nobody_elses_until_they_are_shared(desk: Desk) -> None:
    reader, reviewer, editor = (desk.browser(each) for each in ("reader", "reviewer", "editor"))
    assert save(reviewer, "Mine") == 303
    assert save(reviewer, "Ours", shared="yes") == 303
    assert names(reviewer) == ["Mine", "Ours"]
    assert names(reader) == names(editor) == ["Ours"]
    assert "Mine" not in reader.get("/incidents").text
    assert save(reader, "Theirs", shared="yes") == 403
    shared = editor.get("/api/v1/views").json()[0]["id"]
    own = next(each["id"] for each in reviewer.get("/api/v1/views").json() if each["name"] == "Mine")
    assert reader.delete(f"/api/v1/views/{shared}").status_code == 400
    assert editor.delete(f"/api/v1/views/{own}").status_code == 400
    assert editor.delete(f"/api/v1/views/{shared}").status_code == 204
    assert names(reviewer) == ["Mine"]


def test_the_same_name_takes_the_place_of_the_earlier(desk: Desk) -> None:
    client = desk.browser("reviewer")
    for query in ("?type=attack", "?type=arson"):
        assert save(client, "Fires" if query.endswith("n") else "FIRES", query) == 303
    assert [each["query"] for each in client.get("/api/v1/views").json()] == ["?type=arson"]


@pytest.mark.parametrize(
    ("name", "query", "page"),
    [
        ("", "", "/incidents"),
        ("x" * 81, "", "/incidents"),
        ("a\u202eb", "", "/incidents"),
        ("a", "?type=weather", "/incidents"),
        ("a", "?since=then", "/incidents"),
        ("a", "", "/accounts"),
        ("a", "", "//evil.example"),
    ],
)
def test_what_cannot_be_kept_is_refused(desk: Desk, name: str, query: str, page: str) -> None:
    client = desk.browser("owner")
    assert save(client, name, query, page) == 400
    asked = client.post("/api/v1/views", json={"name": name, "query": query, "page": page})
    assert asked.status_code in (400, 422)
    assert names(client) == []


def test_a_page_of_another_site_keeps_nothing(desk: Desk) -> None:
    client = desk.browser("owner")
    elsewhere = {"origin": "https://evil.example"}
    assert client.post("/api/v1/views", json={"name": "a"}, headers=elsewhere).status_code == 403
    assert client.post("/views", data={"token": "0" * 64, "name": "a", "page": "/map"}).status_code == 403
    assert names(client) == []


def test_where_nobody_signs_in_views_are_everyones(tmp_path: Path) -> None:
    path = fill(tmp_path / "reports.db")
    with desk_over(path) as client:
        assert save(client, "All of them", "") == 303
        assert names(client) == ["All of them"]
    with desk_over(path) as another:
        assert names(another) == ["All of them"]


def test_nobody_keeps_views_without_end(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "my.db", write=True, create=True) as casebook, casebook.batch():
        views = casebook.saved_views()
        for number in range(200):
            views.save(f"view {number}", "/map", "", "Ada", False)
        with pytest.raises(UserError, match="at most 200"):
            views.save("one more", "/map", "", "Ada", False)
        views.save("view 7", "/map", "?type=arson", "ADA", False)
        views.save("one more", "/map", "", "Ben", False)
        assert len(views.of("ada")) == 200
