"""`/api/v1`: what the pages do, as JSON: described, in pages, tagged, and with one shape for every error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from stored import first_report, second_report, third_report
from tellings.casebook import Casebook
from tellings.pipeline import export_record
from tellings.web import shelf as shelf_module
from web_desk import PAYLOADS, desk_over, fill, hostile_report

LISTS = ("incidents", "documents", "findings", "unread", "journal", "questions", "sources")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with desk_over(
        fill(tmp_path_factory.mktemp("api") / "reports.db", hostile_report(PAYLOADS[0]))
    ) as opened:
        yield opened


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    path = fill(tmp_path / "reports.db")
    with desk_over(path) as opened:
        yield opened, path


def got(client: TestClient, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def raid() -> str:
    return min(first_report()[1].tellings[0].id, second_report()[1].tellings[0].id)


def decision(client: TestClient, **about: Any) -> dict[str, Any]:
    claim = first_report()[1].tellings[0].of("killed")[0].id
    seen = got(client, f"incidents/{raid()}")["seen"]
    return {"kind": "choose", "names": [claim], "why": "counted", "by": "A program", "seen": [seen], **about}


def test_it_is_described_and_every_description_is_met(client: TestClient) -> None:
    described = got(client, "openapi.json")
    assert {path.removeprefix("/") for path in described["paths"]} == {
        *LISTS,
        "incidents/{id}",
        "documents/{id}",
        "documents/{id}/guesses",
        "views",
        "views/{id}",
        "decisions",
        "map",
        "timeline",
        "files",
        "double",
        "double/{id}",
        "double/answers",
        "double/closings",
    }
    for name in LISTS:
        of = described["paths"][f"/{name}"]["get"]["responses"]["200"]["content"]["application/json"][
            "schema"
        ]
        jsonschema.validate(got(client, name), {**of, "components": described["components"]})
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], (path, method)
            assert {"400", "404", "409", "503"} <= set(operation["responses"])


def test_what_it_gives_is_what_is_exported(fresh: tuple[TestClient, Path]) -> None:
    opened, path = fresh
    with Casebook.open(path) as casebook:
        whole = export_record(casebook, texts=True)
    for incident in whole["incidents"]:
        assert got(opened, f"incidents/{incident['id']}")["incident"] == incident
    for document in whole["documents"]:
        given_one = got(opened, f"documents/{document['id']}")
        assert {key: given_one[key] for key in document} == document
        for claim in given_one["claims"]:
            assert document["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_the_same_casebook_has_the_same_tag_and_a_decision_another(fresh: tuple[TestClient, Path]) -> None:
    client, _ = fresh
    tag = client.get("/api/v1/incidents").headers["etag"]
    for name in LISTS:
        again = client.get(f"/api/v1/{name}", headers={"if-none-match": tag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.post("/api/v1/decisions", json=decision(client)).status_code == 201
    after = client.get("/api/v1/incidents", headers={"if-none-match": tag})
    assert after.status_code == 200
    assert after.headers["etag"] != tag


def test_a_decision_is_made_once_and_a_stale_one_not(fresh: tuple[TestClient, Path]) -> None:
    client, path = fresh
    wanted = decision(client)
    made = client.post("/api/v1/decisions", json=wanted).json()
    assert (made["state"], made["incidents"], made["gone"]) == ("stands", [raid()], [])
    late = client.post("/api/v1/decisions", json={**wanted, "by": "Another"})
    assert late.status_code == 409
    assert raid() in late.json()["error"]["said"]
    undone = client.post(
        "/api/v1/decisions", json=decision(client, kind="undo", names=[made["judgement"]["id"]], why="a slip")
    )
    assert undone.status_code == 201
    journal = got(client, "journal")
    assert [each["kind"] for each in journal["items"]] == ["undo", "this_value"]
    assert [each["state"] for each in journal["items"]] == ["stands", "undone"]
    with Casebook.open(path) as casebook:
        assert [each.by for each in casebook.judgements()] == ["A program", "A program"]


def test_a_passage_is_guessed_and_claimed(fresh: tuple[TestClient, Path]) -> None:
    client, _ = fresh
    document = third_report()[0]
    start = document.text.index("Two people")
    asked = f"documents/{document.id}/guesses?start={start}&end={start + 10}"
    assert got(client, asked)[0] == {"field": "injured", "words": "2", "group": None}
    said = {"field": "missing", "words": "at least 2", "group": "civilian"}
    wanted = {"kind": "claim", "names": [document.id], "span": [start, start + 10], "claimed": said}
    made = client.post("/api/v1/decisions", json={**wanted, "why": "the list", "by": "A program"}).json()
    fields = got(client, f"incidents/{made['incidents'][0]}")["incident"]["fields"]
    assert [each["made_by"] for each in fields["missing"]["parts"][0]["verdict"]["claims"]] == ["person"]
    for wrong in ("start=5&end=5", "start=0&end=999999", "start=0"):
        assert client.get(f"/api/v1/documents/{document.id}/guesses?{wrong}").status_code in (400, 422)
    assert client.get("/api/v1/documents/none/guesses?start=0&end=4").status_code == 404


@pytest.mark.parametrize(
    ("about", "status"),
    [
        ({"kind": "burn"}, 422),
        ({"why": ""}, 422),
        ({"why": " "}, 400),
        ({"names": []}, 422),
        ({"names": ["zz"]}, 400),
        ({"names": [" "]}, 400),
        ({"kind": "furniture", "span": [9, 3]}, 400),
        ({"kind": "furniture", "span": [0, 1, 2]}, 422),
        ({"kind": "split", "incident": "zz"}, 400),
        ({"kind": "claim", "span": [0, 4]}, 400),
        ({"kind": "claim", "claimed": {"field": "killed", "words": "7"}}, 400),
        ({"kind": "claim", "claimed": {"field": "killed", "words": "7", "group": "giants"}}, 422),
        ({"by": "x" * 500}, 422),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_shape(
    fresh: tuple[TestClient, Path], about: dict[str, Any], status: int
) -> None:
    client, path = fresh
    answer = client.post("/api/v1/decisions", json=decision(client, **about))
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"]["status"] == status
    with Casebook.open(path) as casebook:
        assert casebook.judgements() == ()


def test_another_sites_page_and_a_form_decide_nothing(fresh: tuple[TestClient, Path]) -> None:
    client, path = fresh
    wanted = decision(client)
    for header in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/api/v1/decisions", json=wanted, headers=header).status_code == 403
    # What a page of another site can send without being asked first is no JSON.
    plain = client.post("/api/v1/decisions", content=str(wanted), headers={"content-type": "text/plain"})
    assert plain.status_code == 422
    assert client.get("/api/v1/incidents", headers={"host": "evil.example"}).status_code == 400
    with Casebook.open(path) as casebook:
        assert casebook.judgements() == ()


def test_while_another_program_writes(
    fresh: tuple[TestClient, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, path = fresh
    monkeypatch.setattr(shelf_module, "PATIENCE", 0.0)
    wanted = decision(client)
    with Casebook.open(path, write=True):
        answer = client.post("/api/v1/decisions", json=wanted)
    assert (answer.status_code, answer.json()["error"]["status"]) == (503, 503)


def test_the_filters_are_those_of_the_pages(client: TestClient) -> None:
    found = got(client, "incidents?type=arson")
    assert [each["id"] for each in found["items"]] == [third_report()[1].tellings[0].id]
    assert (found["page"], found["pages"], found["total"]) == (1, 1, 1)
    assert got(client, "incidents?q=absent&page=7")["items"] == []


def test_answers_are_guarded_as_pages_are(client: TestClient) -> None:
    answer = client.get("/api/v1/incidents")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"]


WORDS = st.text(max_size=12) | st.sampled_from(
    (*PAYLOADS, "-1", "0", "1e9", "2021-05-04", "-date", "disputed", "\0")
)
NAMES = (
    "q", "type", "status", "since", "until", "place", "country", "source", "open", "reviewed", "sort", "page",
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("incidents/{}", "\n0", {})
@given(
    st.sampled_from((*LISTS, "incidents/{}", "documents/{}", "nothing/{}")),
    WORDS,
    st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=4),
)
def test_nothing_that_is_asked_is_a_fault_of_ours(
    client: TestClient, path: str, name: str, query: dict[str, str]
) -> None:
    answer = client.get(
        f"/api/v1/{path.format(quote(name.encode('utf-8', 'replace'), safe=''))}", params=query
    )
    assert answer.status_code in (200, 307, 400, 404, 422)
    if answer.status_code >= 400:
        assert set(answer.json()["error"]) == {"status", "said"}
        assert answer.json()["error"]["status"] == answer.status_code
