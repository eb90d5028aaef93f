"""A headless Chromium, driven through its debugging socket."""

from __future__ import annotations

import base64
import functools
import json
import re
import shutil
import subprocess
import threading
import time
from collections import deque
from contextlib import ExitStack, closing, contextmanager

import pytest
import websocket

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--remote-allow-origins=*")
STILL = """(part => {
    part.scrollIntoView({block: 'center'});
    const y = part.getBoundingClientRect().y, still = part.getClientRects().length && part.stoodAt === y;
    part.stoodAt = y;
    return !!still;
})"""
AIM = """((part, event) => {
    const box = part.getBoundingClientRect();
    window.hit = false;
    part.addEventListener(event, () => { window.hit = true; }, {once: true, capture: true});
    return [box.x + box.width / 2, box.y + Math.min(10, box.height / 2)];
})"""
SECONDS = 180.0  # until something that takes a moment on a quiet machine has happened on a busy one


class Browser:
    """One tab of a headless Chromium, driven through its debugging socket.

    A dialog of the page is accepted; a prompt gets `typed` as its answer.
    """

    def __init__(self, socket):
        self.socket, self.number, self.session, self.events, self.typed = socket, 0, None, [], ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Accessibility"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def call(self, method, **parameters):
        """Call a method and return its result; events that come before it are kept."""
        message = self.reply(method, parameters)
        assert "error" not in message, message
        return message["result"]

    def reply(self, method, parameters):
        """Call a method and return what the browser says to it; events that come before it are kept."""
        number = self.send(method, parameters)
        while (message := self.receive()).get("id") != number:
            if "method" in message:
                self.events.append(message)
        return message

    def send(self, method, parameters):
        """Send a call and return its number."""
        self.number += 1
        session = {"sessionId": self.session} if self.session else {}
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters, **session}))
        return self.number

    def receive(self):
        """Return the next message; a dialog is answered at once, since the page stands still before it."""
        message = json.loads(self.socket.recv())
        if message.get("method") == "Page.javascriptDialogOpening":
            self.send("Page.handleJavaScriptDialog", {"accept": True, "promptText": self.typed})
        return message

    def go(self, address, width=1000, height=900):
        """Open an address in a window of this size and wait until it, and not the page before it, has loaded.

        Where nothing can be fetched from it, it is asked for again.
        """
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        end = time.monotonic() + SECONDS
        while fault := (opened := self._navigate(address)).get("errorText"):
            assert time.monotonic() < end, f"{address}: {fault}"
            time.sleep(0.1)
        page = opened["loaderId"]
        while not any(_loaded(event, page) for event in self.events):
            self.events.append(self.receive())

    def _navigate(self, address):
        self.events.clear()
        return self.call("Page.navigate", url=address)

    def until(self, expression, seconds=SECONDS):
        """Wait until an expression is true on the page, and return what it is; what fails is not true yet."""
        end = time.monotonic() + seconds
        while not (value := self.attempt(expression)):
            assert time.monotonic() < end, f"not within {seconds} seconds: {expression}\n{self.complaints()}"
            time.sleep(0.1)
        return value

    def complaints(self):
        """Return what the browser says of the page: where it is, what could not be fetched, and what it logged."""
        where = self.attempt("`${location.href}, ${document.readyState}: ${document.body.innerText.slice(0, 300)}`")
        events = [e["params"] for e in self.events if e["method"] in ("Network.loadingFailed", "Log.entryAdded")]
        return "\n".join(map(str, [where, *events]))

    def press(self, key, code, number, modifiers=0):
        """Press and release a key; modifiers: 2 for Ctrl, 8 for Shift."""
        for kind in ("rawKeyDown", "keyUp"):
            named = {"key": key, "code": code, "windowsVirtualKeyCode": number}
            self.call("Input.dispatchKeyEvent", type=kind, modifiers=modifiers, **named)

    def click(self, expression, event="click"):
        """Bring an element into view and click into its middle; again where a page that moved was missed."""
        end = time.monotonic() + SECONDS
        while True:
            self.still(expression)
            x, y = self.until(f"{AIM}({expression}, '{event}')")
            for kind in ("mousePressed", "mouseReleased"):
                self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
            if self.attempt("window.hit") is not False:  # None: the click has led to another page
                return
            assert time.monotonic() < end, f"could not be clicked within {SECONDS} seconds: {expression}"

    def still(self, expression):
        """Bring an element into view and wait until it is drawn and stands still."""
        self.until(f"{STILL}({expression})")

    def picture(self):
        """Return what is seen, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def show(self, path, scheme="light", media="screen", width=1000):
        """Open a file with a colour scheme, on a screen or on paper, and wait until it is there."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.call("Emulation.setEmulatedMedia", media=media, features=[feature])
        self.go(path.as_uri(), width)

    def value(self, expression):
        """Return what an expression is on the page."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def attempt(self, expression):
        """Return what an expression is on the page, or None where it fails: the page may not be that far yet."""
        message = self.reply("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        return message.get("result", {}).get("result", {}).get("value")


def _loaded(event, page):
    """Tell whether an event says that a page has loaded."""
    told = event.get("params", {})
    return event.get("method") == "Page.lifecycleEvent" and (told["loaderId"], told["name"]) == (page, "load")


@contextmanager
def opened(profile, *options):
    """Open a browser with a profile of its own; it is closed in the end."""
    program = next((found for found in map(shutil.which, BROWSERS) if found), None)
    if not program:
        pytest.skip("pages are looked at with Chromium, which is not installed: apt-get install chromium")
    with ExitStack() as stack:
        address = stack.enter_context(running(program, profile, *options))
        yield Browser(stack.enter_context(closing(websocket.create_connection(address, timeout=600))))


@contextmanager
def running(program, profile, *options):
    """Start a browser of its own and return the address of its debugging socket."""
    command = [program, *OPTIONS, *options, f"--user-data-dir={profile}"]
    read_on = functools.partial(deque, maxlen=0)  # or the browser would wait when the pipe is full
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            for text in process.stderr:
                if found := re.search(r"ws://\S+", text):
                    threading.Thread(target=read_on, args=(process.stderr,), daemon=True).start()
                    yield found.group()
                    break
            else:
                pytest.fail("the browser ended before it could be asked anything")
        finally:
            process.terminate()
