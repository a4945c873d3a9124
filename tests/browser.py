"""A headless Chromium for tests, spoken to over a pipe in its DevTools protocol; no port is opened."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    # Not even a name may be looked up; what is asked for is in the log all the same.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
SECONDS = 20.0
"""For any one answer."""

# Chromium reads at 3 and writes at 4, whatever numbers the pipes have here.
_LAUNCH = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
for number, pipe in zip((3, 4), pipes): os.dup2(pipe, number)
os.execvp(sys.argv[3], sys.argv[3:])
"""


class NoBrowserError(Exception):
    """There is no browser that can be used here; the text says why."""


def found() -> str:
    """The path of a browser; raises NoBrowserError."""
    if sys.platform == "win32":
        raise NoBrowserError("pipes to a browser are opened in the manner of POSIX")
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise NoBrowserError(f"none of {', '.join(NAMES)} is on the PATH")


class Browser:
    """One page of a browser of its own, with a new profile in `folder` and a log of its requests beside it."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "net.json"
        read, away = os.pipe()
        back, write = os.pipe()
        command = [found(), *FLAGS, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={self.log}", "about:blank"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, str(read), str(write), *command],
            pass_fds=(read, write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read)
        os.close(write)
        self.away, self.back = away, back
        self.buffer = b""
        self.number = 0
        self.session = ""
        self.events: list[dict[str, Any]] = []
        try:
            pages = [each for each in self.call("Target.getTargets")["targetInfos"] if each["type"] == "page"]
            attached = self.call("Target.attachToTarget", targetId=pages[0]["targetId"], flatten=True)
        except (EOFError, OSError, TimeoutError, LookupError) as error:
            self.close()
            raise NoBrowserError(f"{command[0]} does not start: {error!r}") from None
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> Any:
        """Asks for something and waits for the answer; what else is told meanwhile goes to `events`."""
        self.number += 1
        said = {"id": self.number, "method": method, "params": params}
        os.write(self.away, json.dumps(said | ({"sessionId": self.session} if self.session else {})).encode() + b"\0")
        while True:
            heard = self._read()
            if heard.get("id") == self.number:
                assert "error" not in heard, (method, heard["error"])
                return heard["result"]
            self.events.append(heard)

    def _read(self) -> dict[str, Any]:
        until = time.monotonic() + SECONDS
        while b"\0" not in self.buffer:
            if not select.select([self.back], [], [], max(0.0, until - time.monotonic()))[0]:
                raise TimeoutError(f"no answer within {SECONDS} s")
            if not (more := os.read(self.back, 1 << 20)):
                raise EOFError("the browser has gone")
            self.buffer += more
        one, _, self.buffer = self.buffer.partition(b"\0")
        heard: dict[str, Any] = json.loads(one)
        return heard

    def open(self, path: Path) -> None:
        """Opens a file and waits until it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """A key goes down and up."""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def click(self, selector: str) -> None:
        """A click into the middle of the first line of the first element that a selector finds."""
        self.run(f"document.querySelector({selector!r}).scrollIntoView({{block: 'center'}})")
        x, y = self.run(
            f"(box => [box.x + box.width / 2, box.y + box.height / 2])"
            f"(document.querySelector({selector!r}).getClientRects()[0])"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def resize(self, width: int, height: int) -> None:
        """The size of the window in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def print(self) -> bytes:
        """The page as PDF, as it would be printed."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def requested(self) -> list[str]:
        """The addresses that the page asked for since it was opened."""
        told = [event for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in told]

    def close(self) -> None:
        """Ends the browser, so that its log is whole."""
        with suppress(OSError, EOFError, TimeoutError):
            self.session = ""
            self.call("Browser.close")
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(SECONDS)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.away)
        os.close(self.back)

    def logged(self) -> list[tuple[str, str]]:
        """Initiator and address of every request that the closed browser's network logged, those of the browser
        itself too."""
        log = json.loads(self.log.read_text("utf-8"))
        start = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
        began = [event.get("params", {}) for event in log["events"] if event["type"] == start]
        return [(str(each.get("initiator", "")), each["url"]) for each in began if "url" in each]
