"""The browser of these tests waits for the page asked for, clicks until it has hit, and finds a server that answers."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from grader.release.browser_packages import NETWORK

from .browser import opened
from .lite_site import usual_network

pytestmark = pytest.mark.peers
MOVES = """<!doctype html><meta charset=utf-8><title>t</title><div style="height:30px"></div><button>Step</button>
<script>
  let clicks = 0;
  const above = document.querySelector('div'), button = document.querySelector('button');
  button.onclick = () => { document.title = `clicked ${++clicks}`; };
  addEventListener('mousedown', () => { if (above.style.height === '30px') above.style.height = '300px'; }, true);
</script>"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser."""
    with opened(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def test_a_click_that_the_page_moved_away_from_is_made_again(browser, tmp_path):
    (tmp_path / "page.html").write_text(MOVES, encoding="utf-8")
    browser.show(tmp_path / "page.html")
    browser.click("document.querySelector('button')")
    assert browser.value("document.title") == "clicked 1"


def test_the_end_of_an_earlier_page_is_not_taken_for_that_of_the_page_asked_for(browser):
    """The picture of the page comes only after the browser has told of the end of another page."""
    may_come, send = threading.Event(), browser.socket.send

    def tell_of_another_page(text):
        send(text)
        if json.loads(text)["method"] == "Page.navigate":
            browser.events.append({"method": "Page.loadEventFired", "params": {}})
            threading.Timer(0.5, may_come.set).start()

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/picture":
                may_come.wait(60)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>t</title><img src=/picture>")

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server, pytest.MonkeyPatch.context() as patch:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        patch.setattr(browser.socket, "send", tell_of_another_page)
        browser.go(f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
    assert browser.value("document.readyState") == "complete"


def test_what_fails_on_the_page_is_an_error_and_is_waited_for_where_one_waits(browser, tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><title>t</title>", encoding="utf-8")
    browser.show(tmp_path / "page.html")
    with pytest.raises(AssertionError, match="TypeError"):
        browser.value("window.later.done")
    browser.value("setTimeout(() => { window.later = {done: 'yes'}; }, 300); 0")
    assert browser.until("window.later.done") == "yes"


def test_a_prompt_of_the_page_is_answered(browser, tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><title>t</title>", encoding="utf-8")
    browser.show(tmp_path / "page.html")
    browser.typed = "anna"
    assert browser.value("prompt('Your id')") == "anna"


def test_a_connection_that_stays_silent_holds_up_no_other(tmp_path):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "file.txt").write_text("here", encoding="utf-8")
    with usual_network(tmp_path / "copy", tmp_path) as (rules, _):
        port = int(rules.rpartition(":")[2])
        anybody = ssl._create_unverified_context()
        path = urlsplit(NETWORK).path + "file.txt"
        with (
            socket.create_connection(("127.0.0.1", port)),
            urlopen(f"https://127.0.0.1:{port}{path}", timeout=60, context=anybody) as answer,
        ):
            assert answer.read() == b"here"
