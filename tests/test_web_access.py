"""Every route of the desk against nobody and every role: one table, which a new route without an entry fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from stored import first_report, second_report
from tellings.casebook import ROLES, Casebook
from web_desk import desk_over, fill
from web_people import Desk, desk_with_people, token

OPEN = (200, 200, 200, 200, 200)
PAGE = (303, 200, 200, 200, 200)  # nobody is led to the form for signing in
DATA = (401, 200, 200, 200, 200)
LED_ON = (303, 307, 307, 307, 307)
# Nobody, reader, reviewer, editor, owner.  Forms are empty but for their token: 400 is what the page itself says to that.
TABLE: dict[tuple[str, str], tuple[int, int, int, int, int]] = {
    ("GET", "/"): LED_ON,
    ("GET", "/incidents"): PAGE,
    ("GET", "/map"): PAGE,
    ("GET", "/timeline"): PAGE,
    ("GET", "/incidents/{id}"): PAGE,
    ("GET", "/review"): PAGE,
    ("GET", "/views"): PAGE,
    ("POST", "/views"): (403, 400, 400, 400, 400),
    ("POST", "/views/remove"): (403, 400, 400, 400, 400),
    ("GET", "/double"): (303, 403, 200, 200, 200),
    ("POST", "/double"): (403, 403, 403, 400, 400),
    ("POST", "/double/answer"): (403, 403, 400, 400, 400),
    ("POST", "/double/close"): (403, 403, 403, 400, 400),
    ("GET", "/double/{id}"): (303, 403, 404, 404, 404),
    ("GET", "/documents"): PAGE,
    ("GET", "/documents/{id}"): PAGE,
    ("GET", "/claim/{id}"): (303, 403, 200, 200, 200),
    ("GET", "/sources"): PAGE,
    ("GET", "/findings"): PAGE,
    ("GET", "/unread"): PAGE,
    ("GET", "/journal"): PAGE,
    ("POST", "/decisions"): (403, 403, 400, 400, 400),
    ("GET", "/add"): (303, 403, 403, 200, 200),
    ("POST", "/add"): (403, 403, 403, 400, 400),
    ("POST", "/add/cancel"): (403, 403, 403, 303, 303),
    ("GET", "/login"): (200, 303, 303, 303, 303),
    ("POST", "/login"): (403, 403, 403, 403, 403),  # no name, no password
    ("POST", "/logout"): (403, 303, 303, 303, 303),
    ("GET", "/invitation/{word}"): (404, 404, 404, 404, 404),  # of a word that nobody was given
    ("POST", "/invitation/{word}"): (404, 404, 404, 404, 404),
    ("GET", "/account/"): PAGE,
    ("POST", "/account/password"): (403, 403, 403, 403, 403),  # the old one is not right
    ("POST", "/account/token"): (403, 400, 400, 400, 400),
    ("POST", "/account/token/remove"): (403, 400, 400, 400, 400),
    ("GET", "/accounts"): (303, 403, 403, 403, 200),
    ("POST", "/accounts/invite"): (403, 403, 403, 403, 400),
    ("POST", "/accounts/withdraw"): (403, 403, 403, 403, 400),
    ("POST", "/accounts/change"): (403, 403, 403, 403, 400),
    ("GET", "/static/{name}"): OPEN,
    ("GET", "/api/v1/openapi.json"): DATA,
    ("GET", "/api/v1/incidents"): DATA,
    ("GET", "/api/v1/incidents/{id}"): DATA,
    ("GET", "/api/v1/documents"): DATA,
    ("GET", "/api/v1/documents/{id}"): DATA,
    ("GET", "/api/v1/documents/{id}/guesses"): DATA,
    ("GET", "/api/v1/findings"): DATA,
    ("GET", "/api/v1/unread"): DATA,
    ("GET", "/api/v1/journal"): DATA,
    ("GET", "/api/v1/questions"): DATA,
    ("GET", "/api/v1/map"): DATA,
    ("GET", "/api/v1/timeline"): DATA,
    ("GET", "/api/v1/sources"): DATA,
    ("GET", "/api/v1/files"): (401, 403, 403, 200, 200),
    ("POST", "/api/v1/files"): (401, 403, 403, 400, 400),
    ("DELETE", "/api/v1/files"): (401, 403, 403, 202, 202),
    ("GET", "/api/v1/double"): (401, 403, 200, 200, 200),
    ("POST", "/api/v1/double"): (401, 403, 403, 422, 422),
    ("GET", "/api/v1/double/{id}"): (401, 403, 404, 404, 404),
    ("POST", "/api/v1/double/answers"): (401, 403, 422, 422, 422),
    ("POST", "/api/v1/double/closings"): (401, 403, 403, 422, 422),
    ("GET", "/api/v1/views"): DATA,
    ("POST", "/api/v1/views"): (401, 422, 422, 422, 422),
    ("DELETE", "/api/v1/views/{id}"): (401, 400, 400, 400, 400),
    ("POST", "/api/v1/decisions"): (401, 403, 422, 422, 422),
}
WHO = ("", *ROLES)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_with_people(tmp_path_factory.mktemp("access") / "reports.db") as made:
        yield made


def routes_of(app: object) -> set[tuple[str, str]]:
    """Every method and address that an application answers, those mounted in it too."""
    assert isinstance(app, Starlette)
    found: set[tuple[str, str]] = set()
    for route in app.routes:
        if isinstance(route, Mount):
            assert isinstance(route.app, FastAPI)
            described = {
                (method.upper(), path)
                for path, methods in route.app.openapi()["paths"].items()
                for method in methods
            }
            plain = {
                (method, each.path)
                for each in route.app.routes
                if isinstance(each, Route)
                for method in each.methods or ()
            }
            found |= {(method, route.path + path) for method, path in described | plain}
        else:
            assert isinstance(route, Route), route
            found |= {(method, route.path) for method in route.methods or ()}
    return {(method, path) for method, path in found if method != "HEAD"}


def address(path: str) -> str:
    """A route's address with something real in it."""
    kind = "documents" if "documents" in path or "claim" in path else "incidents"
    path += {"/claim/{id}": "?span=0-4", "/api/v1/documents/{id}/guesses": "?start=0&end=4"}.get(path, "")
    first, second = first_report(), second_report()
    id = first[0].id if kind == "documents" else min(first[1].tellings[0].id, second[1].tellings[0].id)
    return path.replace("{id}", id).replace("{name}", "desk.css").replace("{word}", "x" * 43)


