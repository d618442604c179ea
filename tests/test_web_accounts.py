"""Signing in and out, invitations, accounts and roles on the desk, without a script."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from page_reader import Read
from stored import first_report, second_report
from tellings.casebook import Casebook
from tellings.pipeline import export_record
from tellings.web.passwords import Passwords
from tellings.web.safety import SESSION
from tellings.web.visits import IDLE, LONGEST
from web_desk import desk_over, fill
from web_people import PASSWORD, Desk, desk_with_people, sign_in, token

OTHER = "quite other words now"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_with_people(tmp_path / "reports.db") as made:
        yield made


def claim(number: int = 0) -> str:
    return (first_report, second_report)[number]()[1].tellings[0].of("killed")[0].id


def decide(client: TestClient, kind: str, name: str, **more: str) -> int:
    fields = {"token": token(client, "/account/"), "kind": kind, "name": name, "why": "counted", "back": "/"}
    return client.post("/decisions", data={**fields, **more}).status_code


def invited(desk: Desk, role: str = "reviewer") -> str:
    """The address of a new invitation."""
    owner = desk.browser("owner")
    page = owner.post("/accounts/invite", data={"token": token(owner, "/accounts"), "role": role})
    found = re.search(r"http://testserver(/invitation/[\w-]{43})", page.text)
    assert found, page.text
    return found[1]


def accept(client: TestClient, address: str, name: str, password: str = PASSWORD) -> int:
    fields = {"token": token(client), "name": name, "password": password}
    return client.post(address, data=fields).status_code


def numbers(desk: Desk) -> dict[str, int]:
    with Casebook.open(desk.path) as casebook:
        return {each.name: each.number for each in casebook.accounts().every()}


def manage(desk: Desk, **fields: str | int) -> int:
    owner = desk.browser("owner")
    given = {"token": token(owner, "/accounts"), **{key: str(value) for key, value in fields.items()}}
    return owner.post("/accounts/change", data=given).status_code


def test_who_asks_for_a_page_signs_in_and_comes_to_it(desk: Desk) -> None:
    client = desk.browser()
    led = client.get("/incidents?q=fire&sort=-date")
    assert led.status_code == 303
    form = Read(client.get(led.headers["location"]).text)
    back = next(str(each["value"]) for each in form.all("input") if each.get("name") == "back")
    assert back == "/incidents?q=fire&sort=-date"
    assert sign_in(client, "Reader", back=back).headers["location"] == back
    assert client.get(back).status_code == 200
    for elsewhere in ("//other.example/", "https://other.example", "/\\other.example", "javascript:0"):
        assert sign_in(desk.browser(), "reader", back=elsewhere).headers["location"] == "/incidents"


def test_the_cookie_is_new_at_login_and_of_no_use_to_scripts_and_other_sites(desk: Desk) -> None:
    client = desk.browser()
    before = client.get("/login").cookies[SESSION]
    answer = sign_in(client, "reader")
    said = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(said.split("; "))
    assert "Secure" not in said
    assert client.cookies[SESSION] != before
    thief = desk.browser()
    thief.cookies.set(SESSION, before)  # a word that another gave the browser beforehand signs nobody in
    assert thief.get("/incidents").status_code == 303


def test_where_others_can_reach_it_cookies_go_by_https_alone(tmp_path: Path) -> None:
    with desk_with_people(tmp_path / "reports.db", secure=True) as made:
        plain = made.browser()
        assert "Secure" in plain.get("/login").headers["set-cookie"].split("; ")
        answer = plain.post("/login", data={"token": token(plain), "name": "reader", "password": PASSWORD})
        assert answer.status_code == 403
        assert "https" in answer.text
        safe = TestClient(made.app, base_url="https://testserver", follow_redirects=False)  # type: ignore[arg-type]
        assert sign_in(safe, "reader").status_code == 303
        assert safe.get("/incidents").status_code == 200


def test_where_others_can_reach_it_nobody_is_at_home(tmp_path: Path) -> None:
    with desk_over(fill(tmp_path / "reports.db"), secure=True) as client:
        assert client.get("/incidents").status_code == 303
        assert client.get("/api/v1/incidents").status_code == 401


def test_a_visit_ends_by_signing_out_and_a_stolen_cookie_with_it(desk: Desk) -> None:
    client, thief = desk.browser("editor"), desk.browser()
    thief.cookies.set(SESSION, client.cookies[SESSION])
    assert thief.get("/incidents").status_code == 200
    assert client.post("/logout", data={"token": "0" * 64}).status_code == 403
    assert client.post("/logout", data={"token": token(client, "/account/")}).status_code == 303
    assert client.get("/incidents").status_code == 303
    assert thief.get("/incidents").status_code == 303


def test_a_visit_ends_when_it_is_idle_or_old(desk: Desk) -> None:
    client = desk.browser("reader")
    desk.clock.now += IDLE - 1
    assert client.get("/incidents").status_code == 200
    desk.clock.now += IDLE + 1
    assert client.get("/incidents").status_code == 303
    client = desk.browser("reader")
    begun = desk.clock.now
    while desk.clock.now + IDLE / 2 < begun + LONGEST:
        desk.clock.now += IDLE / 2
        assert client.get("/incidents").status_code == 200
    desk.clock.now = begun + LONGEST + 1
    assert client.get("/incidents").status_code == 303


def test_failed_logins_are_slowed_for_one_name_and_no_other(desk: Desk) -> None:
    client = desk.browser()
    for _ in range(5):
        assert sign_in(client, "editor", "wrong words every time").status_code == 403
    slowed = sign_in(client, "EDITOR")  # the right one, and the same name
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) >= 1
    assert sign_in(desk.browser(), "reader").status_code == 303
    desk.clock.now += int(slowed.headers["retry-after"])
    assert sign_in(client, "editor", "wrong words every time").status_code == 403
    assert int(sign_in(client, "editor").headers["retry-after"]) == 2  # twice as long
    desk.clock.now += 2
    assert sign_in(client, "editor").status_code == 303
    assert sign_in(desk.browser(), "editor", "wrong once").status_code == 403  # and all is forgotten


def test_one_address_that_tries_many_names_is_slowed(desk: Desk) -> None:
    client = desk.browser()
    said = [sign_in(client, f"name {number}", "wrong words").status_code for number in range(25)]
    assert said[:20] == [403] * 20
    assert set(said[20:]) == {429}


def test_an_unknown_and_a_closed_name_are_answered_as_a_wrong_password_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert manage(desk, number=numbers(desk)["editor"], state="close") == 303
    checked: list[str] = []
    verify = PasswordHasher.verify

    def counted(hasher: PasswordHasher, kept: str, given: bytes) -> bool:
        checked.append(kept)
        return bool(verify(hasher, kept, given))

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    client = desk.browser()
    answers = []
    for name in ("reader", "nobody", "editor"):
        answer = sign_in(client, name, PASSWORD if name == "editor" else "wrong words")
        answers.append((answer.status_code, answer.text.replace(f'value="{name}"', "")))
    assert len(set(answers)) == 1
    assert answers[0][0] == 403
    costs = [each.rpartition("$")[0].rpartition("$")[0] for each in checked]  # kind, memory, passes, lanes
    assert len(costs) == 3
    assert len(set(costs)) == 1


def test_the_right_password_of_nobody_is_none() -> None:
    hasher = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    assert not hasher.fits("", None)
    kept = hasher.hashed("word " * 100, "A")
    assert hasher.fits("word " * 100, kept)
    assert not hasher.fits("word " * 100 + "x" * 100, kept)
    assert not hasher.fits(PASSWORD, "not a hash")
    assert hasher.fits("cafe\u0301 au lait, s'il", hasher.hashed("caf\u00e9 au lait, s'il", "A"))


def test_other_sites_sign_nobody_in_and_manage_nothing(desk: Desk) -> None:
    victim = desk.browser()
    fields = {"name": "reader", "password": PASSWORD}
    strange = {"token": token(desk.browser())}  # the attacker's own form
    assert victim.post("/login", data={**fields, **strange}).status_code == 403
    ours = {"token": token(victim)}
    for headers in ({"Origin": "https://other.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert victim.post("/login", data={**fields, **ours}, headers=headers).status_code == 403
    assert victim.get("/incidents").status_code == 303

    owner = desk.browser("owner")
    form, of = token(owner, "/accounts"), numbers(desk)["reader"]
    forms = {
        "/accounts/invite": {"role": "owner"},
        "/accounts/change": {"number": str(of), "role": "owner"},
        "/accounts/withdraw": {"number": "1"},
        "/account/token": {"name": "theirs"},
        "/account/token/remove": {"number": "1"},
        "/account/password": {"old": PASSWORD, "password": OTHER},
        "/logout": {},
    }
    for address, given in forms.items():
        for wrong in ({}, strange):
            assert owner.post(address, data={**given, **wrong}).status_code == 403, address
        crossed = owner.post(
            address, data={**given, "token": form}, headers={"Origin": "https://other.example"}
        )
        assert crossed.status_code == 403, address
    with Casebook.open(desk.path) as casebook:
        assert casebook.accounts().invitations(0) == ()
        assert [each.role for each in casebook.accounts().every() if each.number == of] == ["reader"]


def test_an_invitation_makes_one_account_in_its_role(desk: Desk) -> None:
    address = invited(desk)
    client = desk.browser()
    assert "as reviewer" in client.get(address).text
    assert accept(client, address, "Ada Quill", "short") == 400  # and it can still be used
    assert accept(client, address, "EDITOR") == 400
    assert accept(client, address, " Ada  Quill ") == 303
    assert decide(client, "choose", claim(), by="Somebody Else") == 303
    with Casebook.open(desk.path) as casebook:
        assert [each.by for each in casebook.judgements()] == ["Ada Quill"]
        assert casebook.accounts().invitations(0) == ()
    other = desk.browser()
    assert other.get(address).status_code == 404
    assert accept(other, address, "Ben Late") == 404
    assert "Ben Late" not in numbers(desk)
    assert sign_in(desk.browser(), "ada quill").status_code == 303


def test_an_invitation_can_be_withdrawn_and_expires(desk: Desk) -> None:
    address = invited(desk)
    with Casebook.open(desk.path, write=True) as casebook:
        accounts = casebook.accounts()
        (found,) = accounts.invitations(0)
        accounts.invite("late", "owner", "owner", 1000)
        assert accounts.invitation("late", 999) is not None
        assert accounts.invitation("late", 1000) is None
    assert desk.browser().get(address).status_code == 200
    owner = desk.browser("owner")
    form = {"token": token(owner, "/accounts"), "number": str(found.number)}
    assert owner.post("/accounts/withdraw", data=form).status_code == 303
    assert desk.browser().get(address).status_code == 404


def test_another_role_or_a_closed_account_counts_at_once(desk: Desk) -> None:
    client, of = desk.browser("reviewer"), numbers(desk)["reviewer"]
    assert "Decide" in client.get(f"/incidents/{_raid()}").text
    assert manage(desk, number=of, role="reader") == 303
    assert decide(client, "choose", claim()) == 403
    assert "Decide" not in client.get(f"/incidents/{_raid()}").text
    assert manage(desk, number=of, role="editor") == 303
    assert client.get("/add").status_code == 200
    assert manage(desk, number=of, state="close") == 303
    assert client.get("/incidents").status_code == 303
    assert manage(desk, number=of, state="open") == 303
    assert sign_in(desk.browser(), "reviewer").status_code == 303


def test_the_last_owner_stays(desk: Desk) -> None:
    of = numbers(desk)
    assert manage(desk, number=of["owner"], role="editor") == 400
    assert manage(desk, number=of["owner"], state="close") == 400
    assert manage(desk, number=99, role="editor") == 400
    assert manage(desk, number=of["editor"], role="owner") == 303
    assert manage(desk, number=of["owner"], state="close") == 303
    assert desk.browser("editor").get("/accounts").status_code == 200


def test_a_changed_password_ends_the_other_visits(desk: Desk) -> None:
    client, other = desk.browser("reader"), desk.browser("reader")
    fields = {"token": token(client, "/account/"), "old": PASSWORD, "password": OTHER}
    assert client.post("/account/password", data={**fields, "old": OTHER}).status_code == 403
    assert client.post("/account/password", data={**fields, "password": "reader"}).status_code == 400
    assert client.post("/account/password", data=fields).status_code == 303
    assert client.get("/incidents").status_code == 200
    assert other.get("/incidents").status_code == 303
    assert sign_in(desk.browser(), "reader").status_code == 403
    assert sign_in(desk.browser(), "reader", OTHER).status_code == 303


def test_reviewers_undo_their_own_and_editors_everyones(desk: Desk) -> None:
    assert manage(desk, number=numbers(desk)["reader"], role="reviewer") == 303
    one, another, editor = (desk.browser(each) for each in ("reviewer", "reader", "editor"))
    assert decide(one, "choose", claim()) == 303
    with Casebook.open(desk.path) as casebook:
        made = casebook.judgements()[0].id
    assert "Undo this" in one.get("/journal").text
    assert "Undo this" not in another.get("/journal").text
    for name in (made, made[:10], made[:10].upper(), f" {made} "):
        assert decide(another, "undo", name) == 403
        asked = {"kind": "undo", "names": [name], "why": "no", "by": "reviewer"}
        assert another.post("/api/v1/decisions", json=asked).status_code == 403
    assert decide(editor, "undo", made) == 303
    assert decide(one, "undo", _last(desk)) == 403  # what the editor decided is the editor's
    assert decide(one, "choose", claim(1)) == 303
    assert decide(one, "undo", _last(desk)) == 303


def made_token(client: TestClient, name: str = "the nightly table") -> str:
    page = client.post("/account/token", data={"token": token(client, "/account/"), "name": name})
    found = re.search(r'readonly value="([\w-]{43})"', page.text)
    assert found, page.text
    assert found[1] not in client.get("/account/").text
    return found[1]


def test_a_program_asks_by_a_token_of_its_account(desk: Desk) -> None:
    reviewer = desk.browser("reviewer")
    secret = made_token(reviewer)
    program, bearer = desk.browser(), {"Authorization": f"Bearer {secret}"}
    assert program.get("/api/v1/incidents", headers=bearer).status_code == 200
    assert program.get("/incidents", headers=bearer).status_code == 303  # for the API alone
    assert program.get("/accounts", headers=bearer).status_code == 303
    asked = {"kind": "choose", "names": [claim()], "why": "counted", "by": "Somebody Else"}
    assert program.post("/api/v1/decisions", json=asked, headers=bearer).status_code == 201
    with Casebook.open(desk.path) as casebook:
        assert [each.by for each in casebook.judgements()] == ["reviewer"]
    for wrong in (f"Bearer {secret}x", f"Basic {secret}", "Bearer", "Bearer ", secret):
        answer = reviewer.get("/api/v1/incidents", headers={"Authorization": wrong})
        assert answer.status_code == 401, wrong
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["error"]["status"] == 401
    kept = b"".join(each.read_bytes() for each in Path(str(desk.path)).parent.glob("reports.db*"))
    assert secret.encode() not in kept


def test_a_token_ends_when_it_is_removed_or_its_account_closed(desk: Desk) -> None:
    reader, editor = desk.browser("reader"), desk.browser("editor")
    secret = made_token(reader)
    bearer = {"Authorization": f"Bearer {secret}"}
    with Casebook.open(desk.path) as casebook:
        (found,) = casebook.accounts().tokens().of(numbers(desk)["reader"])
    for client, left in ((editor, 200), (reader, 401)):  # another's is not theirs to remove
        form = {"token": token(client, "/account/"), "number": str(found.number)}
        assert client.post("/account/token/remove", data=form).status_code == 303
        assert desk.browser().get("/api/v1/incidents", headers=bearer).status_code == left
    bearer = {"Authorization": f"Bearer {made_token(editor)}"}
    asked = {"kind": "choose", "names": [claim()], "why": "counted"}
    assert manage(desk, number=numbers(desk)["editor"], role="reader") == 303
    assert desk.browser().post("/api/v1/decisions", json=asked, headers=bearer).status_code == 403
    assert manage(desk, number=numbers(desk)["editor"], state="close") == 303
    assert desk.browser().get("/api/v1/incidents", headers=bearer).status_code == 401


def test_tokens_have_a_purpose_and_are_not_endless(desk: Desk) -> None:
    client = desk.browser("reader")
    form = token(client, "/account/")
    assert client.post("/account/token", data={"token": form, "name": "a\x00b"}).status_code == 400
    said = [
        client.post("/account/token", data={"token": form, "name": f"{number}"}).status_code
        for number in range(21)
    ]
    assert said == [200] * 20 + [400]


def test_no_password_or_secret_is_in_a_log_an_error_an_export_or_the_journal(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    address = invited(desk)
    client = desk.browser("owner")
    pages = [sign_in(desk.browser(), "reader", OTHER).text, desk.browser().get(address + "x").text]
    pages += [client.get(each).text for each in ("/accounts", "/account/", "/journal", "/api/v1/journal")]
    pages.append(client.post("/login", data={"name": "reader", "password": PASSWORD}).text)
    with Casebook.open(desk.path) as casebook:
        secrets = {each.password for each in casebook.accounts().every()}
        pages += [str(export_record(casebook, texts=True)), repr(casebook.accounts().every())]
    secrets |= {PASSWORD, OTHER, address.rpartition("/")[2], client.cookies[SESSION], "argon2"}
    ours = [
        str(each.getMessage()) for each in caplog.records if not each.name.startswith("httpx")
    ]  # the browser's own
    for secret in secrets:
        assert not [page for page in [*pages, *ours] if secret in page]
    kept = b"".join(each.read_bytes() for each in Path(str(desk.path)).parent.glob("reports.db*"))
    for secret in (PASSWORD, address.rpartition("/")[2], client.cookies[SESSION]):
        assert secret.encode() not in kept


def test_a_casebook_has_no_such_tables_before_its_first_account(tmp_path: Path) -> None:
    path = tmp_path / "new.db"

    def tables() -> set[str]:
        with sqlite3.connect(path) as database:
            return {each for (each,) in database.execute("select name from sqlite_master")}

    with Casebook.open(path, write=True, create=True) as casebook:
        assert casebook.accounts().every() == ()
        assert casebook.accounts().named("A") is None
        assert "accounts" not in tables()
        casebook.accounts().add("A", "owner", "hash")
    assert {"accounts", "invitations"} <= tables()


@pytest.mark.parametrize("name", ["", " ", "a\x00b", "x" * 81, "a\u202eb"])
def test_what_is_no_name(tmp_path: Path, name: str) -> None:
    from tellings.errors import UserError

    with Casebook.open(tmp_path / "new.db", write=True, create=True) as casebook:
        with pytest.raises(UserError):
            casebook.accounts().add(name, "owner", "hash")
        assert not casebook.accounts().exist()


def test_forms_of_anybody_are_small(desk: Desk) -> None:
    client = desk.browser()
    assert client.post("/login", data={"name": "x" * 60_000}).status_code == 413
    assert client.post("/login", content=iter([b"name=a"])).status_code == 411
    assert sign_in(client, "x" * 3000).status_code == 400


def _raid() -> str:
    return min(first_report()[1].tellings[0].id, second_report()[1].tellings[0].id)


def _last(desk: Desk) -> str:
    with Casebook.open(desk.path) as casebook:
        return casebook.judgements()[-1].id
