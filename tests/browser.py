"""A real Chromium, told what to do over a pipe in its own protocol (Chrome DevTools): no driver is installed for it."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
PATIENCE = 120.0  # seconds for one answer: the machine may have much else to do
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--remote-debugging-pipe",
)


class Browser:
    """One running Chromium.  What its pages write to the console, errors of the security policy among it, is in `said`; what they
    ask for in `asked`."""

    def __init__(self, profile: Path) -> None:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()

        def channels() -> None:  # Chromium reads commands from descriptor 3 and answers on 4
            ends = [fcntl.fcntl(each, fcntl.F_DUPFD, 200) for each in (to_browser, from_browser)]
            for number, end in zip((3, 4), ends, strict=True):
                os.dup2(end, number)

        self._process = subprocess.Popen(
            [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=channels,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._numbers = count(1)
        self._rest = b""
        self.said: list[str] = []
        self.asked: list[str] = []

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def ask(self, method: str, session: str | None = None, **about: Any) -> dict[str, Any]:
        """One command and its answer."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": about}
        if session:
            command["sessionId"] = session
        rest = json.dumps(command).encode() + b"\0"
        while rest:
            rest = rest[os.write(self._write, rest) :]
        until = time.monotonic() + PATIENCE
        while (message := self._message(until)).get("id") != number:
            self._note(message)
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']}")
        answer: dict[str, Any] = message["result"]
        return answer

    def page(self, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True) -> Page:
        """A new page, in a window of its own with no cookies yet."""
        context = self.ask("Target.createBrowserContext")["browserContextId"]
        target = self.ask("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Page(self, session, width, height, dark, scripts)

    def _message(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._read], [], [], left)[0]:
                raise TimeoutError("the browser does not answer")
            got = os.read(self._read, 1 << 20)
            if not got:
                raise RuntimeError("the browser has ended")
            self._rest += got
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        method, about = message.get("method"), message.get("params", {})
        if method == "Log.entryAdded":
            self.said.append(
                f"{about['entry']['level']}: {about['entry']['text']} {about['entry'].get('url', '')}"
            )
        elif method == "Runtime.exceptionThrown":
            self.said.append(f"exception: {about['exceptionDetails'].get('text', '')}")
        elif method == "Network.requestWillBeSent":
            self.asked.append(about["request"]["url"])


class Page:
    """A page of the browser."""

    def __init__(
        self, browser: Browser, session: str, width: int, height: int, dark: bool, scripts: bool
    ) -> None:
        self._browser, self._session = browser, session
        self._ask("Page.enable")
        self._ask("Log.enable")
        self._ask("Runtime.enable")
        self._ask("Network.enable")
        phone = width < 600
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=phone,
        )
        theme = "dark" if dark else "light"
        features = [
            {"name": "prefers-color-scheme", "value": theme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self._ask("Emulation.setEmulatedMedia", features=features)
        if not scripts:
            self._ask("Emulation.setScriptExecutionDisabled", value=True)

    def go(self, address: str) -> None:
        """Opens an address and waits until it is loaded."""
        self.evaluate("document.documentElement.dataset.old = 'yes'")
        self._ask("Page.navigate", url=address)
        self.loaded()

    def loaded(self) -> None:
        """Waits until another page than the one marked old is there."""
        self.wait("document.readyState === 'complete' && !document.documentElement.dataset.old")

    def evaluate(self, script: str) -> Any:
        """What a script comes to.  It runs beside the page's own scripts, which may be switched off."""
        world = self._ask("Page.createIsolatedWorld", frameId=self._frame())["executionContextId"]
        answer = self._ask(
            "Runtime.evaluate", expression=script, contextId=world, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"].get("exception", answer["exceptionDetails"])))
        return answer["result"].get("value")

    def wait(self, script: str, seconds: float = PATIENCE) -> None:
        """Waits until a script comes to something true."""
        until = time.monotonic() + seconds
        while True:
            try:
                if self.evaluate(script):
                    return
            except RuntimeError:  # between two pages there is nothing to ask
                pass
            if time.monotonic() > until:
                raise TimeoutError(f"never came true: {script}")
            time.sleep(0.05)

    def follow(self, script: str) -> None:
        """Does something that leads to another page, and waits for that."""
        self.evaluate(f"document.documentElement.dataset.old = 'yes'; {script}; 0")
        self.loaded()

    def press(self, key: str) -> None:
        """Presses and lets go of a key that writes one letter."""
        about = {"key": key, "text": key, "unmodifiedText": key}
        self._ask("Input.dispatchKeyEvent", type="keyDown", **about)
        self._ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    def tab(self) -> None:
        """Goes on to the next thing that can be pressed."""
        about = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        self._ask("Input.dispatchKeyEvent", type="rawKeyDown", **about)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **about)

    def drop(self, place: str, paths: Sequence[Path]) -> None:
        """Drags files onto the element that a selector finds, and lets them go there."""
        at = self.evaluate(
            f"(() => {{ const of = document.querySelector({place!r}); of.scrollIntoView({{ block: 'center' }});"
            " const box = of.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] })()"
        )
        data = {"items": [], "files": [str(each) for each in paths], "dragOperationsMask": 1}
        for step in ("dragEnter", "dragOver", "drop"):
            self._ask("Input.dispatchDragEvent", type=step, x=at[0], y=at[1], data=data)

    def text(self) -> str:
        """All the words on the page."""
        return str(self.evaluate("document.body.innerText"))

    def picture(self, path: Path, whole: bool = False) -> None:
        """Writes what is seen as PNG; `whole`: the page to its end."""
        shot = self._ask(
            "Page.captureScreenshot", format="png", captureBeyondViewport=whole, **self._clip(whole)
        )
        path.write_bytes(base64.b64decode(shot["data"]))

    def _clip(self, whole: bool) -> dict[str, Any]:
        if not whole:
            return {}
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {**size, "scale": 1}}

    def _frame(self) -> str:
        return str(self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"])

    def _ask(self, method: str, **about: Any) -> dict[str, Any]:
        return self._browser.ask(method, self._session, **about)