def status(client: TestClient, method: str, path: str) -> int:
    if method == "GET":
        return client.get(address(path)).status_code
    if path.startswith("/api/"):
        if method == "DELETE":
            return client.delete(address(path)).status_code
        return client.post(address(path), json={}).status_code
    form = token(client, "/account/" if client.get("/login").status_code == 303 else "/login")
    return client.post(address(path), data={"token": form}).status_code


def test_every_route_is_in_the_table(desk: Desk) -> None:
    assert routes_of(desk.app) == set(TABLE)


@pytest.mark.parametrize("place", range(len(WHO)), ids=["nobody", *ROLES])
def test_every_route_answers_every_role_as_the_table_says(desk: Desk, place: int) -> None:
    said = {}
    client = desk.browser(WHO[place])
    for method, path in TABLE:
        if path in ("/logout", "/login"):  # they change who asks
            said[method, path] = status(desk.browser(WHO[place]), method, path)
        else:
            said[method, path] = status(client, method, path)
        desk.clock.now += 3600  # failed attempts are not what is asked about here
        if path == "/account/password":
            client = desk.browser(WHO[place])
    assert said == {route: expected[place] for route, expected in TABLE.items()}


def test_head_is_answered_as_get_and_what_no_rule_knows_is_the_owners(desk: Desk) -> None:
    reader = desk.browser("reader")
    assert reader.head("/accounts").status_code == 403
    assert reader.get("/accounts/anything").status_code == 403
    for method in ("PUT", "DELETE", "PATCH", "POST"):
        assert reader.request(method, "/incidents").status_code == 403
        assert desk.browser().request(method, "/api/v1/incidents").status_code == 401
    for odd in ("//accounts", "/%61ccounts", "/accounts/", "/static/../accounts"):
        answer = reader.get(odd)
        assert "role-1" not in answer.text, odd
    assert desk.browser("owner").delete("/incidents").status_code == 405


@pytest.mark.parametrize("host", ["testserver/login?", "testserver/static/x?", "testserver/login#"])
def test_no_host_header_makes_a_page_another(desk: Desk, host: str) -> None:
    for client in (desk.browser(), desk.browser("reader")):
        answer = client.get("/accounts", headers={"Host": host})
        assert answer.status_code in (303, 400, 403)
        assert "role-1" not in answer.text


def test_without_an_account_this_machine_does_all_but_manage_accounts(tmp_path: Path) -> None:
    with desk_over(fill(tmp_path / "reports.db")) as client:
        assert "no account needed" in client.get("/incidents").text
        assert "--owner" in client.get("/accounts").text
        form = token(client, "/add")
        for method, path in TABLE:
            if path.startswith("/account") and method == "POST":
                assert client.post(path, data={"token": form, "role": "owner"}).status_code == 403
        assert client.get("/login").status_code == 303
    with Casebook.open(tmp_path / "reports.db") as casebook:
        assert not casebook.accounts().exist()
