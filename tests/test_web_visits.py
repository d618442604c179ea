"""Who is signed in stays so when the desk is started again, over both stores."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tampering import sql
from tellings.casebook import Casebook, Where
from tellings.web.safety import SESSION
from tellings.web.visits import AGAIN, IDLE, LONGEST, TRUSTED
from web_desk import CHEAP
from web_people import PASSWORD, Clock, Desk, desk_again, desk_with_people, token


def come_back(desk: Desk, client: TestClient) -> TestClient:
    """The same browser, with its cookie, at a desk."""
    again = desk.browser()
    again.cookies.set(SESSION, client.cookies[SESSION])
    return again


def is_in(client: TestClient) -> bool:
    return client.get("/incidents").status_code == 200


def test_a_visit_goes_on_when_the_desk_is_started_again_and_ends_as_it_would_have(where: Where) -> None:
    clock = Clock()
    with desk_with_people(where) as desk:
        reader, editor, leaving = (desk.browser(role) for role in ("reader", "editor", "owner"))
        assert leaving.post("/logout", data={"token": token(leaving, "/account/")}).status_code == 303
    with desk_again(where, clock) as desk:
        assert is_in(come_back(desk, reader))
        assert "editor" in come_back(desk, editor).get("/account/").text
        assert not is_in(come_back(desk, leaving))
    clock.now += IDLE + 1
    with desk_again(where, clock) as desk:
        assert not is_in(come_back(desk, reader))
        client = desk.browser("reader")
        begun = clock.now
        while clock.now + IDLE / 2 < begun + LONGEST:
            clock.now += IDLE / 2
            assert is_in(client)
    with desk_again(where, clock) as desk:
        assert is_in(come_back(desk, client))
        clock.now = begun + LONGEST + 1
        assert not is_in(come_back(desk, client))


def test_a_password_that_was_changed_ends_visits_across_a_start(where: Where) -> None:
    with desk_with_people(where) as desk:
        reader = desk.browser("reader")
    with Casebook.open(where, write=True) as casebook:
        casebook.accounts().change(1, password=CHEAP.hashed("another " + PASSWORD, "reader"))
    with desk_again(where, Clock()) as desk:
        assert not is_in(come_back(desk, reader))


def test_what_is_kept_signs_nobody_in(where: Where) -> None:
    with desk_with_people(where) as desk:
        word = desk.browser("owner").cookies[SESSION]
    rows = sql(where, "SELECT word, account, password, begun, last FROM sessions")
    assert [row[1] for row in rows] == [4]
    assert word not in repr(rows)
    with Casebook.open(where) as casebook:
        assert all(each.password not in repr(rows) for each in casebook.accounts().every())
        assert not any(each.act not in ("read", "unread", "account") for each in casebook.journal())


def test_while_another_program_writes_people_sign_in_and_out_and_it_is_kept_later(where: Where) -> None:
    with desk_with_people(where) as desk:
        early = desk.browser("editor")
        with Casebook.open(where, write=True, command="tellings read"):
            late = desk.browser("reader")
            assert early.post("/logout", data={"token": token(early, "/account/")}).status_code == 303
            assert is_in(late)
            assert not is_in(come_back(desk, early))
            with desk_again(where, desk.clock) as other:
                assert not is_in(come_back(other, late))  # it cannot know of it yet
        desk.clock.now += AGAIN
        assert is_in(late)
    with desk_again(where, desk.clock) as desk:
        assert is_in(come_back(desk, late))
        assert not is_in(come_back(desk, early))


@pytest.mark.parametrize("seconds", [TRUSTED + 1])
def test_two_desks_over_one_casebook_know_of_each_others_visits(where: Where, seconds: float) -> None:
    with desk_with_people(where) as here, desk_again(where, here.clock) as there:
        client = here.browser("reader")
        other = come_back(there, client)
        assert is_in(other)
        assert client.post("/logout", data={"token": token(client, "/account/")}).status_code == 303
        here.clock.now += seconds
        assert not is_in(other)
