"""Saves a page as MHTML by Chromium: python snapshot.py PAGE.html PAGE.mhtml (speaks to the browser through a pipe)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def save(page: Path, to: Path) -> None:
    read_here, write_there = os.pipe()
    read_there, write_here = os.pipe()

    def hand_over() -> None:
        spare = [os.dup(read_there), os.dup(write_there)]
        os.dup2(spare[0], 3)
        os.dup2(spare[1], 4)

    with tempfile.TemporaryDirectory() as profile:
        browser = subprocess.Popen(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-pipe",
                f"--user-data-dir={profile}",
            ],
            preexec_fn=hand_over,
            close_fds=False,
            stderr=subprocess.DEVNULL,
        )
        try:
            talk = Talk(read_here, write_here)
            target = talk.ask("Target.createTarget", url=page.resolve().as_uri())["targetId"]
            session = talk.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            talk.ask("Page.enable", session)
            while (
                talk.ask("Runtime.evaluate", session, expression="document.readyState")["result"]["value"]
                != "complete"
            ):
                pass
            to.write_text(talk.ask("Page.captureSnapshot", session, format="mhtml")["data"], newline="")
        finally:
            browser.kill()
            browser.wait()


class Talk:
    def __init__(self, answers: int, questions: int) -> None:
        self._answers = os.fdopen(answers, "rb")
        self._questions = os.fdopen(questions, "wb")
        self._number = 0

    def ask(self, method: str, session: str | None = None, **params: object) -> Any:
        self._number += 1
        message = {
            "id": self._number,
            "method": method,
            "params": params,
            **({"sessionId": session} if session else {}),
        }
        self._questions.write(json.dumps(message).encode() + b"\0")
        self._questions.flush()
        while True:
            data = b"".join(iter(lambda: self._answers.read(1), b"\0"))
            answer = json.loads(data)
            if answer.get("id") == self._number:
                return answer["result"]


if __name__ == "__main__":
    save(Path(sys.argv[1]), Path(sys.argv[2]))
