"""A headless Chromium, driven through its debugging socket."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import time
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


class Browser:
    """One tab of a headless Chromium, driven through its debugging socket."""

    def __init__(self, socket):
        self.socket, self.number, self.session, self.events = socket, 0, None, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        """Call a method and return its result; events that come before it are kept."""
        self.number += 1
        session = {"sessionId": self.session} if self.session else {}
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters, **session}))
        while (message := json.loads(self.socket.recv())).get("id") != self.number:
            self.events.append(message)
        assert "error" not in message, message
        return message["result"]

    def go(self, address, width=1000, height=900):
        """Open an address in a window of this size and wait until it has loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(json.loads(self.socket.recv()))

    def until(self, expression, seconds=180.0):
        """Wait until an expression is true on the page, and return what it is."""
        end = time.monotonic() + seconds
        while not (value := self.value(expression)):
            assert time.monotonic() < end, f"not within {seconds} seconds: {expression}"
            time.sleep(0.1)
        return value

    def press(self, key, code, number, modifiers=0):
        """Press and release a key; modifiers: 2 for Ctrl, 8 for Shift."""
        for kind in ("rawKeyDown", "keyUp"):
            named = {"key": key, "code": code, "windowsVirtualKeyCode": number}
            self.call("Input.dispatchKeyEvent", type=kind, modifiers=modifiers, **named)

    def click(self, expression):
        """Bring an element into view and click into its middle, once it stands still."""
        self.still(expression)
        box = f"(() => {{ const b = {expression}.getBoundingClientRect(); return [b.x + b.width / 2, b.y + 10]; }})()"
        x, y = self.value(box)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

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
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")


@contextmanager
def opened(profile, *options):
    """Open a browser with a profile of its own; it is closed in the end."""
    program = next((found for found in map(shutil.which, BROWSERS) if found), None)
    if not program:
        pytest.skip("pages are looked at with Chromium, which is not installed: apt-get install chromium")
    with ExitStack() as stack:
        address = stack.enter_context(running(program, profile, *options))
        yield Browser(stack.enter_context(closing(websocket.create_connection(address, timeout=180))))


@contextmanager
def running(program, profile, *options):
    """Start a browser of its own and return the address of its debugging socket."""
    command = [program, *OPTIONS, *options, f"--user-data-dir={profile}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            for text in process.stderr:
                if found := re.search(r"ws://\S+", text):
                    yield found.group()
                    break
            else:
                pytest.fail("the browser ended before it could be asked anything")
        finally:
            process.terminate()
