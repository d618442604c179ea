"""JSON files of reports: Telegram's exports (as pages too), NewsAPI's answers, any list of objects."""

from __future__ import annotations

import json

import pytest

from format_files import read_bytes, reason_of

LONG = "Two guards were killed in the port of Aden on 5 June 2016, the harbour master told reporters on the quay."


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


CHANNEL = {
    "name": "Harbour News",
    "type": "public_channel",
    "id": 7001,
    "messages": [
        {"id": 1, "type": "service", "date": "2016-06-01T08:00:00", "action": "create_channel"},
        {
            "id": 2,
            "type": "message",
            "date": "2016-06-05T21:10:00",
            "from": "Harbour News",
            "forwarded_from": "Port Watch",
            "text": [
                "Two guards were ",
                {"type": "bold", "text": "killed"},
                " in the port.\n",
                {"type": "link", "text": "https://x.example"},
            ],
        },
        {"id": 3, "type": "message", "date": "2016-06-05T21:12:00", "photo": "photos/1.jpg", "text": ""},
    ],
}


@pytest.mark.parametrize("whole", [CHANNEL, {"about": "x", "chats": {"about": "y", "list": [CHANNEL]}}])
def test_a_telegram_export(whole: object) -> None:
    (found,), unread = read_bytes(as_json(whole), "result.json")
    assert found.text == "Two guards were killed in the port.\nhttps://x.example"
    given = found.given
    assert (given.source_id, given.outlet, given.published) == (
        "7001/2",
        "Harbour News",
        "2016-06-05T21:10:00",
    )
    assert json.loads(given.extra)["telegram"]["forwarded_from"] == "Port Watch"
    assert found.path == "result.json message 2"
    assert unread == {
        "result.json": "messages without words (pictures, films, sounds), which are not read: 1"
    }


def test_an_answer_of_newsapi() -> None:
    article = {
        "source": {"id": None, "name": "The Example"},
        "author": "Ana Torres",
        "title": "Two killed",
        "url": "https://a.example/1",
        "publishedAt": "2016-06-05T10:00:00Z",
        "content": LONG,
    }
    (found,), _ = read_bytes(as_json({"status": "ok", "totalResults": 1, "articles": [article]}), "a.json")
    given = found.given
    assert found.text == f"Two killed\n\n{LONG}"
    assert (given.outlet, given.authors, given.published) == (
        "The Example",
        ("Ana Torres",),
        "2016-06-05T10:00:00Z",
    )


def test_any_list_of_objects_and_lines_called_json() -> None:
    assert read_bytes(as_json([{"body": LONG, "tags": ["a", 1]}, 7]), "a.json")[0][0].text == LONG
    lines = as_json({"text": LONG}) + b"\n" + as_json({"text": LONG + " More."})
    assert len(read_bytes(lines, "a.json")[0]) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "not JSON: "),
        (b'{"a": 1}', "JSON, but no list of reports was found in it"),
        (b"[" * 200_000, "not JSON that can be read: nested too deeply"),
        (b"\xff\xfe", "not UTF-8, as JSON has to be"),
        (as_json([{str(number): 1} for number in range(600)]), "JSON, but no list of reports: its objects"),
        (as_json([{"year": 2016}]), "no column of texts was found among 'year'"),
    ],
)
def test_json_that_holds_no_reports(data: bytes, reason: str) -> None:
    assert reason_of(data, "a.json").startswith(reason)


def test_a_telegram_export_as_pages() -> None:
    def message(number: int, inner: str, more: str = "") -> str:
        date = '<div class="pull_right date details" title="05.06.2016 21:10:00 UTC+03:00">21:10</div>'
        return f'<div class="message default clearfix{more}" id="message{number}"><div class="body">{date}{inner}</div></div>'

    html = (
        '<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">'
        'Harbour News </div></div></div><div class="page_body chat_page"><div class="history">'
        '<div class="message service" id="message-1"><div class="body details">5 June 2016</div></div>'
        + message(
            2,
            '<div class="from_name">Harbour News</div><div class="text">Two guards were <strong>killed</strong><br>in the port.</div>',
        )
        + message(3, '<div class="media_wrap clearfix"><a class="photo_wrap"></a></div>', " joined")
        + message(
            4,
            '<div class="forwarded body"><div class="from_name">Port Watch</div><div class="text">A third died.</div></div>',
            " joined",
        )
        + "</div></div></div></body></html>"
    )
    found, unread = read_bytes(html.encode(), "messages.html")
    assert [each.text for each in found] == ["Two guards were killed\nin the port.", "A third died."]
    given = found[0].given
    assert (given.source_id, given.outlet) == ("messages.html/message2", "Harbour News")
    assert given.published == "2016-06-05T21:10:00+03:00"
    assert json.loads(found[1].given.extra)["telegram"] == {
        "from": "Harbour News",
        "forwarded_from": "Port Watch",
    }
    assert found[1].path == "messages.html message4"
    assert unread == {
        "messages.html": "messages without words (pictures, films, sounds), which are not read: 1"
    }
